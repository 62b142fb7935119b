"""Bins: coordinates in millimetres, and the natural walk."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.capture.reading.problems import RowFault
from app.catalogue.bins import import_bins, natural_order
from app.store.unit_of_work import Store

FILE = b"bin,zone,aisle,bay,level,x_m,y_m\nA-10,north,A,10,1,3.25,2\nA-2,north,A,2,1,,\n"


def test_the_walk_counts_as_people_count(store: Store) -> None:
    import_bins(store, "bins.csv", FILE, "C-1")
    import_bins(store, "more.csv", b"bin,zone\nA-9,north\nB-1,south\n", "C-1")

    with store.reading() as uow:
        walk = uow.catalogue.walk_orders()
        bins = uow.catalogue.directory().bins
    assert sorted(walk, key=walk.__getitem__) == ["A-2", "A-9", "A-10", "B-1"]
    assert bins == {"A-2": "north", "A-9": "north", "A-10": "north", "B-1": "south"}


def test_the_same_map_twice_changes_nothing(store: Store) -> None:
    assert import_bins(store, "bins.csv", FILE, "C-1").new == 2
    again = import_bins(store, "bins.csv", FILE, "C-1")
    assert (again.new, again.changed, again.unchanged) == (0, 0, 2)


def test_a_bin_with_one_coordinate_stays_out(store: Store) -> None:
    report = import_bins(store, "bins.csv", b"bin,x_m,y_m\nA-1,1.5,\nA-2,,\n", "C-1")

    assert [(p.row, p.column, p.reason) for p in report.problems] == [
        (2, "y_m", RowFault.ONE_COORDINATE)
    ]
    assert report.new == 1


def test_a_bin_code_that_reads_as_a_control_code_stays_out(store: Store) -> None:
    report = import_bins(store, "bins.csv", b"bin\nxjkx-1\nA-1\n", "C-1")

    assert [p.reason for p in report.problems] == [RowFault.RESERVED_PREFIX]


@given(st.sets(st.text(alphabet="AB-019", min_size=1, max_size=8), max_size=8))
def test_no_two_bins_share_a_place_in_the_walk(codes: set[str]) -> None:
    assert len({natural_order(code) for code in codes}) == len(codes)


def test_a_second_bay_comes_before_a_tenth() -> None:
    assert natural_order("A-2") < natural_order("A-10")
