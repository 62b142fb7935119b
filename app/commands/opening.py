"""Opening the database that a command is about."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path

from app.catalogue.demo import fill_demo
from app.fulfilment.allocation import allocate
from app.fulfilment.waves import release_wave
from app.settings import Settings
from app.station.sign_in import hash_pin
from app.store.migrate import upgrade
from app.store.unit_of_work import Store

_EMBEDDED = "sqlite:///"


def url_of(arguments: argparse.Namespace, settings: Settings) -> str:
    """The database of ``--database``, else of the settings."""
    return str(arguments.database or settings.database.url)


def open_store(arguments: argparse.Namespace, settings: Settings, *, create: bool = False) -> Store:
    """Open the database; an embedded one is made where there is none yet.

    Args:
        arguments: with ``database``.
        settings: for the database where ``--database`` is not given.
        create: upgrade the schema too, as ``database upgrade`` does.

    Raises:
        AppError: as ``Store.open``.
    """
    url = url_of(arguments, settings)
    if create or is_new_file(url):
        upgrade(url)
    return Store.open(url)


def open_demo(settings: Settings) -> Store:
    """Open the demo warehouse beside the real database, with orders ready to be picked."""
    path = Path(settings.database.url.removeprefix(_EMBEDDED))
    folder = path.parent if settings.database.url.startswith(_EMBEDDED) else Path.cwd()
    url = f"{_EMBEDDED}{folder / 'packbench-demo.db'}"
    upgrade(url)
    store = Store.open(url)
    now = datetime.now(UTC)
    fill_demo(store, now, hash_pin)
    allocate(store, now)
    release_wave(store, now, max_orders=6, totes_per_cart=6)
    return store


def is_new_file(url: str) -> bool:
    """True for an embedded database whose file does not exist yet."""
    return url.startswith(_EMBEDDED) and not Path(url.removeprefix(_EMBEDDED)).exists()
