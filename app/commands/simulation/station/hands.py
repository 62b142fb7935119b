"""What a pair of hands scans next: mostly the right code, now and then a wrong one."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from app.fulfilment.packing.situation import PackSituation, PackState
from app.fulfilment.picking.situation import PickSituation, PickState
from app.fulfilment.work import PackPackage, PickPackage
from app.scanning.control_card import ControlCode, payload_of
from app.scanning.directory import Directory

_UNKNOWN = "NOBODY-KNOWS-THIS"
_NOT_OURS = "001234560000000018"
_LABEL = "]C1"
_CONFIRM = payload_of(ControlCode.CONFIRM)
_SHORT = payload_of(ControlCode.SHORT)


@dataclass(frozen=True, slots=True)
class Move:
    """A code in front of the scanner; ``wrong`` if it is a mistake on purpose."""

    text: str
    aim_id: str | None = None
    wrong: bool = False


class Stuck(Exception):
    """The work stands where no hands can go on."""


class Hands:
    """Chooses codes for one station.

    Args:
        names: the codes of the warehouse.
        chance: decides on mistakes.
        wrong_every, short_every: how often, on average.
    """

    def __init__(
        self, names: Directory, chance: Random, wrong_every: int, short_every: int
    ) -> None:
        self._chance = chance
        self._wrong_every, self._short_every = wrong_every, short_every
        self._items = {
            products[0].product_id: code.removeprefix("0")
            for code, products in names.products.items()
            if len(products) == 1 and products[0].units == 1 and code != products[0].sku
        }
        self._bins, self._totes = sorted(names.bins), sorted(names.totes)
        self._carton = max(names.cartons.values(), key=lambda one: (one.max_grams, one.code)).code

    def pick(self, package: PickPackage, now: PickSituation) -> Move:
        """The next code of a walk."""
        stop = now.stop
        match now.state:
            case PickState.LATCHED:
                return self._acknowledge()
            case PickState.BIN_CHECK | PickState.SHORT_PANEL:
                return Move(_CONFIRM)
            case PickState.DROP_POINT:
                return Move(package.drop_point or _CONFIRM)
            case PickState.BIND_TOTE:
                return Move(self._free_tote(package, now))
            case PickState.GO_TO_BIN if stop is not None:
                return self._perhaps_wrong(stop.bin_code, self._other(self._bins, stop.bin_code))
            case PickState.AT_BIN | PickState.COUNTED if stop is not None:
                if self._once_in(self._short_every):
                    return Move(_SHORT)
                right = self._items[stop.product_id]
                return self._perhaps_wrong(right, self._other_item({stop.product_id}))
            case PickState.TO_TOTE if stop is not None:
                return self._perhaps_wrong(stop.tote, self._other(self._totes, stop.tote))
            case _:
                raise Stuck(f"walk {package.task_no} stands at {now.state.value}")

    def pack(self, package: PackPackage, now: PackSituation) -> Move:
        """The next code at the packing station."""
        wanted = {line.product_id for line in package.lines}
        match now.state:
            case PackState.LATCHED:
                return self._acknowledge()
            case PackState.CHOOSE_CARTON:
                return self._perhaps_wrong(self._carton, self._other_item(set()))
            case PackState.PACKING if now.line is not None:
                right = self._items[now.line.product_id]
                return self._perhaps_wrong(right, self._other_item(wanted))
            case PackState.LABEL:
                right = f"00{now.expected}"
                if self._once_in(self._wrong_every):
                    return Move(_NOT_OURS, _LABEL, wrong=True)
                return Move(right, _LABEL)
            case _:
                raise Stuck(f"order {package.order_no} stands at {now.state.value}")

    def _free_tote(self, package: PickPackage, now: PickSituation) -> str:
        taken = package.totes_in_use.keys() | now.slots.values()
        return self._chance.choice([code for code in self._totes if code not in taken])

    def _acknowledge(self) -> Move:
        """CONFIRM; but now and then somebody goes on scanning, and STOP sounds again (D4)."""
        if self._once_in(4):
            return Move(self._other_item(set()), wrong=True)
        return Move(_CONFIRM)

    def _perhaps_wrong(self, right: str, wrong: str) -> Move:
        return Move(wrong, wrong=True) if self._once_in(self._wrong_every) else Move(right)

    def _once_in(self, times: int) -> bool:
        return times > 0 and self._chance.random() * times < 1

    def _other_item(self, product_ids: set[int]) -> str:
        codes = [code for product, code in self._items.items() if product not in product_ids]
        return self._chance.choice(codes) if codes else _UNKNOWN

    def _other(self, codes: list[str], right: str) -> str:
        return self._chance.choice([code for code in codes if code != right] or [_UNKNOWN])
