"""Opening the database that a command is about."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path

from app.catalogue.demo import fill_demo
from app.database_address import one_host_a_word
from app.errors import SchemaBehind, SecretMissing, StoreUnreachable
from app.fulfilment.allocation import allocate
from app.fulfilment.waves import release_wave
from app.secrets import open_secrets, with_password, without_password
from app.settings import Settings
from app.station.sign_in import hash_pin
from app.store.migrate import upgrade
from app.store.unit_of_work import Store

_EMBEDDED, _SHARED = "sqlite:///", "postgresql"
_EMPTY = "empty"


def url_of(arguments: argparse.Namespace, settings: Settings) -> str:
    """The database of ``--database``, else of the settings, with the secret ``database``.

    Raises:
        StoreUnreachable: it is no address of a database.
    """
    url = str(arguments.database or settings.database.url)
    _must_be_address(url)
    if not url.startswith(_SHARED):
        return url
    try:
        return with_password(url, open_secrets(settings.secrets).read("database"))
    except SecretMissing:
        return url  # a server may know its users without one, and says so if it does not


def _must_be_address(url: str) -> None:
    shown = without_password(url)
    if not url.startswith((_EMBEDDED, _SHARED)) or "://" not in url:
        detail = "it begins with neither sqlite:/// nor postgresql+psycopg://"
        raise StoreUnreachable(url=shown, detail=detail)
    try:
        one_host_a_word(url)
    except ValueError as error:
        raise StoreUnreachable(url=shown, detail="its port is not a number") from error


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
    if create:
        upgrade(url)
    try:
        return Store.open(url)
    except SchemaBehind as error:
        if error.facts["found"] != _EMPTY or not url.startswith(_EMBEDDED):
            raise
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
