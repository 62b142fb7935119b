"""The bundled fonts: how wide words are, and which characters can be drawn at all.

A character that a font lacks never becomes a black box: what has a plain twin is drawn as that
(a letter without its accent, an ordinary digit), the rest as "?", and the caller is told.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FONTS = Path(__file__).resolve().parents[4] / "resources" / "fonts"
BASELINE = 0.77
"""How far below its box's top a line stands, as a share of its size."""

_INVISIBLE = frozenset({"Cf", "Mn", "Me"})  # joiners, direction marks, lone accents
_SPACES = frozenset({"Cc", "Zs", "Zl", "Zp"})


class Face(Enum):
    """The faces that documents use, by file."""

    REGULAR = "AtkinsonHyperlegibleNext-Regular"
    SEMIBOLD = "AtkinsonHyperlegibleNext-SemiBold"
    BOLD = "AtkinsonHyperlegibleNext-Bold"
    EXTRABOLD = "AtkinsonHyperlegibleNext-ExtraBold"
    MONO = "AtkinsonHyperlegibleMono-Regular"
    MONO_BOLD = "AtkinsonHyperlegibleMono-Bold"


@dataclass(frozen=True, slots=True)
class Drawable:
    """Words that a face can draw, and the characters it could not, each once."""

    words: str
    lost: tuple[str, ...] = ()


@cache
def _font(face: Face) -> TTFont:
    # Only what a document says is embedded; with all of ASCII each takes twice as long to make.
    font = TTFont(face.value, FONTS / f"{face.value}.ttf", asciiReadable=False)
    pdfmetrics.registerFont(font)
    return font


def font_name(face: Face) -> str:
    """The name under which the PDF back-end knows ``face``."""
    return str(_font(face).fontName)


def width_of(words: str, face: Face, size: float) -> float:
    """How wide drawable ``words`` are at ``size``, in the unit of ``size``."""
    return float(_font(face).stringWidth(words, size))


def drawable(words: str, face: Face) -> Drawable:
    """Turn any text into one line that ``face`` can draw, with nothing at its ends."""
    kept: list[str] = []
    lost: dict[str, None] = {}
    for character in unicodedata.normalize("NFC", words):
        drawn = _drawn(character, face)
        if drawn is None:
            lost[character] = None
        kept.append("?" if drawn is None else drawn)
    return Drawable(" ".join("".join(kept).split()), tuple(lost))


@lru_cache(maxsize=4096)
def _drawn(character: str, face: Face) -> str | None:
    """What stands for ``character``, or None if nothing does."""
    category = unicodedata.category(character)
    if category in _SPACES:
        return " "
    if category in _INVISIBLE:
        return ""
    if _has(face, character):
        return character
    twin = "".join(
        part
        for part in unicodedata.normalize("NFKD", character)
        if unicodedata.category(part) not in _INVISIBLE
    )
    return twin if twin and all(_has(face, part) for part in twin) else None


def _has(face: Face, character: str) -> bool:
    return ord(character) in _font(face).face.charToGlyph
