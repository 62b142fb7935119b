"""Bytes to text: the encodings that shops send, and the files that are none."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.capture.reading.decoding import decode
from app.capture.reading.problems import DocumentFault
from app.errors import DocumentUnreadable

NAME = "sku,name\n1,Łukasz Weiß café\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_name_survives_every_unicode_encoding(encoding: str) -> None:
    assert decode("a.csv", NAME.encode(encoding)) == NAME


def test_a_western_workbook_is_windows_1252() -> None:
    assert decode("a.csv", "1,Weiß £5 – café".encode("cp1252")) == "1,Weiß £5 – café"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", DocumentFault.EMPTY),
        (b" \r\n\t\n", DocumentFault.EMPTY),
        (b"\xef\xbb\xbf", DocumentFault.EMPTY),
        (b"sku,name\0\n1,2\n", DocumentFault.BINARY),
        (NAME.encode("utf-16-le"), DocumentFault.BINARY),
        (b"PK\x03\x04 a workbook", DocumentFault.BINARY),
        (b"\x01\x02\x03\x04\x05\x06" * 50, DocumentFault.BINARY),
        ("Łódź Kraków Gdańsk".encode() + b"\xc5", DocumentFault.WRONG_ENCODING),
        (b"caf\x81", DocumentFault.WRONG_ENCODING),
        ("a,b".encode("utf-16")[:-1], DocumentFault.WRONG_ENCODING),
    ],
)
def test_what_is_no_text_is_refused_with_its_reason(content: bytes, reason: DocumentFault) -> None:
    with pytest.raises(DocumentUnreadable) as refused:
        decode("day.csv", content)

    assert refused.value.facts["reason"] is reason
    assert refused.value.facts["document"] == "day.csv"


def test_a_huge_file_is_refused_before_it_is_read() -> None:
    with pytest.raises(DocumentUnreadable) as refused:
        decode("huge.csv", b"x" * 11, max_bytes=10)

    assert refused.value.facts["reason"] is DocumentFault.TOO_LARGE
    assert refused.value.facts["detail"] == "11 bytes, 10 allowed"


@given(st.binary(max_size=300))
def test_no_bytes_can_crash_the_reader(content: bytes) -> None:
    with contextlib.suppress(DocumentUnreadable):
        assert "\0" not in decode("any", content)
