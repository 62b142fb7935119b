"""A label and a slip to start from, and what every page must keep to."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from app.fulfilment.documents.barcodes import QR_QUIET_MODULES, QUIET_MODULES
from app.fulfilment.documents.drawing.elements import (
    Bars,
    Block,
    Box,
    Element,
    Qr,
    Sheet,
    Text,
)
from app.fulfilment.documents.drawing.fonts import width_of
from app.fulfilment.documents.label_model import ShippingLabel
from app.fulfilment.documents.manifest import Manifest, ManifestLine
from app.fulfilment.documents.packing_slip import PackingSlip, SlipLine

PRINTED_AT = datetime(2026, 1, 5, 14, 32, tzinfo=UTC)

_LABEL = ShippingLabel(
    addressee=("Jo Müller", "Große Straße 12", "10115 Berlin", "GERMANY"),
    sender=("Harbour & Heath", "Unit 7, Harbour Road", "Leeds LS10 1AB"),
    service="Parcelway Express",
    routing="DE-BER 04",
    order_no="536365",
    carton=1,
    cartons=2,
    weight_grams=2463,
    tracking_no="1Z5R89390357567127",
    sscc="340123451234567895",
    printed_at=PRINTED_AT,
)

_SLIP = PackingSlip(
    shop=("Harbour & Heath", "Unit 7, Harbour Road", "Leeds LS10 1AB"),
    order_no="536365",
    ordered_on=date(2010, 12, 1),
    ship_to=("Jo Müller", "Große Straße 12", "10115 Berlin", "GERMANY"),
    bill_to=("Müller GmbH", "Postfach 12", "10115 Berlin"),
    service="Parcelway Express",
    tracking_no="1Z5R89390357567127",
    carton=1,
    cartons=2,
    lines=(
        SlipLine("85123A", "White hanging heart", ordered=6, here=2, later=3),
        SlipLine("71053", "White metal lantern", ordered=8, here=8),
        SlipLine("22752", "Bird ornament", ordered=32, here=0, later=32),
        SlipLine("21730", "Glass star", ordered=6, here=0),
    ),
    returns=("Write to returns@harbour.example.",),
    returns_url="https://harbour.example/returns/536365",
    printed_at=PRINTED_AT,
)


LINES = tuple(
    ManifestLine(
        f"SO-{10400 + n}", 1 + n % 2, 2, "Next Day", f"PW{n:09}GB", f"34012345{n:010}", 1000 + n
    )
    for n in range(90)
)
"""Parcels of a van, enough for several pages."""

_MANIFEST = Manifest(
    "M-00012",
    "Parcelway",
    _SLIP.shop,
    LINES,
    datetime(2026, 7, 3, 16, 2, tzinfo=ZoneInfo("Europe/London")),
    "Mara Okafor",
)


def a_manifest(*lines: ManifestLine) -> Manifest:
    """A good manifest of ``lines``."""
    return replace(_MANIFEST, lines=lines)


def a_label(**changes: Any) -> ShippingLabel:
    """A good label with ``changes``."""
    return replace(_LABEL, **changes)


def a_slip(**changes: Any) -> PackingSlip:
    """A good slip with ``changes``."""
    return replace(_SLIP, **changes)


def box_of(element: Element) -> Box:
    """The room of what is drawn; of a barcode with its quiet zones."""
    match element:
        case Bars():
            left = element.left - QUIET_MODULES * element.module_dots
            right = left + element.symbol.width(element.module_dots)
            return Box(left, element.top, right, element.bottom)
        case Qr():
            quiet = QR_QUIET_MODULES * element.module_dots
            side = element.symbol.width(element.module_dots)
            left, top = element.left - quiet, element.top - quiet
            return Box(left, top, left + side, top + side)
        case _:
            return element.box


def holds(box: Box, other: Box) -> bool:
    """True if no dot of ``other`` lies outside ``box``."""
    across = box.left <= other.left and other.right <= box.right
    return across and box.top <= other.top and other.bottom <= box.bottom


def overlap(one: Box, other: Box) -> bool:
    """True if some dot lies in both."""
    beside = one.right <= other.left or other.right <= one.left
    return not beside and one.top < other.bottom and other.top < one.bottom


def assert_tidy(sheet: Sheet) -> None:
    """Nothing leaves the page, words keep to their boxes, and nothing lies on anything else.

    A block may lie under what is wholly inside it, as a background.  Quiet zones belong to the
    boxes of barcodes, so they are kept too.
    """
    for element in sheet.elements:
        assert holds(sheet.paper.box, box_of(element)), f"outside the page: {element}"
        if isinstance(element, Text):
            width = width_of(element.words, element.face, element.size)
            assert width <= element.box.width, f"too wide: {element}"
    for number, one in enumerate(sheet.elements):
        for other in sheet.elements[number + 1 :]:
            behind = isinstance(one, Block) and holds(one.box, box_of(other))
            assert behind or not overlap(box_of(one), box_of(other)), f"{one} lies on {other}"
