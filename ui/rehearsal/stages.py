"""The stages of the SOP on a given database, each timed: in, check, hold, pick, pack, ship."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.capture.receipt import ReceiptReport, receive_orders
from app.capture.staging import stage_orders
from app.catalogue.demo import FOLDER as OWN_EQUIPMENT
from app.catalogue.imports import ImportKind, import_file
from app.commands.output import read_file
from app.fulfilment.allocation import allocate
from app.fulfilment.waves import release_wave
from app.gateways.mail.letter import Mailer
from app.notices.outbox import drain_once
from app.settings import Settings
from app.station.sign_in import enter_person
from app.store.unit_of_work import Store, UnitOfWork
from ui.rehearsal import floor
from ui.rehearsal.robot import Robot
from ui.shell.workplace.workplace import Workplace

BADGE, BADGE_NAME = "REHEARSAL-1", "Rehearsal"
_WAVE, _VAN = 60, 10_000
_EQUIPMENT = (ImportKind.CARTONS, ImportKind.TOTES)


@dataclass(frozen=True, slots=True)
class Files:
    """What a rehearsal reads."""

    products: Path
    bins: Path
    stock: Path
    orders: Path


@dataclass(slots=True)
class Played:
    """What was done.

    Attributes:
        limit: at most so many orders were wanted; None for all.
        seconds: by stage.
        receipt: of the orders.
        labels: SSCCs that were stuck on cartons and scanned.
        manifests: of the handovers that were closed, all on paper.
        mails: letters to customers.
    """

    limit: int | None = None

    seconds: dict[str, float] = field(default_factory=dict)
    receipt: ReceiptReport | None = None
    labels: list[str] = field(default_factory=list)
    manifests: list[str] = field(default_factory=list)
    mails: int = 0

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time one stage; a stage that comes again adds up."""
        began_s = time.perf_counter()
        yield
        spent_s = time.perf_counter() - began_s
        self.seconds[name] = round(self.seconds.get(name, 0.0) + spent_s, 3)


def capture(store: Store, files: Files, hash_pin: Callable[[str], str]) -> Played:
    """Read the files in and stage what passes (C1 to C5); equipment comes from our own demo.

    Raises:
        DocumentUnreadable: one of the files cannot be read; nothing of the others was imported.
    """
    played = Played()
    kinds: Mapping[ImportKind, Path] = {
        ImportKind.PRODUCTS: files.products,
        ImportKind.BINS: files.bins,
        ImportKind.STOCK: files.stock,
    }
    with played.stage("import"):
        tables = {kind: read_file(path) for kind, path in kinds.items()}
        orders = read_file(files.orders)
        for kind, path in kinds.items():
            if kind is not ImportKind.STOCK or not _has_orders(store):
                import_file(store, kind, path.name, tables[kind], BADGE, hash_pin)
        for kind in _EQUIPMENT:
            own = OWN_EQUIPMENT / f"{kind.value}.csv"
            import_file(store, kind, own.name, own.read_bytes(), BADGE, hash_pin)
        enter_person(store, BADGE, BADGE_NAME, "packer", BADGE)
    with played.stage("receive"):
        played.receipt = receive_orders(store, files.orders.name, orders, datetime.now(UTC))
    with played.stage("stage"):
        stage_orders(store, datetime.now(UTC))
    with played.stage("allocate"):
        allocate(store, datetime.now(UTC))
    return played


def _has_orders(store: Store) -> bool:
    """True if this database was rehearsed before: what was picked since stays picked."""
    with store.reading() as uow:
        return uow.orders.count() > 0


def fulfil(robot: Robot, store: Store, played: Played) -> None:
    """Pick, pack and load wave after wave until nothing waits, or enough orders are done.

    Then the vans leave: the handover of each lane is closed.  What an earlier rehearsal left half
    done on this station is finished first.
    """
    left, codes, lanes = played.limit, floor.Codes(robot), set[str]()
    with played.stage("pack"):
        played.labels += floor.finish_packing(robot, codes)
        robot.settle()
    while left is None or left > 0:
        with played.stage("wave"):
            wave = release_wave(store, datetime.now(UTC), max_orders=min(_WAVE, left or _WAVE))
        with played.stage("pick"):
            while floor.walks(robot) or store.run(_carts_to_pick):
                floor.pick_cart(robot, codes)
                robot.settle()
        packed = _pack_all(robot, store, codes, played)
        with played.stage("dispatch"):
            lanes |= floor.load_parcels(robot, store.run(_labels_to_load))
        left = None if left is None else left - packed
        if not wave.orders_released and not packed:
            break
    with played.stage("manifests"):
        played.manifests += floor.close_handovers(robot, lanes)


def _pack_all(robot: Robot, store: Store, codes: floor.Codes, played: Played) -> int:
    """Pack every picked order; returns how many."""
    packed = 0
    with played.stage("pack"):
        while (tote := store.run(_next_tote)) is not None:
            played.labels += floor.pack_order(robot, codes, tote)
            robot.settle()
            packed += 1
    return packed


def _carts_to_pick(uow: UnitOfWork) -> int:
    return uow.waiting.counts().carts


def _labels_to_load(uow: UnitOfWork) -> tuple[str, ...]:
    return tuple(parcel.sscc for parcel in uow.waiting.to_load(_VAN))


def _next_tote(uow: UnitOfWork) -> str | None:
    waiting = uow.waiting.totes_to_pack(1)
    return waiting[0] if waiting else None


def tell_customers(store: Store, mailer: Mailer, played: Played) -> None:
    """Send what waits in the outbox (F6)."""
    with played.stage("tell"):
        while (report := drain_once(store, mailer, "rehearsal", datetime.now(UTC))).sent:
            played.mails += report.sent


def sign_in(robot: Robot, workplace: Workplace) -> None:
    """Show the rehearsal's badge."""
    robot.wait_for(lambda: BADGE in robot.names.people, "the rehearsal's badge")
    robot.scan(BADGE, wrong="NO-SUCH-BADGE")
    robot.wait_for(lambda: workplace.shell.person is not None, "the sign-in")


def station_of(settings: Settings, address: str, port: int, out: Path) -> Settings:
    """The settings of a rehearsal's station: a serial scanner, a ZPL printer, slips as PDF."""
    label = {"name": "labels", "kind": "zebra_tcp", "purpose": "label"}
    slip = {"name": "slips", "kind": "pdf_folder", "purpose": "slip"}
    changed: dict[str, Any] = settings.model_dump() | {
        "station": {"name": "REHEARSAL"},
        "folders": {"journal": out / "journal"},
        "scanners": ({"id": "rehearsal", "kind": "serial", "address": address, "bounce_ms": 0},),
        "printers": (
            label | {"host": "127.0.0.1", "port": port},
            slip | {"folder": out / "slips"},
        ),
    }
    return Settings.model_validate(changed)
