"""What others did to the work in hand: an order that changed, goods that may be moved already.

Source: D10; sync.md, "Claim, scan, replay" step 6.
"""

from __future__ import annotations

from dataclasses import replace

from app.fulfilment.packing.situation import PackState
from app.fulfilment.picking.situation import PickState
from app.station.claims.news import LineChange, OrderNews
from ui.messages.floor.steps import Instruction
from ui.messages.wording import counted, translate

_SHOWN = 2
_AT_THE_BIN = {PickState.GO_TO_BIN, PickState.AT_BIN}


def news_words(news: OrderNews) -> str:
    """Name lines, quantities and address that changed; "" where nothing is known of it."""
    if news.cancelled:
        return ""
    said = [_line(change) for change in news.lines[:_SHOWN]]
    more = len(news.lines) - _SHOWN
    if more > 0:
        one, many = translate("news", "1 line more"), translate("news", "{n} lines more")
        said.append(counted(more, one, many))
    if news.address:
        said.append(translate("news", "another address"))
    return ", ".join(said)


def _line(change: LineChange) -> str:
    if not change.now:
        return translate("news", "no {sku} any more").format(sku=change.sku)
    if not change.before:
        return translate("news", "{n} {sku} new").format(n=change.now, sku=change.sku)
    instead = translate("news", "{now} {sku} instead of {before}")
    return instead.format(now=change.now, sku=change.sku, before=change.before)


def with_suspect_stop(step: Instruction, state: PickState, tote: str) -> Instruction:
    """Send the picker to the tote first: the units may lie in it already."""
    if state not in _AT_THE_BIN:
        return step
    overline = translate("pick", "Possibly already picked: look in tote {tote}")
    second = translate("pick", "look in {tote}") if state is PickState.GO_TO_BIN else step.second
    return replace(step, overline=overline.format(tote=tote), second=second.format(tote=tote))


def with_suspect_order(step: Instruction, state: PackState, station: str) -> Instruction:
    """Send the packer to the other station's cartons before a new one is begun."""
    if not station or state is not PackState.CHOOSE_CARTON:
        return step
    overline = translate("pack", "Possibly packed already: look for cartons at {station}")
    return replace(step, overline=overline.format(station=station))
