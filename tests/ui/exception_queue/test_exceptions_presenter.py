"""Tests of ui/exception_queue/exceptions_presenter.py: a case to its end, by scanner or keys."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from app.errors import JournalUnwritable, NotAllowed, StoreUnreachable
from app.exception_queue.kinds import CaseKind, HoldReason, Resolution
from app.exception_queue.solving import SolveAnswer
from app.scanning.control_card import ControlCode, payload_of
from app.scanning.directory import Person
from app.scanning.verdicts import Verdict
from tests.support.desk_data import CASES, HISTORY, queue_of
from tests.support.desk_kit import BAKKER, NOVAK, OKAFOR, Told, kit_of
from tests.support.runners import AtOnce
from tests.support.scans import scan_of
from ui.exception_queue.exceptions_content import QueueRead
from ui.exception_queue.exceptions_display import QueueUseCases
from ui.exception_queue.exceptions_presenter import ExceptionsPresenter
from ui.widgets.content import Tone
from ui.widgets.desk_content import (
    ActionContent,
    ChipContent,
    DetailContent,
    FigureContent,
    QueueRowContent,
)


class Page:
    """Remembers what was shown."""

    def __init__(self) -> None:
        self.figures: tuple[FigureContent, ...] = ()
        self.chips: tuple[ChipContent, ...] = ()
        self.rows: Sequence[QueueRowContent] = ()
        self.current = ""
        self.detail = DetailContent("")
        self.actions: tuple[ActionContent, ...] = ()
        self.answers: list[tuple[str, Tone]] = []

    def show_figures(self, figures: tuple[FigureContent, ...]) -> None:
        self.figures = figures

    def show_chips(self, chips: tuple[ChipContent, ...], current: str) -> None:
        del current
        self.chips = chips

    def show_rows(self, rows: Sequence[QueueRowContent], current: str) -> None:
        self.rows, self.current = rows, current

    def show_detail(self, detail: DetailContent, actions: tuple[ActionContent, ...]) -> None:
        self.detail, self.actions = detail, actions

    def show_answer(self, text: str, tone: Tone) -> None:
        self.answers.append((text, tone))


class Desk:
    """The queue in front of one person; solved cases leave it."""

    def __init__(self, person: Person = NOVAK, code: str = "") -> None:
        self.told, self.page = Told(), Page()
        self.rows = CASES
        self.solved: list[tuple[int, Resolution, str, str]] = []
        self.taken: list[int] = []
        self.trouble: Exception | None = None
        self.still: frozenset[HoldReason] = frozenset()
        use = QueueUseCases(self._queue, lambda _case_id: HISTORY, self._take, self._solve)
        self.presenter = ExceptionsPresenter(self.page, kit_of(self.told), AtOnce(), use)
        self.presenter.enter(person, code)

    def _queue(self) -> QueueRead:
        if self.trouble:
            raise self.trouble
        return queue_of(self.rows)

    def _take(self, case_id: int, person: Person) -> bool:
        del person
        self.taken.append(case_id)
        return case_id != 2

    def _solve(
        self, case_id: int, resolution: Resolution, approver: Person, owner: Person | None
    ) -> SolveAnswer:
        if self.trouble:
            raise self.trouble
        freed = owner.badge if owner else ""
        self.solved.append((case_id, resolution, approver.badge, freed))
        if self.still:
            return SolveAnswer(is_solved=False, still=self.still)
        self.rows = tuple(row for row in self.rows if row.case_id != case_id)
        return SolveAnswer(is_solved=True)

    def press(self, key: int) -> None:
        code = next(code for code in ControlCode if code.f_key == key)
        self.presenter.scanned(scan_of(payload_of(code), "keys"))

    @property
    def answer(self) -> tuple[str, Tone]:
        return self.page.answers[-1]


def test_the_counts_in_the_header_equal_the_rows() -> None:
    page = Desk().page

    assert [(f.value, f.label) for f in page.figures][:3] == [
        ("14", "open"),
        ("2", "late"),
        ("6", "due soon"),
    ]
    assert len(page.rows) == 14
    assert page.chips[0].count == 14
    assert sum(chip.count or 0 for chip in page.chips[1:]) == 14


def test_the_first_case_due_is_shown_with_both_codes() -> None:
    page = Desk().page

    assert page.current == "1"
    assert page.detail.evidence is not None
    assert page.detail.evidence.codes == ("BTL-750-PTB", "BTL-500-PTB")
    assert page.detail.events[0].text == "Opened, M. Okafor"


def test_scanning_an_order_stands_on_its_case() -> None:
    desk = Desk()

    desk.presenter.scanned(scan_of("SO-10461"))

    assert desk.page.current == "3"
    assert desk.page.detail.code == "SO-10461"
    assert desk.told.kept[-1].verdict is Verdict.ACCEPTED


def test_a_known_thing_that_nothing_waits_for_is_said() -> None:
    desk = Desk()

    desk.presenter.scanned(scan_of("T-118"))

    assert desk.answer == ("No open case for T-118", Tone.ATTENTION)


def test_a_case_is_opened_by_what_led_here() -> None:
    assert Desk(code="SO-10455").page.current == "2"


def test_a_supervisor_solves_a_case_with_one_key_and_stands_on_the_next() -> None:
    desk = Desk(NOVAK)

    desk.press(1)

    assert desk.solved == [(1, Resolution.SEND_BACK, "B-900", "")]
    assert desk.answer == ("Sent back", Tone.OK)
    assert desk.page.current == "2"
    assert len(desk.page.rows) == 13


def test_a_clerk_needs_a_supervisors_badge_in_place_and_stays_signed_in() -> None:
    desk = Desk(BAKKER)

    desk.press(3)
    assert desk.solved == []
    assert desk.page.actions[0].label == "Scan a supervisor's badge"

    desk.presenter.scanned(scan_of("B-900"))
    assert desk.solved == [(1, Resolution.SHIP_SHORT, "B-900", "B-300")]
    assert desk.told.signed_in == []
    assert desk.told.signed_out == 0


def test_a_clerks_own_badge_approves_nothing() -> None:
    desk = Desk(BAKKER)
    desk.press(3)

    desk.presenter.scanned(scan_of("B-300"))

    assert desk.solved == []
    assert desk.answer == ("J. Bakker may not approve this", Tone.ATTENTION)
    assert desk.page.actions[0].label == "Scan a supervisor's badge"


def test_f5_takes_the_wish_back() -> None:
    desk = Desk(BAKKER)
    desk.press(3)

    desk.press(5)

    assert desk.page.actions[0].key == "F1"
    desk.presenter.scanned(scan_of("B-900"))
    assert desk.solved == []


def test_no_other_key_counts_while_a_badge_is_wanted() -> None:
    desk = Desk(BAKKER)
    desk.press(3)

    desk.press(1)

    assert desk.solved == []
    assert desk.answer[1] is Tone.ATTENTION


def test_a_clerk_may_have_an_order_checked_again_alone() -> None:
    desk = Desk(BAKKER)
    desk.presenter.stand_on("10")

    desk.press(1)

    assert desk.solved == [(10, Resolution.CHECK_AGAIN, "B-300", "")]


def test_what_still_holds_the_order_is_said_and_the_case_stays() -> None:
    desk = Desk()
    desk.presenter.stand_on("10")
    desk.still = frozenset({HoldReason.STREET_MISSING})

    desk.press(1)

    assert desk.answer == ("Still held: Street missing", Tone.ATTENTION)
    assert desk.page.current == "10"


def test_enter_takes_a_case() -> None:
    desk = Desk()

    desk.presenter.take("1")

    assert desk.taken == [1]
    assert desk.answer == ("Yours for 5 minutes", Tone.OK)


def test_what_another_one_works_on_cannot_be_taken_nor_solved() -> None:
    desk = Desk()
    desk.presenter.stand_on("2")
    assert not any(action.enabled for action in desk.page.actions)

    desk.presenter.take("2")

    assert desk.answer == ("Somebody else works on it", Tone.ATTENTION)


def test_a_refusal_says_why_and_changes_nothing() -> None:
    desk = Desk()
    desk.trouble = NotAllowed(action="send back", reason="state")

    desk.press(1)

    assert "the order has gone on" in desk.answer[0]
    assert desk.page.current == "1"


def test_a_kind_filters_the_list() -> None:
    desk = Desk()

    desk.presenter.filter_by(CaseKind.ADDRESS.value)

    assert [row.key for row in desk.page.rows] == ["2", "10", "12"]
    assert desk.page.current == "2"


def test_a_scan_finds_its_case_behind_a_filter() -> None:
    desk = Desk()
    desk.presenter.filter_by(CaseKind.ADDRESS.value)

    desk.presenter.scanned(scan_of("SO-10482"))

    assert desk.page.current == "1"
    assert len(desk.page.rows) == 14


def test_a_case_that_another_one_solved_makes_room_for_the_next() -> None:
    desk = Desk()
    desk.rows = desk.rows[1:]

    desk.presenter.refresh()

    assert desk.page.current == "2"


def test_an_empty_queue_says_so() -> None:
    desk = Desk()
    desk.rows = ()

    desk.presenter.refresh()

    assert desk.page.detail.title == "Nothing waits"
    assert desk.page.actions == ()
    desk.press(1)
    assert desk.answer == ("That key does nothing here", Tone.ATTENTION)


def test_without_the_database_the_last_list_stays_and_the_trouble_is_said() -> None:
    desk = Desk()
    desk.trouble = StoreUnreachable(url="", detail="")

    desk.presenter.refresh()

    assert len(desk.page.rows) == 14
    assert desk.answer[0].startswith("No database")


def test_a_key_that_cannot_be_kept_solves_nothing() -> None:
    desk = Desk()
    desk.told.journal_fails = JournalUnwritable(path="journal", detail="disk is full")

    desk.press(1)

    assert desk.solved == []
    assert desk.told.sounds[0] == "stop"


def test_the_whole_queue_is_solved_with_the_scanner_alone() -> None:
    desk = Desk(NOVAK)

    for row in CASES:
        free = row.owner in {"", NOVAK.badge}
        if row.order_no in {"SO-10482", "SO-10455", "SO-10461"}:
            desk.presenter.scanned(scan_of(row.order_no, at_s=float(row.case_id)))
        if free:
            desk.presenter.scanned(scan_of(payload_of(ControlCode.CONFIRM)))

    assert len(desk.solved) >= 10
    assert len(desk.told.kept) == len(desk.told.told)


@given(
    texts=st.lists(
        st.one_of(
            st.text(max_size=30),
            st.sampled_from(
                ["SO-10482", "B-900", "B-300", "T-118", *(payload_of(code) for code in ControlCode)]
            ),
        ),
        max_size=12,
    )
)
def test_no_run_of_scans_ends_in_silence_or_a_crash(texts: list[str]) -> None:
    desk = Desk(BAKKER)

    for text in texts:
        shown = len(desk.page.answers)
        desk.presenter.scanned(scan_of(text))
        assert len(desk.page.answers) > shown

    assert len(desk.told.kept) == len(texts)
    for _case, resolution, badge, _freed in desk.solved:
        assert resolution is Resolution.CHECK_AGAIN or badge == NOVAK.badge


def test_a_packer_who_got_here_is_refused_by_the_use_case_not_by_the_screen() -> None:
    desk = Desk(OKAFOR)
    desk.trouble = NotAllowed(action="check again", reason="clerk")
    desk.presenter.stand_on("10")

    desk.press(1)

    assert "the desk does this" in desk.answer[0]
