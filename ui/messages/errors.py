"""What trouble of the environment says: what happened, what it means for the work, what to do.

The headline has at most three words, so that it reads from 3 m; nothing is ever blamed on the
person who reads it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from app.errors import AppError
from hardware.ports import HardwareError
from ui.messages.trouble.of_devices import OF_DEVICES
from ui.messages.trouble.of_store import OF_STORE
from ui.messages.trouble.of_work import OF_WORK
from ui.messages.trouble.texts import Trouble, sentence
from ui.messages.wording import translate

ErrorT = TypeVar("ErrorT", bound=Exception)


def for_error(error: Exception) -> Trouble:
    """Word ``error``; what is neither ``AppError`` nor ``HardwareError`` is a fault of ours."""
    if isinstance(error, AppError):
        return _texts_of(_OF_APP, error)(error)
    if isinstance(error, HardwareError):
        return _texts_of(OF_DEVICES, error)(error)
    return _own_fault()


def in_one_line(error: Exception) -> str:
    """Word ``error`` for the one line of a desk page."""
    trouble = for_error(error)
    return f"{trouble.headline}: {trouble.detail}"


def _texts_of(
    texts: Mapping[type[ErrorT], Callable[[ErrorT], Trouble]], error: ErrorT
) -> Callable[[ErrorT], Trouble]:
    return next(texts[kind] for kind in type(error).__mro__ if kind in texts)


def _own_fault() -> Trouble:
    return Trouble(
        translate("trouble", "Program fault"),
        translate("trouble", "The last step does not count. The log says what happened."),
        translate("trouble", "Call a supervisor"),
    )


def _any_app(error: AppError) -> Trouble:
    detail = translate("trouble", "The last step does not count. {detail}")
    return Trouble(
        translate("trouble", "Not done"),
        detail.format(detail=sentence(str(error))),
        translate("trouble", "Call a supervisor"),
    )


_OF_APP: Mapping[type[AppError], Callable[[AppError], Trouble]] = {
    AppError: _any_app,
    **OF_STORE,
    **OF_WORK,
}
