"""What a delivery is, unit by unit: for whom, how far, where to."""

from __future__ import annotations

from app.fulfilment.events import WorkFinished
from app.scanning.verdicts import Verdict
from app.stock.events import Apart, Goods, OverAllowed, UnitsReceived, UnitsTaken
from app.stock.work.receiving import RECEIVING, ReceiveProgress, after_receipt
from tests.support.stock_packages import delivery


def _bottles(units: int) -> Goods:
    return Goods(product_id=3, sku="BTL-750-PTB", units=units)


def _after(*events: UnitsTaken | UnitsReceived | OverAllowed | WorkFinished) -> ReceiveProgress:
    progress = ReceiveProgress(delivery())
    for event in events:
        progress = after_receipt(progress, event)
    return progress


def test_units_serve_the_waiting_orders_in_their_order() -> None:
    first = UnitsReceived(goods=_bottles(1), bin_code="A-14-03")
    progress = _after(first, UnitsTaken(goods=_bottles(3)))

    assert progress.for_orders == ("SO-10482", "SO-10490")  # the third is nobody's yet


def test_proposals_are_those_of_the_product_in_the_hand() -> None:
    assert _after(UnitsTaken(goods=_bottles(1))).bins == ("A-14-03", "A-15-01")
    assert _after().bins == ()


def test_strange_units_go_to_quarantine_and_count_for_no_line() -> None:
    apart = _after(UnitsTaken(goods=_bottles(9), apart=Apart.OVER))
    assert apart.must_go_apart
    assert apart.bins == ("Q-01-1",)
    assert apart.for_orders == ()

    gone = UnitsReceived(goods=_bottles(9), bin_code="Q-01-1", quarantine=True, apart=Apart.OVER)
    progress = _after(gone)
    line = progress.line(3)
    assert line is not None
    assert (progress.strange, progress.done(line)) == (9, 0)


def test_what_a_supervisor_let_pass_counts_as_received() -> None:
    progress = _after(
        UnitsTaken(goods=_bottles(9), apart=Apart.OVER), OverAllowed(approved_by="S-3001")
    )

    line = progress.line(3)
    assert line is not None
    assert (progress.must_go_apart, progress.done(line)) == (False, 9)


def test_one_more_unit_beside_a_case_that_was_too_much_goes_apart_with_it() -> None:
    apart = _after(UnitsTaken(goods=_bottles(9), apart=Apart.OVER))

    ruling = RECEIVING.judge_goods(apart, _bottles(1))

    assert ruling.verdict is Verdict.SET_APART
    assert ruling.event == UnitsTaken(goods=_bottles(1), apart=Apart.OVER)
