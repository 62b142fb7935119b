"""A picker asks for work: the next cart that waits, or a new wave if none does (F1, F2)."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from app.fulfilment.allocation import ORDERS_AT_ONCE, allocate, hold_next, run_holding
from app.fulfilment.waves import release_wave_in
from app.fulfilment.work import PickPackage
from app.station.claims import Takeover, claim_pick
from app.station.claims.refusals import refuse_without_right
from app.store.schema.floor import WorkKind
from app.store.schema.planning import ReleaseMode
from app.store.unit_of_work import Change, Store, UnitOfWork


def next_cart(
    store: Store,
    station: str,
    badge: str,
    at: datetime,
    code: str = "",
    takeover: Takeover | None = None,
) -> PickPackage | None:
    """Claim the cart of a number or of a tote, or the next one; None if nothing can be picked.

    Where no cart waits, what came in since is held, the most urgent first, and released if the
    rule of waves says so: else a supervisor or the schedule releases it.

    Raises:
        NotAllowed, NothingFound: as ``claim_pick``; a login that may not pick makes no cart.
        StoreUnreachable: nothing was claimed.
    """
    while (package := claim_pick(store, station, badge, code or None, takeover)) is None:
        if code or not _may_wait_now(store, at):
            return None
    return package


def _may_wait_now(store: Store, at: datetime) -> bool:
    """Hold what came in, and release it if the rule says so; False if no cart waits then."""
    with store.reading() as uow:
        refuse_without_right(uow, WorkKind.PICK, "")
        rule = uow.wave_rule.read()
    if rule.mode is not ReleaseMode.PICKER_ASKS:
        allocate(store, at)
        return False
    return run_holding(store, partial(_release, at=at, totes_per_cart=rule.totes), Change.RELEASED)


def _release(uow: UnitOfWork, *, at: datetime, totes_per_cart: int, patient: bool) -> bool:
    """Release a wave unless a cart waits; False if there is nothing to hold or release any more.

    Pickers who ask at once take turns: the first one's wave is for all of them.
    """
    uow.wave_rule.take_turn()
    if uow.waiting.counts().carts:
        uow.change = Change.NOTHING
        return True
    held = hold_next(uow, at, ORDERS_AT_ONCE, patient=patient)
    wave = release_wave_in(uow, at=at, totes_per_cart=totes_per_cart)
    in_vain = Change.ORDERS if held.orders else Change.NOTHING
    uow.change = Change.RELEASED if wave.wave_nos else in_vain
    return bool(wave.wave_nos or held.orders)
