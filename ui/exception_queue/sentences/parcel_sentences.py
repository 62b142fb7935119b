"""Cases of cartons of a wrong weight, and of what no carrier or mail server takes, in one line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ui.messages.wording import translate


def no_carrier(facts: Mapping[str, Any]) -> str:
    """Say to where and with which weight no service goes."""
    said = translate("case", "No service to {country} takes {kg}")
    return said.format(country=str(facts.get("country") or "–"), kg=_kg(facts, "grams"))


def weight_off(facts: Mapping[str, Any]) -> str:
    """Say what a carton weighs, what it should, and why it went on."""
    said = translate("case", "Carton {n}: {kg}, expected {expected}: {reason}")
    return said.format(
        n=facts.get("carton", "?"),
        kg=_kg(facts, "grams"),
        expected=_kg(facts, "expected_grams"),
        reason=facts.get("reason", ""),
    )


def label_let_out(facts: Mapping[str, Any]) -> str:
    """Say which carton got its label before all was verified, why, and what was not verified."""
    said = translate("case", "Label of carton {n} let out: {reason}; not verified: {skus}")
    open_ones = facts.get("unverified")
    skus = [str(sku) for sku in open_ones] if isinstance(open_ones, list) else []
    return said.format(
        n=facts.get("carton", "?"), reason=facts.get("reason", ""), skus=", ".join(skus) or "–"
    )


def label_void(facts: Mapping[str, Any]) -> str:
    """Say which carton has two labels; which one must not leave stands beside it."""
    said = translate("case", "Carton {n} has two labels: destroy the void one, cancel its parcel")
    return said.format(n=facts.get("carton", "?"))


def _kg(facts: Mapping[str, Any], name: str) -> str:
    value = facts.get(name)
    return f"{value / 1000:.2f} kg" if isinstance(value, int) else "–"


def mail_refused(facts: Mapping[str, Any]) -> str:
    """Nobody took the e-mail about an order or its parcels, or nobody said whether they did."""
    said = translate("case", "E-mail to {to} was refused: {detail}")
    if facts.get("unknown"):
        said = translate("case", "E-mail to {to} may have arrived, ask before sending: {detail}")
    return said.format(to=facts.get("to") or "–", detail=facts.get("detail") or "")
