"""``python -m tests.benchmarks [NAME ...]``: runs benchmarks, prints a table, keeps the figures.

A benchmark is a module ``bench_NAME`` of this folder with ``measure() -> list[Row]``.  Each runs in
a process of its own, so that none pays for the memory and threads of another.  The table goes to
the screen, the rows to ``build/bench.json``.  Exit status: 0, or 1 if a benchmark failed to run; a
goal that does not hold is seen in the table.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.rows import Row

_FOLDER = Path(__file__).parent
_REPORT = _FOLDER.parents[1] / "build" / "bench.json"
_PLACES = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")


def main(arguments: list[str]) -> int:
    """Run the named benchmarks, or all; the exit status."""
    known = sorted(path.stem.removeprefix("bench_") for path in _FOLDER.glob("bench_*.py"))
    parser = argparse.ArgumentParser(prog="tests.benchmarks", description="Measure Packbench.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of: {', '.join(known)}")
    parser.add_argument("--one", help=argparse.SUPPRESS)  # what a process of its own is told
    given = parser.parse_args(arguments)
    if unknown := sorted(set(given.names) - set(known)):
        parser.error(f"no benchmark {', '.join(unknown)}")
    if given.one:
        _measure_one(given.one)
        return 0
    return _measure_all(given.names or known)


def table(rows: list[Row]) -> str:
    """``rows`` as a person reads them."""
    width = max((len(row.name) for row in rows), default=0)
    return "".join(
        f"{row.name:<{width}}  {row.figure:>12,.2f} {row.unit:<9}  {_goal(row)}\n" for row in rows
    )


def _goal(row: Row) -> str:
    if row.goal is None:
        return ""
    return f"goal {row.goal:>10,.2f}  {'holds' if row.holds else 'DOES NOT HOLD'}"


def _measure_all(names: list[str]) -> int:
    rows: list[Row] = []
    failed = False
    for name in names:
        _say(f"measuring {name} ...\n")
        measured = _in_own_process(name)
        failed = failed or measured is None
        rows += measured or []
    _REPORT.parent.mkdir(exist_ok=True)
    _REPORT.write_text(json.dumps([row.as_json() for row in rows], indent=1) + "\n")
    _say(table(rows))
    return 1 if failed else 0


def _in_own_process(name: str) -> list[Row] | None:
    """The rows of one benchmark, or None if it failed, which its own stderr explains."""
    with tempfile.TemporaryDirectory(prefix="packbench-bench-") as folder:
        places = dict.fromkeys((*_PLACES, "XDG_RUNTIME_DIR"), folder)
        done = subprocess.run(
            [sys.executable, "-m", "tests.benchmarks", "--one", name],
            env={"QT_QPA_PLATFORM": "offscreen", **os.environ, **places},
            stdout=subprocess.PIPE,
            check=False,
        )
    if done.returncode:
        _say(f"{name} FAILED with status {done.returncode}\n")
        return None
    return [Row(**row) for row in json.loads(done.stdout.splitlines()[-1])]


def _measure_one(name: str) -> None:
    rows = importlib.import_module(f"tests.benchmarks.bench_{name}").measure()
    _say("\n" + json.dumps([row.as_json() for row in rows]) + "\n")


def _say(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
