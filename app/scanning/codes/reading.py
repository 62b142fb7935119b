"""From the text of a scan to what it says by itself: GTIN, GS1 elements, SSCC, tracking number.

Nothing is looked up here.  Source: verification.md "Codes", hardware.md "Scanners"; GS1 General
Specifications 3 (application identifiers) and 7.8 (element strings).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.scanning.codes import tracking
from app.scanning.codes.element_strings import GS, Elements, parse_elements
from app.scanning.codes.upc_e import upc_e_as_gtin14
from app.values import is_gtin, is_sscc, to_gtin14

MAX_LENGTH = 1024
"""Characters.  No symbology that is printed on goods carries more; what is longer is no code."""

_GS1_128 = "]C1"
_GS1_AIMS = frozenset({_GS1_128, "]d2", "]Q3", "]e0"})
_GS1_STARTS = ("00", "01", "02")
_GTIN_LENGTHS = frozenset({8, 12, 13, 14})
_EAN_WITH_ADD_ON = "]E3"
_EAN_8_AIM = "]E4"
_SSCC = re.compile(r"(?:00|\(00\))?((?: *[0-9]){18})", re.ASCII)


class Damage(StrEnum):
    """Why a code that is almost something cannot be taken for it."""

    CONTROL_CODE = "control code"
    CHECK_DIGIT = "check digit"
    ELEMENTS = "element strings"
    COUNT = "count"
    CONTRADICTION = "contradiction"
    TRACKING = "tracking number"


@dataclass(frozen=True, slots=True)
class ReadCode:
    """What one text says by itself.

    Attributes:
        text: the text, as it is looked up; "" for what cannot be a code at all.
        gtins: GTIN-14s that it may be; two only where 8 digits are an EAN-8 and a UPC-E at once.
        exact: False if the symbology says that it is a GTIN or element strings, nothing else.
        elements: what GS1 element strings said besides, or None.
        label: an SSCC with its AI (00) or a carrier's well-formed tracking number, or "".
        bare_sscc: 18 digits that are an SSCC by their check digit and say so by nothing else, as
            some scanners send a label and as people type it; or "".
        damage: what is wrong with a code that is almost something.
    """

    text: str
    gtins: tuple[str, ...] = ()
    exact: bool = True
    elements: Elements | None = None
    label: str = ""
    bare_sscc: str = ""
    damage: Damage | None = None

    @property
    def label_number(self) -> str:
        """The number of the carton's label that the text is, sure of it or not; or ""."""
        return self.label or self.bare_sscc

    @property
    def lot(self) -> str | None:
        """AI (10), or None."""
        return self.elements.lot if self.elements else None

    @property
    def serial(self) -> str | None:
        """AI (21), or None."""
        return self.elements.serial if self.elements else None

    @property
    def expiry(self) -> date | None:
        """AI (17), or None."""
        return self.elements.expiry if self.elements else None


def read_code(text: str, aim_id: str | None) -> ReadCode:
    """Say what ``text`` is by itself.  Never raises, whatever a scanner sends.

    Args:
        text: the scan without its AIM identifier; GS (0x1D) kept.
        aim_id: the AIM symbology identifier such as ``]C1``, or None.
    """
    if not _can_be_a_code(text):
        return ReadCode(text="")
    label = tracking.number_in(text.replace(GS, ""))
    if label:
        return ReadCode(text, label=label)
    if aim_id in _GS1_AIMS:
        return _as_elements(text)
    if aim_id is not None and (aim_id.startswith("]E") or aim_id == "]I1"):
        return _as_retail_code(text, aim_id)
    return _as_anything(text, whole_only=aim_id is not None)


def label_in(text: str) -> str:
    """The number of the carton's label that ``text`` is, however it was typed; "" if it is none."""
    return read_code(text.strip().removeprefix(_GS1_128).upper(), None).label_number


def _can_be_a_code(text: str) -> bool:
    if not text or len(text) > MAX_LENGTH:
        return False
    return all(c.isprintable() or c == GS for c in text)


def _as_retail_code(text: str, aim_id: str) -> ReadCode:
    if aim_id == "]I1" and len(text) != max(_GTIN_LENGTHS):
        return _as_anything(text, whole_only=True)
    digits = text[:13] if aim_id == _EAN_WITH_ADD_ON else text
    gtins = _gtins_of(digits, upc_e=aim_id != _EAN_8_AIM)
    if gtins:
        return ReadCode(text, gtins=gtins, exact=False)
    return ReadCode(text, damage=Damage.CHECK_DIGIT)


def _gtins_of(digits: str, *, upc_e: bool) -> tuple[str, ...]:
    found = [to_gtin14(digits)] if is_gtin(digits) else []
    expanded = upc_e_as_gtin14(digits) if upc_e else None
    if expanded is not None and expanded not in found:
        found.append(expanded)
    return tuple(found)


def _as_anything(text: str, *, whole_only: bool) -> ReadCode:
    """GTIN check first, so that a bare EAN is never read as AI (400)."""
    gtins = _gtins_of(text, upc_e=True)
    if gtins:
        return ReadCode(text, gtins=gtins)
    if GS in text:
        return _as_elements(text)
    if text.startswith(_GS1_STARTS) and not whole_only:
        elements = parse_elements(text)
        if elements is not None:
            return _from_elements(text, elements)
    sscc = _bare_sscc(text)
    return ReadCode(text, bare_sscc=sscc, damage=None if sscc else _near_miss(text))


def _bare_sscc(text: str) -> str:
    """An SSCC without its AI, or as it stands under the bars: "(00) 3 4012345 123456789 5"."""
    shaped = _SSCC.fullmatch(text)
    digits = shaped[1].replace(" ", "") if shaped else ""
    return digits if is_sscc(digits) else ""


def _near_miss(text: str) -> Damage | None:
    if text.isascii() and text.isdigit() and len(text) in _GTIN_LENGTHS:
        return Damage.CHECK_DIGIT
    return Damage.TRACKING if tracking.is_damaged(text) else None


def _as_elements(text: str) -> ReadCode:
    elements = parse_elements(text)
    if elements is None:
        return ReadCode(text, damage=Damage.ELEMENTS)
    return _from_elements(text, elements)


def _from_elements(text: str, elements: Elements) -> ReadCode:
    damage = _damage_of(elements)
    if damage is not None:
        return ReadCode(text, exact=False, damage=damage)
    gtin = elements.gtin or elements.content_gtin
    return ReadCode(
        text,
        gtins=(gtin,) if gtin else (),
        exact=False,
        elements=elements,
        label=elements.sscc or "",
    )


def _damage_of(elements: Elements) -> Damage | None:
    if elements.wrong_check_digit:
        return Damage.CHECK_DIGIT
    if elements.twice or (elements.gtin and elements.content_gtin):
        return Damage.CONTRADICTION
    if (elements.contained is None) != (elements.content_gtin is None):
        return Damage.CONTRADICTION
    return Damage.COUNT if 0 in {elements.count, elements.contained} else None
