"""``policy`` shows what is decided, changes it on a badge, and tries it on an order."""

from __future__ import annotations

import json
from argparse import Namespace

import pytest

from app.commands.output import DONE
from app.commands.verification.policy import changed_by, policy
from app.errors import BadValue, NotAllowed, NothingFound
from app.fulfilment.verification.policy import CheckerPolicy, VerificationPolicy
from app.fulfilment.verification.policy_change import POLICY, read_policy
from app.fulfilment.work import DoubleScan
from app.settings import Settings
from app.store.unit_of_work import Store
from tests.support.warehouse import PACKER, SUPERVISOR, Warehouse, small_warehouse


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    return small_warehouse(store)


def asked(url: str, what: str, *words: str, **facts: object) -> Namespace:
    said = {"badge": SUPERVISOR, "json": False, "order": "", **facts}
    return Namespace(database=url, what=what, words=list(words), **said)


@pytest.mark.usefixtures("warehouse")
def test_a_supervisor_sets_values_and_the_audit_names_badge_and_station(
    store: Store, database_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("double_scan=item+carton", "checker.countries=CH, NO", "weight.grams=50")

    assert policy(asked(database_url, "set", *words), Settings()) == DONE

    found = read_policy(store)
    assert found.policy.double_scan is DoubleScan.ITEM_AND_CARTON
    assert found.policy.checker.countries == ("CH", "NO")
    assert found.policy.weight.grams == 50
    assert found.changes[0].badge == SUPERVISOR
    assert "claimed from now on" in capsys.readouterr().out


@pytest.mark.usefixtures("warehouse")
def test_what_is_decided_is_shown_with_its_meaning_and_who_changed_it(
    database_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    policy(asked(database_url, "set", "weight.grams=50", "checker.countries=CH"), Settings())
    capsys.readouterr()

    policy(asked(database_url, "show"), Settings())

    said = capsys.readouterr().out
    assert "weight.grams = 50\n    a carton may be so far" in said
    assert f"{SUPERVISOR} at STATION-1: checker.countries none -> CH, weight.grams 30 -> 50" in said


@pytest.mark.usefixtures("warehouse")
def test_machines_get_the_policy_with_its_changes(
    database_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    policy(asked(database_url, "set", "weight.percent=5"), Settings())
    capsys.readouterr()

    policy(asked(database_url, "show", json=True), Settings())

    facts = json.loads(capsys.readouterr().out)
    assert facts["weight"] == {"grams": 30, "percent": 5}
    assert facts["changes"][0]["badge"] == SUPERVISOR


@pytest.mark.usefixtures("warehouse")
def test_a_packers_badge_changes_nothing(store: Store, database_url: str) -> None:
    with pytest.raises(NotAllowed):
        policy(asked(database_url, "set", "weight.grams=50", badge=PACKER), Settings())

    with store.reading() as uow:
        assert uow.people.audited(POLICY) == []


@pytest.mark.parametrize(
    ("word", "named"),
    [
        ("double_scan=off", "double_scan"),
        ("checker.sample_percent=101", "checker.sample_percent"),
        ("checker.countries=Norway", "checker.countries.0"),
        ("weight=3", "policy"),
        ("weight.grams", "policy"),
    ],
)
def test_a_value_that_is_none_is_named_with_its_key(word: str, named: str) -> None:
    with pytest.raises(BadValue) as caught:
        changed_by(VerificationPolicy(), [word])

    assert caught.value.facts["kind"] == named


def test_no_country_at_all_is_an_empty_word() -> None:
    before = VerificationPolicy(checker=CheckerPolicy(countries=("CH",)))

    assert changed_by(before, ["checker.countries="]) == VerificationPolicy()


def test_an_order_says_what_would_hold_for_it_and_nothing_is_changed(
    warehouse: Warehouse, store: Store, database_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    warehouse.add_order("1001", {"MUG": 2, "LAMP": 1}, country="CH")

    policy(asked(database_url, "try", order="1001"), Settings())
    policy(asked(database_url, "try", "checker.countries=CH", order="1001"), Settings())

    anybody, other = capsys.readouterr().out.splitlines()
    assert anybody == "1001: anybody may pack it; 2 of 2 products scanned unit by unit."
    assert "under another badge than it was picked, for its destination" in other
    assert read_policy(store).policy == VerificationPolicy()


@pytest.mark.usefixtures("warehouse")
def test_an_order_that_is_none_is_said(database_url: str) -> None:
    with pytest.raises(NothingFound):
        policy(asked(database_url, "try", order="9999"), Settings())
