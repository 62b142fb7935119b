"""What a scan must say of a product that is tracked by lot or serial number (D5, D6; S6)."""

from __future__ import annotations

from collections.abc import Collection

from app.fulfilment.double_scan import Ruling, refuse
from app.scanning.meaning import ItemScanned
from app.scanning.verdicts import Verdict
from app.stock.events import Goods


def goods_of(item: ItemScanned, tracking: str, seen: Collection[str]) -> Goods | Ruling:
    """The scanned units, or why they cannot be taken so.

    Args:
        item: the scanned product, with what a GS1 element string said besides.
        tracking: what the product's units are told apart by: "none", "lot", "serial" ...
        seen: serial numbers that were scanned here before.
    """
    if "lot" in tracking and not item.lot:
        return refuse(Verdict.LOT_REQUIRED)
    if "serial" in tracking and not item.serial:
        return refuse(Verdict.SERIAL_REQUIRED)
    if "serial" in tracking and item.serial in seen:
        return refuse(Verdict.DUPLICATE_SERIAL, item.serial or "")
    if "serial" in tracking and item.units != 1:
        return refuse(Verdict.SERIAL_REQUIRED)
    return Goods(
        product_id=item.product.product_id,
        sku=item.product.sku,
        name=item.product.name,
        lot=(item.lot or "") if "lot" in tracking else "",
        units=item.units,
        serials=(item.serial,) if "serial" in tracking and item.serial else (),
        expires_on=item.expiry if "lot" in tracking else None,
    )
