"""The colours of the product, named by what they are for; light and dark.

Plain values, no Qt.  OK is a bright field with dark ink, STOP a dark field with white
ink, so that the two stay apart in greyscale and for every kind of colour blindness.

Source: the palette of the design study, checked by WCAG 2.2 contrast and Machado 2009.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tokens:
    """One theme's colours as ``#RRGGBB``; ``x_on`` is the ink on a field of colour ``x``."""

    name: str
    bg: str
    surface: str
    sunken: str
    photo: str
    photo2: str
    line: str
    line2: str
    ink: str
    ink2: str
    ink3: str
    bar: str
    bar2: str
    bar_ink: str
    bar_ink2: str
    key: str
    key_edge: str
    ok: str
    ok_on: str
    stop: str
    stop_on: str
    warn: str
    warn_on: str
    info: str
    info_on: str
    ok_text: str
    ok_tint: str
    stop_text: str
    stop_tint: str
    warn_text: str
    warn_tint: str
    info_text: str
    info_tint: str
    selected: str
    quiet: str
    quiet_on: str
    focus: str


LIGHT = Tokens(
    name="light",
    bg="#EEF0EF",
    surface="#FFFFFF",
    sunken="#E3E7E6",
    photo="#E3E7E6",
    photo2="#F3F5F4",
    line="#CBD2D1",
    line2="#6B7776",
    ink="#11181A",
    ink2="#3C4749",
    ink3="#566265",
    bar="#14191B",
    bar2="#222A2D",
    bar_ink="#F6F8F8",
    bar_ink2="#B3BEC0",
    key="#2D3639",
    key_edge="#475154",
    ok="#12B886",
    ok_on="#02160F",
    stop="#B8001F",
    stop_on="#FFFFFF",
    warn="#FFB000",
    warn_on="#1A1100",
    info="#1554C0",
    info_on="#FFFFFF",
    ok_text="#006B4B",
    ok_tint="#D8F3E9",
    stop_text="#A3001B",
    stop_tint="#FBE3E5",
    warn_text="#7A4B00",
    warn_tint="#FFF0CC",
    info_text="#1149A8",
    info_tint="#E1EBFB",
    selected="#E1EBFB",
    quiet="#3C4749",
    quiet_on="#FFFFFF",
    focus="#1554C0",
)

DARK = Tokens(
    name="dark",
    bg="#0D1113",
    surface="#171D20",
    sunken="#0F1416",
    photo="#3A464A",
    photo2="#262F32",
    line="#2C3639",
    line2="#7E8B8E",
    ink="#F3F6F6",
    ink2="#C3CDCF",
    ink3="#98A5A8",
    bar="#050708",
    bar2="#161C1E",
    bar_ink="#F6F8F8",
    bar_ink2="#B3BEC0",
    key="#2D3639",
    key_edge="#475154",
    ok="#12B886",
    ok_on="#02160F",
    stop="#D4123A",
    stop_on="#FFFFFF",
    warn="#FFB000",
    warn_on="#1A1100",
    info="#2F6FE0",
    info_on="#FFFFFF",
    ok_text="#4FE0B2",
    ok_tint="#0E3529",
    stop_text="#FF9AA5",
    stop_tint="#3F0E16",
    warn_text="#FFC94D",
    warn_tint="#3A2A05",
    info_text="#8FBAFF",
    info_tint="#122A52",
    selected="#17305A",
    quiet="#3C4749",
    quiet_on="#FFFFFF",
    focus="#8FBAFF",
)


def luminance(colour: str) -> float:
    """Give the relative luminance, 0.0 to 1.0, of ``#RRGGBB``.  Source: WCAG 2.2."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Give the contrast ratio of two colours, 1.0 to 21.0.  Source: WCAG 2.2, 1.4.3."""
    dark, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dark + 0.05)


def ink_on(fill: str) -> str:
    """Choose black or white ink for ``fill``, whichever reads better."""
    return max(("#11181A", "#FFFFFF"), key=lambda ink: contrast(ink, fill))
