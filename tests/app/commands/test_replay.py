"""``replay CARTON`` says each verdict as it was and as it would be today."""

from __future__ import annotations

import json
from argparse import Namespace
from pathlib import Path

import pytest

from app.commands.output import DONE, FAILED
from app.commands.replay import replay
from app.errors import DocumentUnreadable
from app.settings import Settings
from app.store.unit_of_work import Store
from tests.support.recorded_sessions import packing_with_every_mistake, receiving_with_every_mistake


@pytest.fixture
def asked(store: Store, database_url: str) -> Namespace:
    packing_with_every_mistake(store)
    return Namespace(database=database_url, json=False, journal=None, carton="1001/1")


def test_a_carton_is_told_scan_by_scan(
    asked: Namespace, capsys: pytest.CaptureFixture[str]
) -> None:
    assert replay(asked, Settings()) == DONE

    said = capsys.readouterr().out
    assert said.startswith("Order 1001, carton 1\n")
    assert "wrong item" in said
    assert "every verdict as recorded" in said
    assert "cannot be judged again" in said  # the picking was played without its circumstances


def test_a_difference_is_named_and_fails(
    asked: Namespace, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # given a release that has forgotten the bounce window
    monkeypatch.setattr("app.scanning.bounce.SeenLately.bounces", lambda *_facts: False)

    assert replay(asked, Settings()) == FAILED

    said = capsys.readouterr().out
    assert "verdict: recorded not counted, today " in said
    assert "1 DIFFER" in said


def test_machines_get_every_scan_with_its_two_verdicts(
    asked: Namespace, capsys: pytest.CaptureFixture[str]
) -> None:
    asked.json = True

    assert replay(asked, Settings()) == DONE

    facts = json.loads(capsys.readouterr().out)
    packing = facts["sessions"][-1]
    assert packing["kind"] == "pack"
    assert {scan["verdict_again"] == scan["verdict"] for scan in packing["scans"]} == {True}
    assert any(not scan["of_this_carton"] for scan in packing["scans"])


def test_a_journal_can_be_asked_instead(asked: Namespace, tmp_path: Path) -> None:
    asked.journal = tmp_path / "nowhere"

    with pytest.raises(DocumentUnreadable, match="nowhere"):
        replay(asked, Settings())


def test_stock_work_is_told_by_its_purchase_order(
    store: Store, database_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    receiving_with_every_mistake(store)
    asked = Namespace(database=database_url, json=False, journal=None, carton="PO-1")

    assert replay(asked, Settings()) == DONE

    said = capsys.readouterr().out
    assert said.startswith("Stock work of PO-1\n")
    assert "lot required" in said
    assert "every verdict as recorded" in said
