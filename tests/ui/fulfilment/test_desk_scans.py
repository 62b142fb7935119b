"""Tests of ui/fulfilment/desk_scans.py: one verdict per scan, kept before it acts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.errors import JournalUnwritable, NotAllowed
from app.fulfilment.events import Navigated, Refused
from app.scanning.control_card import ControlCode
from app.scanning.meaning import Meaning, ToteScanned
from app.scanning.resolver import CodeKind
from app.scanning.verdicts import Verdict
from tests.support.desk_kit import OKAFOR, Told, kit_of
from tests.support.runners import AtOnce
from tests.support.scans import scan_of
from ui.fulfilment.desk_scans import Decision, DeskPage, DeskScans, Heard, live_keys
from ui.shell.screen import ScreenName
from ui.widgets.content import Tone


class Page:
    """A page on which totes do something."""

    def __init__(self) -> None:
        self.told, self.shown, self.order = Told(), list[Heard](), list[str]()
        self.failures: list[Exception] = []
        self.scans = DeskScans(
            kit_of(self.told),
            ScreenName.HOME,
            (CodeKind.TOTE,),
            self.decide,
            self.show,
            self.failures.append,
        )

    def decide(self, meaning: Meaning) -> Decision:
        if isinstance(meaning, ToteScanned):
            return Decision(Verdict.ACCEPTED, to="pack", act=lambda: self.order.append("acted"))
        return Decision(Verdict.WRONG_STATE)

    def show(self, heard: Heard) -> None:
        self.order.append(f"shown {len(self.told.kept)}")
        self.shown.append(heard)


def test_a_scan_is_kept_then_shown_then_acted_upon() -> None:
    page = Page()

    page.scans.scanned(scan_of("T-118"))

    assert page.order == ["shown 1", "acted"]
    assert page.told.kept[0].event == Navigated(to="pack")


def test_a_known_code_at_the_wrong_moment_is_told_from_an_unknown_one() -> None:
    page = Page()

    page.scans.scanned(scan_of("A-14-03"))
    page.scans.scanned(scan_of("nobody knows this"))

    verdicts = [heard.decision.verdict for heard in page.shown]
    assert verdicts == [Verdict.WRONG_STATE, Verdict.UNKNOWN_CODE]
    assert "nobody knows this" in page.shown[1].text
    event = page.told.kept[1].event
    assert event == Refused(verdict=Verdict.UNKNOWN_CODE, scanned="nobody knows this")


def test_the_badge_of_who_is_signed_in_stands_in_the_record() -> None:
    page = Page()
    page.scans.badge = "B-100"

    page.scans.scanned(scan_of("T-118"))

    assert page.told.kept[0].badge == "B-100"


def test_what_cannot_be_kept_is_neither_shown_nor_done() -> None:
    page = Page()
    page.told.journal_fails = JournalUnwritable(path="journal", detail="disk is full")

    page.scans.scanned(scan_of("T-118"))

    assert page.order == []
    assert page.failures == [page.told.journal_fails]
    assert page.told.sounds == ["stop"]


def test_a_page_with_tiles_shows_only_the_keys_that_mean_something() -> None:
    keys = live_keys({ControlCode.HELP, ControlCode.SIGN_OUT})

    assert [key.key for key in keys] == ["F7", "F8"]


class Line:
    """A desk page's one line for answers."""

    def __init__(self) -> None:
        self.answers: list[tuple[str, Tone]] = []

    def show_answer(self, text: str, tone: Tone) -> None:
        self.answers.append((text, tone))


def _page(told: Told, line: Line) -> DeskPage:
    return DeskPage(
        line,
        kit_of(told),
        AtOnce(),
        ScreenName.STOCK,
        (),
        lambda _meaning: Decision(Verdict.WRONG_STATE),
    )


def _fails(error: Exception) -> Callable[[], str]:
    def job() -> str:
        raise error

    return job


def test_a_desk_page_reads_only_while_it_is_in_front() -> None:
    page, read = _page(Told(), Line()), list[str]()

    page.read(lambda: "before", read.append)
    page.enter(OKAFOR)
    page.read(lambda: "in front", read.append)
    page.leave()
    page.read(lambda: "after", read.append)

    assert read == ["in front"]
    assert page.person == OKAFOR


def test_trouble_of_a_desk_page_is_heard_and_said_in_its_line() -> None:
    told, line = Told(), Line()

    _page(told, line).run(_fails(NotAllowed(action="release", reason="supervisor")), print)

    assert told.sounds == ["attention"]
    assert [tone for _text, tone in line.answers] == [Tone.ATTENTION]


def test_a_fault_of_ours_at_a_desk_page_is_never_said_as_trouble() -> None:
    line = Line()

    with pytest.raises(ZeroDivisionError):
        _page(Told(), line).run(_fails(ZeroDivisionError()), print)

    assert line.answers == []
