"""While a page is laid out, words shrink, then wrap, and are never cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import BadValue
from app.fulfilment.documents.barcodes import code_128, qr
from app.fulfilment.documents.drawing.draft import Draft, Style, wrap
from app.fulfilment.documents.drawing.elements import Align, Block, Box, Ink, Paper, Text
from app.fulfilment.documents.drawing.fonts import Face, drawable, width_of
from tests.app.fulfilment.documents.examples import assert_tidy, box_of, holds, overlap

PAPER = Paper(812, 1218, 203)
AREA = Box(100, 100, 400, 300)
STYLE = Style(Face.BOLD, size=40, smallest=14)


def texts(draft: Draft) -> list[Text]:
    return [element for element in draft.elements if isinstance(element, Text)]


def test_words_that_fit_keep_their_size() -> None:
    draft = Draft(PAPER)

    text = draft.line(AREA, "Leeds", STYLE)

    assert (text.words, text.size, text.box) == ("Leeds", 40, Box(100, 100, 400, 140))


def test_a_long_line_shrinks_until_it_fits() -> None:
    text = Draft(PAPER).line(AREA, "Parcelway Express Worldwide", STYLE)

    assert 14 <= text.size < 40
    assert width_of(text.words, text.face, text.size) <= AREA.width


def test_a_line_too_long_even_small_is_refused_with_its_words() -> None:
    with pytest.raises(BadValue) as refused:
        Draft(PAPER).line(AREA, "Donau" * 30, STYLE)

    assert str(refused.value.facts["value"]).startswith("DonauDonau")


def test_lines_shrink_before_they_wrap() -> None:
    draft = Draft(PAPER)

    draft.paragraph(AREA, ["Harbour & Heath Limited", "Leeds"], STYLE)

    assert [text.words for text in texts(draft)] == ["Harbour & Heath Limited", "Leeds"]
    assert texts(draft)[0].size == texts(draft)[1].size < 40


def test_lines_that_are_too_long_even_small_wrap_at_spaces() -> None:
    draft = Draft(PAPER)
    words = "Unit 7 of the old harbour works behind the second gate on the left"

    bottom = draft.paragraph(AREA, [words], STYLE)

    assert len(texts(draft)) > 1
    assert " ".join(text.words for text in texts(draft)) == words
    assert bottom <= AREA.bottom + 20
    assert_tidy(draft.sheet())


def test_empty_lines_take_no_room() -> None:
    draft = Draft(PAPER)

    draft.paragraph(AREA, ["Jo", "", " \u200b ", "Leeds"], STYLE)

    assert [text.words for text in texts(draft)] == ["Jo", "Leeds"]


@given(lines=st.lists(st.text(max_size=80), max_size=8))
def test_a_paragraph_has_every_character_inside_its_area_or_is_refused(lines: list[str]) -> None:
    draft = Draft(PAPER)
    try:
        draft.paragraph(AREA, lines, STYLE)
    except BadValue:
        return

    assert all(holds(AREA, text.box) for text in texts(draft))
    assert_tidy(draft.sheet())
    shown = "".join(drawable(line, Face.BOLD).words for line in lines)
    assert "".join(text.words for text in texts(draft)).replace(" ", "") == shown.replace(" ", "")


@given(words=st.text(max_size=120), room=st.integers(40, 400))
def test_wrapping_loses_nothing_and_keeps_to_the_room(words: str, room: int) -> None:
    shown = drawable(words, Face.REGULAR).words

    lines = wrap(shown, Face.REGULAR, 30, room)

    assert "".join(lines).replace(" ", "") == shown.replace(" ", "")
    assert all(width_of(line, Face.REGULAR, 30) <= room for line in lines)


def test_a_million_characters_are_refused_at_once() -> None:
    with pytest.raises(BadValue) as refused:
        Draft(PAPER).paragraph(AREA, ["x" * 10**6], STYLE)

    assert len(str(refused.value)) < 400


@pytest.mark.parametrize(
    ("align", "left", "right"),
    [(Align.LEFT, 100, None), (Align.CENTRE, None, None), (Align.RIGHT, None, 400)],
)
def test_bars_stand_where_they_are_told_with_their_quiet_zones_inside(
    align: Align, left: int | None, right: int | None
) -> None:
    draft = Draft(PAPER)

    box = box_of(draft.bars(AREA, code_128("A-01"), 4, 2, align))

    assert holds(AREA, box)
    assert left in {None, box.left}
    assert right in {None, box.right}


def test_a_symbol_that_does_not_fit_is_refused() -> None:
    with pytest.raises(BadValue):
        Draft(PAPER).bars(AREA, code_128("A" * 30), 4, 2)
    with pytest.raises(BadValue):
        Draft(PAPER).qr(Box(0, 0, 50, 50), qr("A" * 30), 4, 2)


def test_a_qr_code_stands_at_the_top_of_its_area() -> None:
    box = box_of(Draft(PAPER).qr(AREA, qr("A-01"), 6, 2))

    assert holds(AREA, box)
    assert box.top == AREA.top


def test_a_frame_is_four_blocks_inside_its_area() -> None:
    draft = Draft(PAPER)

    draft.frame(AREA, 3, Ink.BLACK)

    blocks = [element.box for element in draft.elements if isinstance(element, Block)]
    assert len(blocks) == 4
    assert all(holds(AREA, block) for block in blocks)
    assert not any(overlap(block, AREA.inset(3)) for block in blocks)


def test_millimetres_and_points_are_dots_of_the_paper() -> None:
    assert Draft(PAPER).mm(25.4) == Draft(PAPER).pt(72) == 203
