"""Reads and changes the policy of verification: a supervisor's act, and audited (D1).

Source: verification.md D1.
"""

from __future__ import annotations

from datetime import datetime
from functools import partial

from app.errors import NotAllowed
from app.fulfilment.verification.policy import VerificationPolicy
from app.scanning.directory import Person
from app.store.unit_of_work import Store, UnitOfWork

POLICY = "verification"
"""The name of this policy in the shared database and in the audit."""


def policy_of(uow: UnitOfWork) -> VerificationPolicy:
    """The policy as it stands; its defaults where nobody has decided otherwise."""
    return VerificationPolicy.model_validate(uow.policies.find(POLICY) or {})


def read_policy(store: Store) -> VerificationPolicy:
    """The policy as it stands, for the settings page."""
    with store.reading() as uow:
        return policy_of(uow)


def change_policy(
    store: Store,
    new: VerificationPolicy,
    person: Person,
    station: str,
    at: datetime,
) -> bool:
    """Put ``new`` in force for what is claimed from now on; what changed goes into the audit.

    Returns:
        False if it was in force already; then nothing is written.

    Raises:
        NotAllowed: the badge is no supervisor's, as the shared database has it.
    """
    return store.run(partial(_change, new=new, person=person, station=station, at=at))


def _change(
    uow: UnitOfWork, *, new: VerificationPolicy, person: Person, station: str, at: datetime
) -> bool:
    found = uow.people.find(person.badge)
    if found is None or not found.person.supervises:
        raise NotAllowed(action="change policy", reason="supervisor")
    before, after = policy_of(uow).model_dump(mode="json"), new.model_dump(mode="json")
    changed = {
        name: {"before": before[name], "after": value}
        for name, value in after.items()
        if value != before[name]
    }
    if changed:
        uow.policies.put(POLICY, after, person.badge, at)
        uow.people.audit(at, person.badge, station, "policy", POLICY, changed)
    return bool(changed)
