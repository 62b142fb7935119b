"""Copies are whole and checked; nothing is overwritten, whatever goes wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select, update

from app.errors import NotAllowed, StoreDamaged, StoreReadOnly
from app.store.keeping.backup import back_up, file_of, put_aside, restore
from app.store.schema.catalogue import Product
from app.store.unit_of_work import Store
from tests.support.damage import spoil_pages_of
from tests.support.warehouse import small_warehouse


@pytest.fixture
def path(sqlite_url: str) -> Path:
    return file_of(sqlite_url)


def _names(path: Path) -> list[str]:
    store = Store.open(f"sqlite:///{path}")
    with store.reading() as uow:
        found = list(uow.session.scalars(select(Product.name).order_by(Product.name)))
    store.close()
    return found


def test_a_copy_is_made_while_a_station_works(path: Path, tmp_path: Path) -> None:
    store = Store.open(f"sqlite:///{path}")
    small_warehouse(store)

    with store.unit() as uow:
        uow.session.execute(update(Product).values(name="half done"))
        size = back_up(path, tmp_path / "copy.db")
    store.close()

    assert size == (tmp_path / "copy.db").stat().st_size > 0
    assert _names(tmp_path / "copy.db") == ["Book", "Lamp", "Mug", "Pen"]


def test_a_copy_is_never_overwritten(path: Path, tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_bytes(b"the only good one")

    with pytest.raises(NotAllowed):
        back_up(path, tmp_path / "copy.db")

    assert (tmp_path / "copy.db").read_bytes() == b"the only good one"


def test_a_damaged_database_makes_no_copy_that_looks_good(path: Path, tmp_path: Path) -> None:
    store = Store.open(f"sqlite:///{path}")
    small_warehouse(store)
    store.close()
    spoil_pages_of(path, "products")

    with pytest.raises(StoreDamaged):
        back_up(path, tmp_path / "copy.db")

    assert list(tmp_path.glob("copy*")) == []


def test_what_is_restored_is_as_it_was_and_what_was_there_is_kept(
    path: Path, tmp_path: Path
) -> None:
    store = Store.open(f"sqlite:///{path}")
    small_warehouse(store)
    back_up(path, tmp_path / "copy.db")
    store.run(lambda uow: uow.session.execute(update(Product).values(name="newer")))
    store.close()

    aside = restore(tmp_path / "copy.db", path)

    assert _names(path) == ["Book", "Lamp", "Mug", "Pen"]
    assert aside is not None
    assert set(_names(aside)) == {"newer"}


def test_nothing_is_restored_under_a_station_that_works(path: Path, tmp_path: Path) -> None:
    back_up(path, tmp_path / "copy.db")
    store = Store.open(f"sqlite:///{path}")

    with store.unit(), pytest.raises(NotAllowed, match="close it first"):
        restore(tmp_path / "copy.db", path)
    store.close()


def test_a_copy_of_something_else_is_not_restored(path: Path, tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_bytes(b"no database at all" * 300)
    before = path.read_bytes()

    with pytest.raises(StoreDamaged):
        restore(tmp_path / "copy.db", path)
    with pytest.raises(StoreReadOnly):
        restore(tmp_path / "nowhere.db", path)

    assert path.read_bytes() == before
    assert not path.with_name(f"{path.name}.restored").exists()


def test_each_file_that_is_put_aside_gets_a_name_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "shop.db"
    asides = []
    for _round in range(2):
        path.write_bytes(b"evidence")
        path.with_name("shop.db-wal").write_bytes(b"more of it")
        asides.append(put_aside(path, "damaged"))

    assert [aside.name for aside in asides if aside] == ["shop.db.damaged-1", "shop.db.damaged-2"]
    assert (tmp_path / "shop.db.damaged-2-wal").read_bytes() == b"more of it"
    assert put_aside(path, "damaged") is None
