"""A rehearsal ends well only if everything is as it must be; each fault is made once here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from sqlalchemy import update

from app.fulfilment.shipping.parcel.paperwork import PaperKind
from app.gateways.mail.letter import Letter, MailOutcome, MailResult
from app.store.schema.shipping import Document
from app.store.schema.stock import Stock
from app.store.unit_of_work import Store
from hardware.ports import PrinterStatus, PrintOutcome, PrintResult
from hardware.simulated import SimulatedPrinter
from tests.support.workplaces import printers_in_memory
from tests.ui.rehearsal.stages_for_tests import DEMO_FILES, SHOP, stage_on
from ui.rehearsal import floor
from ui.rehearsal.rehearsal import rehearse
from ui.rehearsal.robot import Hand, RehearsalFailed
from ui.theme.theme import Theme


@pytest.fixture
def shop(sqlite_url: str) -> Iterator[Store]:
    """An empty database."""
    store = Store.open(sqlite_url)
    yield store
    store.close()


def test_two_orders_go_from_the_file_to_the_van_without_a_fault(
    shop: Store, tmp_path: Path, theme: Theme
) -> None:
    report = rehearse(stage_on(shop, tmp_path, theme), DEMO_FILES, tmp_path / "out", 2)

    assert report.faults == []
    assert (report.orders.shipped, report.orders.picked) == (2, 2)
    assert len(report.played.labels) == 2
    with shop.reading() as uow:
        closed = [uow.shipments.manifests.find(no) for no in report.played.manifests]
    assert sum(one.parcels for one in closed if one) == 2
    assert report.documents == len(list((tmp_path / "out").iterdir())) > 0
    told = len(list((tmp_path / "mail").iterdir()))  # of the dispatch, or that they must wait
    assert told == report.orders.shipped + report.orders.backordered


def test_stock_that_differs_from_the_ledger_is_a_fault(
    shop: Store, tmp_path: Path, theme: Theme
) -> None:
    def tamper() -> None:
        change = update(Stock).where(Stock.held == 0).values(on_hand=Stock.on_hand + 1)
        shop.run(lambda uow: uow.session.execute(change))

    stage = stage_on(shop, tmp_path, theme, before=tamper)
    report = rehearse(stage, DEMO_FILES, tmp_path / "out", 1)

    assert not report.ledger.agrees
    assert report.as_json()["ledger_agrees"] is False
    assert any(fault.startswith("the ledger does not agree: stock") for fault in report.faults)


def test_a_wrong_scan_that_is_accepted_is_a_fault(
    shop: Store, tmp_path: Path, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    # given a robot whose "wrong" item is a right one, which the station must accept
    monkeypatch.setattr(floor.Codes, "other_item", lambda self, ids: self.item(min(ids)))

    report = rehearse(stage_on(shop, tmp_path, theme), DEMO_FILES, tmp_path / "out", 6)

    assert any(fault.startswith("wrong scan accepted: ") for fault in report.faults)


def test_a_document_that_cannot_be_read_is_a_fault(
    shop: Store, tmp_path: Path, theme: Theme
) -> None:
    class SpoilsPapers:
        """A mailer in whose time somebody spoils the papers."""

        sender = SHOP

        def send(self, letter: Letter) -> MailResult:
            del letter
            spoilt = update(Document).values(content=b"%PDF-1.4 spoilt")
            shop.run(lambda uow: uow.session.execute(spoilt))
            return MailResult(MailOutcome.SENT)

    stage = stage_on(shop, tmp_path, theme, mailer=SpoilsPapers())
    report = rehearse(stage, DEMO_FILES, tmp_path / "out", 1)

    assert any(fault.startswith("a document cannot be read: ") for fault in report.faults)


def test_a_printer_that_never_answers_ends_the_rehearsal_with_the_order_named(
    shop: Store, tmp_path: Path, theme: Theme
) -> None:
    dead = SimulatedPrinter("labels", "pdf")
    dead.condition = PrinterStatus()
    printers = {**printers_in_memory(), PaperKind.LABEL: dead}

    stage = stage_on(shop, tmp_path, theme, printers=printers)
    report = rehearse(stage, DEMO_FILES, tmp_path / "out", 1)

    assert len(report.faults) == 1
    assert re.fullmatch(r"the label of SO-\d+ is not on paper: labels: .+", report.faults[0])
    assert report.orders.shipped == 0


def test_a_manifest_that_is_not_on_paper_is_a_fault(
    shop: Store, tmp_path: Path, theme: Theme
) -> None:
    class OutOfPaper(SimulatedPrinter):
        """Prints slips, and then no manifest."""

        def send(self, job_name: str, data: bytes) -> PrintResult:
            if job_name.startswith("manifest"):
                return PrintResult(PrintOutcome.FAILED, "paper out")
            return super().send(job_name, data)

    printers = {**printers_in_memory(), PaperKind.SLIP: OutOfPaper("slips", "pdf")}
    stage = stage_on(shop, tmp_path, theme, printers=printers)
    report = rehearse(stage, DEMO_FILES, tmp_path / "out", 1)

    assert report.faults == ["manifest M-00001 is not on paper: slips: paper out"]
    assert report.played.manifests == []


def test_a_handover_that_cannot_be_closed_is_a_fault(
    shop: Store, tmp_path: Path, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    # given a loader who carries nothing, and says that the van is full
    monkeypatch.setattr(floor, "load_parcels", lambda _robot, _labels: {"LANE-RG"})

    report = rehearse(stage_on(shop, tmp_path, theme), DEMO_FILES, tmp_path / "out", 1)

    (fault,) = report.faults
    assert fault.startswith("the handover of LANE-RG is not closed: ")


@pytest.mark.parametrize("scans", [5, 9, 12])
def test_a_torn_rehearsal_is_finished_by_the_next_one(
    shop: Store, tmp_path: Path, theme: Theme, scans: int
) -> None:
    @dataclass
    class TiredHand:
        hand: Hand
        left: int

        def send(self, text: str) -> None:
            self.left -= 1
            if self.left < 0:
                raise RehearsalFailed("the hand is tired")
            self.hand.send(text)

    stage = stage_on(shop, tmp_path, theme)
    torn = replace(stage, hand=TiredHand(stage.hand, scans))
    assert rehearse(torn, DEMO_FILES, tmp_path / "out", 1).faults == ["the hand is tired"]

    report = rehearse(stage_on(shop, tmp_path, theme), DEMO_FILES, tmp_path / "out", 1)

    assert report.faults == []
    assert report.orders.shipped >= 1
    assert report.ledger.agrees
