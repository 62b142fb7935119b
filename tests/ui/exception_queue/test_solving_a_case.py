"""A case to its end: by key, by scanner alone, by a supervisor's badge in place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.errors import JournalUnwritable, NotAllowed, StoreUnreachable
from app.exception_queue.kinds import CaseKind, HoldReason, Resolution
from app.scanning.control_card import ControlCode, payload_of
from tests.support.desk_data import CASES
from tests.support.desk_kit import BAKKER, NOVAK, OKAFOR
from tests.support.queue_desk import Desk
from tests.support.scans import scan_of
from ui.widgets.content import Tone


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
