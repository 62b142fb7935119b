"""The unit that goes into the carton next: its card, and the lot that it must be of."""

from __future__ import annotations

from dataclasses import replace

from app.fulfilment.packing.situation import LineProgress, PackSituation
from app.values import Tracking
from ui.messages.floor.goods.tracked_facts import lot_line, tracked_facts
from ui.messages.wording import translate
from ui.widgets.content import Fact, ItemContent, StepMark
from ui.widgets.item_looks import card_of, twin_of


def lot_of(situation: PackSituation, product_id: int) -> str:
    """The lot that is needed next of a product, with its date; "" where lots are not tracked."""
    mine = (one for one in situation.lines if one.line.product_id == product_id)
    wanted = (one for one in mine if one.line.tracking.has_lots and one.packed < one.needed)
    return next((lot_line(one.lot, one.expires_on) for one in wanted), "")


def item_of(situation: PackSituation, tote: str) -> ItemContent | None:
    """The line in hand; the pick count is not in it (D1)."""
    line = situation.line
    if line is None:
        return None
    unpacked = LineProgress(line, 0, line.units)
    one = next((one for one in situation.lines if one.line is line), unpacked)
    packed, units = one.packed, one.needed
    return replace(
        card_of(line.name, line.sku),
        facts=_facts_of(one, tote),
        unit_label=translate("pack", "Unit"),
        unit=str(min(packed + 1, units)),
        unit_of=translate("pack", "of {units}").format(units=units),
        pips=_pips(packed, units),
        twin=twin_of(line.look_alikes),
    )


def _facts_of(one: LineProgress, tote: str) -> tuple[Fact, ...]:
    line = one.line
    weight = f"{line.unit_grams / 1000:.2f} kg" if line.unit_grams else "–"
    place = (
        Fact(translate("pack", "Tote"), tote, code=True),
        Fact(translate("pack", "Bin"), line.bin_code, code=True),
    )
    lot, kit = one.lot or line.lot, line.kit
    told = tracked_facts(line.tracking, lot, one.serials, kit, one.expires_on)
    each = Fact(translate("pack", "Each"), weight, code=True)
    # the card has room for four: what tells the unit apart comes before where it was
    return (*place, *told, each) if line.tracking is Tracking.NONE else (*told, *place, each)


def _pips(packed: int, units: int) -> tuple[tuple[StepMark, ...], ...]:
    marks = [StepMark.DONE] * packed + [StepMark.NOW] + [StepMark.TODO] * units
    return tuple((mark,) for mark in marks[:units])
