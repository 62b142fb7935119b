"""Opening the database that a command is about."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path

from app.catalogue.demo import fill_demo
from app.database_address import one_host_a_word
from app.errors import NotAllowed, SchemaBehind, SecretMissing, StoreDamaged, StoreUnreachable
from app.exception_queue.station_trouble import Damage, report_damage
from app.fulfilment.allocation import allocate
from app.fulfilment.waves import release_wave
from app.secrets import open_secrets, with_password, without_password
from app.settings import Settings
from app.station.names.keeping import names_path
from app.station.sign_in import hash_pin
from app.store.keeping.backup import file_of
from app.store.keeping.salvage import Salvage, salvage
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


def open_for_work(arguments: argparse.Namespace, settings: Settings) -> Store:
    """Open the database of a station, or the demo's; a damaged one is salvaged, and that is said.

    The damaged file is put aside untouched, a case tells a supervisor what was lost, and whoever
    signs in is told too (sync.md, "Rules of the database").

    Raises:
        AppError: as ``open_store``; StoreDamaged where nothing could be salvaged,
            StoreUnreachable only where this station was never on line.
    """
    if arguments.demo:
        return open_demo(settings)
    try:
        return _open_or_later(arguments, settings)
    except StoreDamaged as error:
        detail = str(error.facts["detail"])
        found = _salvaged(url_of(arguments, settings), error)
    store = open_store(arguments, settings)
    rows = sum(found.rows.values())
    damage = Damage("database", str(found.aside), detail, rows, found.lost)
    report_damage(store, damage, settings.station.name)
    store.damaged = damage.what
    return store


def _salvaged(url: str, error: StoreDamaged) -> Salvage:
    try:
        return salvage(file_of(url))
    except NotAllowed as refused:
        if "in_use" in refused.facts:
            raise
        raise error from refused  # the file is whole: it lies where no database may lie


def _open_or_later(arguments: argparse.Namespace, settings: Settings) -> Store:
    """Open the database of a station, which starts while a shared one is gone, too.

    A station that was on line before knows its people and goods; it goes on with its work.
    """
    try:
        return open_store(arguments, settings)
    except StoreUnreachable:
        names = names_path(settings.folders.journal, settings.station.name)
        if not names.exists():
            raise
    return Store.for_later(url_of(arguments, settings))


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
