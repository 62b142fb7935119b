"""From orders that no wave holds to the list that is shown; no decisions."""

from __future__ import annotations

from datetime import datetime

from app.fulfilment.waves.outside import Outside, WaitingOrder
from app.lifecycle import OrderState
from ui.capture.orders_content import due_of
from ui.messages.planning.waiting import why_outside
from ui.messages.wording import translate
from ui.widgets.content import Health
from ui.widgets.desk_content import (
    CodeCell,
    ColumnContent,
    MarkCell,
    QueueRowContent,
    TextCell,
)

_HEALTH = {
    Outside.NOT_CHECKED: Health.BAD,
    Outside.SHORT: Health.WARN,
    Outside.NOT_HELD: Health.UNKNOWN,
}


def waiting_columns() -> tuple[ColumnContent, ...]:
    """The columns of the list of orders that no wave holds."""
    return (
        ColumnContent(translate("waves", "In no wave"), 190),
        ColumnContent(translate("waves", "Due"), 190),
        ColumnContent(translate("waves", "Why"), 300, stretch=True),
        ColumnContent(translate("waves", "Units"), 84, right=True),
    )


def waiting_row(order: WaitingOrder, now: datetime) -> QueueRowContent:
    """One order of the list."""
    why = MarkCell(_HEALTH.get(order.why, Health.GOOD), why_outside(order))
    units = TextCell(str(order.units), right=True)
    leaves = due_of(OrderState.STAGED, order.dispatch_by, now)
    return QueueRowContent(order.order_no, (CodeCell(order.order_no), leaves, why, units))
