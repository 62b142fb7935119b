"""What the database and the journal say: where the scans are meanwhile."""

from __future__ import annotations

from app.errors import (
    JournalRefused,
    StoreDamaged,
    StoreDenied,
    StoreReadOnly,
    StoreRefused,
    StoreUnreachable,
)
from ui.messages.errors import for_error


def test_no_two_kinds_of_the_database_look_alike() -> None:
    kinds = [
        StoreUnreachable(url="u", detail="d"),
        StoreReadOnly(path="p"),
        StoreDamaged(path="p", detail="d"),
    ]

    assert len({for_error(kind).headline for kind in kinds}) == len(kinds)


def test_a_station_without_the_right_reads_that_and_no_rule_of_the_database() -> None:
    facts = {"constraint": "rights", "detail": "permission denied for table cases"}

    denied, refused = for_error(StoreDenied(**facts)), for_error(StoreRefused(**facts))

    assert "login" in denied.detail
    assert "rule" not in denied.detail
    assert "by its rule rights" in refused.detail


def test_a_refused_journal_says_whether_another_machine_sent_or_scans_are_missing() -> None:
    copied = for_error(JournalRefused(station="Pack 04", reason="copied", detail="x"))
    gap = for_error(JournalRefused(station="Pack 04", reason="gap", detail="x"))

    assert "Another machine" in copied.detail
    assert "missing" in gap.detail
    assert copied.headline == gap.headline == "Journal refused"
