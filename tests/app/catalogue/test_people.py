"""People: badges, roles, PINs that no report ever shows."""

from __future__ import annotations

from app.capture.reading.problems import RowFault
from app.catalogue.people import ROLES, import_people
from app.store.schema.station import Role
from app.store.unit_of_work import Store

FILE = b"badge,name,role,pin\nP-1,Mira,packer,1234\nS-1,Lena,Supervisor,\n"


def hash_pin(pin: str) -> str:
    return f"hash of {len(pin)}"


def test_people_can_be_entered_and_brought_up_to_date(store: Store) -> None:
    assert import_people(store, "people.csv", FILE, "A-1", hash_pin).new == 2

    moved = import_people(store, "p.csv", FILE.replace(b"Mira", b"Mira O."), "A-1", hash_pin)

    assert (moved.new, moved.changed, moved.unchanged) == (0, 1, 1)
    with store.reading() as uow:
        mira, lena = uow.people.find("P-1"), uow.people.find("S-1")
    assert mira is not None
    assert (mira.person.name, mira.pin_hash) == ("Mira O.", "hash of 4")
    assert lena is not None
    assert lena.person.supervises


def test_an_unknown_role_stays_out(store: Store) -> None:
    report = import_people(store, "p.csv", FILE.replace(b"packer", b"owner"), "A-1", hash_pin)

    assert [(p.column, p.reason) for p in report.problems] == [("role", RowFault.NOT_ONE_OF)]


def test_a_pin_that_is_none_is_refused_without_being_shown(store: Store) -> None:
    report = import_people(store, "p.csv", FILE.replace(b"1234", b"12x4"), "A-1", hash_pin)

    assert [(p.column, p.value) for p in report.problems] == [("pin", "")]


def test_the_roles_are_those_of_the_database() -> None:
    assert set(ROLES) == {role.value for role in Role}


def test_whoever_left_signs_in_no_more_until_a_file_says_otherwise(store: Store) -> None:
    import_people(store, "p.csv", FILE, "A-1", hash_pin)
    left = b"badge,name,role,active\nP-1,Mira,packer,no\n"

    gone = import_people(store, "p.csv", left, "A-1", hash_pin)
    again = import_people(store, "p.csv", left, "A-1", hash_pin)

    assert (gone.changed, again.changed, again.new) == (1, 0, 0)
    with store.reading() as uow:
        assert uow.people.find("P-1") is None
    import_people(store, "p.csv", FILE, "A-1", hash_pin)
    with store.reading() as uow:
        assert uow.people.find("P-1") is not None
