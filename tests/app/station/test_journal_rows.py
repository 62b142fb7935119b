"""A record survives its way into a row and back, whatever the scanner sent."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.station.journal_rows import COLUMNS, PLACES, record_of, row_of
from hardware.ports import Scan
from tests.support.journal_writer import record_of as kept_record
from tests.support.packages import line_of, packing
from tests.support.scans import scan_of

_anything = st.text(st.characters(exclude_categories=()))


@given(raw=st.binary(), text=_anything, aim=st.sampled_from([None, "]C1", "]E0"]))
def test_no_scan_changes_on_its_way_through_a_row(raw: bytes, text: str, aim: str | None) -> None:
    record = replace(kept_record(), scan=Scan("wedge", raw, text, aim, 0.25, 3))

    assert record_of(row_of(record)) == record


def test_what_a_scan_was_judged_by_comes_back_with_it() -> None:
    judged = packing(line_of("MUG", 1)).judge(scan_of("BOX"))
    record = replace(kept_record(), circumstances=judged.circumstances)

    assert judged.circumstances is not None
    assert record_of(row_of(record)).circumstances == judged.circumstances


def test_there_is_a_place_for_each_column() -> None:
    assert len(COLUMNS.split(", ")) == len(PLACES.split(", ")) == len(row_of(kept_record()))
