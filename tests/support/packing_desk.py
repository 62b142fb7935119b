"""Somebody at a real packing station with two orders to pack, for the scenarios."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select

from app.fulfilment.packing.situation import PackSituation, PackState
from app.scanning.control_card import ControlCode, payload_of
from app.scanning.verdicts import Verdict
from app.store.schema.catalogue import ProductCodeRow
from app.store.schema.floor import Tote
from app.store.schema.orders import Order
from app.store.unit_of_work import Store
from tests.support.floor_play import picked_orders
from tests.support.newcomer import Newcomer
from tests.support.station_program import what_the_door_says
from tests.support.warehouse import PACKER, gtin_of, small_warehouse
from ui.shell.screen import ScreenName
from ui.theme.theme import Theme
from ui.widgets.frame_content import PromptContent

NOBODYS = "NOBODY-KNOWS-THIS"
"""A code that nobody knows."""

CASE_OF_TWO = "14006381333938"
"""A case of two mugs."""


class PackingDesk:
    """Somebody at the packing station: order 1001 wants two mugs and a lamp, 1002 one book."""

    def __init__(self, store: Store, journal: Path, theme: Theme, bounce_ms: int = 0) -> None:
        self.store = store
        self.warehouse = small_warehouse(store)
        case = ProductCodeRow(
            code=CASE_OF_TWO, product_id=self.warehouse.product_ids["MUG"], units=2
        )
        self.warehouse._save(case)
        self.warehouse.add_order("1001", {"MUG": 2, "LAMP": 1})
        self.warehouse.add_order("1002", {"BOOK": 1})
        picked_orders(store)
        self._journal, self._theme = journal, theme
        self.person = Newcomer(store, journal, theme, bounce_ms)
        self.sign_in()

    def sign_in(self, badge: str = PACKER) -> None:
        """Show a badge and wait until something is in front."""
        self.person.scan(badge)
        self.person.wait(lambda: self.person.front is not ScreenName.SIGN_IN, "the sign-in")

    def restart(self) -> None:
        """The station is switched off and on again."""
        self.person.leave()
        self.come_back()
        self.sign_in()

    def come_back(self) -> None:
        """The station is switched on; nobody has signed in."""
        self.person = Newcomer(self.store, self._journal, self._theme, bounce_ms=0)

    @property
    def door(self) -> PromptContent:
        """What the sign-in says."""
        return self.person.workplace.entrance.door.prompt.content

    @property
    def waits(self) -> str:
        """The work that lies open and how far it is, as the door says it for 3 m; "" if none."""
        return what_the_door_says(self.person.workplace)

    def sign_out(self) -> None:
        """Scan SIGN OUT and wait for the lock."""
        self.person.scanner.push(payload_of(ControlCode.SIGN_OUT))
        self.person.wait(lambda: self.person.front is ScreenName.SIGN_IN, "the sign-in")

    def open(self, order_no: str = "1001", *, carton: bool = True) -> None:
        """Open an order by its tote, and a carton for it."""
        assert self.person.scan(self.tote_of(order_no)) is Verdict.ACCEPTED
        pack = self.person.workplace.floor.pack
        self.person.wait(lambda: pack.ready and pack.in_hand is not None, "the order")
        if carton:
            assert self.person.scan("BOX-M") is Verdict.ACCEPTED

    def tote_of(self, order_no: str) -> str:
        """The tote that a picked order lies in."""
        query = select(Tote.code).join(Order, Order.id == Tote.order_id)
        with self.store.reading() as uow:
            return uow.session.scalars(query.where(Order.order_no == order_no)).one()

    def item(self, sku: str) -> Verdict:
        """Scan one unit."""
        return self.person.scan(gtin_of(self.warehouse.product_ids[sku]))

    def confirm(self) -> Verdict:
        """Scan CONFIRM."""
        return self.person.say(ControlCode.CONFIRM)

    @property
    def at(self) -> PackSituation:
        """Where the order in hand stands."""
        work = self.person.workplace.floor.pack.in_hand
        assert work is not None
        return work[1].situation

    def to_label(self) -> str:
        """Pack what is left of 1001 and wait for its label; returns the SSCC."""
        for sku in ("MUG", "MUG", "LAMP"):
            self.item(sku)
        self.person.wait(lambda: self.at.state is PackState.LABEL, "the label")
        return self.at.expected
