"""The shipping label's layout on a 4 x 6 inch roll, the same for every printer.

The SSCC is the lowest symbol, 4 dots a module at 203 dpi and 256 dots high; the tracking number
stands above it.  All places are given in 203rds of an inch.

Source: GS1 General Specifications, sections 5.4 and 6.6 (logistic labels); GS1 Logistic Label
Guideline.
"""

from __future__ import annotations

from app.errors import BadValue
from app.fulfilment.documents.barcodes import code_128, gs1_128
from app.fulfilment.documents.drawing.document import Document, Language, finish
from app.fulfilment.documents.drawing.draft import Draft, Style
from app.fulfilment.documents.drawing.elements import Align, Box, Ink, label_4x6
from app.fulfilment.documents.drawing.fonts import Face
from app.fulfilment.documents.label_model import ShippingLabel

_GRID = 203
_RESOLUTIONS = frozenset({203, 300})
_LEFT, _RIGHT = 26, 786
_GRAMS_PER_KG = 1000


def shipping_label(label: ShippingLabel, language: Language, dpi: int = _GRID) -> Document:
    """Draw ``label`` for a printer of 203 or 300 dpi.

    Raises:
        BadValue: something does not fit even small and wrapped, the tracking number cannot be a
            barcode, or the resolution is another.
    """
    draft = lay_out_label(label, dpi)
    return finish([draft], language, f"Shipping label {label.sscc}")


def lay_out_label(label: ShippingLabel, dpi: int) -> Draft:
    """Lay ``label`` out in dots; raises as ``shipping_label``."""
    if dpi not in _RESOLUTIONS:
        raise BadValue(kind="resolution", value=dpi, reason="not 203 or 300 dpi")
    drawing = _LabelDrawing(Draft(label_4x6(dpi)))
    drawing.sender_and_carton(label)
    drawing.addressee(label)
    drawing.service_and_routing(label)
    drawing.tracking(label)
    drawing.references(label)
    drawing.sscc(label)
    return drawing.draft


class _LabelDrawing:
    """The label's bands, from top to bottom."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft

    def sender_and_carton(self, label: ShippingLabel) -> None:
        self._caption(self._area(_LEFT, 22, 490, 42), "FROM")
        self.draft.paragraph(
            self._area(_LEFT, 44, 490, 168), label.sender, self._style(Face.SEMIBOLD, 24, 15)
        )
        count = f"{label.carton} of {label.cartons}" if label.cartons else f"{label.carton}"
        right = self._area(510, 22, _RIGHT, 42)
        self._caption(right, "CARTON", Align.RIGHT)
        self.draft.line(
            self._area(510, 44, _RIGHT, 112),
            count,
            self._style(Face.EXTRABOLD, 64, 24, Align.RIGHT),
        )
        if label.weight_grams is not None:
            weight = f"{label.weight_grams / _GRAMS_PER_KG:.2f} kg"
            style = self._style(Face.BOLD, 40, 20, Align.RIGHT)
            self.draft.line(self._area(510, 122, _RIGHT, 168), weight, style)
        self._rule(174, 4)

    def addressee(self, label: ShippingLabel) -> None:
        self._caption(self._area(_LEFT, 188, 300, 208), "SHIP TO")
        self.draft.paragraph(
            self._area(_LEFT + 30, 212, _RIGHT, 456),
            label.addressee,
            self._style(Face.BOLD, 48, 20),
        )

    def service_and_routing(self, label: ShippingLabel) -> None:
        strip = self._area(0, 460, 812, 526)
        self.draft.block(strip)
        style = self._style(Face.BOLD, 46, 18, Align.LEFT, Ink.WHITE)
        self.draft.line(self._area(_LEFT, 471, _RIGHT, 520), label.service, style)
        self.draft.line(
            self._area(_LEFT, 536, _RIGHT, 640),
            label.routing,
            self._style(Face.EXTRABOLD, 104, 26),
        )
        self._rule(650, 4)

    def tracking(self, label: ShippingLabel) -> None:
        self._caption(self._area(_LEFT, 664, 190, 684), "TRACKING NO")
        self.draft.line(
            self._area(200, 658, _RIGHT, 694),
            label.tracking_no,
            self._style(Face.MONO_BOLD, 34, 15, Align.RIGHT),
        )
        # 2 of 203 dots are 0.25 mm, GS1's and the carriers' smallest module for a parcel.
        smallest = 2 if self.draft.paper.dpi == _GRID else 3
        area = self._area(6, 704, 806, 846)
        self.draft.bars(area, code_128(label.tracking_no), self._dots(3), smallest)
        self._rule(858, 8)

    def references(self, label: ShippingLabel) -> None:
        """Order number, time, and on a black field whether this is a reprint."""
        time_right, order_right = _RIGHT, 500
        if label.reprint is not None:
            time_right, order_right = 584, 300
            self.draft.block(self._area(598, 872, 812, 910))
            style = self._style(Face.BOLD, 29, 16, Align.CENTRE, Ink.WHITE)
            self.draft.line(self._area(606, 876, 800, 908), f"REPRINT {label.reprint}", style)
        self.draft.paragraph(
            self._area(_LEFT, 877, order_right, 907),
            [f"Order {label.order_no}"],
            self._style(Face.SEMIBOLD, 28, 13),
        )
        self.draft.line(
            self._area(order_right + 10, 881, time_right, 907),
            f"{label.printed_at:%Y-%m-%d %H:%M %Z}",
            self._style(Face.SEMIBOLD, 22, 13, Align.RIGHT),
        )

    def sscc(self, label: ShippingLabel) -> None:
        symbol = gs1_128([("00", label.sscc)])
        dots = 4 if self.draft.paper.dpi == _GRID else 6
        self.draft.bars(self._area(0, 916, 812, 1172), symbol, dots, dots)
        style = self._style(Face.MONO_BOLD, 30, 20, Align.CENTRE)
        self.draft.line(self._area(_LEFT, 1177, _RIGHT, 1212), symbol.text, style)

    def _dots(self, places: int) -> int:
        return round(places * self.draft.paper.dpi / _GRID)

    def _area(self, left: int, top: int, right: int, bottom: int) -> Box:
        return Box(self._dots(left), self._dots(top), self._dots(right), self._dots(bottom))

    def _rule(self, top: int, thickness: int) -> None:
        self.draft.block(self._area(0, top, 812, top + thickness))

    def _caption(self, area: Box, words: str, align: Align = Align.LEFT) -> None:
        self.draft.line(area, words, self._style(Face.BOLD, 18, 14, align))

    def _style(
        self,
        face: Face,
        size: int,
        smallest: int,
        align: Align = Align.LEFT,
        ink: Ink = Ink.BLACK,
    ) -> Style:
        return Style(face, self._dots(size), self._dots(smallest), align, ink)
