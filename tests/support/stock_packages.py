"""Packages of stock work, for tests of its rules and pictures of its screens."""

from __future__ import annotations

from app.scanning.directory import Directory
from app.stock.packages import (
    CountPackage,
    Expected,
    InBin,
    MovePackage,
    PutAwayPackage,
    ReceiveLine,
    ReceivePackage,
    StrayGoods,
    WaitingFor,
)

_NUMBER = {"MUG-CER-WHT": 1, "TWL-LIN-NAT": 2, "BTL-750-PTB": 3, "LBX-BAM-09L": 4}
_NAMES = {
    "MUG-CER-WHT": "Ceramic mug, white",
    "TWL-LIN-NAT": "Tea towel, linen",
    "BTL-750-PTB": "Insulated bottle 750 ml",
    "LBX-BAM-09L": "Lunch box, bamboo lid",
}
PO_NO = "PO-553"


def with_stock(floor: Directory) -> Directory:
    """The floor's names with a purchase order and a quarantine bin."""
    return Directory(
        products=floor.products,
        bins={**floor.bins, "Q-01-1": "quarantine"},
        totes=floor.totes,
        orders=floor.orders,
        cartons=floor.cartons,
        people=floor.people,
        lots={**floor.lots, "L2407": frozenset({_NUMBER["TWL-LIN-NAT"]})},
        purchase_orders=frozenset({PO_NO}),
    )


def _line(sku: str, ordered: int, received: int, bins: tuple[str, ...]) -> ReceiveLine:
    waiting = (
        (WaitingFor(order_no="SO-10482", units=2), WaitingFor(order_no="SO-10490", units=1))
        if sku == "BTL-750-PTB"
        else ()
    )
    return ReceiveLine(
        product_id=_NUMBER[sku],
        sku=sku,
        name=_NAMES[sku],
        tracking="none",
        ordered=ordered,
        received=received,
        bins=bins,
        waiting=waiting,
    )


def delivery() -> ReceivePackage:
    """Bottles that two orders wait for, mugs of which half has come, towels."""
    return ReceivePackage(
        work_id=91,
        fence=1,
        work_no="RC-0012",
        po_no=PO_NO,
        supplier="Potteries Ltd",
        lines=(
            _line("BTL-750-PTB", 4, 0, ("A-14-03", "A-15-01")),
            _line("MUG-CER-WHT", 12, 6, ("A-14-01",)),
            _line("TWL-LIN-NAT", 2, 0, ("A-14-02",)),
        ),
        quarantine_bins=("Q-01-1",),
    )


def count(*, second: bool = False, product: str = "") -> CountPackage:
    """A bin with three bottles and two mugs in it."""
    expected = tuple(
        Expected(
            product_id=_NUMBER[sku], sku=sku, name=_NAMES[sku], lot="", tracking="none", units=units
        )
        for sku, units in (("BTL-750-PTB", 3), ("MUG-CER-WHT", 2))
        if product in {"", sku}
    )
    return CountPackage(
        work_id=92,
        fence=1,
        work_no="CT-0007",
        task_id=7,
        bin_code="A-14-03",
        zone="A",
        product_id=_NUMBER[product] if product else None,
        sku=product,
        name=_NAMES.get(product, ""),
        reason="bin empty",
        second=second,
        expected=expected,
        stamp=400,
    )


def bin_of_bottles(*, quarantine: bool = False) -> MovePackage:
    """Three free bottles, two promised and one in quarantine; two free mugs."""
    return MovePackage(
        work_id=93,
        fence=1,
        work_no="MV-0003",
        bin_code="A-14-03",
        quarantine=quarantine,
        items=(
            InBin(
                product_id=3,
                sku="BTL-750-PTB",
                name=_NAMES["BTL-750-PTB"],
                lot="",
                tracking="none",
                free=3,
                held=2,
                quarantined=1,
                bins=("A-15-01", "B-02-04"),
            ),
            InBin(
                product_id=1,
                sku="MUG-CER-WHT",
                name=_NAMES["MUG-CER-WHT"],
                lot="",
                tracking="none",
                free=2,
                held=0,
                quarantined=0,
            ),
        ),
        quarantine_bins=("Q-01-1",),
    )


def _stray(sku: str, units: int, bins: tuple[str, ...], lot: str = "") -> StrayGoods:
    return StrayGoods(
        product_id=_NUMBER[sku],
        sku=sku,
        name=_NAMES[sku],
        lot=lot,
        tracking="lot" if lot else "none",
        place="T-118",
        units=units,
        bins=bins,
        barred=bool(lot),
    )


def strays() -> PutAwayPackage:
    """A tote of a cancelled order: bottles, a mug, and a towel of a lot that was recalled."""
    return PutAwayPackage(
        work_id=94,
        fence=1,
        work_no="PA-0002",
        code="T-118",
        order_no="SO-10482",
        items=(
            _stray("BTL-750-PTB", 3, ("A-14-03", "A-15-01")),
            _stray("MUG-CER-WHT", 1, ("A-14-01",)),
            _stray("TWL-LIN-NAT", 1, ("A-14-02",), lot="L2407"),
        ),
        quarantine_bins=("Q-01-1",),
    )


def tracked_delivery() -> ReceivePackage:
    """The delivery with towels in lots, lunch boxes with numbers, and mugs that may be keyed."""
    package = delivery()
    bottles, mugs, towels = package.lines
    boxes = _line("LBX-BAM-09L", 3, 0, ("A-15-01",))
    lines = (
        bottles,
        mugs.model_copy(update={"count_by_hand": True}),
        towels.model_copy(update={"tracking": "lot"}),
        boxes.model_copy(update={"tracking": "serial"}),
    )
    return package.model_copy(update={"lines": lines})


def tracked_count() -> CountPackage:
    """The bin with towels of a lot and mugs that may be keyed."""
    package = count()
    bottles, mugs = package.expected
    towels = bottles.model_copy(
        update={
            "product_id": _NUMBER["TWL-LIN-NAT"],
            "sku": "TWL-LIN-NAT",
            "name": _NAMES["TWL-LIN-NAT"],
            "lot": "L2407",
            "tracking": "lot",
        }
    )
    return package.model_copy(
        update={"expected": (mugs.model_copy(update={"count_by_hand": True}), towels)}
    )


def tracked_bin() -> MovePackage:
    """The bin with lunch boxes that have numbers."""
    package = bin_of_bottles()
    bottles, _mugs = package.items
    boxes = bottles.model_copy(
        update={
            "product_id": _NUMBER["LBX-BAM-09L"],
            "sku": "LBX-BAM-09L",
            "name": _NAMES["LBX-BAM-09L"],
            "tracking": "serial",
            "quarantined": 0,
            "bins": ("A-15-01",),
        }
    )
    return package.model_copy(update={"items": (bottles, boxes)})
