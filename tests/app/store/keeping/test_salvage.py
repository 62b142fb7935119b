"""One bad page costs the rows on it; the damaged file stays as it was found."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import func, select

from app.errors import NotAllowed, StoreDamaged
from app.store.guards import missing_guards
from app.store.keeping.backup import file_of
from app.store.keeping.salvage import salvage
from app.store.schema.catalogue import Product
from app.store.schema.floor import Tote
from app.store.schema.orders import Order
from app.store.unit_of_work import Store
from tests.support.damage import spoil_a_leaf_of, spoil_pages_of, spoil_the_last_page_of
from tests.support.warehouse import small_warehouse


@pytest.fixture
def path(sqlite_url: str) -> Path:
    """A database with 2000 totes, which take more than one page."""
    store = Store.open(sqlite_url)
    warehouse = small_warehouse(store)
    warehouse.add_order("1001", {"MUG": 2})
    totes = [Tote(code=f"TOTE-{number:040}") for number in range(2000)]
    store.run(lambda uow: uow.session.add_all(totes))
    store.close()
    return file_of(sqlite_url)


def test_what_is_not_on_the_bad_page_is_saved(path: Path) -> None:
    spoil_a_leaf_of(path, "totes")
    evidence = path.read_bytes()

    found = salvage(path)

    assert found.aside.read_bytes() == evidence
    lost = found.lost["totes"]
    assert lost is not None
    assert 0 < lost < 200
    assert found.rows["totes"] + lost >= 2006
    assert found.rows["products"] == 4
    store = Store.open(f"sqlite:///{path}")
    with store.reading() as uow:
        assert uow.session.scalar(select(Order.order_no)) == "1001"
        assert uow.session.scalar(select(func.count(Tote.id))) == found.rows["totes"]
        assert missing_guards(uow.session.connection()) == []
    store.close()


def test_where_the_last_page_is_bad_every_row_before_it_is_saved(path: Path) -> None:
    spoil_the_last_page_of(path, "totes")

    found = salvage(path)

    assert found.lost == {"totes": None}, "nobody knows how many lay on it"
    assert 1800 < found.rows["totes"] < 2006
    assert found.rows["products"] == 4


def test_what_stands_in_the_wal_alone_is_saved_too(path: Path) -> None:
    store = Store.open(f"sqlite:///{path}")
    store.run(lambda uow: uow.session.add(Tote(code="NEWEST")))
    wal = path.with_name(f"{path.name}-wal")
    cut_off = (path.read_bytes(), wal.read_bytes())  # as a power cut leaves them
    store.close()
    path.write_bytes(cut_off[0])
    spoil_a_leaf_of(path, "totes")
    wal.write_bytes(cut_off[1])

    salvage(path)

    store = Store.open(f"sqlite:///{path}")
    with store.reading() as uow:
        assert uow.session.scalar(select(func.count(Tote.id)).filter_by(code="NEWEST")) == 1
    store.close()


def test_a_table_whose_root_is_gone_is_named_and_the_others_live(path: Path) -> None:
    spoil_pages_of(path, "products")

    found = salvage(path)

    assert found.lost["products"] is None
    assert found.rows["products"] == 0
    assert found.loose > 0
    assert not found.is_whole
    store = Store.open(f"sqlite:///{path}")
    with store.reading() as uow:
        assert uow.session.scalar(select(func.count(Product.id))) == 0
        assert uow.session.scalar(select(func.count(Tote.id))) == 2006
    store.close()


def test_a_healthy_database_is_left_alone(path: Path) -> None:
    before = path.read_bytes()

    with pytest.raises(NotAllowed, match="not damaged"):
        salvage(path)
    with pytest.raises(NotAllowed, match="there is no"):
        salvage(path.with_name("nowhere.db"))

    assert path.read_bytes() == before


def test_where_nothing_can_be_read_the_file_stays_where_it_is(tmp_path: Path) -> None:
    path = tmp_path / "shop.db"
    path.write_bytes(b"\xa5" * 40_000)

    with pytest.raises(StoreDamaged):
        salvage(path)

    assert path.read_bytes() == b"\xa5" * 40_000
