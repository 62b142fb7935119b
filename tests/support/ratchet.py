"""The ratchet: how much of the program its tests run, and the floors it never falls below.

``make test`` loads it as a plugin (``-p tests.support.ratchet``); the floors stand in
pyproject.toml.  Slipcover puts a probe before each line and branch as a module is imported, in
this process or in each worker of xdist: lines of other people's code cost nothing, as they do
under a trace function.  A probe stays where it is: SlipCover would take it out in the middle of
a test, while other threads run the same code.
"""

from __future__ import annotations

import io
import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, Self, cast

import pytest
import slipcover
from slipcover.slipcover import add_summaries

_STAYS = 1 << 30  # more often than any line is run
_EXIT = 0  # the line to which a branch leads that leaves the function


@dataclass(frozen=True)
class Ratchet:
    """What is measured, and what it must reach."""

    source: tuple[str, ...]
    exclude_also: tuple[str, ...]
    fail_under: float
    whole: tuple[str, ...]
    """Patterns of the files of which every line and branch is run: rules and parsers."""

    @classmethod
    def read(cls, pyproject: Path) -> Self:
        """Read the table ``[tool.ratchet]``; all of its keys must be there."""
        table = tomllib.loads(pyproject.read_text(encoding="utf-8"))["tool"]["ratchet"]
        return cls(
            source=tuple(table["source"]),
            exclude_also=tuple(table["exclude_also"]),
            fail_under=table["fail_under"],
            whole=tuple(table["whole"]),
        )


def judge_coverage(ratchet: Ratchet, coverage: Mapping[str, Any]) -> Iterator[str]:
    """Say what lies below its floor.

    Args:
        ratchet: the floors.
        coverage: SlipCover's own form, merged: per file the lines and branches missed.
    """
    whole = coverage["summary"]["percent_covered"]
    if whole < ratchet.fail_under:
        yield f"coverage is {whole:.2f} %, at least {ratchet.fail_under:g} % is demanded"
    for pattern in ratchet.whole:
        files = [name for name in coverage["files"] if fnmatchcase(name, pattern)]
        if not files:
            yield f"{pattern}: no such file is measured"
        for name in sorted(files):
            missed = coverage["files"][name]
            gaps = [*missed["missing_lines"], *map(tuple, missed["missing_branches"])]
            if gaps:
                yield f"{name}: a rule or parser is run whole, but not {str(gaps)[1:-1]}"


def without_excluded(coverage: dict[str, Any]) -> dict[str, Any]:
    """Drop the branches into lines that are not counted, as into ``assert_never(...)``."""
    for file in coverage["files"].values():
        counted = {_EXIT, *file["executed_lines"], *file["missing_lines"]}
        missed = [branch for branch in file["missing_branches"] if branch[1] in counted]
        file["missing_branches"] = missed
    add_summaries(coverage)
    return coverage


class Measurement:
    """Measures one process of the tests; in the one that reports, judges what all have run."""

    def __init__(self, ratchet: Ratchet, *, runs_tests: bool) -> None:
        self._ratchet = ratchet
        self._probes = self._slipcover(source=None)
        self._others: list[dict[str, Any]] = []
        self._complaints: list[str] = []
        self._coverage: dict[str, Any] = {}
        if runs_tests:
            matcher = slipcover.FileMatcher(sources=list(ratchet.source))
            slipcover.ImportManager(self._probes, matcher).__enter__()
            slipcover.wrap_spec_from_file_location(self._probes, matcher)  # Alembic loads so

    def _never_imported(self, whole: Mapping[str, Any]) -> dict[str, Any]:
        """What there is to run in the files that no process has imported: all others are known."""
        rest = self._slipcover(source=list(self._ratchet.source))
        rest.code_lines.update({str(Path(name).absolute()): set() for name in whole["files"]})
        return cast("dict[str, Any]", rest.get_coverage())

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        """A worker ended: keep what it has measured, if it did not die of the tests."""
        sent = getattr(node, "workeroutput", {}).get("coverage")
        if sent is None:
            self._complaints.append("a worker died: what it ran is not counted")
        else:
            self._others.append(json.loads(sent))

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Send what this worker has run, or judge what all have run."""
        if hasattr(session.config, "workeroutput"):
            sent = json.dumps(self._probes.get_coverage())
            session.config.workeroutput["coverage"] = sent
            return
        whole = self._probes.get_coverage()
        for one in self._others:
            whole = slipcover.merge_coverage(whole, one)
        whole = slipcover.merge_coverage(whole, self._never_imported(whole))
        self._coverage = whole = without_excluded(whole)
        self._complaints += judge_coverage(self._ratchet, whole)
        if self._complaints and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Show which lines were not run, and what lies below its floor."""
        table = io.StringIO()
        slipcover.print_coverage(self._coverage, outfile=table, skip_covered=True)
        terminalreporter.section("coverage")
        terminalreporter.write_line(table.getvalue())
        for complaint in self._complaints:
            terminalreporter.write_line(f"RATCHET: {complaint}", red=True)

    def _slipcover(self, source: list[str] | None) -> slipcover.Slipcover:
        return slipcover.Slipcover(
            branch=True,
            source=source,
            d_miss_threshold=_STAYS,
            exclude_also=list(self._ratchet.exclude_also),
        )


def pytest_configure(config: pytest.Config) -> None:
    """Start to measure, before any test imports the program."""
    ratchet = Ratchet.read(config.rootpath / "pyproject.toml")
    is_worker = hasattr(config, "workerinput")
    spread = bool(config.getoption("numprocesses", default=None)) and not is_worker
    config.pluginmanager.register(Measurement(ratchet, runs_tests=not spread), "measurement")
