"""An upgrade keeps what an older Packbench had stored, on both engines."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from app.store import migrate
from app.store.engine import open_engine
from app.store.guards import missing_guards
from app.store.migrate import upgrade
from tests.app.store.test_migrate import empty_url as empty_url  # noqa: PLC0414 -- the same fixture

_MIGRATIONS = Path(migrate.__file__).parent / "migrations"
_FIRST_RELEASE = (
    (
        "INSERT INTO products (id, sku, name, price_minor, currency, weight_grams, length_mm,"
        " width_mm, height_mm, sellable, count_policy)"
        " VALUES (7, 'TEA', 'Tea', 0, 'EUR', 0, 0, 0, 0, true, 'each'),"
        " (8, 'MUG', 'Mug', 0, 'EUR', 0, 0, 0, 0, true, 'each')"
    ),
    (
        "INSERT INTO bins (id, code, zone, aisle, bay, level, walk_order)"
        " VALUES (1, 'A-01', '', '', '', '', 1)"
    ),
    (
        "INSERT INTO stock (product_id, bin_id, lot, on_hand, held, suspect)"
        " VALUES (7, 1, 'L-7', 5, 0, 0), (8, 1, '', 5, 0, 0)"
    ),
    (
        "INSERT INTO orders (id, order_no, channel, channel_order_no, version, state, fingerprint,"
        " email, phone, currency, subtotal_minor, shipping_minor, tax_minor, discount_minor,"
        " total_minor, financial_status, payment_reference, shipping_method, ships_complete,"
        " placed_at, dispatch_by, received_at)"
        " VALUES (1, '1001', 'shop', '1001', 1, 'packing', '', '', '', 'EUR', 0, 0, 0, 0, 0, '',"
        " '', '', true, '2026-03-02 09:00', '2026-03-02 09:00', '2026-03-02 09:00')"
    ),
    (
        "INSERT INTO order_lines (id, order_id, position, sku, product_id, description,"
        " units_ordered, price_minor, discount_minor, units_allocated, units_backordered,"
        " units_picked, units_packed, units_shipped)"
        " VALUES (1, 1, 1, 'MUG', 8, '', 2, 0, 0, 2, 0, 2, 2, 0)"
    ),
    (
        "INSERT INTO cartons (id, order_id, number, carton_type, state, opened_at, packed_by)"
        " VALUES (1, 1, 1, 'BOX-M', 'open', '2026-03-02 09:00', '')"
    ),
    "INSERT INTO carton_contents (id, carton_id, order_line_id, units) VALUES (1, 1, 1, 2)",
)


@pytest.fixture
def first_release_url(empty_url: str) -> str:
    """The address of a database that the first release made, with goods in it."""
    engine = open_engine(empty_url)
    with engine.begin() as connection:
        _upgrade_to(connection, "0001")
        for statement in _FIRST_RELEASE:
            connection.exec_driver_sql(statement)
    engine.dispose()
    return empty_url


def _upgrade_to(connection: Connection, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def _rows(url: str, query: str) -> list[tuple[object, ...]]:
    engine = open_engine(url)
    with engine.begin() as connection:
        found = [tuple(row) for row in connection.exec_driver_sql(query)]
        assert missing_guards(connection) == []
    engine.dispose()
    return found


def test_lots_that_were_in_stock_are_lots_and_what_is_packed_stays_packed(
    first_release_url: str,
) -> None:
    upgrade(first_release_url)

    tracking = "SELECT sku, tracking, min_days_left FROM products ORDER BY id"
    assert _rows(first_release_url, tracking) == [("TEA", "lot", 0), ("MUG", "none", 0)]
    assert _rows(first_release_url, "SELECT product_id, lot, expires_on FROM lots") == [
        (7, "L-7", None)
    ]
    packed = "SELECT carton_id, order_line_id, lot, units FROM carton_contents"
    assert _rows(first_release_url, packed) == [(1, 1, "", 2)]


def test_what_was_packed_belongs_to_the_first_delivery(first_release_url: str) -> None:
    upgrade(first_release_url)

    assert _rows(first_release_url, "SELECT order_no, delivery FROM orders") == [("1001", 1)]
    assert _rows(first_release_url, "SELECT number, delivery FROM cartons") == [(1, 1)]


def test_orders_that_were_here_are_found_by_their_words(first_release_url: str) -> None:
    engine = open_engine(first_release_url)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE orders SET email = 'Ada@Example.com'")
        connection.exec_driver_sql(
            "INSERT INTO order_addresses (order_id, purpose, name, company, street1, street2, city,"
            " postcode, region, country, phone)"
            " VALUES (1, 'shipping', 'Ada  van Lovelace', '', '', '', '', '', '', 'DE', '')"
        )
    engine.dispose()

    upgrade(first_release_url)

    words = [("1001",), ("ada",), ("ada@example.com",), ("lovelace",), ("van",)]
    assert _rows(first_release_url, "SELECT word FROM order_words ORDER BY word") == words


def test_cases_of_refused_e_mails_are_of_their_own_kind_from_then_on(
    first_release_url: str,
) -> None:
    engine = open_engine(first_release_url)
    with engine.begin() as connection:
        for number, key in enumerate(("outbox:shipped:1001", "reported 1001"), start=1):
            connection.exec_driver_sql(
                "INSERT INTO cases (id, case_no, key, kind, severity, state, subject, facts,"  # noqa: S608 -- our own words
                " station, badge, opened_at, due_at, owner, solved_by)"
                f" VALUES ({number}, 'E-{number}', '{key}', 'reported', 'normal', 'open', '1001',"
                " '{}', '', '', '2026-03-02 09:00', '2026-03-02 09:00', '', '')"
            )
    engine.dispose()

    upgrade(first_release_url)

    kinds = _rows(first_release_url, "SELECT kind FROM cases ORDER BY id")
    assert kinds == [("e-mail refused",), ("reported",)]


def test_lines_stay_in_their_orders_and_one_that_holds_goods_cannot_be_retired(
    first_release_url: str,
) -> None:
    upgrade(first_release_url)

    lines = "SELECT order_id, retired_from, units_allocated FROM order_lines"
    assert _rows(first_release_url, lines) == [(1, None, 2)]
    retired = "UPDATE order_lines SET order_id = NULL, retired_from = 1"
    nothing = ", units_allocated = 0, units_picked = 0, units_packed = 0"
    engine = open_engine(first_release_url)
    with engine.connect() as connection, pytest.raises(IntegrityError):
        connection.exec_driver_sql(retired)
    with engine.begin() as connection:
        connection.exec_driver_sql(retired + nothing)
    engine.dispose()
    assert _rows(first_release_url, lines) == [(None, 1, 0)]


def test_what_left_before_there_were_manifests_is_on_one_of_its_carrier(
    first_release_url: str,
) -> None:
    engine = open_engine(first_release_url)
    with engine.begin() as connection:
        for number, (carrier, left) in enumerate(_PARCELS, start=1):
            connection.exec_driver_sql(
                "INSERT INTO cartons (id, order_id, number, carton_type, state, opened_at,"  # noqa: S608 -- our own words
                f" packed_by, sscc) VALUES ({number + 1}, 1, {number + 1}, 'BOX-M', 'closed',"
                f" '2026-03-02 09:00', '', 'S-{number}')"
            )
            connection.exec_driver_sql(
                "INSERT INTO shipments (carton_id, order_id, carrier, service, tracking_no,"  # noqa: S608 -- as above
                " price_minor, currency, weight_grams, promised_on, quotes, booked_at,"
                f" dispatched_at) VALUES ({number + 1}, 1, '{carrier}', 'STD', 'T-{number}', 0,"
                f" 'GBP', 1, '2026-03-03', '{{}}', '2026-03-02 09:00', {left})"
            )
    engine.dispose()

    upgrade(first_release_url)

    manifests = "SELECT manifest_no, carrier, parcels, closed_by FROM manifests ORDER BY id"
    assert _rows(first_release_url, manifests) == [
        ("M-00001", "Lone Courier", 1, ""),
        ("M-00002", "Parcelway", 2, ""),
    ]
    taken = (
        "SELECT tracking_no, manifest_no FROM shipments"
        " LEFT JOIN manifests ON manifests.id = manifest_id ORDER BY tracking_no"
    )
    assert _rows(first_release_url, taken) == [
        ("T-1", "M-00002"),
        ("T-2", "M-00001"),
        ("T-3", None),
        ("T-4", "M-00002"),
    ]
    series = "SELECT next_value FROM number_series WHERE name = 'manifest'"
    assert _rows(first_release_url, series) == [(3,)]


_PARCELS = (
    ("Parcelway", "'2026-03-02 10:00'"),
    ("Lone Courier", "'2026-03-02 11:00'"),
    ("Parcelway", "NULL"),
    ("Parcelway", "'2026-03-02 12:00'"),
)
