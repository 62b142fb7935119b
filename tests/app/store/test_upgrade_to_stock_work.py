"""The upgrade to stock work keeps the floor as it stood, and enters the doubted units."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError

from app.reconciliation.ledger import check_ledger
from app.store import migrate
from app.store.engine import open_engine
from app.store.guards import missing_guards
from app.store.migrate import HEAD, upgrade
from app.store.unit_of_work import Store
from tests.app.store.test_migrate import empty_url as empty_url  # noqa: PLC0414 -- the same fixture

_MIGRATIONS = Path(migrate.__file__).parent / "migrations"


def _first_release(url: str) -> Engine:
    """A database as the first release left it, with a doubted unit and a scan in it."""
    engine = open_engine(url)
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        for statement in _OLD_ROWS:
            connection.execute(text(statement))
    return engine


_OLD_ROWS = (
    (
        "INSERT INTO products (id, sku, name, price_minor, currency, weight_grams, length_mm, "
        "width_mm, height_mm, sellable, count_policy) "
        "VALUES (1, 'MUG', 'Mug', 100, 'EUR', 0, 0, 0, 0, TRUE, 'each')"
    ),
    (
        "INSERT INTO bins (id, code, zone, aisle, bay, level, walk_order) "
        "VALUES (1, 'A-01', '', '', '', '', 1)"
    ),
    (
        "INSERT INTO stock (id, product_id, bin_id, lot, on_hand, held, suspect) "
        "VALUES (1, 1, 1, '', 9, 0, 2)"
    ),
    (
        "INSERT INTO ledger (movement_id, movement, product_id, place_kind, place, lot, units, "
        "reference, badge, station, at) VALUES "
        "('a0000000000000000000000000000001', 'receipt', 1, 'supplier', '', '', -9, '', '', '', "
        "'2026-03-02 09:00:00+00'), "
        "('a0000000000000000000000000000001', 'receipt', 1, 'free', 'A-01', '', 9, '', '', '', "
        "'2026-03-02 09:00:00+00')"
    ),
    (
        "INSERT INTO works (id, work_no, kind, state, holder, holder_badge, fence, order_version, "
        "opened_at) VALUES (7, 'W-7', 'pick', 'open', '', '', 3, 0, '2026-03-02 09:00:00+00')"
    ),
    (
        "INSERT INTO count_tasks (id, bin_id, product_id, reason, state, opened_at, opened_by) "
        "VALUES (1, 1, 1, 'bin empty', 'open', '2026-03-02 09:00:00+00', 'B-100')"
    ),
)


def test_a_database_of_the_first_release_keeps_all_that_is_in_it(empty_url: str) -> None:
    engine = _first_release(empty_url)

    assert upgrade(empty_url) == HEAD

    with engine.begin() as connection:
        stock = connection.execute(text("SELECT on_hand, held, suspect, quarantined FROM stock"))
        assert tuple(stock.one()) == (9, 0, 2, 0)
        works = connection.execute(text("SELECT id, kind, fence, count_task_id FROM works"))
        assert tuple(works.one()) == (7, "pick", 3, None)
        assert missing_guards(connection) == []
    engine.dispose()
    store = Store.open(empty_url)
    assert check_ledger(store).agrees  # the two doubted units have their account now
    store.close()


def test_after_the_upgrade_the_database_refuses_what_the_new_rules_refuse(empty_url: str) -> None:
    engine = _first_release(empty_url)
    upgrade(empty_url)

    for wrong in (
        "UPDATE stock SET quarantined = 8",
        "UPDATE stock SET quarantined = -1",
        "UPDATE stock SET held = 8",
        "UPDATE works SET kind = 'dance'",
        "UPDATE count_tasks SET state = 'forgotten'",
        "UPDATE ledger SET units = units + 1",
    ):
        with pytest.raises(IntegrityError), engine.begin() as connection:
            connection.execute(text(wrong))
    with engine.begin() as connection:
        connection.execute(text("UPDATE stock SET quarantined = 7"))
        connection.execute(text("UPDATE works SET kind = 'count', count_task_id = 1"))
    engine.dispose()
