"""Papers of a carton that was reopened: made anew as a whole, and given again when asked again."""

from __future__ import annotations

from sqlalchemy import update

from app.fulfilment.shipping.booking import prepare_carton
from app.store.schema.floor import Carton, CartonState
from app.store.schema.shipping import Shipment
from app.store.unit_of_work import Store
from tests.app.fulfilment.shipping.packed_orders import packed_warehouse
from tests.support.warehouse import PACKER
from tests.support.workplaces import paper_desk, printers_in_memory


def test_a_reopened_carton_keeps_its_number_and_gets_fresh_papers_with_its_weight_of_now(
    store: Store,
) -> None:
    packed_warehouse(store)
    desk = paper_desk(printers_in_memory(), "PACK-1").shipping
    first = prepare_carton(store, "SO-1", 1, desk, PACKER)
    reopened = {"state": CartonState.OPEN.value, "weight_grams": 1234}
    store.run(lambda uow: uow.session.execute(update(Carton).values(reopened)))

    again = prepare_carton(store, "SO-1", 1, desk, PACKER)

    assert again.sscc == first.sscc
    assert [(one.kind, one.revision) for one in again.documents] == [
        (one.kind, 1) for one in first.documents
    ]
    assert prepare_carton(store, "SO-1", 1, desk, PACKER).documents == again.documents
    assert {one.document_id for one in again.documents}.isdisjoint(
        one.document_id for one in first.documents
    )
    with store.reading() as uow:
        carton = uow.session.query(Carton).filter_by(id=first.carton_id).one()
        shipment = uow.session.query(Shipment).filter_by(carton_id=first.carton_id).one()
        assert (carton.state, carton.weight_grams) == (CartonState.LABELLED, 1234)
        assert shipment.weight_grams == 1234
