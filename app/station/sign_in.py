"""Who stands at this workplace: by badge or PIN; a supervisor approves in place (S4).

Every sign-in, refusal, approval and sign-out is in the audit.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from app.errors import BadValue, NotAllowed, NothingFound
from app.scanning.directory import Person
from app.station.journals.visits import SIGNED_IN, Visit
from app.store.books.floor.people_book import Credentials
from app.store.unit_of_work import Change, Store, UnitOfWork

PIN_TRIES = 3
PIN_WAIT = timedelta(seconds=30)

_PIN_DIGITS = range(4, 9)
_PIN_REFUSED = "pin refused"

# A PIN alone names a person, so every hash is tried: OWASP's smallest argon2id, some 20 ms each.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)


def pin_wait(failures: Sequence[datetime], at: datetime) -> timedelta:
    """How long nobody may try a PIN here: after three bad ones, 30 s from the last.

    Args:
        failures: the times of the bad PINs at this station since somebody last signed in.
        at: now, on the same clock.

    Source: ux.md, "Sign-in".
    """
    if len(failures) < PIN_TRIES:
        return timedelta()
    return max(max(failures) + PIN_WAIT - at, timedelta())


def sign_in_pin(store: Store, pin: str, station: str) -> Person:
    """Sign somebody in by PIN, which is theirs alone.

    Raises:
        NothingFound: nobody has this PIN; the attempt is in the audit, the PIN is not.
        NotAllowed: three bad PINs; fact ``wait_s`` says for how many seconds.
    """
    with store.reading() as uow:  # hashing takes long, so no transaction writes meanwhile
        wait = pin_wait(_failures(uow, station), uow.now)
        people = uow.people.all_active()
    if wait:
        raise NotAllowed(
            action="sign in", reason="too many bad PINs", wait_s=-(-wait // timedelta(seconds=1))
        )
    person = _owner_of(pin, people)
    store.run(lambda uow: _note_pin(uow, person, station), Change.NOTHING)
    if person is None:
        raise NothingFound(kind="PIN", code="")
    return person


def note_visits(store: Store, station: str, visits: Sequence[Visit]) -> None:
    """Tell the audit who came to a station by badge and who left it; telling it again is harmless.

    An entry has the time of the shared database; its facts say the station's, and whether the
    badge is not known any more: the station let them in by the names that it kept.
    """
    store.run(lambda uow: _note_visits(uow, station, visits), Change.NOTHING)


def approve(store: Store, badge: str, action: str, station: str, subject: str = "") -> Person:
    """A supervisor's badge approves one action in place; the packer stays signed in.

    Args:
        store: the shared database.
        badge: whose badge was scanned.
        action: what is approved.
        station: where.
        subject: the order or thing that it is about.

    Raises:
        NotAllowed: the badge is nobody's, or not a supervisor's; the attempt is in the audit.
    """
    person = store.run(
        lambda uow: _judge_approval(uow, badge, action, station, subject), Change.NOTHING
    )
    if person is None:
        raise NotAllowed(action=action, reason="needs a supervisor's badge")
    return person


def enter_person(store: Store, badge: str, name: str, role: str, by: str, pin: str = "") -> None:
    """Enter somebody who works here, or bring them up to date by badge.

    Raises:
        BadValue: a badge that is no code or starts as control codes do, no name, a PIN that is
            not 4 to 8 digits or is somebody else's.
        StoreRefused: no such role.
    """
    if not name.strip():
        raise BadValue(kind="name", value=name, reason="empty")
    with store.reading() as uow:
        others = [each for each in uow.people.all_active() if each.person.badge != badge]
    hashed = _hash_pin(pin, others) if pin else ""
    store.run(lambda uow: _enter(uow, badge, name.strip(), role, hashed, by))


def hash_pin(pin: str) -> str:
    """Make of a PIN what may be stored.

    Raises:
        BadValue: it is not 4 to 8 digits.
    """
    return _hash_pin(pin, ())


def _hash_pin(pin: str, others: Sequence[Credentials]) -> str:
    if not (pin.isascii() and pin.isdigit() and len(pin) in _PIN_DIGITS):
        raise BadValue(kind="PIN", value="", reason="not 4 to 8 digits")
    if _owner_of(pin, others) is not None:
        raise BadValue(kind="PIN", value="", reason="taken; choose another")
    return _HASHER.hash(pin)


def _enter(uow: UnitOfWork, badge: str, name: str, role: str, pin_hash: str, by: str) -> None:
    uow.people.put(badge, name, role, pin_hash)
    facts = {"name": name, "role": role, "pin": "set" if pin_hash else "as before"}
    uow.people.audit(uow.now, by, "", "person entered", badge, facts)


def _owner_of(pin: str, people: Sequence[Credentials]) -> Person | None:
    return next((each.person for each in people if _is_pin_of(pin, each)), None)


def _is_pin_of(pin: str, each: Credentials) -> bool:
    if not each.pin_hash:
        return False
    try:
        return _HASHER.verify(each.pin_hash, pin)
    except (VerificationError, InvalidHashError):
        return False


def _note_visits(uow: UnitOfWork, station: str, visits: Sequence[Visit]) -> None:
    for visit in visits:
        badge = visit.person.badge
        facts = {**visit.facts, "at": visit.at.isoformat()}
        if uow.people.find(badge) is None:
            facts["known"] = False
        uow.people.audit(uow.now, badge, station, visit.action, badge, facts, visit.visit_id)
    uow.people.seen_station(station, uow.now)


def _note_pin(uow: UnitOfWork, person: Person | None, station: str) -> None:
    if person is None:
        uow.people.audit(uow.now, "", station, _PIN_REFUSED, station, {})
    else:
        uow.people.audit(uow.now, person.badge, station, SIGNED_IN, person.badge, {"by": "PIN"})
        uow.people.seen_station(station, uow.now)


def _failures(uow: UnitOfWork, station: str) -> list[datetime]:
    return uow.people.last_times(station, _PIN_REFUSED, SIGNED_IN, PIN_TRIES)


def _judge_approval(
    uow: UnitOfWork, badge: str, action: str, station: str, subject: str
) -> Person | None:
    found = uow.people.find(badge)
    allowed = found is not None and found.person.supervises
    what = "approved" if allowed else "approval refused"
    uow.people.audit(uow.now, badge[:48], station, what, subject or badge[:48], {"action": action})
    return found.person if found is not None and allowed else None
