"""The arithmetic of the benchmarks, and the table that people read."""

from __future__ import annotations

import pytest

from tests.benchmarks.__main__ import main, table
from tests.benchmarks.rows import at_least, at_most, median_seconds, percentile, told


def test_a_time_holds_up_to_its_goal_and_a_rate_down_to_it() -> None:
    assert at_most("scan", 20, "ms", 20).holds
    assert not at_most("scan", 20.1, "ms", 20).holds
    assert at_least("replay", 500, "records/s", 500).holds
    assert not at_least("replay", 499, "records/s", 500).holds
    assert told("size", 3, "MB").holds


def test_a_row_is_kept_with_the_five_facts_of_the_report() -> None:
    assert at_most("scan", 12.5, "ms", 20).as_json() == {
        "name": "scan",
        "figure": 12.5,
        "unit": "ms",
        "goal": 20,
        "holds": True,
    }


def test_the_table_shows_at_a_glance_what_does_not_hold() -> None:
    lines = table([at_most("scan", 21, "ms", 20), told("size", 3, "MB")]).splitlines()

    assert lines[0].endswith("DOES NOT HOLD")
    assert "goal" not in lines[1]
    assert table([]) == ""


def test_the_99th_of_a_hundred_even_steps_is_next_to_the_last() -> None:
    assert percentile(list(range(101)), 99) == 99
    assert percentile([1.0, 3.0], 50) == 2.0


def test_the_first_run_warms_up_and_is_not_counted() -> None:
    runs: list[int] = []

    assert median_seconds(lambda: runs.append(1), runs=3) >= 0
    assert len(runs) == 4


def test_a_benchmark_that_does_not_exist_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["nowhere"])
    assert "no benchmark nowhere" in capsys.readouterr().err
