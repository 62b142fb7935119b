"""Somebody in the aisles with a cart: order 1001 wants two mugs and a lamp, for the scenarios."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from app.fulfilment.picking.situation import PickSituation
from app.fulfilment.work import PickStop
from app.scanning.control_card import ControlCode
from app.scanning.verdicts import Verdict
from app.store.unit_of_work import Store
from tests.support.floor_play import release_everything
from tests.support.newcomer import Newcomer
from tests.support.warehouse import PACKER, Warehouse, gtin_of, small_warehouse
from ui.shell.screen import ScreenName
from ui.theme.theme import Theme


class PickingAisle:
    """A picker with the first cart in hand, standing before the first bin."""

    def __init__(
        self,
        store: Store,
        journal: Path,
        theme: Theme,
        orders: Mapping[str, Mapping[str, int]] | None = None,
        made: Callable[[Store], Warehouse] = small_warehouse,
    ) -> None:
        self.store = store
        self.warehouse = made(store)
        for order_no, units in (orders or {"1001": {"MUG": 2, "LAMP": 1}}).items():
            self.warehouse.add_order(order_no, units)
        release_everything(store)
        self.person = Newcomer(store, journal, theme)
        self.person.scan(PACKER)
        self.person.wait(lambda: self.person.front is ScreenName.HOME, "home")
        self.person.say(ControlCode.SHORT)  # F2 of the home page: pick
        pick = self.person.workplace.floor.pick
        self.person.wait(lambda: self.person.front is ScreenName.PICK and pick.ready, "picking")
        self.person.say(ControlCode.CONFIRM)
        self.person.wait(lambda: pick.ready and pick.in_hand is not None, "a cart")

    @property
    def at(self) -> PickSituation:
        """Where the walk stands."""
        work = self.person.workplace.floor.pick.in_hand
        assert work is not None
        return work[1].situation

    @property
    def stop(self) -> PickStop:
        """What is to be picked now."""
        stop = self.at.stop
        assert stop is not None
        return stop

    def item(self, sku: str) -> Verdict:
        """Scan one unit."""
        return self.person.scan(gtin_of(self.warehouse.product_ids[sku]))

    def unit(self, sku: str, elements: str) -> Verdict:
        """Scan a GS1 composite of one unit."""
        return self.person.scan(f"]C101{gtin_of(self.warehouse.product_ids[sku])}{elements}")

    def confirm(self) -> None:
        """Scan CONFIRM."""
        assert self.person.say(ControlCode.CONFIRM) is Verdict.ACCEPTED
