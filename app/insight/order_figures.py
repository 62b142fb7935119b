"""How far orders have come, and why the held ones wait."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from app.capture.staging import HOLDING_KINDS
from app.lifecycle import OrderState
from app.store.books.capture.case_lists import CaseRow
from app.store.unit_of_work import Store, UnitOfWork

_PAGE = 500
_S = OrderState
_SHIPPED = {_S.SHIPPED}
_PACKED = _SHIPPED | {_S.PACKED}
_PICKED = _PACKED | {_S.PICKED, _S.PACKING}
_ALLOCATED = _PICKED | {_S.ALLOCATED, _S.RELEASED}
_STAGED = _ALLOCATED | {_S.STAGED, _S.BACKORDERED}


@dataclass(frozen=True, slots=True)
class OrderFigures:
    """How many orders have come at least so far; ``held`` counts orders by reason.

    An order held for two reasons counts under both; ``held_orders`` counts it once.
    """

    staged: int
    allocated: int
    backordered: int
    picked: int
    packed: int
    shipped: int
    held_orders: int
    held: dict[str, int] = field(default_factory=dict)


def order_figures(store: Store) -> OrderFigures:
    """Count the orders of the whole database."""
    with store.reading() as uow:
        states = uow.orders.counts_by_state()
        reasons = Counter(reason for case in _open_cases(uow) for reason in _reasons_of(case))

    def in_any(wanted: set[OrderState]) -> int:
        return sum(states[state] for state in wanted)

    return OrderFigures(
        staged=in_any(_STAGED),
        allocated=in_any(_ALLOCATED),
        backordered=states[_S.BACKORDERED],
        picked=in_any(_PICKED),
        packed=in_any(_PACKED),
        shipped=in_any(_SHIPPED),
        held_orders=states[_S.HELD],
        held=dict(sorted(reasons.items())),
    )


def _open_cases(uow: UnitOfWork) -> Iterator[CaseRow]:
    offset = 0
    while page := uow.cases.page(offset=offset, limit=_PAGE):
        yield from page
        offset += len(page)


def _reasons_of(case: CaseRow) -> list[str]:
    if case.kind not in HOLDING_KINDS:
        return []
    return [str(reason) for reason in case.facts.get("reasons", ())]
