"""Tests of ui/messages/errors.py: trouble says what to do."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app import errors
from app.errors import AppError, DocumentUnreadable, JournalRefused, NotAllowed, NothingFound
from hardware.ports import DeviceGone, HardwareError
from ui.messages.errors import for_error, has_words

FACTS = {
    "path": "/data/packbench.db", "detail": "no room left", "found": "0001", "wanted": "0002",
    "order_no": "SO-10482", "constraint": "never_overpacked", "document": "orders.csv",
    "reason": "empty", "kind": "order", "value": "SO-1", "code": "SO-1", "action": "cancel",
    "station": "Pack 04", "name": "database", "url": "postgresql+psycopg://db/packbench",
}  # fmt: skip


def kinds_below(kind: type[Exception]) -> Iterator[type[Exception]]:
    for below in kind.__subclasses__():
        yield below
        yield from kinds_below(below)


def every_kind() -> list[type[Exception]]:
    roots = [AppError, HardwareError]
    found = [kind for root in roots for kind in (root, *kinds_below(root))]
    return [kind for kind in found if not kind.__module__.startswith("tests")]


def an_error(kind: type[Exception]) -> Exception:
    if issubclass(kind, AppError):
        return kind(**FACTS)
    return kind("label printer", "no reply") if issubclass(kind, HardwareError) else kind()


@pytest.mark.parametrize("kind", every_kind(), ids=lambda kind: kind.__name__)
def test_every_kind_of_trouble_has_words_of_its_own(kind: type[Exception]) -> None:
    trouble = for_error(an_error(kind))

    # what a folder keeps to itself may speak as the kind above it, but never as "some error"
    declared = kind.__module__ in {"app.errors", "hardware.ports"}
    assert has_words(kind) if declared else any(map(has_words, kind.__mro__[1:-4]))
    assert trouble.detail.endswith(".")
    assert "{" not in trouble.headline + trouble.detail + trouble.action


@pytest.mark.parametrize("kind", every_kind(), ids=lambda kind: kind.__name__)
def test_headline_and_action_read_from_three_metres(kind: type[Exception]) -> None:
    trouble = for_error(an_error(kind))

    assert 1 <= len(trouble.headline.split()) <= 3
    assert 1 <= len(trouble.action.split()) <= 4


def test_no_two_kinds_of_the_database_look_alike() -> None:
    kinds = [errors.StoreUnreachable, errors.StoreReadOnly, errors.StoreDamaged]

    assert len({for_error(an_error(kind)).headline for kind in kinds}) == len(kinds)


def test_a_kind_that_nobody_worded_yet_speaks_as_the_kind_above_it() -> None:
    class PrinterOnFire(DeviceGone):
        """A device of the future."""

    assert for_error(PrinterOnFire("printer", "fire")).headline == "Device gone"


def test_a_fault_of_the_program_is_not_dressed_up_as_trouble_outside() -> None:
    assert for_error(ZeroDivisionError("1 / 0")).headline == "Program fault"


def test_three_bad_pins_say_how_long_to_wait() -> None:
    trouble = for_error(NotAllowed(action="sign in", reason="too many bad PINs", wait_s=27))

    assert trouble.action == "Wait 27 s"


def test_a_reason_of_the_rules_is_worded_for_people() -> None:
    trouble = for_error(NotAllowed(action="cancel order", reason="owner"))

    assert "somebody else works on it" in trouble.detail


def test_a_missing_code_is_named() -> None:
    assert "order SO-1" in for_error(NothingFound(kind="order", code="SO-1")).detail


def test_an_unreadable_file_says_that_nothing_of_it_went_in() -> None:
    detail = for_error(DocumentUnreadable(document="o.csv", reason="empty", detail="")).detail

    assert detail == "o.csv: empty. Nothing of it went in."


def test_a_refused_journal_says_whether_another_machine_sent_or_scans_are_missing() -> None:
    copied = for_error(JournalRefused(station="Pack 04", reason="copied", detail="x"))
    gap = for_error(JournalRefused(station="Pack 04", reason="gap", detail="x"))

    assert "Another machine" in copied.detail
    assert "missing" in gap.detail
    assert copied.headline == gap.headline == "Journal refused"
