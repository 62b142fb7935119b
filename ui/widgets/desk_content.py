"""What desk widgets show, as plain values: figures, chips, table cells, details, actions.

No Qt here; every text is already worded.
"""

from __future__ import annotations

from dataclasses import dataclass

from ui.theme.icon_names import Icon
from ui.widgets.content import Fact, Health


@dataclass(frozen=True, slots=True)
class FigureContent:
    """One figure of the header: "14" over "open"; ``health`` adds its shape and colour."""

    value: str
    label: str
    health: Health | None = None


@dataclass(frozen=True, slots=True)
class ChipContent:
    """One filter with its count; ``key`` is what ``Chips.chosen`` says."""

    key: str
    label: str
    count: int | None = None


@dataclass(frozen=True, slots=True)
class TextCell:
    """Plain words; ``quiet`` for what matters less, ``strong`` for what matters more."""

    text: str
    quiet: bool = False
    strong: bool = False
    right: bool = False


@dataclass(frozen=True, slots=True)
class CodeCell:
    """A whole code in the mono face."""

    text: str


@dataclass(frozen=True, slots=True)
class TimeCell:
    """Time left with its shape; ``used`` is the used share of the time allowed, 0.0 to 1.0.

    ``health`` BAD is late, WARN due soon, UNKNOWN calm, GOOD met.
    """

    text: str
    health: Health = Health.UNKNOWN
    used: float = 0.0


@dataclass(frozen=True, slots=True)
class KindCell:
    """An icon with its word."""

    icon: Icon
    text: str


@dataclass(frozen=True, slots=True)
class MarkCell:
    """A health shape with its word, e.g. a check "Address"; ``text`` may be ""."""

    health: Health
    text: str = ""


@dataclass(frozen=True, slots=True)
class MarksCell:
    """Several shapes in a row, e.g. the four checks of an order; ``spoken`` says them in words."""

    healths: tuple[Health, ...]
    spoken: str


@dataclass(frozen=True, slots=True)
class OwnerCell:
    """Who has it: ``initials`` in a disc, or ``free`` quietly when nobody has it."""

    initials: str = ""
    free: str = ""


@dataclass(frozen=True, slots=True)
class ProgressCell:
    """So many of so many, with a bar."""

    done: int
    needed: int


Cell = TextCell | CodeCell | TimeCell | KindCell | MarkCell | MarksCell | OwnerCell | ProgressCell


@dataclass(frozen=True, slots=True)
class ColumnContent:
    """One column: its title and its least width in design px; ``stretch`` takes what is left.

    ``optional`` ones are left out where the window is too narrow for all.
    """

    title: str
    width: int = 160
    stretch: bool = False
    right: bool = False
    optional: bool = False


@dataclass(frozen=True, slots=True)
class QueueRowContent:
    """One row: ``key`` says which thing it is, ``cells`` one per column."""

    key: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class ActionContent:
    """One button: "F1", "Send back to Pack 04"; ``ActionButtons.pressed`` says ``key``.

    ``half`` puts it beside its neighbour on one row.
    """

    key: str
    label: str
    primary: bool = False
    enabled: bool = True
    half: bool = False


@dataclass(frozen=True, slots=True)
class EvidenceContent:
    """Two codes, one above the other, differing characters boxed; the second is the wrong one.

    With ``wrong`` False the block is neutral: it only shows the codes.
    """

    labels: tuple[str, str]
    codes: tuple[str, str]
    wrong: bool = True


@dataclass(frozen=True, slots=True)
class EventContent:
    """One entry of a timeline: "13:12:24", shape, what happened."""

    time: str
    health: Health
    text: str


@dataclass(frozen=True, slots=True)
class DetailContent:
    """Everything about one thing, beside its list.

    Attributes:
        code: its whole code, e.g. "SO-10482"; ``where`` is the quiet text after it.
        facts: named values, one per row.
        events: the timeline, oldest first; what does not fit is left off at the start.
    """

    title: str
    health: Health | None = None
    code: str = ""
    where: str = ""
    evidence: EvidenceContent | None = None
    facts: tuple[Fact, ...] = ()
    events: tuple[EventContent, ...] = ()
