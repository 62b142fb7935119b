"""From where a blind count stands to what its screen shows: never what the books say."""

from __future__ import annotations

from dataclasses import replace

from app.fulfilment.double_scan import Answer
from app.scanning.control_card import ControlCode
from app.stock.events import Goods
from app.stock.work.counting import CountProgress, CountSituation, CountState
from app.store.books.shelves.count_book import CountFacts
from app.store.schema.stock import CountState as TaskState
from ui.messages.stock.stock_steps import for_count
from ui.messages.wording import counted, translate
from ui.stock.floor.stock_scene import ALWAYS, StockScene, WorkContent, scene_of
from ui.widgets.content import Fact, ItemContent, LineContent, LinesContent, StepMark
from ui.widgets.item_looks import card_of


def count_scene(answer: Answer[CountSituation] | None, situation: CountSituation) -> StockScene:
    """Everything that the screen shows."""
    progress = situation.progress
    content = WorkContent(
        step=for_count(situation),
        live=set(ALWAYS) | (set() if progress.named else {ControlCode.CONFIRM}),
        item=None if situation.state is CountState.EMPTY else item_of(progress),
        lines=tallied_of(progress),
        place=(
            Fact(translate("stock", "Count"), progress.package.work_no, code=True),
            Fact(translate("stock", "Bin"), progress.package.bin_code, code=True),
        ),
    )
    return scene_of(answer, situation, content)


def item_of(progress: CountProgress) -> ItemContent | None:
    """The product that was counted last; None before the first."""
    goods = _last(progress)
    if goods is None:
        return None
    return replace(
        card_of(goods.name, goods.sku),
        facts=(
            Fact(translate("stock", "Bin"), progress.package.bin_code, code=True),
            Fact(translate("stock", "Lot"), goods.lot or "–", code=True),
        ),
        unit_label=translate("stock", "Counted"),
        unit=str(goods.units),
    )


def _last(progress: CountProgress) -> Goods | None:
    return progress.tallied[progress.last.key] if progress.last else None


def tallied_of(progress: CountProgress) -> LinesContent:
    """What was counted so far, product by product; how much there should be stays hidden."""
    last = _last(progress)
    rows = tuple(
        LineContent(
            goods.name or goods.sku,
            f"{goods.sku}  {goods.lot}".strip(),
            goods.units,
            goods.units,
            StepMark.NOW if goods is last and progress.ended is None else StepMark.DONE,
            said=str(goods.units),
        )
        for goods in progress.tallied.values()
    )
    title = translate("stock", "Bin {bin}").format(bin=progress.package.bin_code)
    one, many = translate("stock", "1 unit counted"), translate("stock", "{n} units counted")
    summary = counted(progress.units, one, many)
    whole = int(progress.ended is not None)
    return LinesContent(title, summary, whole, 1, rows)


def waiting_of(counts: list[CountFacts]) -> LinesContent:
    """The bins that wait for a count, nearest first, for a screen with none in hand."""
    rows = tuple(
        LineContent(
            f"{one.bin_code}  {one.sku}".strip(), one.reason, 0, 0, StepMark.TODO, said=_said(one)
        )
        for one in counts
    )
    summary = translate("stock", "{n} to count").format(n=len(counts))
    return LinesContent(translate("stock", "Counts"), summary, 0, 1, rows)


def _said(one: CountFacts) -> str:
    if one.holder:
        return one.holder
    if one.picker_there:
        return translate("stock", "picker there")
    if one.state == TaskState.RECOUNT:
        return translate("stock", "second count")
    return translate("stock", "first count")
