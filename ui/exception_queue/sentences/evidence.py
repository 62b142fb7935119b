"""Reads the evidence of a case: JSON from many hands, of which nothing is taken for granted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.values import Money


def text_of(facts: Mapping[str, Any], name: str) -> str:
    """A plain value as text; "" where there is none."""
    value = facts.get(name)
    return "" if value is None or isinstance(value, (dict, list)) else str(value)


def number_of(facts: Mapping[str, Any], name: str) -> int:
    """A whole number; 0 where there is none."""
    value = facts.get(name)
    return value if isinstance(value, int) else 0


def each_of(facts: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    """The parts of a list that have facts of their own."""
    value = facts.get(name)
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def money_of(facts: Mapping[str, Any], name: str) -> str:
    """An amount in minor units, with its currency."""
    return str(Money(number_of(facts, name), text_of(facts, "currency") or "EUR"))
