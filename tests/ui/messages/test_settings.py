"""Tests of ui/messages/settings.py: every field and choice has words."""

from __future__ import annotations

from enum import StrEnum

import pytest

from app.settings import PrinterKind, PrintPurpose, ScannerKind, ScannerProfile
from ui.messages.settings import choices_of, fault_words, label_of
from ui.settings.settings_content import FIELDS


@pytest.mark.parametrize(
    ("section", "name", "kinds"),
    [
        ("scanners", "kind", ScannerKind),
        ("scanners", "profile", ScannerProfile),
        ("printers", "kind", PrinterKind),
        ("printers", "purpose", PrintPurpose),
    ],
)
def test_every_kind_can_be_chosen(section: str, name: str, kinds: type[StrEnum]) -> None:
    assert [value for value, _words in choices_of(section, name)] == list(kinds)


def test_every_field_has_a_label() -> None:
    names = {name for leaf in FIELDS.values() for _section, some in leaf for name in some}

    assert all(label_of(name) != name for name in names)


def test_a_fault_without_words_of_its_own_says_itself() -> None:
    assert fault_words("value_error", {}, "Value error, write the whole path") == (
        "Write the whole path"
    )
