"""What happened, worded from a case's facts: one sentence for the list, named values beside it.

Facts are evidence as JSON; whatever is missing or odd in them is left out, never guessed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, assert_never

from app.exception_queue.kinds import CaseKind, Resolution
from app.values import Money
from ui.exception_queue.sentences.cancelled_goods import cancelled, goods_left
from ui.exception_queue.sentences.parcel_sentences import (
    label_let_out,
    label_void,
    mail_refused,
    no_carrier,
    weight_off,
)
from ui.exception_queue.sentences.stock_sentences import (
    counted,
    lot_recalled,
    missing,
    recalled_at,
    receipt_differs,
)
from ui.exception_queue.sentences.tracked_apart import tracked_apart, two_counts
from ui.exception_queue.sentences.two_sides import revised_lines
from ui.messages.cases import done_words, kind_words, late_words, reason_from
from ui.messages.desk.station_trouble import station_trouble
from ui.messages.wording import translate
from ui.widgets.content import Fact

_FACTS_SHOWN = 6


def sentence_of(kind: CaseKind, facts: Mapping[str, Any]) -> str:
    """Say in one line what happened."""
    match kind:
        case CaseKind.BAD_ROW:
            return _bad_row(facts)
        case CaseKind.ORDER_REVISED:
            if facts.get("cancelled"):
                return translate("case", "Cancelled in the shop while being worked on")
            return translate("case", "Changed in the shop while being worked on")
        case CaseKind.ADDRESS:
            return _address(facts)
        case CaseKind.SKU | CaseKind.PRICE | CaseKind.CANCELLATION:
            return _lines(kind, facts)
        case CaseKind.PAYMENT:
            status = str(facts.get("financial_status") or translate("case", "nothing"))
            return translate("case", "The shop says: {status}").format(status=status)
        case CaseKind.OUT_OF_STOCK:
            return _out_of_stock(facts)
        case CaseKind.DOUBLE_SCAN:
            return _double_scan(facts)
        case CaseKind.REPORTED:
            return _reported(facts)
        case CaseKind.LABEL_FAILED:
            return _label_failed(facts)
        case CaseKind.NO_CARRIER:
            return no_carrier(facts)
        case CaseKind.STOCK_DRIFT:
            return _stock_drift(facts)
        case CaseKind.RECEIPT | CaseKind.RECALL:
            return lot_recalled(facts) if "places" in facts else receipt_differs(facts)
        case CaseKind.WEIGHT:
            return weight_off(facts)
        case CaseKind.EARLY_LABEL | CaseKind.VOID_LABEL:
            return label_let_out(facts) if kind is CaseKind.EARLY_LABEL else label_void(facts)
        case CaseKind.MAIL_REFUSED:
            return mail_refused(facts)
        case CaseKind.REPLAY:
            return late_words(*(_text(facts, name) for name in ("outcome", "work_no", "detail")))
        case _:
            assert_never(kind)


def _text(facts: Mapping[str, Any], name: str) -> str:
    value = facts.get(name)
    return "" if value is None or isinstance(value, (dict, list)) else str(value)


def _number(facts: Mapping[str, Any], name: str) -> int:
    value = facts.get(name)
    return value if isinstance(value, int) else 0


def _each(facts: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    value = facts.get(name)
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _money(facts: Mapping[str, Any], name: str) -> str:
    return str(Money(_number(facts, name), _text(facts, "currency") or "EUR"))


def _more(said: str, others: int) -> str:
    if others <= 0:
        return said
    return translate("case", "{said}, and {n} more").format(said=said, n=others)


def _bad_row(facts: Mapping[str, Any]) -> str:
    problems = _each(facts, "problems")
    if not problems:
        return translate("case", "A row of the file is not well-formed")
    first = problems[0]
    said = translate("case", "Row {row}, {column}: {reason}").format(
        row=first.get("row", "?"),
        column=first.get("column") or translate("case", "whole row"),
        reason=first.get("reason", ""),
    )
    return _more(said, _number(facts, "rows") - 1)


def _address(facts: Mapping[str, Any]) -> str:
    fields = _each(facts, "fields")
    if not fields:
        return ", ".join(reason_from(str(one)) for one in facts.get("reasons") or [])
    first = fields[0]
    said = reason_from(str(first.get("reason", "")))
    if first.get("value"):
        said = f"{said}: {first['value']}"
    return _more(said, len(fields) - 1)


def _lines(kind: CaseKind, facts: Mapping[str, Any]) -> str:
    if kind is CaseKind.CANCELLATION and (said := cancelled(facts)):
        return said
    lines = _each(facts, "lines")
    if lines:
        first = lines[0]
        reasons = [reason_from(str(reason)) for reason in first.get("reasons", [])]
        said = f"{first.get('sku', '')}: {', '.join(reasons)}"
        return _more(said, len(lines) - 1)
    if kind is CaseKind.PRICE:
        said = translate("case", "Says {said}, comes to {sum}")
        return said.format(said=_money(facts, "said_minor"), sum=_money(facts, "recomputed_minor"))
    reasons = [reason_from(str(reason)) for reason in facts.get("reasons") or []]
    return ", ".join(reasons) or kind_words(kind)


def _out_of_stock(facts: Mapping[str, Any]) -> str:
    lines = _each(facts, "lines")
    if not lines:
        return translate("case", "Some units are nowhere in stock")
    first = lines[0]
    said = translate("case", "{n} of {sku} short").format(
        n=first.get("units_missing", "?"), sku=first.get("sku", "?")
    )
    return _more(said, len(lines) - 1)


def _double_scan(facts: Mapping[str, Any]) -> str:
    if _text(facts, "scanned"):
        said = translate("case", "{scanned}, not {needed}")
        needed = _text(facts, "needed") or "–"
        return said.format(scanned=_text(facts, "scanned"), needed=needed)
    apart = [one for line in _each(facts, "lines") for one in tracked_apart(line)]
    if apart:
        return _more(apart[0], len(apart) - 1)
    said = translate("case", "Carton {n} left unverified: {reason}")
    return said.format(n=_number(facts, "carton"), reason=_text(facts, "reason") or "–")


def _reported(facts: Mapping[str, Any]) -> str:
    said = station_trouble(facts) or _text(facts, "detail")
    return said or translate("case", "Set aside at the station")


def _label_failed(facts: Mapping[str, Any]) -> str:
    said = (_text(facts, name) for name in ("detail", "reason", "state"))
    detail = next(filter(None, said), translate("case", "failed"))
    return f"{_text(facts, 'printer') or translate('case', 'Label')}: {detail}"


def _stock_drift(facts: Mapping[str, Any]) -> str:
    rows = _each(facts, "rows")
    if not rows:
        return translate("case", "Bin {bin} differs from the books").format(
            bin=_text(facts, "bin_code")
        )
    first = rows[0]
    said = translate("case", "{sku}: the books say {books}, {counted} counted").format(
        sku=first.get("sku", "?"), books=first.get("books", "?"), counted=first.get("counted", "?")
    )
    return _more(said, len(rows) - 1)


def facts_of(kind: CaseKind, facts: Mapping[str, Any]) -> tuple[Fact, ...]:
    """Name what else is known, most telling first; at most six."""
    found = [*_told(kind, facts)]
    return tuple(fact for fact in found if fact.value)[:_FACTS_SHOWN]


def _told(kind: CaseKind, facts: Mapping[str, Any]) -> list[Fact]:
    match kind:
        case CaseKind.ADDRESS:
            return [_field(one) for one in _each(facts, "fields")]
        case CaseKind.BAD_ROW:
            return [_problem(one) for one in _each(facts, "problems")]
        case CaseKind.PRICE if not _each(facts, "lines"):
            names = {
                "said_minor": translate("case", "Order says"),
                "recomputed_minor": translate("case", "Lines come to"),
                "goods_minor": translate("case", "Goods"),
                "discount_minor": translate("case", "Discount"),
                "shipping_minor": translate("case", "Shipping"),
                "tax_minor": translate("case", "Tax"),
            }
            return [Fact(label, _money(facts, name)) for name, label in names.items()]
        case CaseKind.PAYMENT:
            status = Fact(translate("case", "Shop says"), _text(facts, "financial_status") or "–")
            return [status, Fact(translate("case", "Total"), _money(facts, "total_minor"))]
        case CaseKind.ORDER_REVISED:
            return [*revised_lines(facts), *_plain(facts)]
        case CaseKind.OUT_OF_STOCK:
            return [missing(one) for one in _each(facts, "lines")]
        case CaseKind.RECALL:
            return [recalled_at(one) for one in _each(facts, "places")]
        case CaseKind.RECEIPT:
            return [*_plain(facts), *(missing(one) for one in _each(facts, "lines"))]
        case CaseKind.DOUBLE_SCAN if _each(facts, "lines"):
            return [two_counts(one) for one in _each(facts, "lines")]
        case CaseKind.STOCK_DRIFT:
            counts = [counted(one) for one in _each(facts, "rows")]
            return [Fact(translate("case", "Bin"), _text(facts, "bin_code")), *counts]
        case CaseKind.SKU | CaseKind.PRICE | CaseKind.CANCELLATION:
            lines = [_line(one) for one in _each(facts, "lines")]
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
        "detail": translate("case", "Detail"),
    }
    return [Fact(label, _text(facts, name)) for name, label in names.items()]


def event_words(what: str, facts: Mapping[str, Any], who: str) -> str:
    """Word one entry of a case's history; ``who`` is a name or "" where a check did it."""
    by = translate("case event", "{what}, {who}") if who else "{what}"
    if what == "solved":
        known = {resolution.value: resolution for resolution in Resolution}
        resolution = known.get(str(facts.get("resolution", "")))
        said = done_words(resolution) if resolution else translate("case event", "Solved")
        return by.format(what=said, who=who)
    texts = {
        "opened": translate("case event", "Opened"),
        "evidence": translate("case event", "New evidence"),
        "taken": translate("case event", "Taken"),
        "released": translate("case event", "Given back"),
        "checked": translate("case event", "Checked again"),
        "count": translate("case event", "Count asked for: {bin}"),
    }
    said = texts.get(what, what.capitalize()).format(bin=facts.get("bin", ""))
    return by.format(what=said, who=who)
