"""The layout of the floor by CSV: good parts go in, bad rows are named."""

from __future__ import annotations

from app.capture.reading.problems import RowFault
from app.catalogue.bins import import_bins
from app.catalogue.demo import FOLDER
from app.catalogue.floor_plan.layout import fault_of, import_layout
from app.fulfilment.routing.layout import Aisle, Basis, Direction, Point, find_problems
from app.store.books.planning.layout_book import Part
from app.store.unit_of_work import Store

HEADER = "kind,code,x_m,y_m,from_m,to_m,direction,blocked\n"


def _read(store: Store, *rows: str) -> list[tuple[int, str, RowFault]]:
    content = (HEADER + "\n".join(rows)).encode()
    report = import_layout(store, "layout.csv", content, "S-1")
    return [(problem.row, problem.column, problem.reason) for problem in report.problems]


def test_parts_of_the_layout_go_in_as_millimetres(store: Store) -> None:
    faults = _read(
        store,
        "aisle,A,1.5,,1,8.8,up,no",
        "cross-aisle,FRONT,,1.0,,,,",
        "start,CARTS,2,0,,,,",
        "drop-off,PACKING,9,0,,,,yes",
    )

    assert faults == []
    with store.reading() as uow:
        assert uow.layout.parts() == [
            Part("aisle", "A", 1500, None, 1000, 8800, "up"),
            Part("cross-aisle", "FRONT", None, 1000),
            Part("start", "CARTS", 2000, 0),
            Part("drop-off", "PACKING", 9000, 0, blocked=True),
        ]


def test_each_bad_row_is_named_and_the_good_ones_go_in(store: Store) -> None:
    faults = _read(
        store,
        "aisle,A,1.5,,1,8.8,both,no",
        "aisle,B,,,1,8.8,both,no",
        "aisle,C,3,,9,1,both,no",
        "corridor,D,3,,1,9,both,no",
        "aisle,E,3,,1,9,sideways,no",
        "cross-aisle,F,,,,,,",
        "cross-aisle,G,,1,2,,,",
        "start,H,1,,,,,",
        "aisle,A,2,,1,9,,",
    )

    assert faults == [
        (5, "kind", RowFault.NOT_ONE_OF),
        (6, "direction", RowFault.NOT_ONE_OF),
        (10, "kind", RowFault.TWICE_IN_FILE),
        (3, "x_m", RowFault.MISSING),
        (4, "to_m", RowFault.ENDS_DISAGREE),
        (7, "y_m", RowFault.MISSING),
        (8, "to_m", RowFault.MISSING),
        (9, "y_m", RowFault.MISSING),
    ]
    with store.reading() as uow:
        assert [part.code for part in uow.layout.parts()] == ["A"]


def test_the_same_file_again_changes_nothing(store: Store) -> None:
    content = (FOLDER / "layout.csv").read_bytes()

    first = import_layout(store, "layout.csv", content, "S-1")
    second = import_layout(store, "layout.csv", content, "S-1")

    assert (first.new, first.problems) == (8, [])
    assert (second.new, second.changed, second.unchanged) == (0, 0, 8)


def test_the_demo_warehouse_is_a_whole_map(store: Store) -> None:
    import_bins(store, "bins.csv", (FOLDER / "bins.csv").read_bytes(), "S-1")
    import_layout(store, "layout.csv", (FOLDER / "layout.csv").read_bytes(), "S-1")

    with store.reading() as uow:
        layout = uow.layout.layout()

    assert layout.basis is Basis.DRAWN
    assert layout.aisles[0] == Aisle("A", 1500, 1000, 8800, Direction.BOTH)
    assert (layout.start, layout.drop_off) == (Point(2500, 200), Point(9500, 200))
    assert (len(layout.bins), layout.bins[3].side) == (61, "right")
    assert find_problems(layout) == []


def test_the_lengths_that_each_kind_of_part_needs() -> None:
    assert fault_of("aisle", 1, None, 0, 5) is None
    assert fault_of("cross-aisle", None, 1, None, None) is None
    assert fault_of("aisle", 1, None, 5, 5) == ("to_m", RowFault.ENDS_DISAGREE)
    assert fault_of("drop-off", 1, None, None, None) == ("y_m", RowFault.MISSING)
