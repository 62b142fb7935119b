"""``simulate``: many real processes, killed and cut off, and the proof that nothing was lost."""

from __future__ import annotations

import json
from argparse import Namespace
from dataclasses import replace
from pathlib import Path

import pytest

from app.commands.output import DONE, FAILED
from app.commands.simulation.logins import under_own_logins
from app.commands.simulation.simulate import play, simulate
from app.errors import NotAllowed
from app.scanning.verdicts import Signal
from app.settings import Settings
from app.store.unit_of_work import Store
from tests.support.simulated_floor import patience, quick_plan


def _asked(url: str, folder: Path, **more: object) -> Namespace:
    plain = {"stations": 2, "minutes": 0.05, "seed": 3, "pause": 0.05, "json": True}
    return Namespace(database=url, out=folder, **(plain | more))


def test_four_stations_that_are_killed_and_cut_off_lose_and_double_nothing(
    store: Store, database_url: str, tmp_path: Path
) -> None:
    plan = quick_plan(database_url, tmp_path, stations=4, seconds=8.0 * patience())

    disturbed = replace(plan, pause_s=0.05, kill_every=60, drop_every=60)
    with under_own_logins(disturbed) as (played, _why):
        report = play(store, played)

    assert report.faults == []
    assert report.kills
    assert report.scans > 20
    assert report.wrong
    assert set(report.latencies) == set(plan.names)  # one that is down may not have been timed


def test_the_command_prints_figures_and_ends_well(
    database_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert simulate(_asked(database_url, tmp_path), Settings()) == DONE

    figures = json.loads(capsys.readouterr().out)
    assert figures["faults"] == []
    assert figures["own_logins"] == database_url.startswith("postgresql")
    assert figures["scans"] == sum(one["scans"] for one in figures["stations"].values()) > 0
    assert (tmp_path / "SIM-02.journal").exists()


def test_an_invariant_that_does_not_hold_fails_the_command(
    database_url: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # given a proof to which every verdict is a good one
    monkeypatch.setattr("app.commands.simulation.proof.signal_of", lambda _verdict: Signal.OK)

    asked = _asked(database_url, tmp_path, json=False, minutes=0.08)
    assert simulate(asked, Settings()) == FAILED

    assert "a wrong scan was taken" in capsys.readouterr().out


def test_a_warehouse_with_goods_is_no_place_to_play(database_url: str, tmp_path: Path) -> None:
    store = Store.open(database_url)
    plan = quick_plan(database_url, tmp_path, seconds=0.1)
    play(store, plan)

    with pytest.raises(NotAllowed):
        play(store, plan)
    store.close()
