"""Where the rows of one table lie in an SQLite file: page by page, with the keys that lead there.

A damaged page says nothing more; what leads to it still says which keys would lie there.  Every
page that SQLite can reach by some key is found, and perhaps more.

Source: SQLite, "Database File Format", 1.6 "B-tree Pages".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import BinaryIO

SMALLEST, LARGEST = -(2**63), 2**63 - 1
"""The keys that a row may have."""

_ROWS, _LEADS = 0x0D, 0x05
_HEAD_OF_ROWS, _HEAD_OF_LEADS, _RIGHTMOST = 8, 12, 8
_GOES_ON = 0x80
_DEEPEST = 20
_MARGIN = bytes(16)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page that should have the rows with keys from ``low`` to ``high``, and no others.

    Attributes:
        cells: how many rows it says it has; None where it is no page with rows at all: nothing of
            it can be read.
        is_sure: False where what leads there is out of order: any key may lie on it.
    """

    page: int
    low: int
    high: int
    cells: int | None
    is_sure: bool = True


class TableFile:
    """The pages of one file, read as they lie on the disk."""

    def __init__(self, file: BinaryIO, page_size: int) -> None:
        self._file, self._size = file, page_size
        self._unsure: set[int] = set()

    def leaves_of(self, root: int) -> Iterator[Leaf]:
        """Every page with rows below a root page, in the order of their keys."""
        return self._below(Leaf(root, SMALLEST, LARGEST, None), _DEEPEST)

    def keys_on(self, page: int) -> list[int]:
        """The keys of the rows on a page; where it is damaged some of them are nobody's."""
        here = self._page(page)
        return [_key_at(here, _varint(here, cell)[1]) for cell in self._cells(here, _HEAD_OF_ROWS)]

    def _below(self, here: Leaf, depth: int) -> Iterator[Leaf]:
        if not here.is_sure:  # it is looked at whole, for any key: once is enough
            if here.page in self._unsure:
                return
            self._unsure.add(here.page)
        page = self._page(here.page)
        if page[0] == _LEADS and depth:
            for child in self._children(page, here):
                yield from self._below(child, depth - 1)
        else:
            cells = int.from_bytes(page[3:5], "big") if page[0] == _ROWS else None
            yield Leaf(here.page, here.low, here.high, cells, here.is_sure)

    def _children(self, page: bytes, here: Leaf) -> Iterator[Leaf]:
        """The pages that a page leads to; none for keys that cannot come this way."""
        cells = self._cells(page, _HEAD_OF_LEADS)
        keys = [_key_at(page, cell + 4) for cell in cells]
        in_order = here.is_sure and all(one < other for one, other in pairwise(keys))
        low = here.low
        for cell, key in zip([*cells, _RIGHTMOST], [*keys, LARGEST], strict=True):
            child, high = int.from_bytes(page[cell : cell + 4], "big"), min(key, here.high)
            if not in_order:
                yield Leaf(child, here.low, here.high, None, is_sure=False)
            elif low <= high:
                yield Leaf(child, low, high, None)
                low = high + 1

    def _cells(self, page: bytes, header: int) -> list[int]:
        """Where the cells of a page begin, in their order."""
        count = min(int.from_bytes(page[3:5], "big"), (self._size - header) // 2)
        places = range(header, header + 2 * count, 2)
        return [int.from_bytes(page[at : at + 2], "big") % self._size for at in places]

    def _page(self, number: int) -> bytes:
        """The bytes of a page; zeros where there is none."""
        self._file.seek(max(number - 1, 0) * self._size)
        found = self._file.read(self._size) if number else b""
        return found.ljust(self._size, b"\0") + _MARGIN


def _key_at(page: bytes, place: int) -> int:
    value = _varint(page, place)[0]
    return value - 2**64 if value > LARGEST else value


def _varint(page: bytes, place: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where it ends."""
    value = 0
    for at in range(place, place + 8):
        value = value << 7 | page[at] & 0x7F
        if page[at] < _GOES_ON:
            return value, at + 1
    return value << 8 | page[place + 8], place + 9
