"""Two wrong items in a row at the packing station: somebody should look at the tote and its bins.

Source: verification.md D1; ux.md, Pack: "a case after 2 in a row".
"""

from __future__ import annotations

from app.exception_queue.cases import open_case
from app.exception_queue.kinds import CaseKind
from app.store.unit_of_work import Store, UnitOfWork


def report_wrong_items(
    store: Store, order_no: str, scanned: str, needed: str, badge: str, station: str
) -> int:
    """Open a double-scan case, one while it is unsolved; the bins of both items are counted.

    Args:
        store: the shared database.
        order_no: the order at the packing station.
        scanned: the code that came last.
        needed: the code that the line in hand needs.
        badge: who scanned.
        station: where.

    Returns:
        The case's id.
    """

    def job(uow: UnitOfWork) -> int:
        for sku in (needed, scanned):
            _count(uow, sku, badge)
        return open_case(
            uow,
            CaseKind.DOUBLE_SCAN,
            f"wrong items:{order_no}",
            order_no,
            {
                "order_no": order_no,
                "scanned": scanned,
                "needed": needed,
                "times": 2,
                "bin": _bin_of(uow, needed),
            },
            uow.now,
            order_id=uow.orders.lock(order_no).order_id,
            station=station,
            badge=badge,
        )

    return store.run(job)


def _count(uow: UnitOfWork, sku: str, badge: str) -> None:
    bin_id = uow.stock.bin_id(_bin_of(uow, sku))
    product_id = uow.catalogue.product_ids([sku]).get(sku)
    if bin_id is not None and product_id is not None:
        uow.stock.open_count(bin_id, product_id, CaseKind.DOUBLE_SCAN.value, uow.now, badge)


def _bin_of(uow: UnitOfWork, sku: str) -> str:
    """The bin that should be counted: where the needed item lies, "" if it lies nowhere."""
    product_id = uow.catalogue.product_ids([sku]).get(sku)
    bins = uow.stock.where(product_id) if product_id is not None else []
    return bins[0].bin_code if bins else ""
