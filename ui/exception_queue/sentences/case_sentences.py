"""What happened, worded from a case's facts: one sentence for the list, one line for each step.

Facts are evidence as JSON; whatever is missing or odd in them is left out, never guessed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, assert_never

from app.exception_queue.kinds import CaseKind, Resolution
from ui.exception_queue.sentences.cancelled_goods import cancelled
from ui.exception_queue.sentences.evidence import each_of, money_of, number_of, text_of
from ui.exception_queue.sentences.parcel_sentences import (
    label_let_out,
    label_void,
    mail_refused,
    no_carrier,
    weight_off,
)
from ui.exception_queue.sentences.stock_sentences import (
    lot_recalled,
    receipt_differs,
)
from ui.exception_queue.sentences.tracked_apart import tracked_apart
from ui.messages.cases import done_words, kind_words, late_words, reason_from
from ui.messages.desk.station_trouble import station_trouble
from ui.messages.wording import translate


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
            return late_words(*(text_of(facts, name) for name in ("outcome", "work_no", "detail")))
        case _:
            assert_never(kind)


def _more(said: str, others: int) -> str:
    if others <= 0:
        return said
    return translate("case", "{said}, and {n} more").format(said=said, n=others)


def _bad_row(facts: Mapping[str, Any]) -> str:
    problems = each_of(facts, "problems")
    if not problems:
        return translate("case", "A row of the file is not well-formed")
    first = problems[0]
    said = translate("case", "Row {row}, {column}: {reason}").format(
        row=first.get("row", "?"),
        column=first.get("column") or translate("case", "whole row"),
        reason=first.get("reason", ""),
    )
    return _more(said, number_of(facts, "rows") - 1)


def _address(facts: Mapping[str, Any]) -> str:
    fields = each_of(facts, "fields")
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
    lines = each_of(facts, "lines")
    if lines:
        first = lines[0]
        reasons = [reason_from(str(reason)) for reason in first.get("reasons", [])]
        said = f"{first.get('sku', '')}: {', '.join(reasons)}"
        return _more(said, len(lines) - 1)
    if kind is CaseKind.PRICE:
        said = translate("case", "Says {said}, comes to {sum}")
        return said.format(
            said=money_of(facts, "said_minor"), sum=money_of(facts, "recomputed_minor")
        )
    reasons = [reason_from(str(reason)) for reason in facts.get("reasons") or []]
    return ", ".join(reasons) or kind_words(kind)


def _out_of_stock(facts: Mapping[str, Any]) -> str:
    lines = each_of(facts, "lines")
    if not lines:
        return translate("case", "Some units are nowhere in stock")
    first = lines[0]
    said = translate("case", "{n} of {sku} short").format(
        n=first.get("units_missing", "?"), sku=first.get("sku", "?")
    )
    return _more(said, len(lines) - 1)


def _double_scan(facts: Mapping[str, Any]) -> str:
    if text_of(facts, "scanned"):
        said = translate("case", "{scanned}, not {needed}")
        needed = text_of(facts, "needed") or "–"
        return said.format(scanned=text_of(facts, "scanned"), needed=needed)
    apart = [one for line in each_of(facts, "lines") for one in tracked_apart(line)]
    if apart:
        return _more(apart[0], len(apart) - 1)
    said = translate("case", "Carton {n} left unverified: {reason}")
    return said.format(n=number_of(facts, "carton"), reason=text_of(facts, "reason") or "–")


def _reported(facts: Mapping[str, Any]) -> str:
    said = station_trouble(facts) or text_of(facts, "detail")
    return said or translate("case", "Set aside at the station")


def _label_failed(facts: Mapping[str, Any]) -> str:
    said = (text_of(facts, name) for name in ("detail", "reason", "state"))
    detail = next(filter(None, said), translate("case", "failed"))
    return f"{text_of(facts, 'printer') or translate('case', 'Label')}: {detail}"


def _stock_drift(facts: Mapping[str, Any]) -> str:
    rows = each_of(facts, "rows")
    if not rows:
        return translate("case", "Bin {bin} differs from the books").format(
            bin=text_of(facts, "bin_code")
        )
    first = rows[0]
    said = translate("case", "{sku}: the books say {books}, {counted} counted").format(
        sku=first.get("sku", "?"), books=first.get("books", "?"), counted=first.get("counted", "?")
    )
    return _more(said, len(rows) - 1)


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
