"""A carton that lay on a scale is booked, priced and labelled by what it showed."""

from __future__ import annotations

from sqlalchemy import update

from app.fulfilment.shipping.booking import prepare_carton
from app.store.schema.floor import Carton
from app.store.unit_of_work import Store
from tests.app.fulfilment.shipping.packed_orders import DESK, packed_warehouse
from tests.support.barcode_reader import words_of_pdf
from tests.support.warehouse import PACKER


def test_label_shipment_and_price_take_the_weight_of_the_scale(store: Store) -> None:
    packed_warehouse(store)
    weighed = update(Carton).values(weight_grams=1_530)
    store.run(lambda uow: uow.session.execute(weighed))

    prepared = prepare_carton(store, "SO-1", 1, DESK, PACKER)

    label = next(d for d in prepared.documents if (d.kind, d.format) == ("label", "pdf"))
    with store.reading() as uow:
        content = uow.prints.content(label.document_id)
        order = uow.orders.detail("SO-1")
    assert content is not None
    assert prepared.weight_grams == 1_530
    assert "1.53 kg" in " ".join(words_of_pdf(content))
    assert [carton.weight_grams for carton in order.cartons] == [1_530]
