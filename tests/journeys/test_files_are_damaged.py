"""A station whose journal is damaged, or whose disk is full: said on the screen, nothing is lost.

Source: sync.md, "Rules of the database" and step 7; issue 4, "Faults survived".
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from app.exception_queue.kinds import CaseKind
from app.reconciliation.ledger import check_ledger
from app.scanning.control_card import ControlCode, payload_of
from app.scanning.verdicts import Verdict
from app.station.journal import Journal
from app.store.schema.cases import Case
from app.store.unit_of_work import Store
from tests.support.journals import newest_of
from tests.support.packing_desk import PackingDesk
from tests.support.warehouse import SUPERVISOR, gtin_of
from ui.theme.theme import Theme
from ui.widgets.floor.scan_banner import ScanBanner


@pytest.fixture
def desk(store: Store, tmp_path: Path, theme: Theme) -> Iterator[PackingDesk]:
    desk = PackingDesk(store, tmp_path / "journal", theme)
    yield desk
    desk.person.leave()


def test_a_damaged_journal_is_put_aside_told_and_a_case(desk: PackingDesk, tmp_path: Path) -> None:
    desk.open()
    desk.item("MUG")
    desk.person.settle()
    desk.person.leave()
    (journal,) = (tmp_path / "journal").glob("*.journal")
    journal.write_bytes(b"\xa5" * journal.stat().st_size)

    desk.come_back()
    assert "journal was damaged" in desk.door.answer
    with desk.store.reading() as uow:
        cases = uow.session.scalars(select(Case).filter_by(kind=CaseKind.REPORTED)).all()
    asides = [Path(str(case.facts.get("aside"))) for case in cases if "damaged" in case.facts]
    assert [aside.read_bytes()[:1] for aside in asides] == [b"\xa5"]
    assert len(cases) == 2  # the file, and the packing that it had in hand

    desk.sign_in(SUPERVISOR)
    desk.sign_out()
    assert desk.door.answer == ""
    assert check_ledger(desk.store).agrees


def test_a_scan_that_a_full_disk_cannot_keep_is_refused_and_counts_once_later(
    desk: PackingDesk,
) -> None:
    desk.open()
    works = desk.person.workplace.works
    works.on_journal.call(lambda: _leave_no_room(works.journal))

    shown = _scan_until_refused(desk)
    assert desk.at.units_packed == shown % 2

    works.on_journal.call(lambda: _make_room(works.journal))
    assert desk.person.scan(_next(desk, shown)) is Verdict.ACCEPTED
    assert desk.at.units_packed == (shown + 1) % 2
    desk.person.settle()
    assert len(works.on_journal.call(lambda: newest_of(works.journal, 500))) == (
        len(desk.person.verdicts)
    )


def _scan_until_refused(desk: PackingDesk) -> int:
    """Scan a mug in and take it back, until the banner refuses; how many scans were answered."""
    verdicts = desk.person.verdicts
    before = len(verdicts)
    while True:
        seen = len(verdicts)
        desk.person.scanner.push(_next(desk, seen - before))
        desk.person.wait(lambda n=seen: len(verdicts) > n or _is_refused(desk), "an answer")  # type: ignore[misc]  # the loop's own number
        if _is_refused(desk):
            return len(verdicts) - before


def _next(desk: PackingDesk, shown: int) -> str:
    undo = payload_of(ControlCode.UNDO)
    return undo if shown % 2 else gtin_of(desk.warehouse.product_ids["MUG"])


def _is_refused(desk: PackingDesk) -> bool:
    banners = desk.person.workplace.window.findChildren(ScanBanner)
    return any("Cannot keep scans" in str(banner.content) for banner in banners)


def _leave_no_room(journal: Journal) -> None:
    pages = journal._db.execute("PRAGMA page_count").fetchone()[0]
    journal._db.execute(f"PRAGMA max_page_count = {pages}")


def _make_room(journal: Journal) -> None:
    journal._db.execute("PRAGMA max_page_count = 100000")
