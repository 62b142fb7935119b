"""Where an order stands at the packing station, for the screen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.fulfilment.double_scan.standing import Latch, Panel, Standing
from app.fulfilment.events import ItemNamed, LabelLetOut
from app.fulfilment.packing.desk import Desk, expected_code
from app.fulfilment.packing.progress import Ending, PackedCarton, PackProgress, lots_of
from app.fulfilment.packing.weighing import band_of
from app.fulfilment.work import PackLine


class PackState(StrEnum):
    """What the packer has to do next.

    OTHER_BADGE  the picker's own badge is signed in: somebody else packs, or a supervisor says so
    INTO_CARTON  a unit was scanned: the label of its carton is scanned next (item+carton)
    QUANTITY  a number is being keyed; CONFIRM counts it
    WEIGH  a full carton goes onto the scale
    WEIGHT_OFF  its weight is outside the band: look into it, or CONFIRM and say why
    PRINTING  every unit is verified; the documents of the carton in hand are being made
    LABEL  the label of the carton in hand is printed: stick it, then scan it (D9)
    EARLY_LABEL  a label was asked for before all is verified: say why
    SUPERVISOR  a supervisor's badge lets that label out, and nothing else
    SET_ASIDE  SHORT or EXCEPTION: the order waits for a supervisor, nothing ships
    OUTDATED  the order changed or was cancelled under the packer's hands (D10)
    """

    CHOOSE_CARTON = "choose carton"
    OTHER_BADGE = "other badge"
    PACKING = "packing"
    INTO_CARTON = "into carton"
    QUANTITY = "quantity"
    WEIGH = "weigh"
    WEIGHT_OFF = "weight off"
    WEIGHT_PANEL = "weight panel"
    PRINTING = "printing"
    LABEL = "label"
    SHORT_PANEL = "short panel"
    PROBLEM_PANEL = "problem panel"
    REPRINT_PANEL = "reprint panel"
    EARLY_LABEL = "early label"
    SUPERVISOR = "supervisor"
    LATCHED = "latched"
    DONE = "done"
    SET_ASIDE = "set aside"
    OUTDATED = "outdated"
    NOT_YOURS = "not yours"


_PANEL_STATES = {
    "short": PackState.SHORT_PANEL,
    "exception": PackState.PROBLEM_PANEL,
    "reprint": PackState.REPRINT_PANEL,
    "quantity": PackState.QUANTITY,
    "weight": PackState.WEIGHT_PANEL,
    "early label": PackState.EARLY_LABEL,
    "supervisor": PackState.SUPERVISOR,
}
_ENDINGS = {Ending.CLOSED: PackState.DONE, Ending.SET_ASIDE: PackState.SET_ASIDE}
_OVER = {PackState.DONE, PackState.SET_ASIDE, PackState.OUTDATED, PackState.NOT_YOURS}


@dataclass(frozen=True, slots=True)
class LineProgress:
    """One order line and how many of its units the packer has verified into cartons.

    ``lot`` is the one that it needs next, good until ``expires_on``; ``serials`` are those
    verified, in their order.
    ``needed`` is what must be in cartons at the end: the line's units, or fewer where a
    supervisor let the order go without some.
    """

    line: PackLine
    packed: int
    needed: int
    lot: str = ""
    serials: tuple[str, ...] = ()
    expires_on: date | None = None


@dataclass(frozen=True, slots=True)
class PackSituation:
    """Where an order stands.

    Attributes:
        state: what the packer has to do next.
        carton: the carton in hand: it takes units, goes onto the scale, or needs its label; None
            between cartons.
        cartons: every carton of the order with its verified contents.
        line: the line to show; None once every unit is verified.
        lines: every line with its verified units.
        units_packed: units in all cartons.
        units_total: units of the order.
        all_verified: True if labels may be made (D8).
        edition: counts what UNDO reversed; a label made for an earlier edition is void.
        panel: what stands in the place of the instruction, or "".
        latch: the STOP that waits for CONFIRM, with what was scanned and expected, or None.
        expected: the code that is waited for, where it is one code; else "".
        named: the tracked item whose lot or serial is asked for, or None.
        entry: the digits of a quantity keyed so far.
        in_between: units that were scanned and wait for the label of their carton (item+carton).
        by_carton: True if each unit is verified by the label of its carton too.
        expected_grams: what the carton in hand should weigh; None while that is not known.
        band: the lowest and highest good weight of it in grams, or None.
        off_grams: what the scale showed outside the band, or None.
        let_out: the label of the carton in hand that a supervisor let out early, or None.
    """

    state: PackState
    carton: PackedCarton | None
    cartons: tuple[PackedCarton, ...]
    line: PackLine | None
    lines: tuple[LineProgress, ...]
    units_packed: int
    units_total: int
    all_verified: bool
    edition: int
    panel: Panel
    latch: Latch | None
    expected: str
    named: ItemNamed | None = None
    entry: str = ""
    in_between: int = 0
    by_carton: bool = False
    expected_grams: int | None = None
    band: tuple[int, int] | None = None
    off_grams: int | None = None
    let_out: LabelLetOut | None = None

    @property
    def is_over(self) -> bool:
        """True if this task takes no goods any more and the work can be ended."""
        return self.state in _OVER


def situation_of(standing: Standing[PackProgress], desk: Desk) -> PackSituation:
    """Draw the situation from where the task stands."""
    progress = standing.progress
    lines = tuple(_line_progress(progress, line) for line in progress.package.lines)
    carton = desk.to_weigh or progress.carton
    return PackSituation(
        state=state_of(standing, desk),
        carton=carton,
        cartons=progress.cartons,
        line=progress.line,
        lines=lines,
        units_packed=sum(one.packed for one in lines),
        units_total=sum(one.needed for one in lines),
        all_verified=progress.all_verified,
        edition=standing.undone,
        panel=standing.panel,
        latch=standing.latch,
        expected=expected_code(desk),
        named=progress.named,
        entry=standing.entry,
        in_between=progress.in_between.units if progress.in_between else 0,
        by_carton=progress.by_carton,
        expected_grams=progress.expected_grams(carton) if carton else None,
        band=band_of(progress, carton) if carton else None,
        off_grams=progress.off_grams,
        let_out=_let_out(standing, carton),
    )


def _let_out(standing: Standing[PackProgress], carton: PackedCarton | None) -> LabelLetOut | None:
    mine = (one for one in standing.let_out if carton and one.carton_number == carton.number)
    return next(mine, None)


def _line_progress(progress: PackProgress, line: PackLine) -> LineProgress:
    packed = progress.packed(line)
    needed, lot = progress.needed(line), progress.lot_to_show(line)
    dates = {one.lot: one.expires_on for one in lots_of(line)}
    return LineProgress(line, packed, needed, lot, progress.serials_of(line), dates.get(lot))


def state_of(standing: Standing[PackProgress], desk: Desk) -> PackState:
    """Name what the packer has to do next; a latch comes before a panel, a panel before work."""
    progress = standing.progress
    if standing.latch is not None:
        return PackState.LATCHED
    if progress.ending is not None:
        return _ENDINGS[progress.ending]
    if standing.lost:
        return PackState.NOT_YOURS
    if progress.outdated is not None:
        return PackState.OUTDATED
    return _PANEL_STATES.get(standing.panel) or _work_state(desk)


def _work_state(desk: Desk) -> PackState:
    progress = desk.progress
    if desk.to_weigh is not None:
        return PackState.WEIGH if progress.off_grams is None else PackState.WEIGHT_OFF
    if progress.all_verified:
        return PackState.LABEL if desk.label else PackState.PRINTING
    if desk.is_picker:
        return PackState.OTHER_BADGE
    if progress.in_between is not None:
        return PackState.INTO_CARTON
    return PackState.CHOOSE_CARTON if progress.in_hand is None else PackState.PACKING
