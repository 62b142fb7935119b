"""Where a task stands is the fold of what happened, and nothing else."""

from __future__ import annotations

from app.fulfilment.double_scan.standing import Standing, fold
from app.fulfilment.events import (
    Acknowledged,
    AnyEvent,
    BinReached,
    LabelMatched,
    Navigated,
    PanelChanged,
    Refused,
    ReprintReason,
    ReprintRequested,
    SignedOut,
    Undone,
    UnitsCounted,
)
from app.scanning.verdicts import Verdict

REACHED, COUNTED = BinReached(pick_line_id=1), UnitsCounted(pick_line_id=1, units=1)
WRONG = Refused(verdict=Verdict.WRONG_ITEM, latches=True, scanned="LAMP", expected="MUG")


def _add(progress: tuple[str, ...], event: AnyEvent) -> tuple[str, ...]:
    return (*progress, event.kind)


def _after(*events: AnyEvent) -> Standing[tuple[str, ...]]:
    standing: Standing[tuple[str, ...]] = Standing(())
    for event in events:
        standing = fold(standing, event, _add)
    return standing


def test_accepted_events_move_the_goods_and_can_be_undone_one_by_one() -> None:
    both = _after(REACHED, COUNTED)

    assert both.progress == ("bin_reached", "units_counted")
    assert fold(both, Undone(event=COUNTED), _add).progress == ("bin_reached",)
    undone = _after(REACHED, COUNTED, Undone(event=COUNTED), Undone(event=REACHED))
    assert (undone.progress, undone.last, undone.undone) == ((), None, 2)


def test_the_first_stop_stays_until_it_is_acknowledged() -> None:
    second = WRONG.model_copy(update={"scanned": "CLOCK"})

    latched = _after(REACHED, WRONG, second)

    assert latched.latch is not None
    assert latched.latch.scanned == "LAMP"
    assert latched.wrong_in_row == 1
    assert fold(latched, Acknowledged(), _add).latch is None


def test_wrong_items_are_counted_until_something_is_right() -> None:
    assert _after(WRONG, Acknowledged(), WRONG).wrong_in_row == 2
    assert _after(WRONG, Acknowledged(), COUNTED).wrong_in_row == 0


def test_refusals_without_a_stop_change_nothing() -> None:
    refused = Refused(verdict=Verdict.UNKNOWN_CODE)

    assert _after(REACHED, refused) == _after(REACHED)


def test_signing_out_keeps_the_work_where_it_stands() -> None:
    there = _after(REACHED, PanelChanged(panel="short"))

    assert fold(there, SignedOut(), _add) == there
    assert fold(there, Navigated(to="home"), _add) == there


def test_a_closed_carton_cannot_be_undone() -> None:
    closed = _after(COUNTED, LabelMatched(carton_number=1, sscc="3"))

    assert closed.last is None
    assert fold(closed, Undone(event=COUNTED), _add) == closed


def test_news_of_an_order_closes_the_panel_and_ends_undo() -> None:
    news = Refused(verdict=Verdict.ORDER_CANCELLED, latches=True, order_no="SO-1")

    told = _after(COUNTED, PanelChanged(panel="short"), news)

    assert (told.panel, told.last) == ("", None)
    assert told.told == {("SO-1", Verdict.ORDER_CANCELLED)}
    assert told.progress == ("units_counted", "refused")


def test_asking_for_a_reprint_closes_its_panel() -> None:
    reprint = ReprintRequested(carton_number=1, reason=ReprintReason.UNREADABLE)

    assert _after(PanelChanged(panel="reprint"), reprint).panel == ""
