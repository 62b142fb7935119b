"""What trouble of the environment says: what happened, what it means for the work, what to do.

The headline has at most three words, so that it reads from 3 m; nothing is ever blamed on the
person who reads it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from app import errors
from app.errors import AppError
from hardware import ports
from hardware.ports import HardwareError
from ui.messages.desk.refusals import reason_words
from ui.messages.wording import translate

ErrorT = TypeVar("ErrorT", bound=Exception)


@dataclass(frozen=True, slots=True)
class Trouble:
    """The texts of one error.

    Attributes:
        headline: what happened, in at most three words.
        detail: what it means for the work in hand.
        action: what to do, in at most four words.
    """

    headline: str
    detail: str
    action: str


def for_error(error: Exception) -> Trouble:
    """Word ``error``; what is neither ``AppError`` nor ``HardwareError`` is a fault of ours."""
    if isinstance(error, AppError):
        return _texts_of(_APP, error)(error)
    if isinstance(error, HardwareError):
        return _texts_of(_HARDWARE, error)(error)
    return _own_fault()


def in_one_line(error: Exception) -> str:
    """Word ``error`` for the one line of a desk page."""
    trouble = for_error(error)
    return f"{trouble.headline}: {trouble.detail}"


def has_words(kind: type[Exception]) -> bool:
    """True if ``kind`` itself, not only a kind above it, has a text of its own."""
    return kind in _APP or kind in _HARDWARE


def _texts_of(
    texts: Mapping[type[ErrorT], Callable[[ErrorT], Trouble]], error: ErrorT
) -> Callable[[ErrorT], Trouble]:
    return next(texts[kind] for kind in type(error).__mro__ if kind in texts)


def _fact(error: AppError, name: str) -> str:
    return str(error.facts.get(name, "")).strip()


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
        detail.format(detail=_sentence(str(error))),
        translate("trouble", "Call a supervisor"),
    )


def _unreachable(_error: AppError) -> Trouble:
    return Trouble(
        translate("trouble", "No database"),
        translate("trouble", "Scans are kept here and saved later. New work has to wait."),
        translate("trouble", "Finish work in hand"),
    )


def _read_only(error: AppError) -> Trouble:
    detail = translate("trouble", "The database {path} cannot be written. Nothing was saved.")
    return Trouble(
        translate("trouble", "Cannot save"),
        detail.format(path=_fact(error, "path")),
        translate("trouble", "Call a supervisor"),
    )


def _damaged(error: AppError) -> Trouble:
    detail = translate("trouble", "{path} cannot be used: {detail}. Scans are kept here.")
    return Trouble(
        translate("trouble", "Database damaged"),
        detail.format(path=_fact(error, "path"), detail=_fact(error, "detail")),
        translate("trouble", "Restore the back-up"),
    )


def _behind(error: AppError) -> Trouble:
    detail = translate("trouble", "Its schema is {found}; this program needs {wanted}.")
    return Trouble(
        translate("trouble", "Database too old"),
        detail.format(found=_fact(error, "found"), wanted=_fact(error, "wanted")),
        translate("trouble", "Run database upgrade"),
    )


def _ahead(error: AppError) -> Trouble:
    detail = translate("trouble", "The database is at {found}, this program knows {wanted}.")
    return Trouble(
        translate("trouble", "Program too old"),
        detail.format(found=_fact(error, "found"), wanted=_fact(error, "wanted")),
        translate("trouble", "Update this program"),
    )


def _order_changed(error: AppError) -> Trouble:
    detail = translate("trouble", "Another station saved {order} first; nothing was saved here.")
    return Trouble(
        translate("trouble", "Order changed"),
        detail.format(order=_fact(error, "order_no")),
        translate("trouble", "Scan it again"),
    )


def _refused(error: AppError) -> Trouble:
    detail = translate("trouble", "The database refused it by its rule {rule}; nothing was saved.")
    return Trouble(
        translate("trouble", "Not saved"),
        detail.format(rule=_fact(error, "constraint")),
        translate("trouble", "Call a supervisor"),
    )


def _journal(error: AppError) -> Trouble:
    detail = translate("trouble", "The last scan does not count. {path}: {detail}.")
    return Trouble(
        translate("trouble", "Cannot keep scans"),
        detail.format(path=_fact(error, "path"), detail=_fact(error, "detail")),
        translate("trouble", "Call a supervisor"),
    )


def _journal_refused(error: AppError) -> Trouble:
    copied = translate("trouble", "Another machine has sent scans as {station}. Yours are kept.")
    gap = translate("trouble", "Scans of {station} are missing before these. They are kept.")
    said = copied if _fact(error, "reason") == "copied" else gap
    return Trouble(
        translate("trouble", "Journal refused"),
        said.format(station=_fact(error, "station")),
        translate("trouble", "Call a supervisor"),
    )


def _document(error: AppError) -> Trouble:
    detail = translate("trouble", "{document}: {reason}. {detail} Nothing of it went in.")
    return Trouble(
        translate("trouble", "File not readable"),
        detail.format(
            document=_fact(error, "document"),
            reason=_fact(error, "reason"),
            detail=_sentence(_fact(error, "detail")),
        ).replace("  ", " "),
        translate("trouble", "Choose another file"),
    )


def _bad_value(error: AppError) -> Trouble:
    detail = translate("trouble", "{kind} {value}: {reason}. Nothing was saved.")
    return Trouble(
        translate("trouble", "Not well-formed"),
        detail.format(
            kind=_fact(error, "kind"), value=_fact(error, "value"), reason=_fact(error, "reason")
        ).replace(" :", ":"),
        translate("trouble", "Correct the value"),
    )


def _not_allowed(error: AppError) -> Trouble:
    if "wait_s" in error.facts:
        wait = translate("trouble", "Wait {seconds} s")
        return Trouble(
            translate("trouble", "Too many tries"),
            translate("trouble", "Three PINs were wrong. Badges still work."),
            wait.format(seconds=_fact(error, "wait_s")),
        )
    detail = translate("trouble", "{action}: {reason}. Nothing was changed.")
    reason = reason_words(_fact(error, "reason"))
    return Trouble(
        translate("trouble", "Not allowed"),
        detail.format(action=_fact(error, "action").capitalize(), reason=reason),
        translate("trouble", "Ask a supervisor"),
    )


def _nothing(error: AppError) -> Trouble:
    what = f"{_fact(error, 'kind')} {_fact(error, 'code')}".strip()
    said = translate("trouble", "There is no {what}.").format(what=what)
    return Trouble(
        translate("trouble", "Nothing found"), said, translate("trouble", "Scan another code")
    )


def _settings(error: AppError) -> Trouble:
    detail = translate("trouble", "{path}: {detail}. The old settings stand.")
    return Trouble(
        translate("trouble", "Settings not usable"),
        detail.format(path=_fact(error, "path"), detail=_fact(error, "detail")),
        translate("trouble", "Correct the settings"),
    )


def _secret(error: AppError) -> Trouble:
    detail = translate("trouble", "Neither keyring nor file holds the password of {name}.")
    return Trouble(
        translate("trouble", "Password missing"),
        detail.format(name=_fact(error, "name")),
        translate("trouble", "Enter it anew"),
    )


def _gone(error: HardwareError) -> Trouble:
    detail = translate("trouble", "{device} is not there. It is taken back when it returns.")
    return Trouble(
        translate("trouble", "Device gone"),
        detail.format(device=error.device),
        translate("trouble", "Check its cable"),
    )


def _silent(error: HardwareError) -> Trouble:
    detail = translate("trouble", "{device} does not answer. Nothing is sent twice.")
    return Trouble(
        translate("trouble", "No answer"),
        detail.format(device=error.device),
        translate("trouble", "Check its power"),
    )


def _garbled(error: HardwareError) -> Trouble:
    detail = translate("trouble", "{device} says what it never should: {detail}.")
    return Trouble(
        translate("trouble", "Reply garbled"),
        detail.format(device=error.device, detail=error.detail),
        translate("trouble", "Check its settings"),
    )


def _any_device(error: HardwareError) -> Trouble:
    detail = f"{error.device}: {_sentence(error.detail)}"
    return Trouble(
        translate("trouble", "Device trouble"), detail, translate("trouble", "Check the device")
    )


def _sentence(text: str) -> str:
    return text if not text or text.endswith((".", "!", "?")) else f"{text}."


_APP: Mapping[type[AppError], Callable[[AppError], Trouble]] = {
    AppError: _any_app,
    errors.StoreUnreachable: _unreachable,
    errors.StoreReadOnly: _read_only,
    errors.StoreDamaged: _damaged,
    errors.SchemaBehind: _behind,
    errors.SchemaAhead: _ahead,
    errors.OrderChanged: _order_changed,
    errors.StoreRefused: _refused,
    errors.StoreDenied: _refused,
    errors.JournalUnwritable: _journal,
    errors.JournalRefused: _journal_refused,
    errors.DocumentUnreadable: _document,
    errors.BadValue: _bad_value,
    errors.NotAllowed: _not_allowed,
    errors.NothingFound: _nothing,
    errors.SettingsInvalid: _settings,
    errors.SecretMissing: _secret,
}

_HARDWARE: Mapping[type[HardwareError], Callable[[HardwareError], Trouble]] = {
    HardwareError: _any_device,
    ports.DeviceGone: _gone,
    ports.DeviceSilent: _silent,
    ports.GarbledReply: _garbled,
}
