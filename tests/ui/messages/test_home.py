"""Tests of ui/messages/home.py: one tile per job, and what a thing is."""

from __future__ import annotations

import pytest

from app.scanning.directory import Person
from app.scanning.meaning import AmbiguousScanned, UnknownScanned
from ui.messages.home import KEY_OF, HomeCounts, greeting, screens_of, tiles_for, what_it_is
from ui.shell.screen import ScreenName


@pytest.mark.parametrize(
    ("role", "count"), [("packer", 4), ("clerk", 6), ("supervisor", 6), ("administrator", 6)]
)
def test_every_role_has_its_jobs(role: str, count: int) -> None:
    assert len(screens_of(role)) == count


def test_a_role_of_a_newer_program_works_on_the_floor() -> None:
    assert screens_of("apprentice") == screens_of("packer")


def test_the_same_key_opens_the_same_page_for_everybody() -> None:
    keys = {tile.title: tile.key for tile in tiles_for("supervisor", None)}

    for role in ("packer", "clerk"):
        assert all(keys[tile.title] == tile.key for tile in tiles_for(role, None))
    assert len(set(KEY_OF.values())) == len(KEY_OF)


@pytest.mark.parametrize(
    ("totes", "words"), [(0, "Nothing waits"), (1, "1 tote"), (1200, "1 200 totes")]
)
def test_what_waits_is_counted_in_words(totes: int, words: str) -> None:
    assert tiles_for("packer", HomeCounts(totes_to_pack=totes))[0].detail == words


@pytest.mark.parametrize(
    ("carts", "orders", "words"),
    [
        (0, 0, "Nothing waits"),
        (0, 14, "14 orders"),
        (2, 0, "2 carts"),
        (1, 14, "1 cart, 14 to come"),
    ],
)
def test_a_picker_hears_of_carts_and_of_orders_that_become_one(
    carts: int, orders: int, words: str
) -> None:
    counts = HomeCounts(carts_to_pick=carts, orders_to_pick=orders)

    assert tiles_for("packer", counts)[1].detail == words


def test_late_cases_and_held_orders_are_named_only_where_there_are_some() -> None:
    tiles = tiles_for("clerk", HomeCounts(orders=138, open_cases=14, late_cases=2))

    assert [tile.detail for tile in tiles[3:]] == [
        "138 orders",
        "14 open, 2 late",
        "Nothing waits",
    ]


def test_people_are_greeted_by_their_first_name() -> None:
    assert greeting(Person("B-1", "Mara de Wit", "packer"))[0] == "Hello Mara"


def test_somebody_without_a_name_is_greeted_all_the_same() -> None:
    assert greeting(Person("B-1", "", "packer"))[0] == "Hello"
    assert greeting(None)[0] == "Hello"


def test_ambiguity_is_said_and_an_unknown_code_is_not_explained() -> None:
    assert "A, B" in what_it_is(AmbiguousScanned(("A", "B")))
    assert what_it_is(UnknownScanned()) == ""


def test_no_tile_leads_to_the_door_or_home_itself() -> None:
    assert not {ScreenName.SIGN_IN, ScreenName.HOME} & set(screens_of("administrator"))
