"""The desk's navigation: which pages each role sees, and how many cases wait."""

from __future__ import annotations

import pytest

from app.store.schema.station import Role
from ui.shell.pages import pages_for
from ui.shell.screen import ScreenName

FLOOR = ["Home", "Pick", "Pack", "Dispatch", "Stock"]
CLERK = ["Home", "Orders", "Pick", "Pack", "Dispatch", "Exceptions", "Stock"]
ALL = [*CLERK[:2], "Waves", "Layout", *CLERK[2:], "Stations", "Policies", "Settings"]


def labels(role: str, open_cases: int = 0) -> list[str]:
    return [entry.label for entry in pages_for(role, open_cases)]


@pytest.mark.parametrize(
    ("role", "pages"),
    [
        (Role.PACKER, FLOOR),
        (Role.CLERK, CLERK),
        (Role.SUPERVISOR, ALL),
        (Role.ADMINISTRATOR, ALL),
    ],
)
def test_each_role_sees_its_pages_in_the_order_of_the_work(role: Role, pages: list[str]) -> None:
    assert labels(role.value) == pages


def test_a_role_that_the_program_does_not_know_sees_the_floor_alone() -> None:
    assert labels("visitor") == FLOOR


@pytest.mark.parametrize("role", list(Role))
def test_every_page_s_key_opens_a_screen_and_none_leads_back_to_the_sign_in(role: Role) -> None:
    opened = [ScreenName(entry.key) for entry in pages_for(role.value, 0)]

    assert len(set(opened)) == len(opened)
    assert opened[0] is ScreenName.HOME
    assert ScreenName.SIGN_IN not in opened


def test_open_cases_stand_on_the_exceptions_page_and_on_no_other() -> None:
    badges = {entry.label: (entry.badge, entry.badge_urgent) for entry in pages_for("clerk", 7)}

    assert badges.pop("Exceptions") == (7, True)
    assert set(badges.values()) == {(0, False)}


def test_a_queue_that_is_empty_asks_for_nobody() -> None:
    assert not any(entry.badge_urgent for entry in pages_for("supervisor", 0))


def test_the_pages_are_told_apart_without_their_words() -> None:
    icons = [entry.icon for entry in pages_for("administrator", 3)]

    assert len(set(icons)) == len(icons)
