"""Stock events survive the journal, and units of one product add up."""

from __future__ import annotations

from datetime import date

from app.fulfilment.events import EVENT
from app.stock.events import Apart, Goods, UnitsReceived


def test_a_receipt_reads_back_from_the_journal_as_it_was_written() -> None:
    goods = Goods(product_id=1, sku="TEA", lot="L1", units=2, serials=("S1", "S2"))
    event = UnitsReceived(goods=goods, bin_code="Q-1", quarantine=True, apart=Apart.OVER)

    assert EVENT.validate_json(EVENT.dump_json(event)) == event


def test_units_of_a_lot_add_up_with_their_serials() -> None:
    one = Goods(product_id=1, sku="TEA", lot="L1", units=1, serials=("S1",))

    both = one.plus(one.model_copy(update={"serials": ("S2",)}))

    assert (both.units, both.serials, both.key) == (2, ("S1", "S2"), (1, "L1"))


def test_units_of_a_lot_keep_the_date_that_one_of_their_codes_said() -> None:
    plain = Goods(product_id=1, sku="TEA", lot="L1", units=1)
    dated = plain.model_copy(update={"expires_on": date(2027, 1, 31)})

    assert plain.plus(dated).expires_on == dated.plus(plain).expires_on == date(2027, 1, 31)
