"""The lines of a delivery: what came, what is too much, who waits."""

from __future__ import annotations

from app.fulfilment.double_scan.standing import Standing
from app.scanning.control_card import ControlCode
from app.stock.events import Apart, Goods, OverAllowed, UnitsReceived, UnitsTaken
from app.stock.work.receiving import RECEIVING, ReceiveProgress, after_receipt
from tests.support.stock_packages import delivery
from tests.support.stock_states import DELIVERIES
from ui.stock.floor.receive_content import expected_of, item_of, lines_of, live_keys, receive_scene
from ui.widgets.content import StepMark


def _towels(units: int) -> Goods:
    return Goods(product_id=2, sku="TWL-LIN-NAT", name="Tea towel, linen", units=units)


def test_an_over_receipt_is_visible_on_its_line() -> None:
    progress = ReceiveProgress(delivery())
    for event in (
        UnitsTaken(goods=_towels(5), apart=Apart.OVER),
        OverAllowed(approved_by="B-900"),
        UnitsReceived(goods=_towels(5), bin_code="A-14-02", apart=Apart.OVER, approved_by="B-900"),
    ):
        progress = after_receipt(progress, event)

    towels = lines_of(progress).lines[2]
    assert (towels.done, towels.needed, towels.mark) == (5, 2, StepMark.BAD)


def test_what_was_set_apart_is_said_beside_the_sum() -> None:
    gone = UnitsReceived(goods=_towels(3), bin_code="Q-01-1", quarantine=True, apart=Apart.OVER)

    assert lines_of(after_receipt(ReceiveProgress(delivery()), gone)).summary == (
        "6 of 18 units · 3 set apart"
    )


def test_a_lot_stands_on_the_card() -> None:
    goods = _towels(1).model_copy(update={"lot": "L7"})
    item = item_of(after_receipt(ReceiveProgress(delivery()), UnitsTaken(goods=goods)))

    assert item is not None
    assert ("Lot", "L7") in [(fact.label, fact.value) for fact in item.facts]
    assert item_of(ReceiveProgress(delivery())) is None


def test_confirm_ends_a_delivery_with_empty_hands_only() -> None:
    empty = Standing(ReceiveProgress(delivery()))
    full = Standing(after_receipt(empty.progress, UnitsTaken(goods=_towels(1))))

    assert ControlCode.CONFIRM in live_keys(RECEIVING.situation(empty))
    assert ControlCode.CONFIRM not in live_keys(RECEIVING.situation(full))
    assert receive_scene(None, RECEIVING.situation(full)).place[0].value == "PO-553"


def test_expected_deliveries_say_how_much_of_them_has_come() -> None:
    content = expected_of(DELIVERIES)

    assert (content.summary, content.done, content.needed) == ("2 expected", 6, 42)
