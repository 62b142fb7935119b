"""Carton types and totes."""

from __future__ import annotations

import pytest

from app.capture.reading.problems import RowFault
from app.catalogue.equipment import import_carton_types, import_totes
from app.store.unit_of_work import Store

HEADER = b"code,name,length_mm,width_mm,height_mm,tare_grams,max_grams\n"
SMALL = b"BOX-S,Shoe box,310,220,130,160,6000\n"
LARGE = b"BOX-L,Large box,500,400,300,560,20000\n"


def test_carton_types_come_the_smallest_first(store: Store) -> None:
    report = import_carton_types(store, "cartons.csv", HEADER + LARGE + SMALL, "C-1")

    with store.reading() as uow:
        cartons = uow.catalogue.carton_types()
        assert uow.catalogue.directory().cartons["BOX-L"].tare_grams == 560
    assert report.new == 2
    assert [carton.code for carton in cartons] == ["BOX-S", "BOX-L"]


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        (SMALL.replace(b"130", b"0"), "height_mm", RowFault.OUT_OF_RANGE),
        (SMALL.replace(b"6000", b"160"), "max_grams", RowFault.WEIGHTS_DISAGREE),
        (SMALL.replace(b"310", b""), "length_mm", RowFault.MISSING),
    ],
)
def test_a_carton_that_cannot_be_stays_out(
    store: Store, row: bytes, column: str, reason: RowFault
) -> None:
    report = import_carton_types(store, "cartons.csv", HEADER + LARGE + row, "C-1")

    assert [(p.row, p.column, p.reason) for p in report.problems] == [(3, column, reason)]
    assert report.new == 1


def test_a_tote_is_entered_once(store: Store) -> None:
    assert import_totes(store, "totes.csv", b"tote\nT-1\nT-2\n", "C-1").new == 2
    again = import_totes(store, "totes.csv", b"tote\nT-2\nT-3\n", "C-1")

    assert (again.new, again.unchanged) == (1, 1)
    with store.reading() as uow:
        assert uow.catalogue.directory().totes == {"T-1", "T-2", "T-3"}
