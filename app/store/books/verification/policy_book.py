"""The policies that all stations share."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from app.store.books.capture.upserting import insert_into, table_of
from app.store.schema.station import PolicyRow
from app.store.statements.ready import Ready

_POLICIES = table_of(PolicyRow)
_FIND = Ready(select(PolicyRow.value).where(PolicyRow.name == bindparam("name")))


class PolicyBook:
    """The policies that all stations share, by name."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def find(self, name: str) -> dict[str, Any] | None:
        """What is decided; None while nobody decided anything."""
        self._session.flush()
        found = _FIND.rows(self._session, name=name)
        return found[0][0] if found else None

    def put(self, name: str, value: Mapping[str, Any], badge: str, at: datetime) -> None:
        """Decide anew.  The audit of it is the caller's."""
        new = {"value": dict(value), "changed_by": badge, "changed_at": at}
        into = insert_into(self._session, _POLICIES).values(name=name, **new)
        self._session.execute(into.on_conflict_do_update(index_elements=["name"], set_=new))
