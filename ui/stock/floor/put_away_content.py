"""From a cancelled order's goods on their way back to what the screen shows; no decisions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from app.fulfilment.double_scan import Answer
from app.scanning.control_card import ControlCode
from app.stock.packages import StrayGoods
from app.stock.work.putting_away import PutAwayProgress, PutAwaySituation, PutAwayState
from app.store.books.floor.waiting_book import GoodsToPutAway
from ui.fulfilment.floor_keys import answering
from ui.messages.stock.stock_steps import for_put_away
from ui.messages.verdicts import Place
from ui.messages.wording import translate
from ui.stock.floor.stock_scene import ALWAYS, StockScene, WorkContent, scene_of, two_steps
from ui.widgets.content import Fact, ItemContent, LineContent, LinesContent, StepMark
from ui.widgets.item_looks import card_of


def put_away_scene(
    answer: Answer[PutAwaySituation] | None, situation: PutAwaySituation
) -> StockScene:
    """Everything that the screen shows."""
    progress = situation.progress
    labels = (translate("stock", "Out of it"), translate("stock", "Into bin"))
    content = WorkContent(
        step=for_put_away(situation),
        live=live_keys(situation),
        item=item_of(progress),
        lines=lines_of(progress),
        place=(
            Fact(translate("stock", "Cancelled"), progress.package.order_no, code=True),
            Fact(translate("stock", "Out of"), ", ".join(progress.package.places), code=True),
        ),
        gauge=two_steps(labels, first_done=bool(progress.hand)),
    )
    return scene_of(answer, situation, content)


def live_keys(situation: PutAwaySituation) -> set[ControlCode]:
    """The keys that mean something while no STOP is latched."""
    if situation.state is PutAwayState.MISSING_PANEL:
        return {*answering("missing", Place.BIN), ControlCode.SIGN_OUT}
    at_rest = situation.state is PutAwayState.SCAN_ITEM and situation.progress.named is None
    return set(ALWAYS) | ({ControlCode.CONFIRM, ControlCode.SHORT} if at_rest else set())


def item_of(progress: PutAwayProgress) -> ItemContent | None:
    """The product that was taken last; None with empty hands."""
    last = progress.last
    if last is None:
        return None
    goods, there = progress.hand[last.key], progress.there(last.key)
    first, *others = progress.bins or ("–",)
    return replace(
        card_of(goods.name, goods.sku),
        facts=(
            Fact(translate("stock", "In hand"), str(goods.units)),
            Fact(translate("stock", "Bin"), first, code=True),
            Fact(translate("stock", "Lot"), goods.lot or "–", code=True),
            Fact(translate("stock", "Or bin"), ", ".join(others) or "–", code=True),
        ),
        unit_label=translate("stock", "Unit"),
        unit=str(progress.handled(last.key)),
        unit_of=translate("stock", "of {n}").format(n=sum(one.units for one in there)),
    )


def lines_of(progress: PutAwayProgress) -> LinesContent:
    """What lies in the tote or carton, and how much of it is in bins again."""
    keys = dict.fromkeys((one.product_id, one.lot) for one in progress.package.items)
    summary = translate("stock", "{done} of {needed} back").format(
        done=progress.done, needed=progress.needed
    )
    title = translate("stock", "Out of {code}").format(code=", ".join(progress.package.places))
    rows = tuple(_row(progress, progress.there(key)) for key in keys)
    return LinesContent(title, summary, progress.done, progress.needed, rows)


def _row(progress: PutAwayProgress, there: tuple[StrayGoods, ...]) -> LineContent:
    one, needed = there[0], sum(some.units for some in there)
    key = (one.product_id, one.lot)
    mark = StepMark.TODO
    if key in progress.hand:
        mark = StepMark.NOW
    elif progress.handled(key) >= needed:
        mark = StepMark.DONE
    code = f"{one.sku}  {one.lot}".strip()
    if one.barred:
        recalled = translate("stock", "recalled")
        code = f"{code} · {recalled}"
    return LineContent(one.name, code, progress.handled(key), needed, mark)


def stray_of(waiting: Iterable[GoodsToPutAway]) -> LinesContent:
    """The cancelled orders of which goods lie about, for a screen with none in hand."""
    some = list(waiting)
    rows = tuple(
        LineContent(one.order_no, ", ".join(one.totes), 0, one.units, StepMark.TODO) for one in some
    )
    summary = translate("stock", "{n} cancelled").format(n=len(some))
    return LinesContent(translate("stock", "Put away"), summary, 0, 1, rows)
