"""Reads the AIM identifier in front of a code, and its text.

Source: ISO/IEC 15424, data carrier identifiers: ``]``, a letter, a modifier.
"""

from __future__ import annotations

import re

_AIM = re.compile(rb"\A\][A-Za-z][0-9A-Za-z]")


def split_aim(raw: bytes) -> tuple[str | None, str]:
    """Give the AIM identifier, or None, and the text behind it; FNC1 as GS (0x1D) is kept.

    Bytes that are not UTF-8 are read as Latin-1, so that none is lost.
    """
    found = _AIM.match(raw)
    rest = raw[found.end() :] if found else raw
    try:
        text = rest.decode("utf-8")
    except UnicodeDecodeError:
        text = rest.decode("latin-1")
    return (found.group().decode("ascii") if found else None), text
