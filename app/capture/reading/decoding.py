"""From bytes to text: UTF-8 with or without its mark, UTF-16 with its mark, Windows-1252 (C1)."""

from __future__ import annotations

import codecs

from app.capture.reading.problems import DocumentFault
from app.errors import DocumentUnreadable

MAX_BYTES = 64 * 1024 * 1024
"""The largest file that is read: several hundred thousand order lines."""

_MAGIC = {
    b"PK\x03\x04": "a workbook or ZIP archive",
    b"\xd0\xcf\x11\xe0": "an old workbook",
    b"%PDF": "a PDF",
    b"\x1f\x8b": "gzip",
}
_LOOKED_AT = 4096
_CONTROL_SHARE = 20
_A_FEW = 8


def decode(document: str, content: bytes, max_bytes: int = MAX_BYTES) -> str:
    """Read ``content`` as text.

    Raises:
        DocumentUnreadable: EMPTY, TOO_LARGE, BINARY or WRONG_ENCODING.
    """
    if len(content) > max_bytes:
        detail = f"{len(content)} bytes, {max_bytes} allowed"
        raise DocumentUnreadable(document=document, reason=DocumentFault.TOO_LARGE, detail=detail)
    for magic, what in _MAGIC.items():
        if content.startswith(magic):
            raise DocumentUnreadable(document=document, reason=DocumentFault.BINARY, detail=what)
    text = _decoded(document, content)
    if not text.strip():
        raise DocumentUnreadable(document=document, reason=DocumentFault.EMPTY, detail="")
    if _looks_binary(text):
        detail = "control characters"
        raise DocumentUnreadable(document=document, reason=DocumentFault.BINARY, detail=detail)
    return text


def _decoded(document: str, content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strictly(document, content, "utf-16")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if _is_mostly_utf8(content):
            raise DocumentUnreadable(
                document=document,
                reason=DocumentFault.WRONG_ENCODING,
                detail=f"UTF-8 breaks off at byte {error.start}",
            ) from error
    return _strictly(document, content, "cp1252")


def _strictly(document: str, content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise DocumentUnreadable(
            document=document,
            reason=DocumentFault.WRONG_ENCODING,
            detail=f"byte {error.start} is not {encoding}",
        ) from error


def _is_mostly_utf8(content: bytes) -> bool:
    """True if more characters beyond ASCII are right in UTF-8 than wrong.

    Then the file is damaged UTF-8, and reading it as Windows-1252 would spoil every name.
    """
    lenient = content.decode("utf-8", errors="replace")
    beyond = sum(1 for c in lenient if c > "\x7f")
    wrong = lenient.count("\N{REPLACEMENT CHARACTER}")
    return beyond - wrong > wrong


def _looks_binary(text: str) -> bool:
    if "\0" in text:
        return True
    start = text[:_LOOKED_AT]
    controls = sum(1 for c in start if c < " " and c not in "\t\r\n\v\f")
    return controls > _A_FEW and controls * _CONTROL_SHARE > len(start)
