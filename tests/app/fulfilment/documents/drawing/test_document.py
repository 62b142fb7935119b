"""A finished document knows its language, its pages and what it could not draw."""

from __future__ import annotations

import pytest

from app.fulfilment.documents.drawing.document import Language, finish
from app.fulfilment.documents.drawing.draft import Draft, Style
from app.fulfilment.documents.drawing.elements import Paper
from app.fulfilment.documents.drawing.fonts import Face

STYLE = Style(Face.BOLD, 40, 20)


def a_page(words: str) -> Draft:
    draft = Draft(Paper(812, 406, 203))
    draft.line(draft.paper.box, words, STYLE)
    return draft


@pytest.mark.parametrize(("language", "start"), [(Language.PDF, b"%PDF-"), (Language.ZPL, b"^XA")])
def test_a_document_starts_as_its_language_does(language: Language, start: bytes) -> None:
    document = finish([a_page("one"), a_page("two")], language, "Two pages")

    assert document.data.startswith(start)
    assert document.language is language
