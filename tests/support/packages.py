"""Builders of work packages, the codes of a small floor, and tasks that have their scans.

``say(task, "A-01", "MUG")`` scans one code after another, a second apart, and returns the last
answer.  Control codes are said by their name: ``say(task, CONFIRM)``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from app.fulfilment.double_scan import Answer, DoubleScanTask
from app.fulfilment.packing import PackTask
from app.fulfilment.picking import PickTask
from app.fulfilment.work import PackedBefore, PackLine, PackPackage, PickPackage, PickStop
from app.scanning.bounce import DEFAULT_MS
from app.scanning.control_card import ControlCode, digit_payload, payload_of
from app.scanning.directory import CartonType, Directory, Person, ProductCode
from app.scanning.meaning import SCALE
from app.values import Tracking, check_digit
from tests.support.scans import scan_of

SituationT = TypeVar("SituationT")
ProgressT = TypeVar("ProgressT")

CONFIRM = payload_of(ControlCode.CONFIRM)
SHORT = payload_of(ControlCode.SHORT)
EXCEPTION = payload_of(ControlCode.EXCEPTION)
REPRINT = payload_of(ControlCode.REPRINT)
UNDO = payload_of(ControlCode.UNDO)
NEXT_CARTON = payload_of(ControlCode.NEXT_CARTON)
SIGN_OUT = payload_of(ControlCode.SIGN_OUT)
HELP = payload_of(ControlCode.HELP)

SKUS = ("MUG", "LAMP", "BOTTLE", "CLOCK")
"""Products 1, 2, 3, 4.  Each has a GTIN and a case of six; CLOCK is on no order by itself."""

CASE = 6
"""Units in a case of any product."""

MARA = Person("B-100", "Mara", "packer")
PIET = Person("B-101", "Piet", "packer")
INES = Person("B-900", "Ines", "supervisor")

BINS = ("A-01", "A-02", "A-03")
TOTES = ("T-1", "T-2", "T-9")
"""T-9 is on no cart."""

BOX, BAG, TUBE = "BOX", "BAG", "TUBE"


def gtin_of(sku: str) -> str:
    """The EAN-13 of one unit."""
    digits = f"400638133{product_id_of(sku):03d}"
    return digits + check_digit(digits)


def case_of(sku: str) -> str:
    """The GTIN-14 of a case of six."""
    digits = "1" + gtin_of(sku)[:-1]
    return digits + check_digit(digits)


def sscc_of(number: int) -> str:
    """An SSCC with its right check digit."""
    digits = f"34012345{number:09d}"
    return digits + check_digit(digits)


def product_id_of(sku: str) -> int:
    """1, 2, 3, 4 in the order of ``SKUS``."""
    return SKUS.index(sku) + 1


def directory() -> Directory:
    """Everything that a scan can name on the small floor."""
    products: dict[str, tuple[ProductCode, ...]] = {"SHARED": (_product("MUG"), _product("LAMP"))}
    for sku in SKUS:
        products[sku] = products[gtin_of(sku).zfill(14)] = (_product(sku),)
        products[case_of(sku)] = (_product(sku, CASE),)
    cartons = {c: CartonType(c, c.title(), 300, 200, 150, 90, 20_000) for c in (BOX, BAG, TUBE)}
    return Directory(
        products=products,
        bins=dict.fromkeys(BINS, "A"),
        totes=frozenset(TOTES),
        orders=frozenset({"SO-1", "SO-2"}),
        cartons=cartons,
        people={person.badge: person for person in (MARA, PIET, INES)},
        lots={
            "L-7": frozenset({product_id_of("MUG"), product_id_of("LAMP")}),
            "L-8": frozenset({product_id_of("MUG")}),
            "L-9": frozenset({product_id_of("LAMP")}),
        },
    )


def composite_of(sku: str, lot: str = "", serial: str = "", expiry: str = "") -> str:
    """A GS1 composite of one unit: GTIN, then expiry (YYMMDD), lot and serial as given."""
    parts = [f"01{gtin_of(sku).zfill(14)}" + (f"17{expiry}" if expiry else "")]
    parts += [f"10{lot}"] if lot else []
    parts += [f"21{serial}"] if serial else []
    return parts[0] + "\x1d".join(parts[1:])


def _product(sku: str, units: int = 1) -> ProductCode:
    return ProductCode(product_id_of(sku), sku, sku.title(), units)


def stop_of(
    sku: str,
    units: int,
    bin_code: str = "A-01",
    tote: str = "T-1",
    order_no: str = "SO-1",
    line: int = 1,
    lot: str = "",
    **facts: Any,
) -> PickStop:
    """One stop; ``line`` is its pick line's id; one with a lot is tracked by lots."""
    return PickStop(
        pick_line_id=line,
        order_no=order_no,
        product_id=product_id_of(sku),
        sku=sku,
        name=sku.title(),
        bin_code=bin_code,
        zone="A",
        aisle="A",
        bay=bin_code[-2:],
        level="1",
        lot=lot,
        units=units,
        units_in_bin=facts.pop("units_in_bin", 50),
        unit_grams=100,
        tote=tote,
        slot=TOTES.index(tote) + 1,
        tracking=facts.pop("tracking", Tracking.LOT if lot else Tracking.NONE),
        **facts,
    )


