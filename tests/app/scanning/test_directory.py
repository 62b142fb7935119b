"""The names that a station knows: who may approve, and that nobody can rewrite a name."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from app.scanning.directory import Directory, Person, ProductCode, ToteUse
from app.store.schema.station import Role

_MAY_APPROVE = {Role.SUPERVISOR, Role.ADMINISTRATOR}


@pytest.mark.parametrize("role", list(Role))
def test_supervisors_and_administrators_approve_and_nobody_else(role: Role) -> None:
    assert Person("B-1", "A. Berg", role.value).supervises is (role in _MAY_APPROVE)


@pytest.mark.parametrize("role", ["", "Supervisor", "supervisor ", "owner"])
def test_a_role_that_nobody_knows_approves_nothing(role: str) -> None:
    assert not Person("B-1", "A. Berg", role).supervises


def test_a_product_s_code_counts_one_unit_unless_it_is_a_case() -> None:
    assert ProductCode(1, "MUG", "White mug").units == 1
    assert ProductCode(1, "MUG", "White mug", 6).units == 6


def test_a_station_without_a_copy_knows_no_code_at_all() -> None:
    empty = Directory()

    assert not any(
        (empty.products, empty.bins, empty.totes, empty.orders, empty.cartons, empty.people)
    )


def test_two_stations_copies_share_no_names() -> None:
    assert Directory().people is not Directory().people


def test_nobody_gets_another_role_while_a_scan_is_judged() -> None:
    person = Person("B-1", "A. Berg", Role.PACKER.value)

    with pytest.raises(FrozenInstanceError):
        person.role = "supervisor"  # type: ignore[misc]  # that it is refused is the test


def test_a_directory_can_be_cut_down_to_some_keys() -> None:
    mug = (ProductCode(1, "MUG", "Mug"),)
    whole = Directory(
        products={"MUG": mug, "LAMP": (ProductCode(2, "LAMP", "Lamp"),)},
        bins={"A-01": "A", "A-02": "A"},
        totes=frozenset({"T-1", "MUG"}),
        people={"B-1": Person("B-1", "A. Berg", "packer")},
        totes_in_use={"T-1": ToteUse("1", "P-1"), "MUG": ToteUse("2", "P-1")},
    )

    assert whole.only(("MUG", "A-02", "nothing")) == Directory(
        products={"MUG": mug},
        bins={"A-02": "A"},
        totes=frozenset({"MUG"}),
        totes_in_use={"MUG": ToteUse("2", "P-1")},
    )
