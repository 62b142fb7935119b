"""The bundled faces and the scale of type.

Atkinson Hyperlegible Next for words, Mono for codes and times: 0 and O, 1 and l, 8 and B
stay apart.  Sizes are design px of a 24 inch full-HD screen.
"""

from __future__ import annotations

from enum import Enum
from functools import cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

UI_FAMILY = "Atkinson Hyperlegible Next"
CODE_FAMILY = "Atkinson Hyperlegible Mono"
FOLDER = Path(__file__).parents[2] / "resources" / "fonts"


class Role(Enum):
    """What a text is: (design px, weight, mono, tracking in percent)."""

    D1 = (116, 800, False, 100)
    VERDICT = (88, 800, False, 100)
    D2 = (76, 600, False, 100)
    NUM = (128, 800, False, 100)
    H1 = (52, 800, False, 100)
    H2 = (44, 800, False, 100)
    FIGURE = (40, 800, False, 100)
    H3 = (32, 800, False, 100)
    CODE = (50, 700, True, 100)
    CODE2 = (40, 700, True, 100)
    CODE3 = (24, 700, True, 100)
    CODE4 = (20, 700, True, 100)
    TIME = (22, 400, True, 100)
    TITLE = (26, 700, False, 100)
    LEAD = (28, 600, False, 100)
    BODY = (24, 400, False, 100)
    STRONG = (24, 700, False, 100)
    DESK = (20, 400, False, 100)
    DESK_STRONG = (20, 700, False, 100)
    LABEL = (22, 400, False, 100)
    LABEL_STRONG = (22, 600, False, 100)
    STATUS = (18, 400, False, 100)
    STATUS_STRONG = (18, 600, False, 100)
    OVERLINE = (24, 700, False, 106)


def load_fonts() -> list[str]:
    """Make the bundled faces known; give their families, once the application exists.

    A face that does not load is left out: Qt falls back to the system's.
    """
    families: set[str] = set()
    for path in sorted(FOLDER.glob("*.ttf")):
        number = QFontDatabase.addApplicationFont(str(path))
        families.update(QFontDatabase.applicationFontFamilies(number) if number >= 0 else [])
    return sorted(families)


@cache
def font_of(role: Role, pixels: int) -> QFont:
    """Give the face of ``role`` at ``pixels``; figures all have one width."""
    _, weight, mono, tracking = role.value
    font = QFont(CODE_FAMILY if mono else UI_FAMILY)
    font.setStyleHint(QFont.StyleHint.Monospace if mono else QFont.StyleHint.SansSerif)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight(weight))
    # Without hinting a screen looks the same on Linux, on Windows and in the tests.
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    # All faces alike: Qt measures one way and draws another where only some ask for a feature.
    font.setFeature(QFont.Tag("tnum"), 1)
    if tracking != 100:
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, tracking)
    return font
