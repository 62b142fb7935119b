"""A finished document: bytes that a printer can eat, and what could not be drawn on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from app.fulfilment.documents.drawing.draft import Draft
from app.fulfilment.documents.drawing.pdf import to_pdf
from app.fulfilment.documents.drawing.zpl import to_zpl


class Language(StrEnum):
    """What a printer eats, in the words of ``hardware.ports.Printer.language``."""

    PDF = "pdf"
    ZPL = "zpl"


@dataclass(frozen=True, slots=True)
class Document:
    """Bytes in one language."""

    language: Language
    data: bytes


def finish(drafts: Sequence[Draft], language: Language, title: str) -> Document:
    """Draw finished drafts in ``language``; ``title`` names a PDF."""
    sheets = [draft.sheet() for draft in drafts]
    match language:
        case Language.PDF:
            data = to_pdf(sheets, title)
        case Language.ZPL:
            data = to_zpl(sheets)
        case _:
            assert_never(language)
    return Document(language, data)
