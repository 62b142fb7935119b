"""A picker asks for work: the next cart that waits, or a new wave if none does (F1, F2)."""

from __future__ import annotations

from datetime import datetime

from app.fulfilment.allocation import allocate
from app.fulfilment.waves import release_wave
from app.fulfilment.work import PickPackage
from app.station.claims import Takeover, claim_pick
from app.station.claims.refusals import refuse_without_right
from app.store.schema.floor import WorkKind
from app.store.schema.planning import ReleaseMode
from app.store.unit_of_work import Store


def next_cart(
    store: Store,
    station: str,
    badge: str,
    at: datetime,
    code: str = "",
    takeover: Takeover | None = None,
) -> PickPackage | None:
    """Claim the cart of a number or of a tote, or the next one; None if nothing can be picked.

    Where no cart waits, what came in since is held, and released first if the rule of waves says
    so: else a supervisor or the schedule releases them.

    Raises:
        NotAllowed, NothingFound: as ``claim_pick``; a login that may not pick makes no cart.
        StoreUnreachable: nothing was claimed.
    """
    package = claim_pick(store, station, badge, code or None, takeover)
    if package is not None or code:
        return package
    with store.reading() as uow:
        refuse_without_right(uow, WorkKind.PICK, "")
        rule = uow.wave_rule.read()
    allocate(store, at)
    if rule.mode is not ReleaseMode.PICKER_ASKS:
        return None
    if not release_wave(store, at, totes_per_cart=rule.totes).wave_nos:
        return None
    return claim_pick(store, station, badge)
