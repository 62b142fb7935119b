"""Words in any script become words that the bundled fonts can draw."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.fulfilment.documents.drawing.fonts import (
    FONTS,
    Drawable,
    Face,
    drawable,
    font_name,
    width_of,
)


@pytest.mark.parametrize("face", Face)
def test_every_face_is_bundled(face: Face) -> None:
    assert (FONTS / f"{face.value}.ttf").is_file()
    assert font_name(face) == face.value


@pytest.mark.parametrize("face", Face)
@pytest.mark.parametrize(
    "words", ["Łódź Żółć", "Große Straße", "Çağrı Şişli", "Příliš žluťoučký", "£ € × ·"]
)
def test_the_languages_of_our_customers_are_drawn_as_spelled(face: Face, words: str) -> None:
    assert drawable(words, face) == Drawable(words)


@pytest.mark.parametrize(
    ("words", "drawn"),
    [
        ("Nguyễn Thị", Drawable("Nguyen Thi")),  # the accents have no glyph, the letters do
        ("e\u0301", Drawable("é")),
        ("ＡＢ１２", Drawable("AB12")),
        ("one\ntwo\tthree", Drawable("one two three")),
        ("a\u200bb\u200ec\ufeffd\u00ade", Drawable("abcde")),
        ("  two   spaces ", Drawable("two spaces")),
        ("Οδός 5", Drawable("???? 5", ("Ο", "δ", "ό", "ς"))),
        ("東京東", Drawable("???", ("東", "京"))),
        ("🙂", Drawable("?", ("🙂",))),
        ("\ud800", Drawable("?", ("\ud800",))),
        ("\u200d", Drawable("")),
    ],
)
def test_what_has_no_glyph_becomes_its_twin_or_a_question_mark_that_is_told(
    words: str, drawn: Drawable
) -> None:
    assert drawable(words, Face.REGULAR) == drawn


@given(words=st.text(), face=st.sampled_from(Face))
def test_whatever_comes_out_can_be_drawn_and_measured(words: str, face: Face) -> None:
    shown = drawable(words, face).words

    assert drawable(shown, face) == Drawable(shown)
    assert width_of(shown, face, 40) >= 0


def test_width_grows_with_size_and_every_code_character_of_mono_is_as_wide() -> None:
    assert width_of("Pack", Face.BOLD, 40) == pytest.approx(4 * width_of("Pack", Face.BOLD, 10))
    assert width_of("iiii", Face.MONO, 10) == width_of("WWWW", Face.MONO, 10)
