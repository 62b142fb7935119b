"""What all imports have in common: chunks, progress, stopping without harm."""

from __future__ import annotations

from app.capture.reading.cells import RowModel, WantedCode
from app.catalogue.importing import Import
from app.catalogue.products import import_products
from app.store.unit_of_work import Store

ROWS = "".join(f"SKU-{n},Thing {n}\n" for n in range(2500))
FILE = f"sku,name\n{ROWS}".encode()


def test_progress_is_told_and_ends_at_the_last_row(store: Store) -> None:
    told: list[tuple[int, int]] = []

    def tell(done: int, total: int) -> bool:
        told.append((done, total))
        return True

    report = import_products(store, "a.csv", FILE, "C-1", tell)

    assert told == [(1000, 2500), (2000, 2500), (2500, 2500)]
    assert not report.cancelled


def test_a_stopped_import_keeps_whole_chunks_and_goes_on_another_time(store: Store) -> None:
    stopped = import_products(store, "a.csv", FILE, "C-1", lambda _done, _total: False)
    assert (stopped.cancelled, stopped.new) == (True, 1000)

    rest = import_products(store, "a.csv", FILE, "C-1")
    assert (rest.cancelled, rest.new, rest.unchanged) == (False, 1500, 1000)


def test_the_same_bad_file_twice_opens_its_cases_once(store: Store) -> None:
    bad = b"sku,name\nMUG,White mug\nXJKX1,Control\n"

    import_products(store, "a.csv", bad, "C-1")
    import_products(store, "a.csv", bad, "C-1")

    with store.reading() as uow:
        assert len(uow.cases.page()) == 1


def test_rows_are_counted_good_or_not(store: Store) -> None:
    class Thing(RowModel):
        sku: WantedCode

    job = Import(store, "things", "a.csv", b"sku\nA\nB\nA\n", None)

    _table, rows = job.read(Thing, ["sku"], lambda said: said.sku)

    assert [said.sku for _row, said in rows] == ["A", "B"]
    assert (job.report.read, job.report.bad_rows) == (3, 1)
