"""What a packer does while the power comes and goes, and what must then be true."""

from __future__ import annotations

import random
import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import select

from app.scanning.control_card import ControlCode, payload_of
from app.store.schema.station import ScanEvent
from app.store.unit_of_work import Store
from tests.support.floor_play import picked_orders
from tests.support.power import CutStation
from tests.support.station_program import STATION
from tests.support.warehouse import Warehouse, gtin_of, small_warehouse

CARTON = "BOX-M"
CONFIRM, NEXT, UNDO, REPRINT, EXCEPTION = (
    payload_of(code)
    for code in (
        ControlCode.CONFIRM,
        ControlCode.NEXT_CARTON,
        ControlCode.UNDO,
        ControlCode.REPRINT,
        ControlCode.EXCEPTION,
    )
)


class Shift:
    """Packs one order after another, and remembers only what it was shown.

    Attributes:
        acknowledged: by work, every scan whose verdict was shown, in order.
        disturb: done once, while the next scans are on their way.
    """

    def __init__(self, store: Store, journal: Path, orders: int) -> None:
        self.warehouse = _orders_to_pack(store, orders)
        self.store = store
        self._journal = journal / f"{STATION.replace(' ', '_')}.journal"
        self._codes = {sku: gtin_of(id_) for sku, id_ in self.warehouse.product_ids.items()}
        self._steps: dict[int, list[str]] = {}
        self.acknowledged: dict[int, list[str]] = {}
        self._in_flight: list[str] = []
        self._work = 0
        self._tote = ""  # it stands on the desk until its order is open, however often it takes
        self._lines_seen: dict[str, str] = {}
        self.disturb: Callable[[], None] | None = None

    # -- what is true after a start ---------------------------------------------------------

    def check_resumed(self, stands: dict[str, Any]) -> None:
        """Prove that it stands at what was acknowledged, or one kept scan further."""
        if self._work:
            known = self.acknowledged[self._work]
            kept = self._kept(self._work)
            assert kept in (known, known + self._in_flight[:1])
            self.acknowledged[self._work] = kept
        self._in_flight.clear()
        if "order" in stands and stands["state"] != "done":
            assert self._work in {0, stands["work"]}
            self._work, self._tote = stands["work"], ""
            self._check_screen(stands, self.acknowledged.setdefault(self._work, []))

    def _check_screen(self, stands: dict[str, Any], kept: list[str]) -> None:
        packed, cartons, latched = self._counted(kept)
        assert {sku: units for sku, units in stands["packed"].items() if units} == +packed
        assert (stands["cartons"], stands["latched"]) == (cartons, latched)
        assert self._lines_seen.get(_place(stands), stands["line"]) == stands["line"]

    def _counted(self, kept: list[str]) -> tuple[Counter[str], int, bool]:
        """What a bystander with paper and pencil would have counted."""
        sku_of = {code: sku for sku, code in self._codes.items()}
        packed: Counter[str] = Counter()
        cartons, latched, last = 0, False, ""
        for text in kept:
            if text == UNDO:
                packed[last] -= 1
            elif text == CARTON:
                cartons += 1
            elif text in {CONFIRM, self._codes["PEN"]}:
                latched = text != CONFIRM
            elif text in sku_of:
                last = sku_of[text]
                packed[last] += 1
        return packed, cartons, latched

    def _kept(self, work: int) -> list[str]:
        """The scans that are in the journal; a label that it made itself is a record, no scan."""
        address = f"{self._journal.as_uri()}?mode=ro"
        query = "SELECT raw FROM records WHERE work_id = ? AND raw <> x'' ORDER BY seq"
        with closing(sqlite3.connect(address, uri=True)) as journal:
            return [bytes(raw).decode() for (raw,) in journal.execute(query, (work,))]

    # -- what the packer does next ----------------------------------------------------------

    def go_on(self, station: CutStation, chance: random.Random) -> bool:
        """Do the next thing; False if nothing is left, or the power went."""
        stands = station.stands or {}
        if stands.get("state") == "done" and not station.wait_until(open=False):
            return False
        if not (station.stands or {}).get("open"):
            return self._open_next(station)
        if self._work not in self._steps:
            self._steps[self._work] = self._way(stands, chance)
        left = self._steps[self._work][len(self.acknowledged[self._work]) :]
        if left:
            return self._scan(station, left[: chance.randint(1, 3)])
        return self._label(station)

    def _open_next(self, station: CutStation) -> bool:
        self._work = 0
        if not self._tote:
            with self.store.reading() as uow:
                self._tote = next(iter(uow.waiting.totes_to_pack(1)), "")
        if not self._tote:
            return False
        station.scan(self._tote)
        if not station.wait_until(open=True, state="choose carton"):
            return False
        self._tote = ""
        self._work = int((station.stands or {})["work"])
        self.acknowledged.setdefault(self._work, [])
        return True

    def _scan(self, station: CutStation, texts: list[str]) -> bool:
        before = len(station.answers)
        self._in_flight = list(texts)
        for text in texts:
            station.scan(text)
        if self.disturb is not None:
            self.disturb()
            self.disturb = None
        alive = station.answer(before + len(texts))
        shown = len(station.answers) - before
        self.acknowledged[self._work] += texts[:shown]
        self._in_flight = texts[shown:]
        if alive and station.stands and "line" in station.stands:
            self._lines_seen[_place(station.stands)] = station.stands["line"]
        return alive

    def scan_and_cut(self, station: CutStation, chance: random.Random) -> None:
        """Scan the next things and pull the plug within 30 ms, whatever happens just then."""
        if self._work and (station.stands or {}).get("open"):
            left = self._steps.get(self._work, [])[len(self.acknowledged[self._work]) :]
            self._in_flight, before = left[:3], len(station.answers)
            for text in self._in_flight:
                station.scan(text)
        station.kill(after_s=chance.uniform(0.0, 0.03))
        shown = len(station.answers) - before if self._in_flight else 0
        self.acknowledged.setdefault(self._work, []).extend(self._in_flight[:shown])
        self._in_flight = self._in_flight[shown:]

    def labels(self) -> list[str]:
        """Every label that was scanned."""
        scans = [text for kept in self.acknowledged.values() for text in kept]
        return [text.removeprefix("]C1") for text in scans if text.startswith("]C1")]

    def _label(self, station: CutStation) -> bool:
        """Wait for paper, ask again for a label that never came out, scan what is there."""
        if not station.wait_until(state="label"):
            return False
        stands = station.stands or {}
        label = stands["label"]
        paper = station.paper / "label" / f"label-{stands['order']}-{stands['carton']}.pdf"
        if not stands["on_paper"] and not paper.exists():
            return self._scan(station, [REPRINT, EXCEPTION]) and station.wait_until(on_paper=True)
        if not self._scan(station, [f"]C100{label}"]):
            return False
        return self._after_label(station, label)

    @staticmethod
    def _after_label(station: CutStation, label: str) -> bool:
        """Wait until another carton or another order is in hand."""

        def goes_on() -> bool:
            stands = station.stands or {}
            return not stands["open"] or (stands["state"] != "done" and stands["label"] != label)

        return station.waited(goes_on)

    def _way(self, stands: dict[str, Any], chance: random.Random) -> list[str]:
        """Every scan of an order up to its labels: two cartons, a wrong item, one step back."""
        order = self.warehouse.order(stands["order"])
        units = [line.sku for line in order.lines for _unit in range(line.units_ordered)]
        goods = [self._codes[sku] for sku in units]
        half = len(goods) // 2
        wrong = chance.randrange(1, half)
        first = [*goods[:wrong], self._codes["PEN"], CONFIRM, *goods[wrong:half]]
        return [CARTON, *first, UNDO, goods[half - 1], NEXT, CARTON, *goods[half:]]

    # -- at the end of the day --------------------------------------------------------------

    def scans_in_the_store(self) -> dict[int, list[str]]:
        """By work, what the shared database has of this station, in the journal's order."""
        query = select(ScanEvent).filter_by(station=STATION).order_by(ScanEvent.seq)
        found: dict[int, list[str]] = {}
        with self.store.reading() as uow:
            for event in uow.session.scalars(query):
                if event.work_id is not None and event.raw:
                    found.setdefault(event.work_id, []).append(event.raw.decode())
        return found


def _place(stands: dict[str, Any]) -> str:
    return str([stands[key] for key in ("order", "packed", "cartons", "latched", "state")])


def _orders_to_pack(store: Store, orders: int) -> Warehouse:
    warehouse = small_warehouse(store)
    warehouse.add_stock("MUG", "A-01", 100)
    warehouse.add_stock("LAMP", "A-02", 100)
    warehouse.add_totes(orders, first=10)
    for number in range(orders):
        warehouse.add_order(str(1001 + number), {"MUG": 4 + number % 3, "LAMP": 5})
    picked_orders(store)
    return warehouse
