"""The worker's round: take what is due, send it, close it (sync.md, "Outbox")."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import assert_never
from uuid import uuid4

from pydantic import ValidationError

from app.exception_queue.kinds import CaseKind, Severity
from app.gateways.mail.letter import Letter, Mailer, MailOutcome, MailResult
from app.notices.wording import KINDS, put_in_words
from app.store.books.capture.case_book import NewCase
from app.store.books.shipping.outbox_book import Taken
from app.store.unit_of_work import Change, Store, UnitOfWork

_HOLD = timedelta(minutes=5)  # longer than a round of _ROUND letters may take
_ROUND = 10
_FIRST_WAIT = timedelta(seconds=30)
_LONGEST_WAIT = timedelta(hours=6)
_MAX_ATTEMPTS = 20  # about three days
_DUE_IN = timedelta(hours=8)
_NAME = 48


@dataclass(frozen=True, slots=True)
class DrainReport:
    """What one round did."""

    sent: int = 0
    later: int = 0
    refused: int = 0
    unknown: int = 0

    @property
    def total(self) -> int:
        """How many messages were taken."""
        return self.sent + self.later + self.refused + self.unknown


def taker_of(station: str) -> str:
    """A name that no other worker has: a window and a worker may run under one station's name."""
    return f"{uuid4().hex[:12]} {station}"[:_NAME]


def wait_after(attempts: int) -> timedelta:
    """How long to wait after the ``attempts``-th failure (from 1): doubling, at most six hours."""
    doublings = min(max(attempts - 1, 0), _MAX_ATTEMPTS)
    return min(_FIRST_WAIT * (1 << doublings), _LONGEST_WAIT)


def drain_once(store: Store, mailer: Mailer, who: str, at: datetime) -> DrainReport:
    """Send what is due, at most ten letters.

    Each letter is taken in a short transaction, sent outside of it, and closed only if it is
    still ours.  A crash in between sends it again, under the same Message-ID.  Where nobody said
    whether it was taken, a person is asked before it is sent again.

    Args:
        store: the shared database.
        mailer: how letters go out.
        who: this worker; unique among all workers.
        at: now, aware.

    Raises:
        StoreUnreachable: what was sent and not closed will be sent again.
    """
    taken = store.run(
        lambda uow: uow.outbox.take(list(KINDS), _ROUND, who, at + _HOLD, at), Change.NOTHING
    )
    counts = dict.fromkeys(MailOutcome, 0)
    for message in taken:
        result = _send(mailer, message, at)
        outcome = _judge(message, result)
        _close(store, message, who, at, MailResult(outcome, result.detail))
        counts[outcome] += 1
    return DrainReport(
        sent=counts[MailOutcome.SENT],
        later=counts[MailOutcome.LATER],
        refused=counts[MailOutcome.REFUSED],
        unknown=counts[MailOutcome.UNKNOWN],
    )


def _send(mailer: Mailer, message: Taken, at: datetime) -> MailResult:
    try:
        notice = KINDS[message.kind].model_validate(message.payload)
    except ValidationError as error:
        return MailResult(MailOutcome.REFUSED, f"not readable: {error.error_count()} faults")
    known = notice.model_copy(update={"shop": notice.shop or mailer.sender.name})
    wording = put_in_words(known)
    return mailer.send(
        Letter(
            message_id=message.message_id,
            to_name=known.to_name,
            to_address=known.to_address,
            subject=wording.subject,
            text=wording.text,
            html=wording.html,
            written_at=at,
        )
    )


def _judge(message: Taken, result: MailResult) -> MailOutcome:
    """Say how it ends: what could not be sent in three days is refused."""
    if result.outcome is MailOutcome.LATER and message.attempts >= _MAX_ATTEMPTS:
        return MailOutcome.REFUSED
    return result.outcome


def _close(store: Store, message: Taken, who: str, at: datetime, result: MailResult) -> None:
    store.run(lambda uow: _note(uow, message, who, at, result), Change.ORDERS)


def _note(uow: UnitOfWork, message: Taken, who: str, at: datetime, result: MailResult) -> None:
    match result.outcome:
        case MailOutcome.SENT:
            uow.outbox.done(message.id, who, at, result.detail)
        case MailOutcome.LATER:
            next_at = at + wait_after(message.attempts)
            uow.outbox.retry(message.id, who, next_at, result.detail)
        case MailOutcome.REFUSED | MailOutcome.UNKNOWN:  # it may be there: nobody sends it twice
            if uow.outbox.refused(message.id, who, at, result.detail):
                _open_case(uow, message, at, result)
        case _:
            assert_never(result.outcome)


def _open_case(uow: UnitOfWork, message: Taken, at: datetime, result: MailResult) -> None:
    facts: dict[str, object] = {
        "key": message.key,
        "notice": message.kind,
        "to": message.payload.get("to_address"),
        "detail": result.detail,
    }
    if result.outcome is MailOutcome.UNKNOWN:
        facts["unknown"] = True
    uow.cases.open(
        NewCase(
            key=f"outbox:{message.key}",
            kind=CaseKind.MAIL_REFUSED,
            severity=Severity.NORMAL,
            subject=str(message.payload.get("order_no", message.key))[:48],
            facts=facts,
            opened_at=at,
            due_at=at + _DUE_IN,
            order_id=message.order_id,
        )
    )
