"""Both sides of a case, one above the other: what was wanted and what was found."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.exception_queue.kinds import CaseKind
from app.values import Money
from ui.messages.wording import translate
from ui.widgets.content import Fact
from ui.widgets.desk_content import EvidenceContent


def evidence_of(kind: CaseKind, facts: Mapping[str, Any]) -> EvidenceContent | None:
    """The two values that differ; None where a case is not about two values."""
    match kind:
        case CaseKind.DOUBLE_SCAN:
            labels = (translate("queue", "Needs"), translate("queue", "Scanned"))
            return _two(labels, facts.get("needed"), facts.get("scanned"))
        case CaseKind.VOID_LABEL:
            labels = (translate("queue", "On the carton"), translate("queue", "Destroy"))
            return _two(labels, facts.get("sscc"), facts.get("void_sscc"))
        case CaseKind.WEIGHT:
            labels = (translate("queue", "By contents"), translate("queue", "On the scale"))
            return _two(labels, _kg(facts, "expected_grams"), _kg(facts, "grams"))
        case CaseKind.PRICE if not facts.get("lines"):
            labels = (translate("queue", "Comes to"), translate("queue", "Order says"))
            return _two(labels, _money(facts, "recomputed_minor"), _money(facts, "said_minor"))
        case _:
            return _proposed(facts)


def revised_lines(facts: Mapping[str, Any]) -> list[Fact]:
    """What the order had of each SKU, and what the shop says now, where the two differ."""
    said = facts.get("said")
    had, now = _units_of(facts, "had"), _units_of(said if isinstance(said, dict) else {}, "lines")
    words = translate("case", "had {had}, the shop says {now}")
    return [
        Fact(sku, words.format(had=had.get(sku, 0), now=now.get(sku, 0)))
        for sku in dict.fromkeys([*had, *now])
        if had.get(sku) != now.get(sku)
    ]


def _units_of(facts: Mapping[str, Any], name: str) -> dict[str, int]:
    rows, found = facts.get(name), dict[str, int]()
    for one in rows if isinstance(rows, list) else ():
        if isinstance(one, dict) and isinstance(units := one.get("units"), int):
            sku = str(one.get("sku") or "–")
            found[sku] = found.get(sku, 0) + units
    return found


def _two(labels: tuple[str, str], wanted: object, found: object) -> EvidenceContent | None:
    return EvidenceContent(labels, (str(wanted), str(found))) if wanted and found else None


def _kg(facts: Mapping[str, Any], name: str) -> str:
    value = facts.get(name)
    return f"{value / 1000:.2f} kg" if isinstance(value, int) else ""


def _money(facts: Mapping[str, Any], name: str) -> str:
    value = facts.get(name)
    currency = facts.get("currency")
    if not isinstance(value, int) or not isinstance(currency, str):
        return ""
    return str(Money(value, currency))


def _proposed(facts: Mapping[str, Any]) -> EvidenceContent | None:
    """A field of an address for which something better is known."""
    fields = facts.get("fields")
    labels = (translate("queue", "Perhaps"), translate("queue", "Order says"))
    for one in fields if isinstance(fields, list) else ():
        if isinstance(one, dict) and one.get("proposal") and one.get("value"):
            return _two(labels, one["proposal"], one["value"])
    return None
