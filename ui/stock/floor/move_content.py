"""From units on their way out of a bin to what the screen shows; no decisions."""

from __future__ import annotations

from dataclasses import replace

from app.fulfilment.double_scan import Answer
from app.scanning.control_card import ControlCode
from app.stock.events import Purpose
from app.stock.packages import InBin
from app.stock.work.moving import ANSWERS, MoveProgress, MoveSituation, MoveState
from ui.messages.stock.stock_steps import for_move
from ui.messages.stock.stock_tape import purpose_words
from ui.messages.wording import translate
from ui.stock.floor.stock_scene import ALWAYS, StockScene, WorkContent, scene_of, two_steps
from ui.widgets.content import Fact, ItemContent, LineContent, LinesContent, StepMark
from ui.widgets.item_looks import card_of


def move_scene(answer: Answer[MoveSituation] | None, situation: MoveSituation) -> StockScene:
    """Everything that the screen shows."""
    progress = situation.progress
    labels = (translate("stock", "From bin"), translate("stock", "Into bin"))
    moves = progress.purpose is Purpose.MOVE and not situation.panel
    content = WorkContent(
        step=for_move(situation),
        live=live_keys(situation),
        item=item_of(progress),
        lines=lines_of(progress),
        place=(
            Fact(translate("stock", "Bin"), progress.package.bin_code, code=True),
            Fact(translate("stock", "For"), purpose_words(progress.purpose)),
        ),
        gauge=two_steps(labels, first_done=bool(progress.hand)) if moves else None,
    )
    return scene_of(answer, situation, content)


def live_keys(situation: MoveSituation) -> set[ControlCode]:
    """The keys that mean something while no STOP is latched."""
    if situation.state is MoveState.REASON_PANEL:
        return set(ANSWERS) | {ControlCode.UNDO, ControlCode.SIGN_OUT}
    if situation.state is MoveState.SCAN_ITEM and situation.progress.named is None:
        return set(ALWAYS) | {ControlCode.CONFIRM, ControlCode.EXCEPTION}
    return set(ALWAYS)


def item_of(progress: MoveProgress) -> ItemContent | None:
    """The product that was taken last; None with empty hands."""
    last = progress.last
    if last is None:
        return None
    goods = progress.hand[last.key]
    limit = progress.limit(*goods.key)
    there = progress.there(*goods.key)
    proposal = progress.bins[0] if progress.bins else "–"
    return replace(
        card_of(goods.name, goods.sku),
        facts=(
            Fact(translate("stock", "From"), progress.package.bin_code, code=True),
            Fact(translate("stock", "Into"), proposal, code=True),
            Fact(translate("stock", "Promised"), str(there.held if there else 0)),
            Fact(translate("stock", "Lot"), goods.lot or "–", code=True),
        ),
        unit_label=translate("stock", "In hand"),
        unit=str(goods.units),
        unit_of="" if limit is None else translate("stock", "of {n}").format(n=limit),
    )


def lines_of(progress: MoveProgress) -> LinesContent:
    """What lies in the bin: how much of it may go, how much is in the hand."""
    rows = [_row(progress, one) for one in progress.package.items]
    known = {(one.product_id, one.lot) for one in progress.package.items}
    rows += [
        LineContent(goods.name or goods.sku, goods.sku, goods.units, goods.units, StepMark.NOW)
        for key, goods in progress.hand.items()
        if key not in known
    ]
    title = translate("stock", "Bin {bin}").format(bin=progress.package.bin_code)
    summary = translate("stock", "{n} in the hand").format(n=progress.units)
    whole = sum(row.needed for row in rows)
    return LinesContent(title, summary, progress.units, max(whole, progress.units), tuple(rows))


def _row(progress: MoveProgress, one: InBin) -> LineContent:
    in_hand = progress.hand.get((one.product_id, one.lot))
    limit = progress.limit(one.product_id, one.lot)
    units = in_hand.units if in_hand else 0
    code = f"{one.sku}  {one.lot}".strip()
    if one.held:
        held = translate("stock", "{n} promised").format(n=one.held)
        code = f"{code} · {held}"
    mark = StepMark.NOW if in_hand else StepMark.TODO
    return LineContent(one.name, code, units, units if limit is None else limit, mark)
