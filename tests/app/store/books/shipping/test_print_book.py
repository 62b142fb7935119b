"""Documents as they were made, and every print of them."""

from __future__ import annotations

from hashlib import sha256

import pytest

from app.errors import StoreRefused
from app.fulfilment.shipping.parcel.facts import DocumentRef
from app.store.schema.floor import Carton
from app.store.schema.shipping import PrintState
from app.store.unit_of_work import Store
from tests.support.warehouse import NINE, small_warehouse


@pytest.fixture
def carton_id(store: Store) -> int:
    warehouse = small_warehouse(store)
    order_id = warehouse.add_order("SO-1", {"MUG": 1})
    with store.unit() as uow:
        carton = Carton(order_id=order_id, number=1, carton_type="BOX-M", opened_at=NINE)
        uow.session.add(carton)
        uow.commit()
        return carton.id


@pytest.fixture
def label(store: Store, carton_id: int) -> DocumentRef:
    return store.run(lambda uow: uow.prints.keep(carton_id, "label", "zpl", 0, b"^XA^XZ", NINE))


def queue(store: Store, label: DocumentRef, key: str, station: str = "P1") -> int:
    return store.run(lambda uow: uow.prints.queue(key, label, "zebra", station, "B", NINE))


def move(store: Store, job: int, old: PrintState, new: PrintState) -> bool:
    return store.run(lambda uow: uow.prints.move(job, [old], new))


def test_a_document_is_kept_with_the_hash_of_its_bytes(
    store: Store, carton_id: int, label: DocumentRef
) -> None:
    assert label.sha256 == sha256(b"^XA^XZ").hexdigest()
    with store.reading() as uow:
        assert uow.prints.content(label.document_id) == b"^XA^XZ"
        assert uow.prints.documents_of(carton_id) == (label,)
        assert uow.prints.content(4711) is None


def test_a_revision_of_a_document_is_made_once(
    store: Store, carton_id: int, label: DocumentRef
) -> None:
    with pytest.raises(StoreRefused):
        store.run(lambda uow: uow.prints.keep(carton_id, "label", "zpl", 0, b"other", NINE))

    with store.reading() as uow:
        assert uow.prints.content(label.document_id) == b"^XA^XZ"
        assert uow.prints.next_revision(carton_id, "label") == 1
        assert uow.prints.next_revision(carton_id, "slip") == 1


def test_a_print_moves_only_from_where_it_was_thought_to_be(
    store: Store, label: DocumentRef
) -> None:
    job = queue(store, label, "a")

    assert move(store, job, PrintState.QUEUED, PrintState.SENDING)
    assert not move(store, job, PrintState.QUEUED, PrintState.SENDING)

    with store.reading() as uow:
        found = uow.prints.job(job)
        assert uow.prints.left_sending("P1") == (job,)
        assert uow.prints.left_sending("P2") == ()
    assert found is not None
    assert (found.state, found.attempts) == (PrintState.SENDING, 1)


def test_what_a_person_must_look_at_is_listed_by_station(store: Store, label: DocumentRef) -> None:
    failed, unknown, fine = (queue(store, label, key) for key in "abc")
    move(store, failed, PrintState.QUEUED, PrintState.FAILED)
    move(store, unknown, PrintState.QUEUED, PrintState.UNKNOWN)
    move(store, fine, PrintState.QUEUED, PrintState.CONFIRMED)

    with store.reading() as uow:
        assert [job.job_id for job in uow.prints.unsettled("P1")] == [failed, unknown]
        assert uow.prints.unsettled("P2") == ()
        assert len(uow.prints.jobs_of_carton(uow.prints.carton_of(label.document_id))) == 3


def test_the_database_knows_no_reprint_without_its_original(
    store: Store, label: DocumentRef
) -> None:
    job = queue(store, label, "a")

    with pytest.raises(StoreRefused):  # revision 0 is the original itself
        store.run(
            lambda uow: uow.prints.queue(
                "b", label, "zebra", "P1", "B", NINE, reprint_of=job, reason="torn"
            )
        )
