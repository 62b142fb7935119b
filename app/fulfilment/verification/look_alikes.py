"""Which products are taken for one another: near-equal codes or names (look-alike guard).

Pairs that somebody really confused are noted when the wrong scan is replayed.  Source: mission,
issue "verification": look-alike products are scanned one by one, beside their picture.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import combinations

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from app.store.schema.catalogue import Likeness
from app.store.unit_of_work import Store, UnitOfWork

NAMES_ALIKE = 85.0
"""From this similarity (0 to 100) two names of the same words but one are near-equal."""

_SHORTEST_CODE = 4
_CROWD = 50
"""A word pattern that more products share tells nothing apart: it is a range, not a likeness."""

Signature = tuple[str, ...]
"""The letters of a code or the words of a name, whole or without one."""

Named = tuple[int, str, str]
"""A product: its id, SKU and name."""


def codes_alike(one: str, other: str) -> bool:
    """Say whether two codes differ by one character, or by two that are swapped."""
    if min(len(one), len(other)) < _SHORTEST_CODE or one == other:
        return False
    return OSA.distance(one.upper(), other.upper(), score_cutoff=1) <= 1


def names_alike(one: str, other: str) -> bool:
    """Say whether two names are near-equal, or equal."""
    return fuzz.ratio(one.casefold(), other.casefold()) >= NAMES_ALIKE


def find_alike(products: Iterable[Named]) -> Iterator[tuple[int, int, Likeness]]:
    """Give every pair that is alike, by code or by name; each pair once for each reason.

    Only products that share a code without one character, or a name without one word, are
    compared, so that a catalogue of tens of thousands takes seconds.
    """
    known = {product[0]: product for product in products}
    for a, b in _pairs((_without_one(sku.upper()), key) for key, sku, _name in known.values()):
        if codes_alike(known[a][1], known[b][1]):
            yield a, b, Likeness.CODE
    words = ((_without_one(name.casefold().split()), key) for key, _, name in known.values())
    for a, b in _pairs(words):
        if names_alike(known[a][2], known[b][2]):
            yield a, b, Likeness.NAME


def _without_one(whole: Sequence[str]) -> set[Signature]:
    """The whole, and the whole without one of its parts, for each part."""
    parts = tuple(whole)
    return {parts} | {parts[:place] + parts[place + 1 :] for place in range(len(parts))}


def _pairs(
    signed: Iterable[tuple[set[Signature], int]],
) -> Iterator[tuple[int, int]]:
    alike: dict[Signature, list[int]] = defaultdict(list)
    for signatures, key in signed:
        for signature in signatures:
            if signature:
                alike[signature].append(key)
    seen: set[tuple[int, int]] = set()
    for keys in alike.values():
        if len(keys) <= _CROWD:
            seen.update((min(pair), max(pair)) for pair in combinations(keys, 2))
    yield from sorted(seen)


def refresh_look_alikes(store: Store) -> int:
    """Look at every sellable product anew; returns how many pairs are alike by code or name."""
    with store.reading() as uow:
        pairs = list(find_alike(uow.verification.names()))
    store.run(partial(_replace, pairs=pairs))
    return len(pairs)


def _replace(uow: UnitOfWork, *, pairs: list[tuple[int, int, Likeness]]) -> None:
    uow.verification.replace_alike(pairs)
