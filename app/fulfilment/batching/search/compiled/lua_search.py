"""The search for better carts where LuaJIT is: in the wheels for Linux and Windows, not for macOS.

Lua runs without Python's lock: while it searches on a worker thread, the window is fluent.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from app.fulfilment.batching.search.annealing import Progress, heat_of, mean_way
from app.fulfilment.batching.search.compiled.flat_numbers import carts_of, flat, flat_carts
from app.fulfilment.batching.search.numbers_read import Numbers
from app.fulfilment.batching.search.sharing import Carts

try:
    from lupa.luajit21 import LuaRuntime
except ImportError:  # no LuaJIT for this system: the same search runs in Python
    LuaRuntime = None

_FOLDER = Path(__file__).parent
_ROUNDS_AT_ONCE = 1000  # some milliseconds
_SPARE_CARTS = 8


def is_compiled(numbers: Numbers) -> bool:
    """Whether this search can be done here: LuaJIT is there, and the floor is a block."""
    return LuaRuntime is not None and "columns" in numbers


def anneal_compiled(numbers: Numbers, carts: Carts, seed: int, progress: Progress) -> Carts:
    """The best carts found from ``carts``; never longer walks than those.

    Args:
        numbers: a sharing that ``is_compiled``.
        carts: each order on one of them.
        seed: the same seed and rounds make the same carts.
        progress: how many rounds, and when to end before the last.
    """
    some = [cart for cart in carts if cart]
    if len(some) < 2:  # noqa: PLR2004 -- nothing to exchange
        return some
    search = _begun(numbers, some, seed)
    mean, done = mean_way(search[b"best"]()[0], len(some), len(numbers["masks"])), 0
    while (over := progress.share(done)) < 1:
        rounds = min(_ROUNDS_AT_ONCE, (progress.rounds or done + _ROUNDS_AT_ONCE) - done)
        search[b"rounds"](rounds, heat_of(mean, over))
        done += rounds
    return carts_of(search[b"best"]()[1])


def _begun(numbers: Numbers, carts: Carts, seed: int) -> Any:
    lua = LuaRuntime(unpack_returned_tuples=True, encoding=None)
    block = lua.table_from({name.encode(): value for name, value in flat(numbers).items()})
    most_carts = len(carts) + _SPARE_CARTS
    walks, shared, anneal = (
        lua.execute((_FOLDER / name).read_bytes())
        for name in ("block_walks.lua", "carts.lua", "annealing.lua")
    )
    begin = flat_carts(carts, len(numbers["masks"]))
    return anneal(walks(block, most_carts), shared, block, most_carts, begin, seed)
