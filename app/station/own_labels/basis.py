"""A claimed order takes with it what its label and slip are made of (sync.md, steps 1 and 5)."""

from __future__ import annotations

from app.fulfilment.work import PackPackage, PaperBasis
from app.store.unit_of_work import UnitOfWork


def with_paper_basis(uow: UnitOfWork, package: PackPackage) -> PackPackage:
    """The package with its document data; without, where its counts are in doubt (D8).

    Another station may have packed of a suspect order what nobody here knows of.
    """
    order = uow.shipments.order(package.order_no)
    lines = uow.shipments.lines_to_pack(order.order_id) if order else ()
    if order is None or not lines or package.suspect_of:
        return package
    basis = PaperBasis(
        channel_order_no=order.channel_order_no,
        shipping_method=order.shipping_method,
        placed_at=order.placed_at,
        dispatch_by=order.dispatch_by,
        ship_to=order.ship_to,
        bill_to=order.bill_to,
        lines=lines,
    )
    return package.model_copy(update={"papers": basis})
