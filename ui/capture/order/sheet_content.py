"""One order as the desk sees it: summary, lines, checks with their reasons, what happened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.exception_queue.kinds import CaseKind
from app.fulfilment.allocation.explaining import LineWait
from app.lifecycle import OrderState
from app.scanning.directory import Person
from app.store.books.capture.orders.detail import (
    CHECKS,
    CartonRow,
    CheckState,
    LineRow,
    OrderDetail,
)
from app.store.books.capture.orders.timeline import TimelineEntry
from app.values import Money
from ui.capture.order.waiting_content import WAITING, waiting_columns, waiting_rows
from ui.capture.orders_content import due_of, health_of
from ui.exception_queue.sentences.case_sentences import sentence_of
from ui.messages.cases import kind_words
from ui.messages.orders import check_words, happened, state_words
from ui.messages.wording import counted, translate
from ui.widgets.content import Fact, Health
from ui.widgets.desk_content import (
    ChipContent,
    CodeCell,
    ColumnContent,
    DetailContent,
    EventContent,
    MarkCell,
    ProgressCell,
    QueueRowContent,
    TextCell,
    TimeCell,
)
from ui.widgets.form.fields import FieldContent

SUMMARY, LINES, CHECKED, ADDRESS, HISTORY = "summary", "lines", "checks", "address", "history"


@dataclass(frozen=True, slots=True)
class TableContent:
    """The columns and rows of one leaf."""

    columns: tuple[ColumnContent, ...] = ()
    rows: tuple[QueueRowContent, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetContent:
    """Everything about one thing, leaf by leaf; an empty ``order_no`` is no order.

    Attributes:
        leaves: the leaves there are, the first one in front.
        tables: the leaves that are tables, by key.
        fields: the address form.
    """

    summary: DetailContent
    order_no: str = ""
    leaves: tuple[ChipContent, ...] = ()
    tables: tuple[tuple[str, TableContent], ...] = ()
    fields: tuple[FieldContent, ...] = ()


def empty_sheet() -> SheetContent:
    """Nothing is chosen."""
    where = translate("order", "Choose one in the list, or scan it")
    return SheetContent(DetailContent(translate("order", "No order"), where=where))


def sheet_of(
    order: OrderDetail,
    fields: tuple[FieldContent, ...],
    people: Mapping[str, Person],
    now: datetime,
    waits: Sequence[LineWait] = (),
) -> SheetContent:
    """One order, whole; ``waits`` say why those of its lines wait that miss units."""
    waiting = ChipContent(WAITING, translate("order", "Waiting"), len(waits))
    leaves = (
        ChipContent(SUMMARY, translate("order", "Summary")),
        ChipContent(LINES, translate("order", "Lines"), len(order.lines)),
        *((waiting,) if waits else ()),
        ChipContent(CHECKED, translate("order", "Checks")),
        ChipContent(ADDRESS, translate("order", "Address")),
        ChipContent(HISTORY, translate("order", "History"), len(order.timeline)),
    )
    history = tuple(_event(entry, people, now) for entry in order.timeline)
    tables = (
        (LINES, TableContent(_line_columns(), tuple(_line(order, one) for one in order.lines))),
        *(((WAITING, TableContent(waiting_columns(), waiting_rows(waits))),) if waits else ()),
        (CHECKED, TableContent(_check_columns(), _checks(order))),
        (HISTORY, TableContent(_history_columns(), tuple(map(_history_row, history)))),
    )
    return SheetContent(_summary(order, history, now), order.order_no, leaves, tables, fields)


def _summary(order: OrderDetail, history: tuple[EventContent, ...], now: datetime) -> DetailContent:
    held = [kind_words(case.kind) for case in order.cases if case.is_open]
    words = state_words(order.state)
    due = due_of(order.state, order.dispatch_by, now)
    placed = order.placed_at.astimezone(now.tzinfo)
    return DetailContent(
        title=f"{words}: {', '.join(held)}" if held else words,
        health=health_of(order.state),
        code=order.order_no,
        where=translate("order", "placed {time}").format(time=f"{placed:%d.%m. %H:%M}"),
        facts=_facts(order, due.text if isinstance(due, TimeCell) else ""),
        events=history,
    )


def _facts(order: OrderDetail, due: str) -> tuple[Fact, ...]:
    to = order.shipping
    place = " ".join(word for word in (to.postcode, to.city, to.country) if word)
    units = sum(line.units_ordered for line in order.lines)
    packed = sum(line.units_packed for line in order.lines)
    told = translate("order", "{lines} lines, {packed} of {units} units packed")
    found = [
        Fact(translate("order", "Due"), due),
        Fact(translate("order", "To"), ", ".join(w for w in (to.name or to.company, place) if w)),
        Fact(translate("order", "E-mail"), order.email),
        Fact(
            translate("order", "Units"),
            told.format(lines=len(order.lines), packed=packed, units=units),
        ),
        *_money(order),
        *(
            Fact(translate("order", "Carton {n}").format(n=one.number), _carton(one))
            for one in order.cartons[:2]
        ),
    ]
    return tuple(fact for fact in found if fact.value)


def _carton(carton: CartonRow) -> str:
    said = counted(carton.units, translate("order", "1 unit"), translate("order", "{n} units"))
    return " · ".join(word for word in (said, carton.carrier, carton.tracking_no) if word)


def _money(order: OrderDetail) -> list[Fact]:
    def said(minor: int) -> str:
        return str(Money(minor, order.currency))

    goods = said(order.goods_minor)
    if order.discount_minor:
        less = translate("order", "{goods}, discount {amount}")
        goods = less.format(goods=goods, amount=said(order.discount_minor))
    besides = translate("order", "shipping {shipping}, tax {tax}").format(
        shipping=said(order.shipping_minor), tax=said(order.tax_minor)
    )
    status = order.financial_status or translate("order", "nothing said")
    return [
        Fact(translate("order", "Goods"), goods),
        Fact(translate("order", "Besides"), besides),
        Fact(translate("order", "Total"), f"{said(order.total_minor)}, {status}"),
    ]


def _line_columns() -> tuple[ColumnContent, ...]:
    return (
        ColumnContent(translate("order", "Item"), 168),
        ColumnContent(translate("order", "Name"), 190, stretch=True),
        ColumnContent(translate("order", "Packed"), 92),
        ColumnContent(translate("order", "From"), 190),
    )


def _line(order: OrderDetail, line: LineRow) -> QueueRowContent:
    return QueueRowContent(
        str(line.order_line_id),
        (
            CodeCell(line.sku),
            TextCell(line.description),
            ProgressCell(line.units_packed, max(0, line.units_ordered)),
            _hold(order, line),
        ),
    )


def _hold(order: OrderDetail, line: LineRow) -> MarkCell | TextCell:
    """From which bins the units come, and for what the line waits."""
    if not line.is_known:
        return MarkCell(Health.WARN, translate("order", "not a product"))
    if line.kit_units:
        said = translate("order", "kit, {n} by parts").format(n=line.kit_units)
        return TextCell(said, quiet=True)
    if line.units_backordered:
        said = translate("order", "{n} missing").format(n=line.units_backordered)
        return MarkCell(Health.WARN, said)
    bins = [h.bin_code for h in order.holds if h.order_line_id == line.order_line_id]
    if not bins:
        return TextCell("–", quiet=True)
    return TextCell(bins[0] if len(bins) == 1 else f"{bins[0]} +{len(bins) - 1}")


def _check_columns() -> tuple[ColumnContent, ...]:
    return (
        ColumnContent(translate("order", "Check"), 160),
        ColumnContent(translate("order", "Stands"), 190),
        ColumnContent(translate("order", "Why"), 200, stretch=True),
    )


def _checks(order: OrderDetail) -> tuple[QueueRowContent, ...]:
    """The four checks of the SOP, then whatever else keeps the order."""
    open_cases = {case.kind: case for case in order.cases if case.is_open}
    marks = {
        CheckState.PASSED: Health.GOOD,
        CheckState.APPROVED: Health.GOOD,
        CheckState.HELD: Health.WARN,
        CheckState.WAITING: Health.UNKNOWN,
    }
    kinds = [*CHECKS, *(kind for kind in open_cases if kind not in CHECKS)]
    rows = []
    for kind in kinds:
        check = order.checks.get(kind, CheckState.HELD)
        why = sentence_of(kind, open_cases[kind].facts) if kind in open_cases else ""
        mark = MarkCell(marks[check], check_words(check))
        rows.append(
            QueueRowContent(
                kind.value, (TextCell(kind_words(kind), strong=True), mark, TextCell(why))
            )
        )
    return tuple(rows)


def _history_columns() -> tuple[ColumnContent, ...]:
    return (
        ColumnContent(translate("order", "Time"), 170),
        ColumnContent(translate("order", "What happened"), 300, stretch=True),
    )


def _history_row(event: EventContent) -> QueueRowContent:
    return QueueRowContent("", (TimeCell(event.time, event.health), TextCell(event.text)))


def _event(entry: TimelineEntry, people: Mapping[str, Person], now: datetime) -> EventContent:
    here = entry.at.astimezone(now.tzinfo)
    today = here.date() == now.date()
    who = people[entry.badge].name if entry.badge in people else entry.badge
    said = [happened(entry.source, entry.what, entry.facts), who, entry.station]
    good = entry.what in {"staged", "shipped", "dispatched", "label scanned", "solved"}
    bad = entry.what in {"opened", "evidence", "cancelled by the customer"}
    health = Health.GOOD if good else Health.WARN if bad else Health.UNKNOWN
    time = f"{here:%H:%M:%S}" if today else f"{here:%d.%m. %H:%M}"
    return EventContent(time, health, ", ".join(word for word in said if word))


def all_well(order_no: str, order: OrderDetail | None) -> str:
    """What is said when nothing holds an order after it was corrected or checked again."""
    if order is not None and has_case(order, CaseKind.MAIL_REFUSED):
        return translate("order", "Saved; its case sends the e-mail again")
    return translate("order", "{order} passed all checks").format(order=order_no)


def is_over(order: OrderDetail) -> bool:
    """True once nothing can be done about an order any more."""
    return order.state in {OrderState.SHIPPED, OrderState.CANCELLED}


def has_case(order: OrderDetail, kind: CaseKind | None = None) -> bool:
    """True while a case of this kind, or any, waits."""
    return any(case.is_open and (kind is None or case.kind is kind) for case in order.cases)
