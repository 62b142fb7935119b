"""The policy of verification: supervisors change it, and the audit says what changed."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from app.errors import NotAllowed
from app.fulfilment.verification.policy import CheckerPolicy, VerificationPolicy
from app.fulfilment.verification.policy_change import POLICY, change_policy, read_policy
from app.fulfilment.work import DoubleScan
from app.scanning.directory import Person
from app.store.schema.catalogue import Likeness
from app.store.unit_of_work import Store
from tests.support.warehouse import NINE, PACKER, SUPERVISOR, small_warehouse

BOSS = Person(SUPERVISOR, "Ines", "supervisor")
ON_PAPER = VerificationPolicy(double_scan=DoubleScan.ITEM_AND_CARTON)


def test_until_somebody_decides_both_scans_are_made_and_nobody_is_checked(store: Store) -> None:
    policy = read_policy(store).policy

    assert policy.double_scan is DoubleScan.PICK_AND_PACK
    assert policy.checker == CheckerPolicy()


def test_a_supervisor_changes_the_policy_and_the_audit_says_what(store: Store) -> None:
    small_warehouse(store)

    assert change_policy(store, ON_PAPER, BOSS, "DESK-1", NINE)

    assert read_policy(store).policy == ON_PAPER
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

    assert read_policy(store).policy == VerificationPolicy()
    with store.reading() as uow:
        assert uow.people.audited(POLICY) == []


def test_what_another_one_decided_meanwhile_is_not_overwritten_unseen(store: Store) -> None:
    small_warehouse(store)
    seen = read_policy(store).policy
    change_policy(store, ON_PAPER, BOSS, "DESK-1", NINE)
    checked = VerificationPolicy(checker=CheckerPolicy(sample_percent=10))

    with pytest.raises(NotAllowed, match="meanwhile"):
        change_policy(store, checked, BOSS, "DESK-2", NINE, seen=seen)

    assert read_policy(store).policy == ON_PAPER
    assert not change_policy(store, ON_PAPER, BOSS, "DESK-2", NINE, seen=seen)


def test_who_changed_it_and_which_pairs_it_guards_is_read_with_it(store: Store) -> None:
    warehouse = small_warehouse(store)
    one, other = warehouse.product_ids["MUG"], warehouse.product_ids["PEN"]
    pairs = [(one, other, Likeness.CODE), (one, other, Likeness.NAME)]
    store.run(lambda uow: uow.verification.replace_alike(pairs))
    store.run(lambda uow: uow.verification.note_confused([("MUG", "LAMP")]))
    change_policy(store, ON_PAPER, BOSS, "DESK-1", NINE)
    change_policy(store, VerificationPolicy(), BOSS, "DESK-2", NINE)

    found = read_policy(store)

    assert [change.station for change in found.changes] == ["DESK-2", "DESK-1"]
    assert (found.alike, found.confused) == (1, 1)


def test_there_is_no_off() -> None:
    with pytest.raises(ValidationError):
        VerificationPolicy.model_validate({"double_scan": "off"})
    with pytest.raises(ValidationError):
        VerificationPolicy.model_validate({"double_scan": ""})
