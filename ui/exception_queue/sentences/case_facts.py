"""What stands beside a case: its evidence as named values, the most telling first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.exception_queue.kinds import CaseKind
from ui.exception_queue.sentences.cancelled_goods import goods_left
from ui.exception_queue.sentences.evidence import each_of, money_of, text_of
from ui.exception_queue.sentences.stock_sentences import counted, missing, recalled_at
from ui.exception_queue.sentences.tracked_apart import two_counts
from ui.exception_queue.sentences.two_sides import revised_lines
from ui.messages.cases import reason_from
from ui.messages.wording import translate
from ui.widgets.content import Fact

_FACTS_SHOWN = 6


def facts_of(kind: CaseKind, facts: Mapping[str, Any]) -> tuple[Fact, ...]:
    """Name what else is known, most telling first; at most six."""
    found = [*_told(kind, facts)]
    return tuple(fact for fact in found if fact.value)[:_FACTS_SHOWN]


def _told(kind: CaseKind, facts: Mapping[str, Any]) -> list[Fact]:
    match kind:
        case CaseKind.ADDRESS:
            return [_field(one) for one in each_of(facts, "fields")]
        case CaseKind.BAD_ROW:
            return [_problem(one) for one in each_of(facts, "problems")]
        case CaseKind.PRICE if not each_of(facts, "lines"):
            names = {
                "said_minor": translate("case", "Order says"),
                "recomputed_minor": translate("case", "Lines come to"),
                "goods_minor": translate("case", "Goods"),
                "discount_minor": translate("case", "Discount"),
                "shipping_minor": translate("case", "Shipping"),
                "tax_minor": translate("case", "Tax"),
            }
            return [Fact(label, money_of(facts, name)) for name, label in names.items()]
        case CaseKind.PAYMENT:
            status = Fact(translate("case", "Shop says"), text_of(facts, "financial_status") or "–")
            return [status, Fact(translate("case", "Total"), money_of(facts, "total_minor"))]
        case CaseKind.ORDER_REVISED:
            return [*revised_lines(facts), *_plain(facts)]
        case CaseKind.OUT_OF_STOCK:
            return [missing(one) for one in each_of(facts, "lines")]
        case CaseKind.RECALL:
            return [recalled_at(one) for one in each_of(facts, "places")]
        case CaseKind.RECEIPT:
            return [*_plain(facts), *(missing(one) for one in each_of(facts, "lines"))]
        case CaseKind.DOUBLE_SCAN if each_of(facts, "lines"):
            return [two_counts(one) for one in each_of(facts, "lines")]
        case CaseKind.STOCK_DRIFT:
            counts = [counted(one) for one in each_of(facts, "rows")]
            return [Fact(translate("case", "Bin"), text_of(facts, "bin_code")), *counts]
        case CaseKind.SKU | CaseKind.PRICE | CaseKind.CANCELLATION:
            lines = [_line(one) for one in each_of(facts, "lines")]
            return [*lines, *goods_left(facts), *_plain(facts)]
        case _:
            return _plain(facts)


def _field(one: Mapping[str, Any]) -> Fact:
    proposal = str(one.get("proposal") or "")
    value = str(one.get("value") or "–")
    if proposal:
        value = translate("case", "{value}, perhaps {proposal}").format(
            value=value, proposal=proposal
        )
    return Fact(str(one.get("field", "")).capitalize(), value)


def _problem(one: Mapping[str, Any]) -> Fact:
    label = str(one.get("column") or translate("case", "Row"))
    return Fact(label, f"{one.get('value') or '–'} · {one.get('reason', '')}")


def _line(one: Mapping[str, Any]) -> Fact:
    reasons = [reason_from(str(reason)) for reason in one.get("reasons", [])]
    return Fact(str(one.get("sku", "")), f"{one.get('units', '?')} × · {', '.join(reasons)}")


def _plain(facts: Mapping[str, Any]) -> list[Fact]:
    """Facts of kinds whose evidence is a few plain values."""
    names = {
        "carton": translate("case", "Carton"),
        "times": translate("case", "In a row"),
        "bin": translate("case", "Bin"),
        "lot": translate("case", "Lot"),
        "po_no": translate("case", "Purchase order"),
        "supplier": translate("case", "Supplier"),
        "units_ordered": translate("case", "Ordered"),
        "printer": translate("case", "Printer"),
        "state": translate("case", "State"),
        "to": translate("case", "To"),
        "fence": translate("case", "Claim was"),
        "fence_now": translate("case", "Claim is now"),
        "holder_now": translate("case", "Now at"),
        "bound_order": translate("case", "Tote is bound to"),
        "bound_cart": translate("case", "On cart"),
        "bound_at_station": translate("case", "Scanned there at"),
        "carrier": translate("case", "Carrier"),
        "tracking_no": translate("case", "Tracking"),
        "void_tracking_no": translate("case", "Cancel"),
        "detail": translate("case", "Detail"),
    }
    return [Fact(label, text_of(facts, name)) for name, label in names.items()]
