"""The keys F1 to F8 of a floor screen: the same key means the same thing everywhere."""

from __future__ import annotations

from collections.abc import Collection
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from app.scanning.control_card import ControlCode
from ui.widgets.frame_content import KeyHint

translate = QCoreApplication.translate


def key_label(code: ControlCode) -> str:
    """The word on a key."""
    match code:
        case ControlCode.CONFIRM:
            return translate("keys", "Confirm")
        case ControlCode.SHORT:
            return translate("keys", "Short")
        case ControlCode.EXCEPTION:
            return translate("keys", "Exception")
        case ControlCode.REPRINT:
            return translate("keys", "Reprint")
        case ControlCode.UNDO:
            return translate("keys", "Undo scan")
        case ControlCode.NEXT_CARTON:
            return translate("keys", "Next carton")
        case ControlCode.SIGN_OUT:
            return translate("keys", "Sign out")
        case ControlCode.HELP:
            return translate("keys", "Help")
        case _:
            assert_never(code)


def keys_for(
    live: Collection[ControlCode], urgent: ControlCode | None = None
) -> tuple[KeyHint, ...]:
    """All eight keys; those not in ``live`` are dim, ``urgent`` is amber."""
    return tuple(
        KeyHint(f"F{code.f_key}", key_label(code), enabled=code in live, urgent=code is urgent)
        for code in ControlCode
    )
