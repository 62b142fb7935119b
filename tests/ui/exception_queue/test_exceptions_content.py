"""Tests of ui/exception_queue/exceptions_content.py: what the widgets show."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from app.exception_queue.kinds import CaseKind, Resolution, resolutions_of
from tests.support.desk_data import CASES, case_of
from tests.support.desk_kit import DIRECTORY, NOW
from ui.exception_queue.exceptions_content import (
    Names,
    actions_of,
    asking_actions,
    detail_of,
    figures_of,
    initials,
    owner_of,
    row_of,
)
from ui.widgets.content import Health
from ui.widgets.desk_content import OwnerCell, TimeCell

NAMES = Names(DIRECTORY.people, NOW)


def time_of(left_min: int) -> TimeCell:
    cell = row_of(case_of(1, CaseKind.ADDRESS, "SO-1", left_min, {}), NAMES).cells[0]
    assert isinstance(cell, TimeCell)
    return cell


@pytest.mark.parametrize(
    ("left_min", "text", "health"),
    [
        (-6, "6 min late", Health.BAD),
        (4, "4 min", Health.WARN),
        (29, "29 min", Health.WARN),
        (30, "30 min", Health.UNKNOWN),
        (64, "1 h 04", Health.UNKNOWN),
    ],
)
def test_time_left_says_how_late_by_word_and_shape(
    left_min: int, text: str, health: Health
) -> None:
    cell = time_of(left_min)

    assert (cell.text, cell.health) == (text, health)
    assert 0 < cell.used <= 1


def test_a_case_is_free_again_after_its_five_minutes() -> None:
    row = CASES[1]
    assert owner_of(row, NAMES) == "J. Bakker"

    later = Names(DIRECTORY.people, NOW + timedelta(minutes=5))

    assert owner_of(row, later) == ""
    assert row_of(row, later).cells[4] == OwnerCell("", "free")


@pytest.mark.parametrize(
    ("name", "letters"),
    [("J. Bakker", "JB"), ("Mara", "MM"), ("Åsa Öberg-Lund", "ÅÖ"), ("", ""), ("...", "")],
)
def test_a_name_fits_into_a_disc(name: str, letters: str) -> None:
    assert initials(name) == letters


@pytest.mark.parametrize("kind", list(CaseKind))
def test_every_resolution_of_every_kind_has_a_key(kind: CaseKind) -> None:
    actions = actions_of(case_of(1, kind, "SO-1", 10, {}), enabled=True)

    assert [action.key for action in actions] == [
        f"F{place + 1}" for place in range(len(resolutions_of(kind)))
    ]
    assert [action.primary for action in actions].count(True) == 1


def test_while_a_badge_is_wanted_only_f5_does_something() -> None:
    assert [a.key for a in asking_actions(Resolution.SHIP_SHORT) if a.key] == ["F5"]


def test_a_scan_of_the_case_is_shown_against_what_was_needed() -> None:
    evidence = detail_of(CASES[0], (), NAMES).evidence

    assert evidence is not None
    assert evidence.labels == ("Needs", "Scanned")


def test_a_proposal_is_shown_against_what_the_order_says() -> None:
    evidence = detail_of(CASES[1], (), NAMES).evidence

    assert evidence is not None
    assert evidence.codes == ("01067", "1067")


def test_an_unknown_badge_says_itself() -> None:
    row = replace(CASES[0], badge="B-555")

    assert "B-555" in detail_of(row, (), NAMES).where


def test_before_the_queue_is_read_no_figures_are_claimed() -> None:
    assert figures_of(None, NOW) == ()
