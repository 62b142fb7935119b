"""What a claimed order takes with it, so that its label needs no network."""

from __future__ import annotations

from sqlalchemy import update

from app.fulfilment.work import PackPackage
from app.store.schema.orders import OrderLine
from tests.support.own_station import OwnStation


def test_the_package_brings_address_and_lines_for_label_and_slip(station: OwnStation) -> None:
    papers = station.play.claim_pack("1001").papers

    assert papers is not None
    assert papers.ship_to.lines()[:2] == ("Ada Lovelace", "Lange Str. 1")
    assert [(line.sku, line.wanted, line.here) for line in papers.lines] == [
        ("MUG", 2, 0),
        ("BOOK", 1, 0),
    ]


def test_it_comes_back_from_the_journal_as_it_was(station: OwnStation) -> None:
    package = station.claim("1001")

    kept = station.journal.open_work()

    assert kept is not None
    assert PackPackage.model_validate_json(kept.package).papers == package.papers


def test_an_order_whose_pick_is_in_doubt_gets_its_label_from_the_database_only(
    station: OwnStation,
) -> None:
    with station.store.unit() as uow:
        uow.session.execute(update(OrderLine).where(OrderLine.sku == "BOOK").values(units_picked=0))
        uow.commit()

    assert station.play.claim_pack("1001").papers is None
