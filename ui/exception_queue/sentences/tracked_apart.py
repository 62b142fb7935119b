"""Where the two counts of a line differ by lot or by serial number, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ui.messages.wording import translate
from ui.widgets.content import Fact


def tracked_apart(line: Mapping[str, Any]) -> list[str]:
    """A sentence for each lot and each number that was counted in only one of the two scans.

    Args:
        line: a line's evidence in a double-scan case; what is missing in it is left out.
    """
    sku = str(line.get("sku", "?"))
    lots = translate("case", "{sku} lot {lot}: {picked} picked, {packed} packed")
    left = translate("case", "{sku} serial {serial}: picked, not packed")
    said = [
        lots.format(sku=sku, lot=one.get("lot"), picked=one.get("picked"), packed=one.get("packed"))
        for one in _list(line, "lots")
        if isinstance(one, dict)
    ]
    return said + [left.format(sku=sku, serial=serial) for serial in _list(line, "serials_left")]


def two_counts(one: Mapping[str, Any]) -> Fact:
    """What was ordered of a line, and both counts of it."""
    said = translate("case", "ordered {ordered}, picked {picked}, packed {packed}").format(
        ordered=one.get("units_ordered", "?"),
        picked=one.get("units_picked", "?"),
        packed=one.get("units_packed", "?"),
    )
    return Fact(str(one.get("sku", "")), said)


def _list(line: Mapping[str, Any], name: str) -> list[Any]:
    value = line.get(name)
    return value if isinstance(value, list) else []
