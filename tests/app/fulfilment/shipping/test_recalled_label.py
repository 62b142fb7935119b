"""A lot that is recalled once it lies in a carton: no label is made, on line or off."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.errors import NotAllowed
from app.fulfilment.events import AnyEvent, CartonOpened, LabelMatched, WorkFinished
from app.fulfilment.packing.progress import after, begun
from app.fulfilment.shipping.booking import prepare_carton
from app.fulfilment.shipping.label_gate import LabelRefusal, Override
from app.station.own_labels.making import VerifiedCarton, plan_label
from app.store.schema.floor import Carton, WorkState
from app.store.schema.station import ScanOutcome
from app.store.unit_of_work import Store
from tests.app.fulfilment.shipping.packed_orders import DESK
from tests.support.own_station import BOX, OwnStation
from tests.support.tracked_floor import (
    claimed_walk,
    pack_of,
    packing_of,
    put_of,
    taken_of,
    tracked_warehouse,
)
from tests.support.warehouse import NINE, PACKER, SUPERVISOR, Warehouse


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    """Order 1001: two units of tea of lot SOON wait at the packing station."""
    made = tracked_warehouse(store)
    picker, package = claimed_walk(made, TEA=2)
    picker.play(package, put_of(package.stops[0], taken_of("SOON", 2)), WorkFinished())
    return made


def _recall(warehouse: Warehouse, *, barred: bool = True) -> None:
    tea = warehouse.product_ids["TEA"]
    warehouse.store.run(lambda uow: uow.lots.bar(tea, "SOON", barred=barred))


@pytest.mark.parametrize("override", [None, Override(SUPERVISOR, "carrier waits")])
def test_no_label_is_made_not_even_by_a_supervisor_until_the_lot_is_released(
    warehouse: Warehouse, override: Override | None
) -> None:
    packer, package = packing_of(warehouse)
    packer.play(package, pack_of(package, 2, "SOON"))
    _recall(warehouse)

    with pytest.raises(NotAllowed) as refused:
        prepare_carton(warehouse.store, "1001", 1, DESK, PACKER, override=override)

    assert refused.value.facts["reason"] == LabelRefusal.LOT_RECALLED.value
    assert refused.value.facts["detail"] == "SOON"
    with warehouse.store.reading() as uow:
        assert uow.session.query(Carton).one().sscc is None
    _recall(warehouse, barred=False)
    assert prepare_carton(warehouse.store, "1001", 1, DESK, PACKER).sscc


def test_a_station_that_knows_of_the_recall_makes_no_label_of_its_own(
    warehouse: Warehouse, tmp_path: Path
) -> None:
    station = OwnStation(warehouse.store, tmp_path / "pack-1.journal")
    verified = _packed_offline(station)
    tea = frozenset({warehouse.product_ids["TEA"]})
    knowing = replace(verified, recalled={"SOON": tea})

    with pytest.raises(NotAllowed) as refused:
        plan_label(knowing, DESK.card, NINE)

    assert refused.value.facts["reason"] == LabelRefusal.LOT_RECALLED.value
    assert plan_label(replace(verified, recalled={"LATE": tea}), DESK.card, NINE).choice.chosen
    station.journal.close()


def test_a_label_that_a_station_made_before_it_heard_of_the_recall_is_set_aside(
    warehouse: Warehouse, tmp_path: Path
) -> None:
    # given a carton that was labelled and closed while the link was down
    station = OwnStation(warehouse.store, tmp_path / "pack-1.journal")
    station.stock_up()
    verified = _packed_offline(station)
    sscc = station.label(verified)
    station.keep(verified.package, LabelMatched(carton_number=1, sscc=sscc, last=True))

    # when the lot was recalled meanwhile
    _recall(warehouse)
    outcomes = station.send()

    # then the label is no carton's in the books, and the order waits for a supervisor
    assert ScanOutcome.INVALID in outcomes
    with warehouse.store.reading() as uow:
        assert uow.session.query(Carton).one().sscc is None
        work = uow.claims.by_id(verified.package.work_id)
    assert work is not None
    assert work.state == WorkState.SET_ASIDE
    station.journal.close()


def _packed_offline(station: OwnStation) -> VerifiedCarton:
    package = station.claim("1001")
    opened = CartonOpened(carton_number=1, carton_type="BOX-M")
    events: list[AnyEvent] = [opened, pack_of(package, 2, "SOON")]
    station.keep(package, *events)
    progress = begun(package)
    for event in events:
        progress = after(progress, event)
    return VerifiedCarton(package, progress.cartons, 1, BOX)
