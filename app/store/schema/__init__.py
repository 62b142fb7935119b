"""The tables, by phase of the SOP.  Importing this package knows them all."""

from app.store.schema import (
    cases,
    catalogue,
    floor,
    orders,
    planning,
    shipping,
    station,
    stock,
    tracking,
)

__all__ = [
    "cases",
    "catalogue",
    "floor",
    "orders",
    "planning",
    "shipping",
    "station",
    "stock",
    "tracking",
]
