"""A page as a picture shows what is printed."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from app.fulfilment.documents.drawing.document import Language
from app.fulfilment.documents.label_layout import shipping_label
from app.fulfilment.documents.packing_slip import packing_slip
from app.fulfilment.documents.preview import png_of
from tests.app.fulfilment.documents.examples import a_label, a_slip


def test_a_label_is_drawn_as_wide_as_asked_and_in_its_own_shape() -> None:
    pdf = shipping_label(a_label(), Language.PDF).data

    picture = Image.open(BytesIO(png_of(pdf, 480)))

    assert abs(picture.width - 480) <= 1
    assert 1.4 < picture.height / picture.width < 1.6  # 100 x 150 mm


def test_a_picture_has_ink_on_it() -> None:
    picture = Image.open(BytesIO(png_of(packing_slip(a_slip()).data, 300))).convert("L")

    darkest, brightest = picture.getextrema()

    assert darkest == 0
    assert brightest == 255
