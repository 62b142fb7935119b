"""The stock desk: a list, the ledger of what is stood on, a file, a scan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from app.errors import StoreUnreachable
from app.store.books.shelves.stock_lists import StockFilter, StockQuery, StockSort
from tests.support.desk_kit import NOVAK, OKAFOR, Told, kit_of
from tests.support.packages import CONFIRM, NEXT_CARTON, UNDO
from tests.support.runners import AtOnce
from tests.support.scans import scan_of
from tests.support.stock_states import SHELVES, use_cases
from ui.stock.desk.stock_desk_display import StockRead
from ui.stock.desk.stock_desk_presenter import StockDeskPresenter
from ui.widgets.content import Tone
from ui.widgets.desk_content import (
    ActionContent,
    ChipContent,
    DetailContent,
    FigureContent,
    QueueRowContent,
)


@dataclass
class Page:
    """Keeps ``StockDeskDisplay``; remembers what is shown."""

    rows: Sequence[QueueRowContent] = ()
    detail: DetailContent = field(default_factory=lambda: DetailContent(""))
    searched: str = ""
    chip: str = ""
    answers: list[tuple[str, Tone]] = field(default_factory=list)

    def show_figures(self, figures: tuple[FigureContent, ...]) -> None:
        assert len(figures) == 2

    def show_chips(self, chips: tuple[ChipContent, ...], current: str) -> None:
        assert current in {chip.key for chip in chips}
        self.chip = current

    def show_rows(self, rows: Sequence[QueueRowContent], current: str) -> None:
        assert current in {"", *(row.key for row in rows)}
        self.rows = rows

    def show_detail(self, detail: DetailContent, actions: tuple[ActionContent, ...]) -> None:
        assert actions
        self.detail = detail

    def show_search(self, text: str) -> None:
        self.searched = text

    def show_answer(self, text: str, tone: Tone) -> None:
        self.answers.append((text, tone))


@dataclass
class Desk:
    """The presenter with everything it asks and shows."""

    page: Page = field(default_factory=Page)
    asked: list[StockQuery] = field(default_factory=list)
    counts: list[str] = field(default_factory=list)
    rows: Sequence[object] = SHELVES
    fails: Exception | None = None

    def __post_init__(self) -> None:
        use = replace(
            use_cases(),
            read=self._read,
            ask_count=lambda bin_code, _person: self.counts.append(bin_code),
            export=lambda _query: Path("stock.csv"),
        )
        self.presenter = StockDeskPresenter(self.page, kit_of(Told()), AtOnce(), use)
        self.presenter.enter(NOVAK, "")

    def _read(self, query: StockQuery) -> StockRead:
        self.asked.append(query)
        if self.fails is not None:
            raise self.fails
        return StockRead(SHELVES if self.rows else (), {}, 2, 3)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_the_first_shelf_is_stood_on_with_its_ledger(desk: Desk) -> None:
    assert len(desk.page.rows) == 5
    assert desk.page.detail.code == "A-14-03  BTL-750-PTB"
    assert desk.page.detail.events


def test_search_filter_and_sort_ask_for_another_list(desk: Desk) -> None:
    desk.presenter.search(" mug ")
    desk.presenter.choose("suspect")
    desk.presenter.sort("free")

    assert desk.asked[-1] == StockQuery(StockFilter.SUSPECT, "mug", StockSort.FREE)
    assert desk.page.chip == "suspect"


def test_a_scanned_bin_is_searched_for(desk: Desk) -> None:
    desk.presenter.scanned(scan_of("A-14-03"))

    assert desk.page.searched == "A-14-03"
    assert desk.asked[-1] == StockQuery(search="A-14-03")


def test_another_shelf_shows_its_own_ledger(desk: Desk) -> None:
    desk.presenter.stand_on("4")

    assert (desk.page.detail.title, desk.page.detail.where) == ("Tea towel, linen", "L2407")


def test_the_list_is_written_as_a_file(desk: Desk) -> None:
    desk.presenter.export()

    assert desk.page.answers[-1] == ("Written to stock.csv", Tone.OK)


def test_a_count_is_asked_for_the_bin_that_is_stood_on(desk: Desk) -> None:
    desk.presenter.ask_count(desk.presenter.bin_stood_on)

    assert desk.counts == ["A-14-03"]


def test_an_empty_list_says_so(desk: Desk) -> None:
    desk.rows = ()
    desk.presenter.refresh()

    assert desk.page.detail.title == "Nothing is listed"
    assert desk.presenter.bin_stood_on == ""


def test_a_database_that_does_not_answer_is_said(desk: Desk) -> None:
    desk.fails = StoreUnreachable(url="db", detail="no route")
    desk.presenter.refresh()

    assert desk.page.answers[-1][1] is Tone.ATTENTION


def test_a_page_that_is_not_in_front_reads_nothing(desk: Desk) -> None:
    desk.presenter.leave()
    before = len(desk.asked)
    desk.presenter.refresh()

    assert len(desk.asked) == before


def test_a_whole_lot_goes_into_quarantine_on_a_supervisors_badge(desk: Desk) -> None:
    desk.presenter.stand_on("4")  # towels of lot L2407

    for code in (NEXT_CARTON, OKAFOR.badge, NOVAK.badge):
        desk.presenter.scanned(scan_of(code))

    said = [text for text, _tone in desk.page.answers if text]
    assert said[-3:] == [
        "M. Okafor may not do this",
        "L2407 …",
        "L2407 is in quarantine: 1 orders gave it up, 1 totes and cartons hold it",
    ]


def test_a_lot_that_was_asked_about_is_left_as_it_is(desk: Desk) -> None:
    desk.presenter.stand_on("4")

    for code in (NEXT_CARTON, CONFIRM, UNDO):
        desk.presenter.scanned(scan_of(code))

    assert [text for text, _tone in desk.page.answers][-1] == "Not done"


def test_a_shelf_without_lots_has_no_such_key(desk: Desk) -> None:
    desk.presenter.scanned(scan_of(NEXT_CARTON))

    assert desk.page.answers[-1][1] is Tone.ATTENTION
