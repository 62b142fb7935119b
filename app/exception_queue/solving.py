"""Solving a case: who may, what it does, and the audit of it (T1).

Resolving a case sends its order on from where it stood.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.errors import NotAllowed
from app.exception_queue.cases import need_desk_role, need_supervisor
from app.exception_queue.kinds import CaseKind, HoldReason, Resolution, resolutions_of
from app.exception_queue.remedies import Decided, FloorRemedies, apply_remedy
from app.fulfilment import remedies
from app.scanning.directory import Person
from app.store.books.capture.case_lists import CaseRow
from app.store.unit_of_work import Store, UnitOfWork


@dataclass(frozen=True, slots=True)
class SolveAnswer:
    """What became of a case.

    ``still`` are the reasons for which its order waits on; the case itself stays open when the
    remedy did not end its trouble (checked again and still wrong, or a count was asked for).
    """

    is_solved: bool
    still: frozenset[HoldReason] = frozenset()


def needs_supervisor(kind: CaseKind, resolution: Resolution) -> bool:
    """Say whether a resolution takes a supervisor; the rest a clerk may do.

    Source: S4, "an action that needs more takes the supervisor's badge in place".
    """
    if resolution is Resolution.DISMISS:
        return kind is not CaseKind.BAD_ROW
    return resolution not in {Resolution.CHECK_AGAIN, Resolution.SEND_AGAIN}


def solve_case(
    store: Store,
    case_id: int,
    resolution: Resolution,
    person: Person,
    at: datetime,
    station: str = "",
    floor: FloorRemedies = remedies,
    bin_code: str = "",
) -> SolveAnswer:
    """Do what ``resolution`` says, close the case if that ends its trouble, and write the audit.

    Args:
        store: the shared database.
        case_id: the case.
        resolution: one of ``resolutions_of`` its kind.
        person: who decides.
        at: when.
        station: where.
        floor: what can be done about an order that has goods on the floor.
        bin_code: where goods were put away.

    Raises:
        NotAllowed: ``reason`` is "clerk" or "supervisor" (who must do it), "kind" (not for such a
            case), "solved" (already), "owner" (another one works on it), "state" (the order has
            gone on), "unknown SKU", "nothing to ship", or one of ``app.station.late``'s; nothing
            was saved.
        NothingFound: no such case, or no such bin.
    """
    decided = Decided(resolution, person.badge, at, station, bin_code)
    return store.run(lambda uow: _solve(uow, case_id, decided, person, floor))


def _solve(
    uow: UnitOfWork, case_id: int, decided: Decided, person: Person, floor: FloorRemedies
) -> SolveAnswer:
    case = uow.cases.find(case_id)
    if case.order_id is not None:
        uow.orders.lock_id(case.order_id)  # the order first, always: no two stations can cross
    uow.cases.lock(case_id)
    case = uow.cases.find(case_id)
    _refuse(case, decided.resolution, person, decided.at)
    still = apply_remedy(uow, case, decided, floor)
    done = decided.resolution.value
    facts = {"case_no": case.case_no, "kind": case.kind.value, "resolution": done}
    uow.people.audit(decided.at, person.badge, decided.station, "case", case.subject, facts)
    return SolveAnswer(not uow.cases.find(case_id).is_open, still)


def _refuse(case: CaseRow, resolution: Resolution, person: Person, at: datetime) -> None:
    action = resolution.value
    need_desk_role(person, action)
    if resolution not in resolutions_of(case.kind, case.facts):
        raise NotAllowed(action=action, reason="kind")
    if needs_supervisor(case.kind, resolution):
        need_supervisor(person, action)
    if not case.is_open:
        raise NotAllowed(action=action, reason="solved")
    if case.owner not in {"", person.badge} and case.owned_until and case.owned_until > at:
        raise NotAllowed(action=action, reason="owner")
