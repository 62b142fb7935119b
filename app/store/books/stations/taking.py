"""The statements by which a station takes a work: each chooses and claims (sync.md, step 1).

All return the work's id and whether this login may write what its scans will move, or nothing if it
is not to be had; all take ``station``, ``badge`` and ``until``, the end of the lease.  SKIP LOCKED:
two stations that ask at once get two walks.
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, bindparam, case, null, select, update

from app.store.books.capture.upserting import table_of
from app.store.schema.floor import Work, WorkKind, WorkState
from app.store.statements.own_rights import MAY_MOVE_STOCK, MAY_PACK
from app.store.statements.ready import Ready

_WORKS = table_of(Work)
_MAY_DO = case((_WORKS.c.kind == WorkKind.PACK.value, MAY_PACK), else_=MAY_MOVE_STOCK)
_OPEN_WALK = (_WORKS.c.kind == WorkKind.PICK.value) & (_WORKS.c.state == WorkState.OPEN.value)


def _claim(which: ColumnElement[bool]) -> Ready:
    """The one statement that gives an open work to a station; made once: every station asks it."""
    taking = (
        update(_WORKS)
        .where(which, _WORKS.c.state == WorkState.OPEN.value)
        .values(
            state=WorkState.CLAIMED.value,
            holder=bindparam("station"),
            holder_badge=bindparam("badge"),
            fence=_WORKS.c.fence + 1,
            lease_until=bindparam("until", type_=_WORKS.c.lease_until.type),
            package=null(),
        )
        .returning(_WORKS.c.id, _MAY_DO)
    )
    return Ready(taking)


def _walk(*wanted: ColumnElement[bool]) -> ColumnElement[bool]:
    """The most urgent of the open walks that nobody is taking just now."""
    most_urgent = select(_WORKS.c.id).where(_OPEN_WALK, *wanted)
    most_urgent = most_urgent.order_by(_WORKS.c.ship_by, _WORKS.c.id).limit(1)
    chosen = most_urgent.with_for_update(skip_locked=True).correlate(None)
    return _WORKS.c.id == chosen.scalar_subquery()


TAKE = _claim(_WORKS.c.id == bindparam("work_id"))
"""Takes the work ``work_id``."""

TAKE_NEXT = _claim(_walk())
"""Takes the walk that is next."""

TAKE_NUMBERED = _claim(_walk(_WORKS.c.work_no == bindparam("number")))
"""Takes the walk ``number``."""
