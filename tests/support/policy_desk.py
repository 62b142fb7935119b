"""Somebody at a packing station under a policy, with or without a scale; order 1001 is picked."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import update

from app.fulfilment.packing.situation import PackSituation, PackState
from app.fulfilment.verification.policy import VerificationPolicy
from app.scanning.control_card import digit_payload
from app.scanning.verdicts import Verdict
from app.store.schema.catalogue import Product
from app.store.unit_of_work import Store
from hardware.ports import Weight
from hardware.simulated import SimulatedScale
from tests.support.floor_play import picked_orders, release_everything
from tests.support.newcomer import Newcomer
from tests.support.warehouse import NINE, PACKER, SUPERVISOR, gtin_of, small_warehouse
from ui.shell.screen import ScreenName
from ui.theme.theme import Theme


class PolicyDesk:
    """A packer who opens order 1001: four mugs and a lamp of 250 g each, in a box of 250 g."""

    def __init__(
        self,
        store: Store,
        journal: Path,
        theme: Theme,
        policy: VerificationPolicy | None = None,
        *,
        has_scale: bool = False,
        picked: bool = True,
    ) -> None:
        self.store = store
        self.warehouse = small_warehouse(store)
        value = (policy or VerificationPolicy()).model_dump(mode="json")
        store.run(lambda uow: uow.policies.put("verification", value, SUPERVISOR, NINE))
        by_count = update(Product).where(Product.sku == "MUG")
        first = by_count.values(count_policy="first then count")
        store.run(lambda uow: uow.session.execute(first))
        self.warehouse.add_order("1001", {"MUG": 4, "LAMP": 1})
        (picked_orders if picked else release_everything)(store)
        self.scale = SimulatedScale("scale") if has_scale else None
        self.person = Newcomer(store, journal, theme, scale=self.scale)
        self.person.scan(PACKER)
        self.person.wait(lambda: self.person.front is not ScreenName.SIGN_IN, "the sign-in")
        pack = self.person.workplace.floor.pack
        self.person.scan("T-01")
        self.person.wait(lambda: pack.ready and pack.in_hand is not None, "the order")

    @property
    def at(self) -> PackSituation:
        """Where the order in hand stands."""
        work = self.person.workplace.floor.pack.in_hand
        assert work is not None
        return work[1].situation

    @property
    def state(self) -> PackState:
        """What is to be done next."""
        return self.at.state

    def item(self, sku: str) -> Verdict:
        """Scan one unit."""
        return self.person.scan(gtin_of(self.warehouse.product_ids[sku]))

    def key(self, number: int) -> Verdict:
        """Scan the digits of a number from the card; the verdict on the last."""
        return [self.person.scan(digit_payload(int(digit))) for digit in str(number)][-1]

    def pack_all(self) -> None:
        """Open a box and put every unit into it."""
        for code in ("BOX-M",):
            self.person.scan(code)
        for sku in ("MUG", "MUG", "MUG", "MUG", "LAMP"):
            self.item(sku)

    def weigh(self, grams: int, *, stable: bool = True) -> None:
        """Put so much on the scale."""
        assert self.scale is not None
        self.scale.put(Weight(grams, stable=stable))

    def wait_for(self, state: PackState) -> None:
        """Wait until the order stands there."""
        self.person.wait(lambda: self.state is state, state.value)
