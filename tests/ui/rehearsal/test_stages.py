"""The stages before the floor: files in, orders checked, twice without harm."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import DocumentUnreadable
from app.insight.order_figures import order_figures
from app.settings import PrinterKind, PrintPurpose, ScannerKind, Settings
from app.station.sign_in import hash_pin
from app.store.unit_of_work import Store
from tests.ui.rehearsal.stages_for_tests import DEMO_FILES
from ui.rehearsal.stages import Files, Played, capture, station_of


def test_files_go_in_and_what_passes_is_allocated(store: Store) -> None:
    played = capture(store, DEMO_FILES, hash_pin)

    figures = order_figures(store)
    assert played.receipt is not None
    assert (played.receipt.read, played.receipt.new) == (18, 18)
    assert (figures.staged, figures.allocated, figures.backordered) == (14, 13, 1)
    assert list(played.seconds) == ["import", "receive", "stage", "allocate"]


def test_a_second_time_changes_nothing(store: Store) -> None:
    capture(store, DEMO_FILES, hash_pin)
    before = order_figures(store)

    played = capture(store, DEMO_FILES, hash_pin)

    assert order_figures(store) == before
    assert played.receipt is not None
    assert (played.receipt.new, played.receipt.unchanged) == (0, 18)


def test_a_file_that_is_not_there_is_named_before_any_other_is_imported(
    store: Store, tmp_path: Path
) -> None:
    missing = Files(DEMO_FILES.products, DEMO_FILES.bins, DEMO_FILES.stock, tmp_path / "none.csv")

    with pytest.raises(DocumentUnreadable, match=r"none\.csv"):
        capture(store, missing, hash_pin)

    with store.reading() as uow:
        assert not uow.catalogue.directory().bins


def test_a_stage_that_comes_again_adds_up() -> None:
    played = Played()

    for _round in range(2):
        with played.stage("pick"):
            pass

    assert list(played.seconds) == ["pick"]
    assert played.seconds["pick"] >= 0


def test_the_station_of_a_rehearsal_has_a_serial_scanner_and_a_label_printer(
    tmp_path: Path,
) -> None:
    station = station_of(Settings(), "/dev/ttyS9", 9101, tmp_path)

    label = next(one for one in station.printers if one.purpose is PrintPurpose.LABEL)
    assert label is not None
    assert (label.kind, label.port) == (PrinterKind.ZEBRA_TCP, 9101)
    assert [scanner.kind for scanner in station.scanners] == [ScannerKind.SERIAL]
    assert station.folders.journal == tmp_path / "journal"
