"""What is to be done in the world outside, at least once each, under its own key.

Source: sync.md, "Outbox".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import select, text, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from app.store.schema.cases import OutboxMessage, OutboxState

_DETAIL = 1000


@dataclass(frozen=True, slots=True)
class NewMessage:
    """Something to be said to the world outside, under a key of its own."""

    kind: str
    key: str
    payload: Mapping[str, Any]
    order_id: int | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """A message that is ours to deliver until the time for which we took it.

    ``message_id`` is the same at every attempt, so that a receiver knows a repetition;
    ``attempts`` counts this one too.
    """

    id: int
    kind: str
    key: str
    payload: Mapping[str, Any]
    message_id: str
    attempts: int
    order_id: int | None


class OutboxBook:
    """The outbox: put, take, close."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def put(
        self,
        kind: str,
        key: str,
        payload: Mapping[str, Any],
        at: datetime,
        order_id: int | None = None,
    ) -> bool:
        """Put a message in; False, and nothing changes, if its ``key`` was ever put before."""
        return self.put_many([NewMessage(kind, key, payload, order_id)], at) == 1

    def put_many(self, messages: Sequence[NewMessage], at: datetime) -> int:
        """Put messages in, but for those whose key was ever put before; returns how many."""
        if not messages:
            return 0
        dialect = self._session.get_bind().dialect.name
        into = (sqlite.insert if dialect == "sqlite" else postgresql.insert)(OutboxMessage)
        new = into.on_conflict_do_nothing(index_elements=["key"]).returning(OutboxMessage.id)
        rows = [_row(message, at) for message in messages]
        return len(self._session.execute(new, rows).all())

    def take(
        self, kinds: Sequence[str], limit: int, who: str, until: datetime, at: datetime
    ) -> tuple[Taken, ...]:
        """Take what is due, oldest first; of others only what they have held past their time.

        Args:
            kinds: which messages this worker can deliver.
            limit: how many at most.
            who: the worker; unique among all workers.
            until: after this time others may take them again.
            at: now.
        """
        self._return_left_lying(at)
        due = (
            select(OutboxMessage)
            .where(OutboxMessage.state == OutboxState.WAITING.value)
            .where(OutboxMessage.next_attempt_at <= at, OutboxMessage.kind.in_(kinds))
            .order_by(OutboxMessage.next_attempt_at, OutboxMessage.id)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
        rows = list(self._session.scalars(due))
        for row in rows:  # as many as one worker delivers in a minute: few
            row.state, row.taken_by, row.taken_until = OutboxState.TAKEN.value, who, until
            row.attempts += 1
            row.message_id = row.message_id or _message_id(row)
        self._session.flush()
        return tuple(
            Taken(r.id, r.kind, r.key, r.payload, r.message_id, r.attempts, r.order_id)
            for r in rows
        )

    def may_be_drained(self) -> bool:
        """True if this login may take messages: the worker's or a desk's, never the floor's."""
        if self._session.get_bind().dialect.name == "sqlite":
            return True  # one user, one file
        asked = text("SELECT has_any_column_privilege('outbox', 'UPDATE')")
        return bool(self._session.execute(asked).scalar_one())

    def done(self, message: int, who: str, at: datetime, detail: str = "") -> bool:
        """Close what was delivered; False if it is no longer ours."""
        return self._close(message, who, state=OutboxState.DONE.value, done_at=at, detail=detail)

    def retry(self, message: int, who: str, next_at: datetime, detail: str) -> bool:
        """Give it back until ``next_at``; False if it is no longer ours."""
        state = OutboxState.WAITING.value
        return self._close(message, who, state=state, next_attempt_at=next_at, detail=detail)

    def refused(self, message: int, who: str, at: datetime, detail: str) -> bool:
        """Close what will never be delivered; False if it is no longer ours."""
        state = OutboxState.REFUSED.value
        return self._close(message, who, state=state, done_at=at, detail=detail)

    def send_again(self, key: str, to_address: str, at: datetime) -> bool:
        """Let a refused message wait once more; False if there is none of that key.

        ``to_address`` replaces the one that it was written to, unless it is "".
        """
        refused = OutboxMessage.state == OutboxState.REFUSED.value
        query = select(OutboxMessage).where(OutboxMessage.key == key, refused).with_for_update()
        row = self._session.scalar(query)
        if row is None:
            return False
        if to_address:
            row.payload = {**row.payload, "to_address": to_address}
        row.state, row.attempts = OutboxState.WAITING.value, 0
        row.next_attempt_at, row.done_at = at, None
        self._session.flush()
        return True

    def _return_left_lying(self, at: datetime) -> None:
        # A statement of its own: an OR in the claim costs thirty times as much (sync.md).
        expired = OutboxMessage.state == OutboxState.TAKEN.value, OutboxMessage.taken_until < at
        waiting = {"state": OutboxState.WAITING.value, "taken_by": "", "taken_until": None}
        self._session.execute(
            update(OutboxMessage)
            .where(*expired)
            .values(waiting)
            .execution_options(synchronize_session=False)
        )

    def _close(self, message: int, who: str, **values: Any) -> bool:
        values["detail"] = values["detail"][:_DETAIL]
        ours = (
            update(OutboxMessage)
            .where(OutboxMessage.id == message, OutboxMessage.taken_by == who)
            .where(OutboxMessage.state == OutboxState.TAKEN.value)
            .values(taken_by="", taken_until=None, **values)
            .returning(OutboxMessage.id)
        )
        return self._session.execute(ours).first() is not None


def _row(message: NewMessage, at: datetime) -> dict[str, Any]:
    return {
        "kind": message.kind,
        "key": message.key,
        "order_id": message.order_id,
        "payload": dict(message.payload),
        "message_id": "",
        "state": OutboxState.WAITING.value,
        "attempts": 0,
        "next_attempt_at": at,
        "taken_by": "",
        "created_at": at,
        "detail": "",
    }


def _message_id(row: OutboxMessage) -> str:
    """The local part of a Message-ID: one message, one id, for ever."""
    return sha256(f"{row.key} {row.created_at.isoformat()}".encode()).hexdigest()[:40]
