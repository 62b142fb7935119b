"""The drawn scanner offers what the screen in front can take; the journeys click it through."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from app.store.unit_of_work import Store
from tests.support.desk_kit import DIRECTORY
from tests.support.floor_play import packed_order, picked_orders
from tests.support.runners import AtOnce, unexpected
from tests.support.warehouse import small_warehouse
from ui.shell.drawn.drawn_scanner_presenter import DrawnScannerPresenter
from ui.shell.drawn.suggestions import Suggestion
from ui.shell.screen import ScreenName


class Strip:
    """Remembers every time that codes were shown."""

    def __init__(self) -> None:
        self.shown: list[list[str]] = []

    def show_suggestions(self, suggestions: tuple[Suggestion, ...]) -> None:
        self.shown.append([one.label for one in suggestions])


def presenter_at(
    front: ScreenName, strip: Strip, store: Store | None = None
) -> DrawnScannerPresenter:
    works = SimpleNamespace(
        directory=DIRECTORY, store=store, on_store=AtOnce(), untroubled=unexpected
    )
    nothing = SimpleNamespace(in_hand=None)
    dock = SimpleNamespace(dock=SimpleNamespace(lane="", latched=None))
    floor = SimpleNamespace(pick=nothing, pack=nothing, dispatch=dock)
    return DrawnScannerPresenter(strip, cast(Any, works), cast(Any, floor), lambda: front)


@pytest.mark.parametrize(
    ("front", "offered"),
    [
        (
            ScreenName.SIGN_IN,
            ["J. Bakker · clerk", "L. Novak · supervisor", "M. Okafor · packer"],
        ),
        (ScreenName.HOME, ["Pick", "Dispatch", "Stock"]),
        (ScreenName.PICK, ["Next cart", "Sign out"]),
        (ScreenName.PACK, ["Sign out"]),
        (ScreenName.DISPATCH, ["Close handover", "Sign out"]),
        (ScreenName.ORDERS, ["Sign out"]),
    ],
)
def test_each_screen_offers_its_codes(front: ScreenName, offered: list[str]) -> None:
    strip = Strip()

    presenter_at(front, strip).suggest()

    assert strip.shown == [offered]


def test_what_did_not_change_is_not_drawn_again() -> None:
    strip = Strip()
    presenter = presenter_at(ScreenName.HOME, strip)

    for _tick in range(3):
        presenter.suggest()

    assert len(strip.shown) == 1


def test_what_waits_in_the_shared_database_is_offered(store: Store) -> None:
    warehouse = small_warehouse(store)
    warehouse.add_order("FIRST", {"MUG": 1})
    warehouse.add_order("SECOND", {"BOOK": 1})
    picked_orders(store)
    packed_order(store, "FIRST")
    home, dispatch = Strip(), Strip()

    presenter_at(ScreenName.HOME, home, store).look_again()
    presenter_at(ScreenName.DISPATCH, dispatch, store).look_again()

    assert [label.split()[0] for label in home.shown[-1]] == ["Pick", "Dispatch", "Stock", "Tote"]
    assert [label.split()[0] for label in dispatch.shown[-1]] == ["Label", "Close", "Sign"]
