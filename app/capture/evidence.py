"""From the checks' answers to the facts that a case shows: one case per order and kind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from app.capture.addresses import judge_address, judge_email
from app.capture.facts import OrderFacts
from app.capture.pricing import check_total
from app.capture.reading.problems import RowProblem
from app.capture.skus import judge_line
from app.exception_queue.kinds import CaseKind, HoldReason, kind_of, severity_of, time_allowed
from app.store.books.capture.case_book import NewCase

_ROWS_SHOWN = 100
"""So many bad rows of one document become cases of their own; the rest share one."""


def key_of_order(order_no: str, kind: CaseKind) -> str:
    """The key by which an order has at most one open case of a kind."""
    return f"order {order_no}: {kind.value}"


def evidence_of(
    order: OrderFacts, version: int, kind: CaseKind, reasons: Iterable[HoldReason]
) -> dict[str, Any]:
    """What a person must see to decide about the reasons of one kind."""
    facts: dict[str, Any] = {
        "version": version,
        "reasons": sorted(reason.value for reason in reasons if kind_of(reason) is kind),
    }
    match kind:
        case CaseKind.ADDRESS:
            return facts | {"fields": _address_fields(order)}
        case CaseKind.PRICE:
            return facts | _price(order) | {"lines": _lines(order, kind)}
        case CaseKind.PAYMENT:
            said = {"financial_status": order.financial_status, "total_minor": order.total_minor}
            return facts | said | {"currency": order.currency}
        case _:
            return facts | {"lines": _lines(order, kind)}


def _address_fields(order: OrderFacts) -> list[dict[str, str]]:
    fields = [
        {
            "purpose": purpose,
            "field": fault.field,
            "value": fault.value,
            "reason": fault.reason.value,
            "proposal": fault.proposal,
        }
        for purpose, address in (("shipping", order.shipping), ("billing", order.billing))
        if purpose == "shipping" or not address.is_blank
        for fault in judge_address(address)
    ]
    email = judge_email(order.email)
    if email is not None:
        said = {"purpose": "order", "field": "email", "value": order.email}
        fields.append(said | {"reason": email.value, "proposal": ""})
    return fields


def _price(order: OrderFacts) -> dict[str, Any]:
    check = check_total(order)
    return {
        "currency": order.currency,
        "said_minor": check.said,
        "recomputed_minor": check.recomputed,
        "goods_minor": order.goods_minor,
        "discount_minor": order.discount_minor,
        "shipping_minor": order.shipping_minor,
        "tax_minor": order.tax_minor,
    }


def _lines(order: OrderFacts, kind: CaseKind) -> list[dict[str, Any]]:
    return [
        {
            "position": line.position,
            "sku": line.sku,
            "units": line.units,
            "price_minor": line.price_minor,
            "reasons": sorted(reason.value for reason in judge_line(line)),
        }
        for line in order.odd_lines
        if any(kind_of(reason) is kind for reason in judge_line(line))
    ]


def cases_of_rows(
    source: str, fingerprint: str, problems: list[RowProblem], at: datetime
) -> list[NewCase]:
    """The cases of a document's bad rows.

    Args:
        source: what the document is: products, orders ...
        fingerprint: of the document's bytes, so that reading it again opens nothing twice.
        problems: all of its bad rows.
        at: when it was read.
    """
    by_row: dict[int, list[RowProblem]] = {}
    for problem in problems:
        by_row.setdefault(problem.row, []).append(problem)
    rows = sorted(by_row)
    cases = [
        _bad_row(f"bad row {source} {fingerprint[:16]} {row}", source, by_row[row], at)
        for row in rows[:_ROWS_SHOWN]
    ]
    rest = rows[_ROWS_SHOWN:]
    if rest:
        key = f"bad rows {source} {fingerprint[:16]}"
        case = _bad_row(key, source, by_row[rest[0]], at)
        facts = {**case.facts, "rows": len(rest), "first_row": rest[0]}
        cases.append(replace(case, facts=facts))
    return cases


def _bad_row(key: str, source: str, problems: list[RowProblem], at: datetime) -> NewCase:
    kind = CaseKind.BAD_ROW
    severity = severity_of(kind)
    return NewCase(
        key=key,
        kind=kind,
        severity=severity,
        subject=problems[0].document[:48],
        facts={"source": source, "problems": [problem.as_facts() for problem in problems]},
        opened_at=at,
        due_at=at + time_allowed(severity),
    )
