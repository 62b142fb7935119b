"""A page as a picture, to be looked at before it is printed; print never comes from here."""

from __future__ import annotations

from io import BytesIO

import pypdfium2


def png_of(pdf: bytes, width_px: int, page: int = 0) -> bytes:
    """Draw one page of a PDF as PNG, ``width_px`` pixels wide; ``page`` counts from 0."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        sheet = document[page]
        picture = sheet.render(scale=width_px / sheet.get_width()).to_pil()
    finally:
        document.close()
    kept = BytesIO()
    picture.save(kept, format="PNG")
    return kept.getvalue()
