"""Planned waves as they are kept: nobody can claim a draft, and no order is in two (F2)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from itertools import groupby

from app.errors import NotAllowed, NothingFound
from app.exception_queue.cases import need_supervisor
from app.scanning.directory import Person
from app.store.books.planning.draft_book import DraftSlot, NewDraft, WaveFacts
from app.store.schema.floor import WaveState
from app.store.unit_of_work import Store, UnitOfWork


def keep_drafts(
    store: Store, drafts: Sequence[NewDraft], at: datetime, person: Person
) -> tuple[str, ...]:
    """Keep planned waves as drafts; their numbers.

    An order that was taken meanwhile (by another plan, by a picker, by a cancellation) is left
    out; a wave that loses all of its orders is not kept.

    Raises:
        NotAllowed: not a supervisor.
        StoreUnreachable: nothing was kept.
    """
    need_supervisor(person, "plan waves")
    return store.run(partial(keep_drafts_in, drafts=drafts, at=at, badge=person.badge))


def keep_drafts_in(
    uow: UnitOfWork, *, drafts: Sequence[NewDraft], at: datetime, badge: str
) -> tuple[str, ...]:
    """As ``keep_drafts``, within a unit of work of the caller's, for whoever may."""
    wanted = [order_id for draft in drafts for cart in draft.carts for order_id in cart]
    still = uow.drafts.lock_waiting(wanted)
    left = [_without(draft, still) for draft in drafts]
    return tuple(uow.drafts.save(draft, at, badge) for draft in left if draft.carts)


def _without(draft: NewDraft, still: Iterable[int]) -> NewDraft:
    known = set(still)
    carts = (tuple(order for order in cart if order in known) for cart in draft.carts)
    return replace(draft, carts=tuple(cart for cart in carts if cart))


def withdraw_draft(store: Store, wave_no: str, at: datetime, person: Person) -> None:
    """Give up a planned wave; its orders wait again.

    Raises:
        NothingFound: there is no such wave.
        NotAllowed: not a supervisor, or it is no draft any more.
    """
    need_supervisor(person, "withdraw wave")

    def job(uow: UnitOfWork) -> None:
        wave = lock_draft(uow, wave_no, "withdraw wave")
        uow.drafts.clear(wave.wave_id)
        uow.drafts.change_wave(wave.wave_id, {"state": WaveState.WITHDRAWN.value})
        uow.people.audit(at, person.badge, "", "withdraw wave", wave_no, {})

    store.run(job)


def lock_draft(uow: UnitOfWork, wave_no: str, action: str) -> WaveFacts:
    """A draft by its number, locked.

    Raises:
        NothingFound: there is no such wave.
        NotAllowed: it is no draft any more.
    """
    wave = lock_wave(uow, wave_no)
    if wave.state != WaveState.DRAFT:
        raise NotAllowed(action=action, reason="it is not a draft any more")
    return wave


def lock_wave(uow: UnitOfWork, wave_no: str) -> WaveFacts:
    """A wave by its number, locked.

    Raises:
        NothingFound: there is no such wave.
    """
    wave = uow.drafts.lock_wave(wave_no)
    if wave is None:
        raise NothingFound(kind="wave", code=wave_no)
    return wave


def by_cart(slots: Iterable[DraftSlot]) -> list[list[DraftSlot]]:
    """The slots cart by cart; they come sorted so."""
    return [list(cart) for _number, cart in groupby(slots, key=lambda slot: slot.cart)]
