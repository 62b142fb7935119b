"""What floor widgets show, as plain values: presenters build these, widgets paint them.

No Qt here.  Every text is already worded and translated; codes are whole, never
abbreviated (design rule 22).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


class Tone(Enum):
    """The signal of a screen; each has a colour, an icon shape and a word of its own."""

    READY = auto()
    OK = auto()
    STOP = auto()
    ATTENTION = auto()
    NOT_COUNTED = auto()
    BUSY = auto()
    DONE = auto()


class StepMark(Enum):
    """Where one step stands: check, ring with a dot or number, empty ring, octagon."""

    DONE = auto()
    NOW = auto()
    TODO = auto()
    BAD = auto()


class Health(Enum):
    """How something is: check, triangle, octagon, empty ring."""

    GOOD = auto()
    WARN = auto()
    BAD = auto()
    UNKNOWN = auto()


class ItemShape(Enum):
    """Which neutral drawing stands in for a product that has no picture."""

    BOX = auto()
    BOTTLE = auto()
    MUG = auto()
    TEXTILE = auto()


class Direction(Enum):
    """On which side of the aisle the bin is, seen in walking direction."""

    LEFT = auto()
    RIGHT = auto()
    AHEAD = auto()


class SlotState(Enum):
    """What a slot of the cart is for just now."""

    FREE = auto()
    FILLED = auto()
    TARGET = auto()
    WRONG = auto()


@dataclass(frozen=True, slots=True)
class Fact:
    """A named value such as "Tote  T-118"; ``code`` sets the value in the mono face."""

    label: str
    value: str
    code: bool = False


@dataclass(frozen=True, slots=True)
class GaugeContent:
    """The two scans of one unit: from the tote, into the box."""

    first: StepMark
    second: StepMark
    labels: tuple[str, str]


@dataclass(frozen=True, slots=True)
class CompareContent:
    """What was scanned beside what the line needs; differing characters get boxed.

    ``scanned`` and ``needed`` are whole codes; ``needed`` may be "" if nothing was expected.
    """

    scanned_label: str
    scanned: str
    needed_label: str = ""
    needed: str = ""


@dataclass(frozen=True, slots=True)
class BannerContent:
    """The one element read from 3 m.

    Attributes:
        overline: small first line, e.g. "Step 2 of 2 · Verify into box"; painted in capitals.
        headline: one imperative of at most three words, e.g. "Scan it again".
        second: at most three words more, e.g. "into box B2".
        word: the verdict in one word for the tile, e.g. "OK", "STOP", "Scan".
        gauge: the two-step gauge on the right, if this step has one.
        compare: the compare block on the right; takes the gauge's place.
    """

    tone: Tone
    headline: str
    second: str = ""
    word: str = ""
    overline: str = ""
    gauge: GaugeContent | None = None
    compare: CompareContent | None = None


@dataclass(frozen=True, slots=True)
class TwinContent:
    """A product that the one in hand is taken for; ``title`` says so, e.g. "Not this one"."""

    title: str
    name: str
    code: str
    shape: ItemShape = ItemShape.BOX


@dataclass(frozen=True, slots=True)
class ItemContent:
    """The product in hand.

    Attributes:
        facts: at most four (tote, bin, lot, each), drawn two by two.
        unit_label: word above the big number, e.g. "Unit".
        unit: the big number, e.g. "2".
        unit_of: below it, e.g. "of 3".
        pips: first and second scan of each unit, in order; many units are windowed round NOW.
        picture: an encoded image (PNG, JPEG), or None for the drawing ``shape``.
        twin: a look-alike, drawn beside it; None where there is none.
    """

    name: str
    code: str
    variant: str = ""
    facts: tuple[Fact, ...] = ()
    unit_label: str = ""
    unit: str = ""
    unit_of: str = ""
    pips: tuple[tuple[StepMark, ...], ...] = ()
    picture: bytes | None = None
    shape: ItemShape = ItemShape.BOX
    twin: TwinContent | None = None


@dataclass(frozen=True, slots=True)
class ShelfContent:
    """The sketch of one bay: ``level`` 1 is at the floor; ``column`` 1 is leftmost."""

    levels: int
    level: int
    columns: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class BinContent:
    """Where to go and how many to take.

    Attributes:
        groups: aisle, bay, level as (label, value), e.g. ("Aisle", "A"); three fit best.
        code: the bin's whole code, for the label on the shelf and for screen readers.
        side: words for the arrow, e.g. "left side, level 3".
        take_label, take, take_of: "Take", "2", "of 5".
        route: what comes next, e.g. "then A-15-01".
        lot, use_by: which lot to take and until when it is good; "" where lots are not tracked.
        reached: True once the bin itself was scanned.
    """

    groups: tuple[tuple[str, str], ...]
    code: str
    direction: Direction = Direction.AHEAD
    side: str = ""
    shelf: ShelfContent | None = None
    take_label: str = ""
    take: str = ""
    take_of: str = ""
    route: str = ""
    reached: bool = False
    lot: str = ""
    use_by: str = ""


@dataclass(frozen=True, slots=True)
class CartSlotContent:
    """One slot of the cart: "3", tote "T-118", and how many units it holds or gets."""

    number: str
    tote: str = ""
    state: SlotState = SlotState.FREE
    detail: str = ""


@dataclass(frozen=True, slots=True)
class CartContent:
    """The cart as it stands before the picker, slot by slot, row by row."""

    title: str
    slots: tuple[CartSlotContent, ...]
    columns: int = 6
    summary: str = ""


@dataclass(frozen=True, slots=True)
class LineContent:
    """One order line with the units done and needed; ``said`` stands in their place, if any."""

    name: str
    code: str
    done: int
    needed: int
    mark: StepMark
    said: str = ""


@dataclass(frozen=True, slots=True)
class LinesContent:
    """All lines with their sum, e.g. title "Order lines", summary "7 of 11 units".

    ``first`` is the line to begin with where not all fit and none is at work.
    """

    title: str
    summary: str
    done: int
    needed: int
    lines: tuple[LineContent, ...] = ()
    first: int = 0


@dataclass(frozen=True, slots=True)
class TapeEntry:
    """One scan: local time "13:42:07", its tone, the whole code, what it meant."""

    time: str
    tone: Tone
    code: str
    meaning: str


@dataclass(frozen=True, slots=True)
class TapeContent:
    """The last scans, newest first, e.g. summary "63 today, 1 rejected"."""

    title: str
    summary: str
    entries: tuple[TapeEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class WeightBand:
    """The allowed weight and the weight now, in grams; ``now_grams`` None while unstable."""

    low_grams: int
    high_grams: int
    now_grams: int | None = None

    @property
    def holds(self) -> bool | None:
        """True inside the band, False outside, None while nothing is weighed."""
        if self.now_grams is None:
            return None
        return self.low_grams <= self.now_grams <= self.high_grams


@dataclass(frozen=True, slots=True)
class CartonContent:
    """The open carton: "Box B2", "300 × 200 × 150", "2.31 kg", "expect 2.30".

    Without a scale ``band`` is None and ``weight`` says so ("No scale").
    """

    name: str
    size: str = ""
    weight: str = ""
    expected: str = ""
    band: WeightBand | None = None
