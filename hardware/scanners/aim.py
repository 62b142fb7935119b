"""What a scanner's bytes say: AIM symbology identifier and text.

Source: ISO/IEC 15424, data carrier identifiers: ``]``, a code letter, a modifier.
"""

from __future__ import annotations

import re

from hardware.ports import Scan

_AIM = re.compile(rb"\][A-Za-z][0-9A-Za-z]")


def read_scan(source_id: str, raw: bytes, monotonic_s: float, sequence: int) -> Scan:
    """Make a scan of one code's bytes, terminator removed.  No bytes are refused."""
    aim_id, rest = split_aim(raw)
    return Scan(source_id, raw, decode(rest), aim_id, monotonic_s, sequence)


def split_aim(raw: bytes) -> tuple[str | None, bytes]:
    """Part a leading AIM identifier such as ``]C1`` from what follows; None if there is none."""
    match = _AIM.match(raw)
    if match is None:
        return None, raw
    return match.group().decode("ascii"), raw[match.end() :]


def decode(raw: bytes) -> str:
    """Read bytes as UTF-8, else as Latin-1, which knows every byte.  GS stays GS."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")
