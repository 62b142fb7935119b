"""Orders that were picked and packed, and wait for their labels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import select, update

from app.fulfilment.shipping.booking import ShippingDesk
from app.fulfilment.shipping.parcel.paperwork import PaperFormat
from app.fulfilment.shipping.rate_card import load_rate_card
from app.lifecycle import OrderState
from app.settings import Address, CompanySettings
from app.store.books.floor.postings import Posting, carton_of, free_in, post
from app.store.schema.cases import Case
from app.store.schema.floor import Carton, CartonContent
from app.store.schema.orders import Order, OrderAddress, OrderLine
from app.store.schema.stock import Movement, Stock
from app.store.unit_of_work import Store, UnitOfWork
from tests.support.warehouse import NINE, Warehouse, small_warehouse

STATION = "PACK-1"
COMPANY = CompanySettings(
    name="Mugs & More",
    gs1_company_prefix="9521234",
    return_address=Address(street="1 Mill Lane", city="Leeds", postcode="LS1 4AB", country="GB"),
)
DESK = ShippingDesk(
    load_rate_card(), COMPANY, frozenset({PaperFormat.ZPL_203, PaperFormat.PDF}), STATION
)


def pack(
    warehouse: Warehouse,
    order_no: str,
    cartons: Sequence[Mapping[str, int]],
    *,
    backordered: Mapping[str, int] | None = None,
    method: str = "Standard",
    country: str = "GB",
) -> None:
    """An order whose cartons hold what is given, verified twice, every unit with its ledger."""
    later = dict(backordered or {})
    inside: dict[str, int] = {}
    for carton in cartons:
        for sku, units in carton.items():
            inside[sku] = inside.get(sku, 0) + units
    wanted = {sku: inside.get(sku, 0) + later.get(sku, 0) for sku in {**inside, **later}}
    order_id = warehouse.add_order(
        order_no, wanted, state=OrderState.PACKING, country=country, ships_complete=not later
    )
    with warehouse.store.unit() as uow:
        _count_lines(uow, order_id, inside, later, method)
        _address_in(uow, order_id, country)
        for number, content in enumerate(cartons, start=1):
            _fill(uow, warehouse, order_no, number, content)
        uow.commit()


def packed_warehouse(store: Store) -> Warehouse:
    """The small warehouse with order SO-1: two mugs and a lamp in one carton to Oxford."""
    warehouse = small_warehouse(store)
    pack(warehouse, "SO-1", [{"MUG": 2, "LAMP": 1}])
    return warehouse


def close_cartons(store: Store, order_no: str) -> None:
    """Each carton's label was scanned; the order is packed."""
    with store.unit() as uow:
        order = uow.session.scalars(select(Order).filter_by(order_no=order_no)).one()
        closed = update(Carton).where(Carton.order_id == order.id).values(state="closed")
        uow.session.execute(closed)
        order.state = OrderState.PACKED.value
        uow.commit()


def cancel(store: Store, order_no: str) -> None:
    """The customer cancelled."""
    with store.unit() as uow:
        order = uow.session.scalars(select(Order).filter_by(order_no=order_no)).one()
        order.state, order.version = OrderState.CANCELLED.value, order.version + 1
        uow.commit()


def open_cases(store: Store) -> list[Case]:
    """The open cases, oldest first."""
    with store.reading() as uow:
        query = select(Case).where(Case.state == "open").order_by(Case.id)
        return list(uow.session.scalars(query))


def _count_lines(
    uow: UnitOfWork,
    order_id: int,
    inside: Mapping[str, int],
    later: Mapping[str, int],
    method: str,
) -> None:
    for line in uow.session.scalars(select(OrderLine).where(OrderLine.order_id == order_id)):
        line.units_backordered = later.get(line.sku, 0)
        line.units_allocated = inside.get(line.sku, 0)
        line.units_picked = line.units_packed = line.units_allocated
    uow.session.execute(update(Order).where(Order.id == order_id).values(shipping_method=method))


def _address_in(uow: UnitOfWork, order_id: int, country: str) -> None:
    if country == "GB":
        uow.session.execute(
            update(OrderAddress)
            .where(OrderAddress.order_id == order_id)
            .values(street1="12 High Street", city="Oxford", postcode="OX1 2JD")
        )


def _fill(
    uow: UnitOfWork, warehouse: Warehouse, order_no: str, number: int, units: Mapping[str, int]
) -> None:
    order_id = warehouse.order_ids[order_no]
    carton = Carton(order_id=order_id, number=number, carton_type="BOX-M", opened_at=NINE)
    uow.session.add(carton)
    uow.session.flush()
    for sku, count in units.items():
        line = uow.session.scalars(
            select(OrderLine).where(OrderLine.order_id == order_id, OrderLine.sku == sku)
        ).one()
        content = CartonContent(carton_id=carton.id, order_line_id=line.id, units=count)
        uow.session.add(content)
        _take_from_stock(uow, warehouse, sku, count, order_no, number)


def _take_from_stock(
    uow: UnitOfWork, warehouse: Warehouse, sku: str, count: int, order_no: str, number: int
) -> None:
    product_id = warehouse.product_ids[sku]
    query = select(Stock).where(Stock.product_id == product_id, Stock.on_hand >= count)
    row = uow.session.scalars(query.order_by(Stock.id)).first()
    assert row is not None
    row.on_hand -= count
    code = next(code for code, bin_id in warehouse.bin_ids.items() if bin_id == row.bin_id)
    target = carton_of(order_no, number)
    posting = Posting(Movement.PACK, product_id, count, free_in(code), target, reference=order_no)
    post(uow.session, [posting], NINE)


def unverify(warehouse: Warehouse, sku: str = "MUG") -> None:
    """One unit less is packed of a product than is picked."""
    _change_packed(warehouse, sku, -1)


def verify(warehouse: Warehouse, sku: str = "MUG") -> None:
    """The unit that was missing is packed."""
    _change_packed(warehouse, sku, 1)


def _change_packed(warehouse: Warehouse, sku: str, units: int) -> None:
    with warehouse.store.unit() as uow:
        lines = select(OrderLine.id).where(OrderLine.sku == sku)
        changed = {"units_packed": OrderLine.units_packed + units}
        uow.session.execute(update(OrderLine).where(OrderLine.sku == sku).values(changed))
        contents = update(CartonContent).where(CartonContent.order_line_id.in_(lines))
        uow.session.execute(contents.values(units=CartonContent.units + units))
        uow.commit()
