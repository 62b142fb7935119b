"""What records name besides their works: stops, lots and serial numbers that the picture needs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Self

from app.fulfilment.events import (
    AnyEvent,
    BinChecked,
    CartonOpened,
    LabelMatched,
    PutInTote,
    ShortDeclared,
    ToteBound,
    Undone,
    UnitsPacked,
    WorkFinished,
)
from app.station.replay.effects import moves_goods

_TAKES_NO_STOCK = (ToteBound, BinChecked, WorkFinished, CartonOpened, UnitsPacked, LabelMatched)


@dataclass
class NamedGoods:
    """Stops whose product's whole stock is wanted, lots by stop, serial numbers, totes to bind.

    ``filled`` are the stops of plain units into or out of their totes; ``is_plain`` says that
    nothing else moved.  ``asks_stock`` says that something is decided by how much stock there is:
    what is short, and which lot is taken, but no plain unit into its tote or carton.
    """

    stops: set[int] = field(default_factory=set)
    lots: set[tuple[int, str]] = field(default_factory=set)
    serials: set[str] = field(default_factory=set)
    totes: set[str] = field(default_factory=set)
    filled: set[int] = field(default_factory=set)
    is_plain: bool = True
    asks_stock: bool = False

    @classmethod
    def of(cls, events: Iterable[AnyEvent]) -> Self:
        """Everything that these events name."""
        named = cls()
        for event in events:
            inner = event.event if isinstance(event, Undone) else event
            named._note(inner)
            if isinstance(inner, PutInTote) and not inner.taken:
                named.filled.add(inner.pick_line_id)
            elif moves_goods(inner):
                named.is_plain = False
                named.asks_stock = named.asks_stock or not isinstance(inner, _TAKES_NO_STOCK)
        return named

    def _note(self, event: AnyEvent) -> None:
        match event:
            case ShortDeclared(pick_line_id=stop):
                self.stops.add(stop)
            case PutInTote(pick_line_id=stop, taken=taken) if taken:
                self.stops.add(stop)
                self.lots |= {(stop, one.lot) for one in taken if one.lot}
                self.serials |= {serial for one in taken for serial in one.serials}
            case ToteBound(tote=tote):
                self.totes.add(tote)
            case UnitsPacked(serials=serials):
                self.serials |= set(serials)
            case _:
                pass