def walk_of(*stops: PickStop, drop_point: str = "") -> PickPackage:
    """One cart's walk through ``stops``."""
    return PickPackage(
        work_id=7,
        fence=1,
        task_no="P-7",
        wave_no="W-1",
        zone="A",
        ship_by=None,
        totes=("T-1", "T-2"),
        stops=stops,
        order_versions=dict.fromkeys((stop.order_no for stop in stops), 1),
        drop_point=drop_point,
    )


def line_of(sku: str, units: int, line: int | None = None, lot: str = "", **facts: Any) -> PackLine:
    """One order line; its id is the product's unless ``line`` says otherwise."""
    return PackLine(
        order_line_id=line or product_id_of(sku),
        product_id=product_id_of(sku),
        sku=sku,
        name=sku.title(),
        units=units,
        unit_grams=100,
        bin_code="A-01",
        lot=lot,
        tracking=facts.pop("tracking", Tracking.LOT if lot else Tracking.NONE),
        **facts,
    )


def order_of(
    *lines: PackLine,
    packed_before: tuple[PackedBefore, ...] = (),
    pickers: tuple[str, ...] = (),
    other_badge_required: bool = False,
    refused_carton_types: tuple[str, ...] = (),
) -> PackPackage:
    """Order SO-1 at the packing station, in tote T-1."""
    return PackPackage(
        work_id=8,
        fence=1,
        order_no="SO-1",
        order_version=1,
        wave_no="W-1",
        ship_by=None,
        country="GB",
        totes=("T-1",),
        lines=lines,
        packed_before=packed_before,
        pickers=pickers,
        other_badge_required=other_badge_required,
        refused_carton_types=refused_carton_types,
    )


def _default_window(_device: str) -> int:
    return DEFAULT_MS


def picking(
    *stops: PickStop, drop_point: str = "", bounce_ms: Callable[[str], int] = _default_window
) -> PickTask:
    """A walk that nobody has begun."""
    return PickTask(walk_of(*stops, drop_point=drop_point), directory, MARA, bounce_ms)


def packing(
    *lines: PackLine,
    package: PackPackage | None = None,
    operator: Person = MARA,
    bounce_ms: Callable[[str], int] = _default_window,
) -> PackTask:
    """An order that nobody has begun to pack."""
    return PackTask(package or order_of(*lines), directory, operator, bounce_ms)


def say(task: DoubleScanTask[ProgressT, SituationT], *codes: str) -> Answer[SituationT]:
    """Scan ``codes`` one after another, each outside the bounce window; the last answer."""
    answers = [task.judge(scan_of(code)) for code in codes]
    return answers[-1]


def keyed(number: int) -> list[str]:
    """The codes of the card of digits that key a number."""
    return [digit_payload(int(digit)) for digit in str(number)]


def weigh(task: DoubleScanTask[ProgressT, SituationT], grams: int) -> Answer[SituationT]:
    """Let the station's scale show a stable weight."""
    return task.judge(scan_of(f"{grams} g", SCALE))
