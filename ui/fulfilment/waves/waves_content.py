"""From the planning board to what its page shows; no decisions."""

from __future__ import annotations

from app.fulfilment.waves.board import Board, BoardCart, BoardWave
from app.fulfilment.waves.planning.grouping import Grouping
from app.store.schema.floor import WorkState
from ui.messages.planning import waves as says
from ui.messages.wording import translate
from ui.widgets.content import Health
from ui.widgets.desk_content import (
    ActionContent,
    Cell,
    ChipContent,
    CodeCell,
    ColumnContent,
    FigureContent,
    MarkCell,
    QueueRowContent,
    TextCell,
)

_MM_PER_M = 1000
_S_PER_MIN = 60


def columns() -> tuple[ColumnContent, ...]:
    """The columns of the list."""
    return (
        ColumnContent(translate("waves", "Wave"), 106),
        ColumnContent(translate("waves", "State"), 172),
        ColumnContent(translate("waves", "Grouped by"), 140, stretch=True),
        ColumnContent(translate("waves", "Carts"), 80, right=True),
        ColumnContent(translate("waves", "Orders"), 84, right=True),
        ColumnContent(translate("waves", "Bins"), 66, right=True),
        ColumnContent(translate("waves", "Walk"), 98, right=True),
        ColumnContent(translate("waves", "Time"), 100, right=True, optional=True),
        ColumnContent(translate("waves", "Saved"), 84, right=True, optional=True),
    )


def row_of(wave: BoardWave) -> QueueRowContent:
    """One wave of the list."""
    facts = wave.facts
    walk = None if facts.walk_mm is None else facts.walk_mm / _MM_PER_M
    before = None if facts.before_mm is None else facts.before_mm / _MM_PER_M
    time = None if facts.walk_s is None else facts.walk_s / _S_PER_MIN
    numbers = (
        str(len(wave.carts)),
        str(wave.orders),
        str(wave.bins),
        "–" if walk is None else says.metres(walk),
        says.minutes(time),
        says.saved(before, walk),
    )
    cells: tuple[Cell, ...] = (
        CodeCell(facts.wave_no),
        _state(wave),
        TextCell(says.group_of(facts.grouping, facts.zone, facts.cut_off)),
        *(TextCell(number, right=True) for number in numbers),
    )
    return QueueRowContent(facts.wave_no, cells)


def _state(wave: BoardWave) -> MarkCell:
    if wave.is_draft:
        return MarkCell(Health.UNKNOWN, translate("waves", "Draft"))
    claimed = [cart for cart in wave.carts if not cart.untouched]
    if not claimed:
        return MarkCell(Health.WARN, translate("waves", "Released"))
    done = sum(cart.state == WorkState.DONE for cart in wave.carts)
    said = translate("waves", "Picking {done}/{all}").format(done=done, all=len(wave.carts))
    return MarkCell(Health.GOOD, said)


def chips_of(chosen: Grouping) -> tuple[tuple[ChipContent, ...], str]:
    """The groupings to choose from, and the one chosen."""
    chips = tuple(ChipContent(kind.value, says.grouping_words(kind)) for kind in Grouping)
    return chips, chosen.value


def figures_of(board: Board) -> tuple[FigureContent, ...]:
    """What waits, and what planning saves over all drafts and waves that are measured."""
    known = [
        (wave.facts.before_mm, wave.facts.walk_mm)
        for wave in board.waves
        if wave.facts.before_mm is not None and wave.facts.walk_mm is not None
    ]
    before = sum(pair[0] or 0 for pair in known) / _MM_PER_M
    after = sum(pair[1] or 0 for pair in known) / _MM_PER_M
    drafts = sum(wave.is_draft for wave in board.waves)
    figures = [
        FigureContent(str(board.waiting), translate("waves", "orders wait")),
        FigureContent(str(drafts), translate("waves", "drafts")),
        FigureContent(str(board.free_totes), translate("waves", "totes free")),
    ]
    if known:
        figures += [
            FigureContent(says.metres(before), translate("waves", "before")),
            FigureContent(says.metres(after), translate("waves", "after"), Health.GOOD),
        ]
    return tuple(figures)


def actions_of(
    wave: BoardWave | None, *, planning: bool, merging: str
) -> tuple[ActionContent, ...]:
    """What the keys do just now."""
    plan = translate("waves", "Stop planning") if planning else translate("waves", "Suggest waves")
    first = ActionContent("F1", plan, primary=wave is None or not wave.is_draft, half=True)
    draft = wave is not None and wave.is_draft
    idle = wave is not None and any(cart.untouched for cart in wave.carts)
    number = wave.facts.wave_no if wave is not None else ""
    back = translate("waves", "Give up draft") if draft else translate("waves", "Pull back")
    merge = translate("waves", "Merge")
    if merging:
        merge = translate("waves", "Merge {wave} into it").format(wave=merging)
    release = translate("waves", "Release {wave}").format(wave=number).strip()
    mergeable = wave is not None and (not merging or merging != number)
    return (
        first,
        ActionContent("F2", release, primary=draft, enabled=draft, half=True),
        ActionContent("F3", translate("waves", "Split"), enabled=can_split(wave), half=True),
        ActionContent(
            "F4",
            translate("waves", "Print again"),
            enabled=wave is not None and not draft,
            half=True,
        ),
        ActionContent("F5", back, enabled=draft or idle, half=True),
        ActionContent("F6", merge, enabled=mergeable, half=True),
    )


def can_split(wave: BoardWave | None) -> bool:
    """Say whether two waves can be made of one."""
    if wave is None:
        return False
    if wave.is_draft:
        return wave.orders > 1
    return len(wave.carts) > 1 and any(cart.untouched for cart in wave.carts)


def half_of(wave: BoardWave) -> frozenset[int]:
    """The carts (or, of a draft of one cart, the orders) that a split moves: the later half.

    Of a released wave only carts that nobody has claimed.
    """
    if wave.is_draft and len(wave.carts) == 1:
        count = wave.orders
        return frozenset(range(count // 2 + 1, count + 1))
    free: list[BoardCart] = [cart for cart in wave.carts if cart.untouched]
    staying = len(wave.carts) // 2
    return frozenset(cart.number for cart in free[-max(1, len(wave.carts) - staying) :]) or (
        frozenset()
    )
