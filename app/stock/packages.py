"""What a station takes with it when it claims stock work (sync.md, step 1)."""

from __future__ import annotations

from app.fulfilment.work import ClaimedPackage, Package


class WaitingFor(Package):
    """So many units that an order waits for; orders stand in the order in which they are served."""

    order_no: str
    units: int


class ReceiveLine(Package):
    """One product of a purchase order.

    ``received`` were put away before this claim; ``bins`` are proposals, the best first;
    ``count_by_hand`` says that after one scan the rest may be keyed (D5).
    """

    product_id: int
    sku: str
    name: str
    tracking: str
    ordered: int
    received: int
    bins: tuple[str, ...] = ()
    waiting: tuple[WaitingFor, ...] = ()
    count_by_hand: bool = False


class ReceivePackage(ClaimedPackage):
    """A delivery: the lines of one purchase order, and where strange goods go."""

    work_no: str
    po_no: str
    supplier: str
    lines: tuple[ReceiveLine, ...]
    quarantine_bins: tuple[str, ...]


class Expected(Package):
    """What the books say lies in a bin.  Never shown before the count is confirmed."""

    product_id: int
    sku: str
    name: str
    lot: str
    tracking: str
    units: int
    count_by_hand: bool = False


class CountPackage(ClaimedPackage):
    """A blind count of one bin, or of one product in it (``product_id``, ``sku``).

    ``stamp`` is the last ledger entry of the bin: if there is a later one at the replay, the bin
    moved while it was counted and the count proves nothing.
    """

    work_no: str
    task_id: int
    bin_code: str
    zone: str
    product_id: int | None
    sku: str
    name: str
    reason: str
    second: bool
    expected: tuple[Expected, ...]
    stamp: int


class InBin(Package):
    """What lies in a bin and may be taken: ``free``; ``quarantined`` with a supervisor only."""

    product_id: int
    sku: str
    name: str
    lot: str
    tracking: str
    free: int
    held: int
    quarantined: int
    bins: tuple[str, ...] = ()
    count_by_hand: bool = False


class StrayGoods(Package):
    """Units of a cancelled order in one tote or carton (``place``).

    ``bins`` are where they may go, the best first; ``barred`` ones (a recalled lot) to quarantine
    only.  ``serials`` are the numbers of these units, where they have such.
    """

    product_id: int
    sku: str
    name: str
    lot: str
    tracking: str
    place: str
    units: int
    serials: tuple[str, ...] = ()
    bins: tuple[str, ...] = ()
    barred: bool = False
    count_by_hand: bool = False


class PutAwayPackage(ClaimedPackage):
    """The goods of a cancelled order on their way back: of a tote, of a carton, or all of them.

    ``code`` is what opened it: the tote, the carton's label, or the order.
    """

    work_no: str
    code: str
    order_no: str
    items: tuple[StrayGoods, ...]
    quarantine_bins: tuple[str, ...]

    @property
    def places(self) -> tuple[str, ...]:
        """The totes and cartons that the units come out of."""
        return tuple(dict.fromkeys(one.place for one in self.items))


class MovePackage(ClaimedPackage):
    """Units on their way out of one bin; ``quarantine`` says that it is a quarantine bin."""

    work_no: str
    bin_code: str
    quarantine: bool
    items: tuple[InBin, ...]
    quarantine_bins: tuple[str, ...]


StockPackage = ReceivePackage | CountPackage | MovePackage | PutAwayPackage
"""What a station takes with it, of any kind of stock work."""
