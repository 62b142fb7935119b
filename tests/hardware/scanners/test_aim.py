"""AIM identifier and text of a code."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.ports import Scan
from hardware.scanners.aim import decode, read_scan, split_aim


@pytest.mark.parametrize(
    ("raw", "aim_id", "rest"),
    [
        (b"]C10109501101530003", "]C1", b"0109501101530003"),
        (b"]d2", "]d2", b""),
        (b"]Q3x", "]Q3", b"x"),
        (b"BTL-750", None, b"BTL-750"),
        (b"]", None, b"]"),
        (b"]1C", None, b"]1C"),
        (b"A]C1", None, b"A]C1"),
        (b"", None, b""),
    ],
)
def test_only_an_identifier_in_front_is_one(raw: bytes, aim_id: str | None, rest: bytes) -> None:
    assert split_aim(raw) == (aim_id, rest)


def test_the_group_separator_survives() -> None:
    raw = b"]C110ABC\x1d21XYZ"

    assert read_scan("scanner-1", raw, 7.5, 3) == Scan(
        "scanner-1", raw, "10ABC\x1d21XYZ", "]C1", 7.5, 3
    )


def test_text_is_utf_8_or_else_latin_1() -> None:
    assert decode("Größe".encode()) == "Größe"
    assert decode("Größe".encode("latin-1")) == "Größe"


@given(st.binary())
def test_no_bytes_are_refused(raw: bytes) -> None:
    scan = read_scan("scanner-1", raw, 0.0, 1)

    assert scan.raw == raw
    assert (scan.aim_id or "").encode() + split_aim(raw)[1] == raw
