"""Cases of cancelled orders: what lies where until it is put away, and what is missing of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ui.messages.wording import counted, translate
from ui.widgets.content import Fact


def cancelled(facts: Mapping[str, Any]) -> str:
    """Say what is left to do of a cancelled order's goods; "" if the case tells of none."""
    if facts.get("carrier"):
        said = translate("case", "Cancelled at the dock, carton {n}")
        return said.format(n=facts.get("carton", "?"))
    missing, lying = _rows(facts, "missing"), _rows(facts, "put_away")
    if missing:
        said = translate("case", "Not in {places}: {units}, the bins are counted")
        return said.format(units=_in_words(_units(missing)), places=_places(missing))
    if lying:
        said = translate("case", "{units} in {places} to put away")
        return said.format(units=_in_words(_units(lying)), places=_places(lying))
    return ""


def _in_words(units: int) -> str:
    return counted(units, translate("case", "1 unit"), translate("case", "{n} units"))


def goods_left(facts: Mapping[str, Any]) -> list[Fact]:
    """Where the goods are, or where they should be and where they came from, one by one."""
    away = translate("case", "{n} not in {place}, picked from {bin}")
    lies = translate("case", "{n} in {place}")
    missing = (
        Fact(
            _named(one), away.format(n=one.get("units"), place=_at(one), bin=one.get("bin") or "–")
        )
        for one in _rows(facts, "missing")
    )
    lying = (
        Fact(_named(one), lies.format(n=one.get("units"), place=_at(one)))
        for one in _rows(facts, "put_away")
    )
    return [*missing, *lying]


def _rows(facts: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    value = facts.get(name)
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _units(rows: list[Mapping[str, Any]]) -> int:
    return sum(units for one in rows if isinstance(units := one.get("units"), int))


def _places(rows: list[Mapping[str, Any]]) -> str:
    return ", ".join(dict.fromkeys(_at(one) for one in rows))


def _at(one: Mapping[str, Any]) -> str:
    return str(one.get("place") or "–")


def _named(one: Mapping[str, Any]) -> str:
    return f"{one.get('sku') or '–'} {one.get('lot') or ''}".strip()
