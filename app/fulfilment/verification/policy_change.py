"""Reads and changes the policy of verification: a supervisor's act, and audited (D1).

Source: verification.md D1.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from app.errors import NotAllowed
from app.fulfilment.verification.policy import VerificationPolicy
from app.scanning.directory import Person
from app.store.unit_of_work import Store, UnitOfWork

POLICY = "verification"
"""The name of this policy in the shared database and in the audit."""

_CHANGES_SHOWN = 12


@dataclass(frozen=True, slots=True)
class PolicyChange:
    """Somebody changed the policy: ``facts`` are the parts, each with "before" and "after"."""

    at: datetime
    badge: str
    station: str
    facts: Mapping[str, Any]

    @property
    def values(self) -> tuple[tuple[str, Any, Any], ...]:
        """Each value that changed: its whole key, such as "weight.grams", before and after."""
        return tuple(
            value
            for part, both in self.facts.items()
            for value in _changed(part, both["before"], both["after"])
        )


def _changed(key: str, before: Any, after: Any) -> Iterator[tuple[str, Any, Any]]:
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for name in after:
            yield from _changed(f"{key}.{name}", before.get(name), after[name])
    elif before != after:
        yield key, before, after


@dataclass(frozen=True, slots=True)
class PolicyInForce:
    """The policy with its last changes, the newest first, and what it is applied to.

    ``alike`` pairs of products have near-equal names or codes, ``confused`` ones were really taken
    for one another: units of both are always scanned one by one.
    """

    policy: VerificationPolicy
    changes: tuple[PolicyChange, ...] = ()
    alike: int = 0
    confused: int = 0


def policy_of(uow: UnitOfWork) -> VerificationPolicy:
    """The policy as it stands; its defaults where nobody has decided otherwise."""
    return VerificationPolicy.model_validate(uow.policies.find(POLICY) or {})


def read_policy(store: Store) -> PolicyInForce:
    """The policy as it stands, with who changed it and how many pairs it guards."""
    with store.reading() as uow:
        alike, confused = uow.verification.pairs()
        audited = uow.people.audited(POLICY, "policy", _CHANGES_SHOWN)
        changes = (PolicyChange(one.at, one.badge, one.station, one.facts) for one in audited)
        return PolicyInForce(policy_of(uow), tuple(changes), alike, confused)


def change_policy(
    store: Store,
    new: VerificationPolicy,
    person: Person,
    station: str,
    at: datetime,
    seen: VerificationPolicy | None = None,
) -> bool:
    """Put ``new`` in force for what is claimed from now on; what changed goes into the audit.

    Args:
        store: the shared database.
        new: the whole policy.
        person: who decides.
        station: where.
        at: now.
        seen: what ``new`` was made of; None overwrites whatever stands.

    Returns:
        False if it was in force already; then nothing is written.

    Raises:
        NotAllowed: the badge is no supervisor's, as the shared database has it; or another policy
            than ``seen`` is in force by now.
    """
    return store.run(partial(_change, new=new, person=person, station=station, at=at, seen=seen))


def _change(
    uow: UnitOfWork,
    *,
    new: VerificationPolicy,
    person: Person,
    station: str,
    at: datetime,
    seen: VerificationPolicy | None,
) -> bool:
    found = uow.people.find(person.badge)
    if found is None or not found.person.supervises:
        raise NotAllowed(action="change policy", reason="supervisor")
    stands = policy_of(uow)
    if seen is not None and stands not in {seen, new}:
        raise NotAllowed(action="change policy", reason="changed meanwhile")
    before, after = stands.model_dump(mode="json"), new.model_dump(mode="json")
    changed = {
        name: {"before": before[name], "after": value}
        for name, value in after.items()
        if value != before[name]
    }
    if changed:
        uow.policies.put(POLICY, after, person.badge, at)
        uow.people.audit(at, person.badge, station, "policy", POLICY, changed)
    return bool(changed)
