"""What a delivery is, unit by unit: for whom, how far, where to."""

from __future__ import annotations

import pytest

from app.fulfilment.events import WorkFinished
from app.scanning.meaning import BadgeScanned, BinScanned
from app.scanning.verdicts import Verdict
from app.stock.events import Apart, Goods, OverAllowed, UnitsReceived, UnitsTaken
from app.stock.work.receiving import RECEIVING, ReceiveProgress, after_receipt
from tests.support.desk_kit import NOVAK, OKAFOR
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


def test_units_in_the_hand_count_for_their_own_line_only() -> None:
    progress = _after(UnitsTaken(goods=_bottles(1)))

    assert [progress.done(line) for line in progress.package.lines] == [1, 6, 0]


def test_a_supervisors_badge_lets_pass_what_is_too_much_and_nothing_else() -> None:
    over = _after(UnitsTaken(goods=_bottles(9), apart=Apart.OVER))
    strange = _after(UnitsTaken(goods=_bottles(1), apart=Apart.NOT_ORDERED))
    good = _after(UnitsTaken(goods=_bottles(1)))
    passed = _after(
        UnitsTaken(goods=_bottles(9), apart=Apart.OVER), OverAllowed(approved_by="B-900")
    )

    ruling = RECEIVING.judge_code(over, BadgeScanned(NOVAK))
    assert ruling is not None
    assert ruling.event == OverAllowed(approved_by="B-900")
    refused = RECEIVING.judge_code(over, BadgeScanned(OKAFOR))
    assert refused is not None
    assert refused.verdict is Verdict.WRONG_STATE
    for progress in (strange, good, passed):
        assert RECEIVING.judge_code(progress, BadgeScanned(NOVAK)) is None


@pytest.mark.parametrize(
    ("units", "apart", "bin_code", "verdict"),
    [
        (3, None, "A-14-03", Verdict.ACCEPTED),
        (4, None, "A-14-03", Verdict.LINE_DONE),
        (9, Apart.OVER, "Q-01-1", Verdict.ACCEPTED),
        (9, Apart.OVER, "A-14-03", Verdict.WRONG_BIN),
    ],
)
def test_the_last_unit_of_a_line_that_is_put_away_completes_it(
    units: int, apart: Apart | None, bin_code: str, verdict: Verdict
) -> None:
    progress = _after(UnitsTaken(goods=_bottles(units), apart=apart))

    ruling = RECEIVING.judge_code(progress, BinScanned(bin_code, "A"))

    assert ruling is not None
    assert ruling.verdict is verdict


def test_what_nobody_ordered_is_put_away_and_completes_no_line() -> None:
    scale = Goods(product_id=8, sku="SCL-TRV-STL", units=1)
    progress = _after(UnitsTaken(goods=scale, apart=Apart.NOT_ORDERED))
    assert progress.for_orders == ()
    assert progress.bins == ("Q-01-1",)

    ruling = RECEIVING.judge_code(progress, BinScanned("Q-01-1", "quarantine"))

    assert ruling is not None
    assert ruling.verdict is Verdict.ACCEPTED


def test_a_delivery_with_too_many_set_apart_completes_its_line_no_sooner() -> None:
    first = UnitsReceived(goods=_bottles(4), bin_code="A-14-03")
    progress = _after(first, UnitsTaken(goods=_bottles(1), apart=Apart.OVER))

    ruling = RECEIVING.judge_code(progress, BinScanned("Q-01-1", "quarantine"))

    assert ruling is not None
    assert ruling.verdict is Verdict.ACCEPTED


def test_what_a_supervisor_let_pass_is_received_by_its_line() -> None:
    let_pass = UnitsReceived(
        goods=_bottles(9), bin_code="A-14-03", apart=Apart.OVER, approved_by="B-900"
    )

    progress = _after(let_pass)

    line = progress.line(3)
    assert line is not None
    assert (progress.strange, progress.done(line)) == (0, 9)
