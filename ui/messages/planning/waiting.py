"""Why an order is in no wave, in words."""

from __future__ import annotations

from typing import assert_never

from app.fulfilment.waves.outside import Outside, WaitingOrder
from ui.messages.wording import translate


def why_outside(order: WaitingOrder) -> str:
    """What an order waits for, before a wave can have it."""
    match order.why:
        case Outside.NOT_CHECKED:
            return translate("waves", "Checks: in the exception queue")
        case Outside.NOT_HELD:
            return translate("waves", "Stock not held yet")
        case Outside.SHORT:
            return translate("waves", "Short: {n} missing").format(n=order.missing)
        case Outside.NOT_DUE:
            return translate("waves", "Not due: goes on schedule")
        case Outside.PICKER_ASKS:
            return translate("waves", "Ready: goes when a picker asks")
        case Outside.BY_HAND:
            return translate("waves", "Ready: F1 plans it")
        case _:
            assert_never(order.why)


def outside_because(order: WaitingOrder) -> str:
    """The same of an order that was scanned."""
    said = translate("waves", "{order} is in no wave. {why}")
    return said.format(order=order.order_no, why=why_outside(order))
