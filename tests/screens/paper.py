"""Draws the paper that leaves the warehouse, and what its floor scans."""

from __future__ import annotations

from pathlib import Path

from app.fulfilment.documents.drawing.document import Language
from app.fulfilment.documents.floor.control_card_page import control_card
from app.fulfilment.documents.floor.lane_signs import lane_signs
from app.fulfilment.documents.label_layout import shipping_label
from app.fulfilment.documents.manifest import manifest
from app.fulfilment.documents.packing_slip import packing_slip
from app.fulfilment.documents.preview import png_of
from tests.app.fulfilment.documents.examples import LINES, a_label, a_manifest, a_slip

_WIDTH_PX = 1000


def draw_paper(folder: Path) -> list[Path]:
    """Draw label, slip, manifest, control card and a lane's sign; the pictures' paths."""
    documents = {
        "label": shipping_label(a_label(), Language.PDF),
        "slip": packing_slip(a_slip()),
        "manifest": manifest(a_manifest(*LINES[:12])),
        "control_card": control_card(),
        "lane_sign": lane_signs({"LANE-RG": "Redgate Post"}),
    }
    drawn = [folder / f"paper_{name}.png" for name in documents]
    for path, document in zip(drawn, documents.values(), strict=True):
        path.write_bytes(png_of(document.data, _WIDTH_PX))
    return drawn
