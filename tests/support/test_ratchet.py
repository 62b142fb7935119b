"""The ratchet lets nothing through that the tests do not run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.support.ratchet import Ratchet, judge_coverage, without_excluded

_ROOT = Path(__file__).parents[2]
_RATCHET = Ratchet(source=("app",), exclude_also=(), fail_under=90, whole=("app/rules/*.py",))


def _measured(percent: float = 95, *, missed: dict[str, list[int]]) -> dict[str, Any]:
    files = {
        name: {"executed_lines": [1], "missing_lines": lines, "missing_branches": []}
        for name, lines in missed.items()
    }
    return {"summary": {"percent_covered": percent}, "files": files}


def test_enough_of_the_program_and_all_of_its_rules_are_run() -> None:
    measured = _measured(missed={"app/rules/a.py": [], "app/b.py": [7]})

    assert list(judge_coverage(_RATCHET, measured)) == []


def test_less_than_the_floor_of_the_whole_program_is_said() -> None:
    measured = _measured(89.99, missed={"app/rules/a.py": []})

    assert list(judge_coverage(_RATCHET, measured)) == [
        "coverage is 89.99 %, at least 90 % is demanded"
    ]


def test_a_line_of_a_rule_that_no_test_runs_is_said() -> None:
    measured = _measured(missed={"app/rules/a.py": [7, 9]})

    assert list(judge_coverage(_RATCHET, measured)) == [
        "app/rules/a.py: a rule or parser is run whole, but not 7, 9"
    ]


def test_a_rule_that_has_moved_does_not_slip_out_of_its_floor() -> None:
    measured = _measured(missed={"app/b.py": []})

    assert list(judge_coverage(_RATCHET, measured)) == ["app/rules/*.py: no such file is measured"]


def test_a_branch_into_a_line_that_cannot_be_reached_is_not_missed() -> None:
    file = {"executed_lines": [1, 2], "missing_lines": [3]}
    branches = {"executed_branches": [[1, 2]], "missing_branches": [[1, 3], [1, 9], [2, 0]]}

    counted = without_excluded({"files": {"app/a.py": file | branches}})

    assert counted["files"]["app/a.py"]["missing_branches"] == [[1, 3], [2, 0]]


_MADE = {
    "pyproject.toml": """
        [tool.ratchet]
        source = ["shop"]
        exclude_also = ["assert_never"]
        fail_under = 60
        whole = ["shop/rule.py"]
    """,
    "shop/rule.py": """
        def judge(units):
            if units > 3:
                return "too many"
            if units < 1:
                return "none"
            return "fine"
    """,
    "shop/forgotten.py": """
        def nobody_calls_this():
            return "nothing"
    """,
    "test_few.py": """
        from shop.rule import judge
        def test_two():
            assert judge(2) == "fine"
    """,
    "test_many.py": """
        from shop.rule import judge
        def test_four():
            assert judge(4) == "too many"
    """,
}


def test_what_two_workers_run_is_added_up_and_a_gap_fails_the_run(tmp_path: Path) -> None:
    for name, text in _MADE.items():
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text.replace("\n        ", "\n"), encoding="utf-8")

    run = _run(tmp_path, "-p", "xdist", "-n", "2", "test_few.py", "test_many.py")

    assert run.returncode == 1, run.stdout + run.stderr
    assert "2 passed" in run.stdout
    assert [line.split() for line in run.stdout.splitlines() if "forgotten" in line] == [
        ["shop/forgotten.py", "2", "2", "0", "0", "0", "0", "2-3"]
    ]
    said = [line for line in run.stdout.splitlines() if line.startswith("RATCHET")]
    assert said == ["RATCHET: shop/rule.py: a rule or parser is run whole, but not 6, (5, 6)"]


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    code = (
        f"import sys, pytest; sys.path.append({str(_ROOT)!r}); sys.exit(pytest.main(sys.argv[1:]))"
    )
    plugins = ("-p", "tests.support.ratchet", "-p", "no:cacheprovider")
    return subprocess.run(
        [sys.executable, "-c", code, "--rootdir", ".", "-q", *plugins, *arguments],
        cwd=folder,
        env={**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
