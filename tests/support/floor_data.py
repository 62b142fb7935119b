"""Believable goods, orders and papers for pictures and tests of the floor's screens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Any

from app.errors import StoreUnreachable
from app.fulfilment.dispatch.handover import Handover, Handovers
from app.fulfilment.dispatch.loading import DispatchAnswer, DispatchVerdict
from app.fulfilment.dispatch.manifest import ManifestAnswer, ManifestVerdict
from app.fulfilment.documents.drawing.document import Language
from app.fulfilment.documents.label_layout import shipping_label
from app.fulfilment.documents.packing_slip import packing_slip
from app.fulfilment.documents.preview import png_of
from app.fulfilment.shipping.papers import Papers
from app.fulfilment.shipping.parcel.facts import MissingParcel, QuotedBooking
from app.fulfilment.shipping.parcel.paperwork import PaperKind
from app.fulfilment.shipping.parcel.prepared import PreparedCarton
from app.fulfilment.shipping.printing import PrintJobResult
from app.fulfilment.work import PackLine, PackPackage, PickPackage, PickStop
from app.scanning.directory import CartonType, Directory, ProductCode, ToteUse
from app.store.books.floor.waiting_book import OrderInTote
from app.store.schema.shipping import PrintState
from app.values import Money
from tests.app.fulfilment.documents.examples import a_label, a_slip
from tests.support.desk_kit import BAKKER, NOVAK, NOW, OKAFOR
from tests.support.packages import sscc_of

LANES = {"LANE-RG": "Redgate Post", "LANE-PW": "Parcelway", "LANE-NP": "Northpost"}
"""The signs at the dock."""

_GOODS = {
    "MUG-CER-WHT": ("Ceramic mug, white", 340, "A-14-01"),
    "TWL-LIN-NAT": ("Tea towel, linen", 110, "A-14-02"),
    "BTL-750-PTB": ("Insulated bottle 750 ml", 420, "A-14-03"),
    "LBX-BAM-09L": ("Lunch box, bamboo lid", 510, "A-15-01"),
    "CUT-ROL-GRN": ("Cutlery roll", 160, "B-02-04"),
    "BTL-500-PTB": ("Insulated bottle 500 ml", 330, "A-13-03"),
    "TEA-SEN-100": ("Green tea, sencha 100 g", 125, "A-12-02"),
    "SCL-TRV-STL": ("Kitchen scale, steel", 640, "B-01-02"),
    "TEA-SET-OSA": ("Tea set, Osaka", 0, ""),
}
TEA_LOTS = ("L2607", "L2611")
ORDER_NO, TOTE = "SO-10482", "T-118"
SSCC = sscc_of(77)
TRACKING = "1Z5R89390357567127"
_NUMBER = {sku: number for number, sku in enumerate(_GOODS, start=1)}

FLOOR = Directory(
    products={sku: (ProductCode(_NUMBER[sku], sku, words[0]),) for sku, words in _GOODS.items()},
    bins={words[2]: "A" for words in _GOODS.values() if words[2]},
    totes=frozenset({"T-118", "T-119", "T-120", "T-121", "T-122", "T-123", "T-140"}),
    orders=frozenset({ORDER_NO, "SO-10455", "SO-10479", "SO-10480"}),
    cartons={
        "B2": CartonType("B2", "Box B2", 300, 200, 150, 120, 20_000),
        "B4": CartonType("B4", "Box B4", 400, 300, 250, 240, 20_000),
    },
    people={person.badge: person for person in (OKAFOR, BAKKER, NOVAK)},
    lots=dict.fromkeys(TEA_LOTS, frozenset({_NUMBER["TEA-SEN-100"]})),
)


def line_of(sku: str, units: int, lot: str = "", **facts: Any) -> PackLine:
    """A line of these goods."""
    name, grams, bin_code = _GOODS[sku]
    number = _NUMBER[sku]
    return PackLine(
        order_line_id=number,
        product_id=number,
        sku=sku,
        name=name,
        units=units,
        unit_grams=grams,
        bin_code=bin_code,
        lot=lot,
        **facts,
    )


def order() -> PackPackage:
    """Eleven units of five products in tote T-118."""
    return PackPackage(
        work_id=482,
        fence=1,
        order_no=ORDER_NO,
        order_version=1,
        wave_no="W-77",
        ship_by=NOW + timedelta(minutes=22),
        country="DE",
        totes=(TOTE,),
        lines=(
            line_of("MUG-CER-WHT", 4),
            line_of("TWL-LIN-NAT", 2),
            line_of("BTL-750-PTB", 3, lot="L2407"),
            line_of("LBX-BAM-09L", 1),
            line_of("CUT-ROL-GRN", 1),
        ),
    )


def stop_of(
    number: int, sku: str, units: int, slot: int, order_no: str, left: int, **facts: Any
) -> PickStop:
    """A stop at the bin of these goods."""
    name, grams, bin_code = _GOODS[sku]
    aisle, bay, level = bin_code.split("-")
    return PickStop(
        pick_line_id=number,
        order_no=order_no,
        product_id=_NUMBER[sku],
        sku=sku,
        name=name,
        bin_code=bin_code,
        zone="A",
        aisle=aisle,
        bay=bay,
        level=level.lstrip("0"),
        lot=facts.pop("lot", ""),
        units=units,
        units_in_bin=left,
        unit_grams=grams,
        tote=f"T-{117 + slot}",
        slot=slot,
        side="left" if int(bay) % 2 == 0 else "right",
        metres_before=2 + 3 * number % 11,
        shelf_levels=5,
        **facts,
    )


def walk() -> PickPackage:
    """Six totes, seven stops."""
    return PickPackage(
        work_id=77,
        fence=1,
        task_no="C-12",
        wave_no="W-77",
        zone="A",
        ship_by=NOW + timedelta(minutes=52),
        totes=tuple(f"T-{118 + slot}" for slot in range(6)),
        stops=(
            stop_of(1, "MUG-CER-WHT", 4, 1, ORDER_NO, 36),
            stop_of(2, "TWL-LIN-NAT", 2, 1, ORDER_NO, 58),
            stop_of(3, "BTL-750-PTB", 3, 3, "SO-10479", 18),
            stop_of(4, "BTL-750-PTB", 1, 5, "SO-10480", 18),
            stop_of(5, "LBX-BAM-09L", 2, 2, "SO-10455", 9),
            stop_of(6, "LBX-BAM-09L", 1, 4, ORDER_NO, 9),
            stop_of(7, "CUT-ROL-GRN", 1, 6, "SO-10480", 44),
        ),
        order_versions=dict.fromkeys((ORDER_NO, "SO-10479", "SO-10480", "SO-10455"), 1),
    )


def bare_walk() -> PickPackage:
    """The same cart as it goes where pickers bind its totes."""
    bare = tuple(stop.model_copy(update={"tote": ""}) for stop in walk().stops)
    in_use = {"T-140": ToteUse("SO-10490", "C-11")}
    return walk().model_copy(update={"stops": bare, "totes": (), "totes_in_use": in_use})


def carton(number: int = 1, sscc: str = SSCC) -> PreparedCarton:
    """A booked carton with three quotes."""
    today = NOW.date()
    quotes = (
        _quote("Parcelway", "express", "Express", "chosen", 640, today + timedelta(1)),
        _quote("Northpost", "next", "Next Day", "dearer", 710, today + timedelta(1)),
        _quote("Northpost", "eco", "Economy", "late", 420, today + timedelta(4)),
        _quote("Cargolane", "freight", "Freight", "not served", None, None),
    )
    return PreparedCarton(
        order_no=ORDER_NO,
        carton_id=9,
        carton_number=number,
        sscc=sscc,
        tracking_no=TRACKING,
        carrier="Parcelway",
        service="express",
        service_name="Express",
        price=Money(640, "EUR"),
        weight_grams=3_570,
        promised_on=today + timedelta(1),
        arrives_on=today + timedelta(1),
        quotes=quotes,
        documents=(),
    )


def _quote(
    carrier: str, service: str, name: str, standing: str, minor: int | None, day: date | None
) -> QuotedBooking:
    return QuotedBooking(carrier, service, name, standing, minor, day)


@cache
def pictures() -> tuple[bytes, bytes]:
    """Label and slip as they are looked at before they are stuck."""
    label = shipping_label(a_label(order_no=ORDER_NO, carton=1, cartons=1), Language.PDF)
    slip = packing_slip(replace(a_slip(), order_no=ORDER_NO, carton=1, cartons=1))
    return png_of(label.data, 480), png_of(slip.data, 480)


def papers(
    label: PrintState = PrintState.CONFIRMED,
    slip: PrintState = PrintState.CONFIRMED,
    detail: str = "",
    number: int = 1,
    sscc: str = SSCC,
    *,
    drawn: bool = False,
) -> Papers:
    """The papers of a carton, printed as said; ``drawn`` with their pictures."""
    prints = (
        PrintJobResult(PaperKind.LABEL, "Zebra ZD421", label, detail),
        PrintJobResult(PaperKind.SLIP, "Slip printer", slip, detail),
    )
    label_png, slip_png = pictures() if drawn else (b"", b"")
    return Papers(carton(number, sscc), prints, label_png, slip_png)


def parcel(
    verdict: DispatchVerdict, order_no: str, number: int, carrier: str = "Parcelway"
) -> DispatchAnswer:
    """The dock's answer to a parcel's label."""
    tracking = f"1Z5R8939035756{7000 + number}"
    return DispatchAnswer(verdict, sscc_of(number), order_no, 1, carrier, tracking)


def handovers(missing: int = 9, carrier: str = "Parcelway") -> Handovers:
    """The carriers of the day; one of them misses so many of 40 parcels, two not yet packed."""
    hour = NOW.replace(minute=0, second=0, microsecond=0)
    named = tuple(
        MissingParcel(
            f"SO-10{480 + 3 * at}", 1 + at % 2, f"PW00000{8100 + at}1GB", at < missing - 2
        )
        for at in range(missing)
    )
    in_hand = Handover(
        carrier, 40 - missing, missing, hour + timedelta(hours=3) if missing else None
    )
    others = (
        Handover("Northpost", 0, 5, hour + timedelta(hours=4, minutes=30)),
        Handover("Meridian Air", 3, 1, hour + timedelta(days=1, hours=2)),
        Handover("Redgate Post", 12, 0),
    )
    return Handovers((in_hand, *others), carrier, named)


def handed_over(verdict: ManifestVerdict, carrier: str, missing: int = 9) -> ManifestAnswer:
    """The dock's answer to a handover that is to be closed."""
    is_closed = verdict is ManifestVerdict.CLOSED
    aboard = 0 if verdict is ManifestVerdict.NOTHING_ABOARD else 40 - missing
    return ManifestAnswer(verdict, carrier, "M-00012" if is_closed else "", aboard, missing)


def to_the_label(order_: PackPackage, carton_code: str = "B2") -> Sequence[str]:
    """Every scan that verifies ``order_`` into one carton."""
    return [carton_code, *(line.sku for line in order_.lines for _ in range(line.units))]


ALL = to_the_label(order())
"""Every scan that brings the order of the pictures to its label."""

OFFLINE = StoreUnreachable(url="db", detail="no route")
"""The server does not answer."""

TOTES_WAITING = (
    OrderInTote("T-118", "SO-10482", 11, NOW + timedelta(minutes=22)),
    OrderInTote("T-121", "SO-10490", 1, NOW + timedelta(minutes=38)),
    OrderInTote("T-107", "SO-10466", 4, NOW + timedelta(hours=1, minutes=4)),
    OrderInTote("T-133", "SO-10501", 2, NOW + timedelta(hours=2, minutes=40)),
)
"""Picked orders that wait for a packer."""
