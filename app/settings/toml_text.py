"""Writes TOML; Python's ``tomllib`` only reads it.  What this writes, that reads back alike."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")


def write_toml(table: Mapping[str, object]) -> str:
    """``table`` as a TOML document: plain values first, then its tables, each in given order.

    Values are str, int, float, bool, lists of these, tables, and lists of tables.

    Raises:
        TypeError: another kind of value, such as None, which TOML does not know.

    Source: TOML v1.0.0, https://toml.io/en/v1.0.0.
    """
    return "".join(f"{line}\n" for line in _lines(table, ())).lstrip("\n")


def _lines(table: Mapping[str, object], path: tuple[str, ...]) -> Iterator[str]:
    for key, value in table.items():
        if not isinstance(value, Mapping) and not _rows(value):
            yield f"{_key(key)} = {_plain(value)}"
    for key, value in table.items():
        header = ".".join(_key(part) for part in (*path, key))
        if isinstance(value, Mapping):
            yield from ("", f"[{header}]")
            yield from _lines(value, (*path, key))
        for row in _rows(value):
            yield from ("", f"[[{header}]]")
            yield from _lines(row, (*path, key))


def _rows(value: object) -> list[Mapping[str, object]]:
    """The tables of a list that holds nothing else; of anything else none."""
    if not isinstance(value, list | tuple):
        return []
    rows = [row for row in value if isinstance(row, Mapping)]
    return rows if len(rows) == len(value) else []


def _key(key: str) -> str:
    return key if _BARE_KEY.fullmatch(key) else _text(key)


def _plain(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case int() | float():
            return repr(value)
        case str():
            return _text(value)
        case list() | tuple():
            return f"[{', '.join(map(_plain, value))}]"
    raise TypeError(f"TOML has no {type(value).__name__}")


def _text(text: str) -> str:
    """A basic string; JSON escapes as TOML does, but for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
