"""The figures of a simulation."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from app.commands.simulation.report import (
    Latency,
    SimulationReport,
    conflicts_of,
    freshness_of,
    latencies_of,
)
from app.commands.simulation.station.notebook import Look, Notes, Shown
from app.insight.order_figures import OrderFigures

ORDERS = OrderFigures(10, 9, 1, 6, 5, 4, 0)


def _report(**latencies: Latency) -> SimulationReport:
    return SimulationReport(
        seconds=10.0,
        orders=ORDERS,
        latencies=latencies,
        fresh_p99_s=0.4,
        fresh_worst_s=0.9,
        conflicts={"NotAllowed claimed": 2},
        wrong=3,
        kills=1,
        drops=2,
        manifests=4,
    )


def test_the_station_with_the_worst_latency_is_named() -> None:
    report = _report(A=Latency(60, 1.0, 9.0, 20.0), B=Latency(40, 2.0, 30.0, 31.0))

    said = "\n".join(report.as_lines())

    assert (report.scans, report.worst_station) == (100, "B")
    assert "100 scans, 10.0 a second, 3 of them wrong on purpose" in said
    assert "worst p99 of a station 30.0 ms (B); slowest scan 31.0 ms" in said
    assert "2 x NotAllowed claimed" in said
    assert "handovers closed: 4" in said
    assert report.as_json()["stations"]["A"]["p99_ms"] == 9.0


def test_a_simulation_without_a_scan_has_figures_too() -> None:
    assert "0 scans" in _report().as_lines()[0]
    assert latencies_of({"A": Notes()}) == {"A": Latency(0, 0.0, 0.0, 0.0)}


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ({"own_logins": True}, "each station under a login of its own"),
        ({"one_login_because": "no role may be made"}, "because no role may be made"),
        ({}, "; conflicts: 2 x NotAllowed claimed"),
    ],
)
def test_it_says_under_which_logins_was_played(how: dict[str, Any], said: str) -> None:
    assert said in replace(_report(), **how).as_lines()[-1]


def test_a_station_has_its_own_percentiles() -> None:
    notes = Notes(shown=[Shown("", "accepted", float(ms)) for ms in range(1, 101)])

    assert latencies_of({"A": notes})["A"] == Latency(100, 50.5, 99.01, 100.0)


def test_a_screen_is_fresh_when_it_was_asked_for_after_the_commit() -> None:
    # given a commit at 10.0, and a screen that was just being read when it came
    acting = Notes(sent_s=[10.0])
    watching = Notes(looks=[[Look(9.9, 10.1), Look(10.2, 10.5)]])

    p99_s, worst_s = freshness_of({"A": acting, "B": watching})

    assert (p99_s, worst_s) == pytest.approx((0.5, 0.5))


def test_the_warm_up_counts_neither_for_verdicts_nor_for_screens() -> None:
    cold = [Shown("", "accepted", None)] * 5
    notes = Notes(shown=[*cold, Shown("", "accepted", 7.0)], sent_s=[10.0, 20.0])
    watching = Notes(looks=[[Look(9.9, 9.9), Look(19.0, 19.1), Look(20.1, 20.2)]])
    watching.looks[0].append(Look(30.0, 30.0))

    assert latencies_of({"A": notes})["A"] == Latency(1, 7.0, 7.0, 7.0)
    assert freshness_of({"A": notes, "B": watching}, since_s=15.0)[1] == pytest.approx(0.2)


def test_nobody_is_late_for_what_happened_while_it_was_dead() -> None:
    acting = Notes(sent_s=[10.0])
    watching = Notes(looks=[[Look(1.0, 1.1), Look(2.0, 2.1)], [Look(20.0, 20.1)]])

    assert freshness_of({"A": acting, "B": watching}) == (0.0, 0.0)


def test_conflicts_of_all_stations_add_up() -> None:
    one, other = Notes(), Notes()
    one.conflicts["claimed"] += 1
    other.conflicts["claimed"] += 2

    assert conflicts_of({"A": one, "B": other}) == {"claimed": 3}
