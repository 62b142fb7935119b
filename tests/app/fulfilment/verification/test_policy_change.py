"""The policy of verification: supervisors change it, and the audit says what changed."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from app.errors import NotAllowed
from app.fulfilment.verification.policy import CheckerPolicy, VerificationPolicy
from app.fulfilment.verification.policy_change import POLICY, change_policy, read_policy
from app.fulfilment.work import DoubleScan
from app.scanning.directory import Person
from app.store.unit_of_work import Store
from tests.support.warehouse import NINE, PACKER, SUPERVISOR, small_warehouse

BOSS = Person(SUPERVISOR, "Ines", "supervisor")
ON_PAPER = VerificationPolicy(double_scan=DoubleScan.ITEM_AND_CARTON)


def test_until_somebody_decides_both_scans_are_made_and_nobody_is_checked(store: Store) -> None:
    policy = read_policy(store)

    assert policy.double_scan is DoubleScan.PICK_AND_PACK
    assert policy.checker == CheckerPolicy()


def test_a_supervisor_changes_the_policy_and_the_audit_says_what(store: Store) -> None:
    small_warehouse(store)

    assert change_policy(store, ON_PAPER, BOSS, "DESK-1", NINE)

    assert read_policy(store) == ON_PAPER
    with store.reading() as uow:
        (entry,) = uow.people.audited(POLICY, "policy")
    assert (entry.badge, entry.station, entry.at) == (SUPERVISOR, "DESK-1", NINE)
    assert entry.facts == {"double_scan": {"before": "pick+pack", "after": "item+carton"}}


def test_what_is_in_force_already_is_not_written_again(store: Store) -> None:
    small_warehouse(store)
    change_policy(store, ON_PAPER, BOSS, "DESK-1", NINE)

    assert not change_policy(store, ON_PAPER, BOSS, "DESK-1", NINE)

    with store.reading() as uow:
        assert len(uow.people.audited(POLICY)) == 1


@pytest.mark.parametrize("badge", [PACKER, "B-nobody"])
def test_nobody_but_a_supervisor_changes_it_whatever_the_screen_believes(
    store: Store, badge: str
) -> None:
    small_warehouse(store)
    pretender = Person(badge, "Says so", "supervisor")

    with pytest.raises(NotAllowed):
        change_policy(store, ON_PAPER, pretender, "DESK-1", NINE)

    assert read_policy(store) == VerificationPolicy()
    with store.reading() as uow:
        assert uow.people.audited(POLICY) == []


def test_there_is_no_off() -> None:
    with pytest.raises(ValidationError):
        VerificationPolicy.model_validate({"double_scan": "off"})
    with pytest.raises(ValidationError):
        VerificationPolicy.model_validate({"double_scan": ""})
