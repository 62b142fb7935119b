"""The second of the two searches, in a process of its own so that the second core works too.

The parent may be a thread of a program with a window: it is neither forked nor imported again.  A
new interpreter reads numbers from its standard input and answers with carts.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from app.fulfilment.batching.search.annealing import Progress, anneal
from app.fulfilment.batching.search.compiled.lua_search import anneal_compiled, is_compiled
from app.fulfilment.batching.search.numbers_read import Numbers, sharing_of
from app.fulfilment.batching.search.sharing import Carts, Sharing

_ROOT = Path(__file__).parents[4]
_GRACE_S = 0.5


class SecondSearch:
    """Searches several sharings one after the other in another process.

    Args:
        jobs: for each sharing its numbers, the carts to begin with, the seed, the rounds or None,
            and when to end (seconds since 1970) or None.
    """

    def __init__(self, jobs: Sequence[Numbers]) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._ends_at = max((job["ends_at"] or 0 for job in jobs), default=0)
        path = os.pathsep.join(filter(None, (str(_ROOT), os.environ.get("PYTHONPATH", ""))))
        try:
            self._process = subprocess.Popen(  # noqa: S603 -- our own module by our own interpreter
                [sys.executable, "-m", __name__],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": path},
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError:  # a program without an interpreter beside it: one search is enough
            return
        self._send(written(jobs))

    def answer(self) -> list[Carts] | None:
        """The carts of each sharing; None if the other process did not answer in time."""
        if self._process is None:
            return None
        timeout = max(self._ends_at - time.time(), 0) + _GRACE_S if self._ends_at else None
        try:
            said, _ = self._process.communicate(timeout=timeout)
        except subprocess.TimeoutExpired:
            self.stop()
            return None
        return json.loads(said) if self._process.returncode == 0 else None

    def stop(self) -> None:
        """End the other process if it still runs."""
        if self._process is not None and self._process.poll() is None:
            self._process.kill()
            self._process.communicate()

    def _send(self, text: bytes) -> None:
        if self._process is None or self._process.stdin is None:
            return
        try:
            self._process.stdin.write(text)
            self._process.stdin.close()
        except OSError:  # it has gone already: ``answer`` sees its exit code
            pass
        self._process.stdin = None


def written(jobs: Sequence[Numbers]) -> bytes:
    """Jobs as another process reads them.

    Masks are in hexadecimal digits: of a large hall they have more decimal ones than Python reads.
    """
    return json.dumps(
        [{**job, "masks": [hex(mask) for mask in job["masks"]]} for job in jobs]
    ).encode()


def jobs_in(text: str | bytes) -> list[Numbers]:
    """The jobs that were ``written``."""
    return [{**job, "masks": [int(mask, 16) for mask in job["masks"]]} for job in json.loads(text)]


def search(
    job: Numbers, sharing: Sharing | None = None, stopped: Callable[[], bool] = lambda: False
) -> Carts:
    """One search, as its numbers say; ``sharing`` if they have been read already."""
    progress = _progress(job, stopped)
    if is_compiled(job):
        return anneal_compiled(job, job["carts"], job["seed"], progress)
    return anneal(sharing or sharing_of(job), job["carts"], job["seed"], progress)


def _progress(job: Numbers, stopped: Callable[[], bool]) -> Progress:
    began, ends_at = time.time(), job["ends_at"]
    whole = None if ends_at is None else max(ends_at - began, 1e-9)

    def elapsed() -> float:
        if stopped():
            return 1.0
        return 0.0 if whole is None else (time.time() - began) / whole

    return Progress(job["rounds"], elapsed)


def main() -> None:
    """Read jobs, search, answer."""
    jobs = jobs_in(sys.stdin.buffer.read())
    sys.stdout.write(json.dumps([search(job) for job in jobs]))


if __name__ == "__main__":
    main()
