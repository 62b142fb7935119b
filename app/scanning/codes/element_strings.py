"""GS1 element strings, parsed whole or not at all.

``biip`` knows the application identifiers; what it lets pass is refused here: an element that is
longer than its identifier allows, followed by digits that happen to be another element.
Source: GS1 General Specifications 7.8.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from biip import ParseError
from biip.gs1_element_strings import GS1ElementString
from biip.gs1_messages import GS1Message

GS = "\x1d"
"""What scanners send for FNC1 between two element strings."""


@dataclass(frozen=True, slots=True)
class Elements:
    """The element strings that decide something here; None where the code has none of a kind.

    Attributes:
        gtin: AI (01), GTIN-14.
        content_gtin: AI (02), the trade items in a logistic unit, GTIN-14.
        sscc: AI (00).
        lot: AI (10).
        serial: AI (21).
        expiry: AI (17).
        count: AI (30), items in a trade item of variable count.
        contained: AI (37), trade items in a logistic unit.
        wrong_check_digit: a GTIN or SSCC among them is misread or misprinted.
        twice: one identifier stands there twice with different values.
    """

    gtin: str | None
    content_gtin: str | None
    sscc: str | None
    lot: str | None
    serial: str | None
    expiry: date | None
    count: int | None
    contained: int | None
    wrong_check_digit: bool
    twice: bool


def parse_elements(text: str) -> Elements | None:
    """Parse ``text`` as element strings; None unless all of it is."""
    body = text.removeprefix(GS)
    if not body.isascii():
        return None
    try:
        parsed = list(GS1Message.parse(body).element_strings)
    except ParseError:
        return None
    if not parsed or not _ends_where_it_should(body, parsed):
        return None
    return _elements(parsed)


def _ends_where_it_should(body: str, parsed: Sequence[GS1ElementString]) -> bool:
    """Each element of variable length must end at a separator or at the end of the text."""
    rest = body
    for element in parsed:
        whole = element.ai.ai + element.value
        if not rest.startswith(whole):
            return False
        rest = rest[len(whole) :]
        if element.ai.separator_required and rest and not rest.startswith(GS):
            return False
        rest = rest.lstrip(GS)
    return not rest.strip()


def _elements(parsed: Sequence[GS1ElementString]) -> Elements:
    by_ai = {element.ai.ai: element for element in parsed}
    value = {ai: element.value for ai, element in by_ai.items()}
    expiry = by_ai.get("17")
    return Elements(
        gtin=value.get("01"),
        content_gtin=value.get("02"),
        sscc=value.get("00"),
        lot=value.get("10"),
        serial=value.get("21"),
        expiry=expiry.date if expiry else None,
        count=_number(value.get("30")),
        contained=_number(value.get("37")),
        wrong_check_digit=any(element.gtin_error or element.sscc_error for element in parsed),
        twice=any(value[element.ai.ai] != element.value for element in parsed),
    )


def _number(digits: str | None) -> int | None:
    return None if digits is None else int(digits)
