"""A wave is split, merged, or pulled back: only work that nobody has claimed yet (T2).

Nothing is lost by it: holds stay, totes are free again, and the orders wait for the next wave.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import chain

from app.errors import NotAllowed
from app.exception_queue.cases import need_supervisor
from app.fulfilment.waves.drafts import by_cart, lock_wave
from app.lifecycle import OrderState
from app.scanning.directory import Person
from app.store.books.picture.picture import Picture
from app.store.books.picture.rows import WorkRow
from app.store.books.planning.draft_book import WaveFacts
from app.store.schema.floor import WaveState, WorkState
from app.store.unit_of_work import Store, UnitOfWork


@dataclass(frozen=True, slots=True)
class PullBackReport:
    """What came back: carts and orders; ``carts_kept`` were claimed by somebody and go on."""

    carts: int
    orders: int
    carts_kept: int


def pull_back(store: Store, wave_no: str, at: datetime, person: Person) -> PullBackReport:
    """Take back every cart of a released wave that nobody has ever claimed.

    Its orders are ALLOCATED again with all that is held for them, its totes are free.

    Raises:
        NothingFound: there is no such wave.
        NotAllowed: not a supervisor; it is not released; or every cart of it was claimed.
    """
    need_supervisor(person, "pull back wave")
    return store.run(partial(_pull_back, wave_no=wave_no, at=at, badge=person.badge))


def _pull_back(uow: UnitOfWork, *, wave_no: str, at: datetime, badge: str) -> PullBackReport:
    picture, ids = _works_of(uow, wave_no)
    wave = _in_state(uow, wave_no, WaveState.RELEASED, "pull back wave")
    idle = [work for work in picture.works if work.id in ids and _is_idle(work)]
    if not idle:
        raise NotAllowed(action="pull back wave", reason="somebody has claimed all of it")
    orders = sum(_take_back(picture, work) for work in idle)
    kept = [w for w in picture.works if w.id in ids and w.state != WorkState.WITHDRAWN]
    uow.waves.save(picture, at)
    if not kept:
        uow.drafts.change_wave(wave.wave_id, {"state": WaveState.WITHDRAWN.value})
    uow.waves.end_waves([work.id for work in kept])
    facts = {"carts": len(idle), "orders": orders, "carts_kept": len(kept)}
    uow.people.audit(at, badge, "", "pull back wave", wave_no, facts)
    return PullBackReport(len(idle), orders, len(kept))


def _take_back(picture: Picture, work: WorkRow) -> int:
    work.state = WorkState.WITHDRAWN.value
    back = set()
    for stop in picture.stops_of(work):
        order = picture.orders[picture.lines[stop.order_line_id].order_id]
        stop.units_short += stop.left  # not walked any more; its hold stands
        if order.state == OrderState.RELEASED:
            order.state = OrderState.ALLOCATED.value
            back.add(order.id)
    for tote in picture.totes:
        if tote.work_id == work.id:
            tote.order_id = tote.work_id = tote.slot = None
    return len(back)


def _is_idle(work: WorkRow) -> bool:
    """Nobody holds it, and nobody ever did: no scan of it can be under way (D11)."""
    return work.state == WorkState.OPEN and work.fence == 0


def split_wave(
    store: Store, wave_no: str, carts: Collection[int], at: datetime, person: Person
) -> str:
    """Move carts (counted from 1) of a wave to a new one; its number.

    A draft of one cart is split between its orders: ``carts`` then counts slots.

    Raises:
        NothingFound: there is no such wave.
        NotAllowed: not a supervisor; nothing would move or stay; or a cart is claimed.
    """
    need_supervisor(person, "split wave")
    return store.run(
        partial(_split, wave_no=wave_no, wanted=frozenset(carts), at=at, badge=person.badge)
    )


def _split(
    uow: UnitOfWork, *, wave_no: str, wanted: frozenset[int], at: datetime, badge: str
) -> str:
    picture, ids = _works_of(uow, wave_no)
    wave = lock_wave(uow, wave_no)
    match wave.state:
        case WaveState.DRAFT:
            new = _split_draft(uow, wave, wanted, at, badge)
        case WaveState.RELEASED:
            new = _split_released(uow, wave, [picture.works[i] for i in ids], wanted, at, badge)
        case _:
            raise NotAllowed(action="split wave", reason="it is over")
    new_no = uow.drafts.number_of(new)
    uow.people.audit(at, badge, "", "split wave", wave_no, {"new": new_no})
    return new_no


def _split_draft(
    uow: UnitOfWork, wave: WaveFacts, wanted: frozenset[int], at: datetime, badge: str
) -> int:
    carts = [
        [slot.order_id for slot in cart] for cart in by_cart(uow.drafts.slots_of(wave.wave_id))
    ]
    parts = [[order] for order in carts[0]] if len(carts) == 1 else carts
    going = [part for number, part in enumerate(parts, start=1) if number in wanted]
    staying = [part for number, part in enumerate(parts, start=1) if number not in wanted]
    _refuse_nothing(going, staying)
    if len(carts) == 1:
        going, staying = [list(chain(*going))], [list(chain(*staying))]
    new = uow.drafts.copy(wave, WaveState.DRAFT, at, badge)
    uow.drafts.place(wave.wave_id, staying)
    uow.drafts.place(new, going)
    _forget_figures(uow, wave.wave_id)
    return new


def _split_released(
    uow: UnitOfWork,
    wave: WaveFacts,
    works: Sequence[WorkRow],
    wanted: frozenset[int],
    at: datetime,
    badge: str,
) -> int:
    going = [work for number, work in enumerate(works, start=1) if number in wanted]
    _refuse_nothing(going, [work for work in works if work not in going])
    _refuse_claimed(going, "split wave")
    new = uow.drafts.copy(wave, WaveState.RELEASED, at, badge)
    uow.waves.move_works([work.id for work in going], new)
    _forget_figures(uow, wave.wave_id)
    return new


def merge_waves(store: Store, wave_no: str, other_no: str, at: datetime, person: Person) -> None:
    """Let ``wave_no`` have all carts of ``other_no``, which is withdrawn; both in one state.

    Raises:
        NothingFound: there is no such wave.
        NotAllowed: not a supervisor; the waves are one, over, or of two states; or a cart of
            ``other_no`` is claimed.
    """
    need_supervisor(person, "merge waves")
    job = partial(_merge, wave_no=wave_no, other_no=other_no, at=at, badge=person.badge)
    store.run(job)


def _merge(uow: UnitOfWork, *, wave_no: str, other_no: str, at: datetime, badge: str) -> None:
    picture, ids = _works_of(uow, other_no)
    first, second = sorted((wave_no, other_no))  # two merges of the same two take turns
    waves = {number: lock_wave(uow, number) for number in (first, second)}
    wave, other = waves[wave_no], waves[other_no]
    if wave is other or wave.state != other.state:
        raise NotAllowed(action="merge waves", reason="one is a draft and the other is not")
    match wave.state:
        case WaveState.DRAFT:
            slots = [*uow.drafts.slots_of(wave.wave_id)], [*uow.drafts.slots_of(other.wave_id)]
            carts = [[s.order_id for s in cart] for part in slots for cart in by_cart(part)]
            uow.drafts.clear(other.wave_id)
            uow.drafts.place(wave.wave_id, carts)
        case WaveState.RELEASED:
            works = [picture.works[work_id] for work_id in ids]
            _refuse_claimed(works, "merge waves")
            uow.waves.move_works(ids, wave.wave_id)
        case _:
            raise NotAllowed(action="merge waves", reason="they are over")
    uow.drafts.change_wave(other.wave_id, {"state": WaveState.WITHDRAWN.value})
    _forget_figures(uow, wave.wave_id)
    uow.people.audit(at, badge, "", "merge waves", wave_no, {"other": other_no})


def _works_of(uow: UnitOfWork, wave_no: str) -> tuple[Picture, list[int]]:
    """The walks of a wave with their orders, locked before the wave: orders come first."""
    ids = uow.waves.works_of(wave_no)
    return uow.waves.picture(work_ids=ids), ids


def _in_state(uow: UnitOfWork, wave_no: str, state: WaveState, action: str) -> WaveFacts:
    wave = lock_wave(uow, wave_no)
    if wave.state != state:
        raise NotAllowed(action=action, reason=f"it is not {state.value}")
    return wave


def _refuse_nothing(going: Sequence[object], staying: Sequence[object]) -> None:
    if not going or not staying:
        raise NotAllowed(action="split wave", reason="a part would be empty")


def _refuse_claimed(works: Sequence[WorkRow], action: str) -> None:
    if not all(_is_idle(work) for work in works):
        raise NotAllowed(action=action, reason="somebody has claimed a cart of it")


def _forget_figures(uow: UnitOfWork, wave_id: int) -> None:
    """The planned walk is not this wave's any more; it is measured again when it is looked at."""
    uow.drafts.change_wave(wave_id, {"walk_mm": None, "before_mm": None, "walk_s": None})
