"""From where a delivery stands to what its screen shows; no decisions."""

from __future__ import annotations

from dataclasses import replace

from app.fulfilment.double_scan import Answer
from app.scanning.control_card import ControlCode
from app.stock.packages import ReceiveLine
from app.stock.work.receiving import ReceiveProgress, ReceiveSituation, ReceiveState
from app.store.books.shelves.purchase_book import PurchaseFacts
from ui.messages.stock.stock_steps import for_receive
from ui.messages.wording import translate
from ui.stock.floor.stock_scene import ALWAYS, StockScene, WorkContent, scene_of, two_steps
from ui.widgets.content import Fact, ItemContent, LineContent, LinesContent, StepMark
from ui.widgets.item_looks import card_of


def receive_scene(
    answer: Answer[ReceiveSituation] | None, situation: ReceiveSituation
) -> StockScene:
    """Everything that the screen shows."""
    progress = situation.progress
    labels = (translate("stock", "From delivery"), translate("stock", "Into bin"))
    content = WorkContent(
        step=for_receive(situation),
        live=live_keys(situation),
        item=item_of(progress),
        lines=lines_of(progress),
        place=(
            Fact(translate("stock", "Delivery"), progress.package.po_no, code=True),
            Fact(translate("stock", "Supplier"), progress.package.supplier),
        ),
        gauge=two_steps(labels, first_done=progress.hand is not None),
    )
    return scene_of(answer, situation, content)


def live_keys(situation: ReceiveSituation) -> set[ControlCode]:
    """The keys that mean something while no STOP is latched."""
    if situation.is_over:
        return {ControlCode.UNDO, ControlCode.SIGN_OUT, ControlCode.HELP}
    if situation.state is ReceiveState.SCAN_ITEM and situation.progress.named is None:
        return set(ALWAYS) | {ControlCode.CONFIRM}
    return set(ALWAYS)


def item_of(progress: ReceiveProgress) -> ItemContent | None:
    """The product in the hand; None with empty hands."""
    hand = progress.hand
    if hand is None:
        return None
    line = progress.line(hand.product_id)
    others = ", ".join(progress.bins[1:]) or "–"
    facts = [
        Fact(translate("stock", "In hand"), str(hand.units)),
        Fact(translate("stock", "Bin"), progress.bins[0] if progress.bins else "–", code=True),
        Fact(translate("stock", "Goes to"), _goes_to(progress), code=bool(progress.for_orders)),
        Fact(translate("stock", "Or bin"), others, code=True),
    ]
    if hand.lot:
        facts[3] = Fact(translate("stock", "Lot"), hand.lot, code=True)
    return replace(
        card_of(hand.name, hand.sku),
        facts=tuple(facts),
        unit_label=translate("stock", "Unit"),
        unit=str(progress.done(line) if line and not progress.must_go_apart else hand.units),
        unit_of=translate("stock", "of {n}").format(n=line.ordered) if line else "",
    )


def _goes_to(progress: ReceiveProgress) -> str:
    return progress.for_orders[0] if progress.for_orders else translate("stock", "stock")


def lines_of(progress: ReceiveProgress) -> LinesContent:
    """The lines of the purchase order with what has come."""
    lines = progress.package.lines
    done = sum(progress.done(line) for line in lines)
    needed = sum(line.ordered for line in lines)
    summary = translate("stock", "{done} of {needed} units").format(done=done, needed=needed)
    if progress.strange:
        apart = translate("stock", "{n} set apart").format(n=progress.strange)
        summary = f"{summary} · {apart}"
    rows = tuple(_row(progress, line) for line in lines)
    title = translate("stock", "Delivery {po}").format(po=progress.package.po_no)
    return LinesContent(title, summary, min(done, needed), needed, rows)


def _row(progress: ReceiveProgress, line: ReceiveLine) -> LineContent:
    done = progress.done(line)
    in_hand = progress.hand is not None and progress.hand.product_id == line.product_id
    mark = StepMark.DONE if done >= line.ordered else StepMark.TODO
    if done > line.ordered:
        mark = StepMark.BAD
    name = line.name
    if line.waiting:
        name = translate("stock", "{name} · waited for").format(name=line.name)
    return LineContent(name, line.sku, done, line.ordered, StepMark.NOW if in_hand else mark)


def expected_of(orders: list[PurchaseFacts]) -> LinesContent:
    """The deliveries that are expected, for a screen with none in hand."""
    rows = tuple(
        LineContent(
            f"{one.po_no}  {one.supplier}",
            str(one.expected_on or ""),
            one.units_received,
            one.units_ordered,
            StepMark.TODO,
        )
        for one in orders
    )
    done = sum(one.units_received for one in orders)
    needed = sum(one.units_ordered for one in orders)
    summary = translate("stock", "{n} expected").format(n=len(orders))
    return LinesContent(translate("stock", "Deliveries"), summary, min(done, needed), needed, rows)
