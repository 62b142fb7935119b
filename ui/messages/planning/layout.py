"""What the layout page says."""

from __future__ import annotations

from app.capture.reading.problems import RowFault
from app.fulfilment.routing.layout import LayoutFault, LayoutProblem
from app.store.schema.planning import AisleDirection, PartKind
from ui.messages.wording import counted, translate
from ui.widgets.content import Tone


def kind_words(kind: PartKind) -> str:
    """What a part is."""
    return {
        PartKind.AISLE: translate("layout", "Aisle"),
        PartKind.CROSS_AISLE: translate("layout", "Cross-aisle"),
        PartKind.START: translate("layout", "Start"),
        PartKind.DROP_OFF: translate("layout", "Drop-off"),
    }[kind]


def direction_words(direction: AisleDirection) -> str:
    """Which way carts may go."""
    return {
        AisleDirection.BOTH: translate("layout", "Both ways"),
        AisleDirection.UP: translate("layout", "Up only"),
        AisleDirection.DOWN: translate("layout", "Down only"),
    }[direction]


def fault(reason: RowFault) -> str:
    """What is wrong with a field."""
    words = {
        RowFault.MISSING: translate("layout", "missing"),
        RowFault.ENDS_DISAGREE: translate("layout", "not above From"),
    }
    return words.get(reason, reason.value)


def no_number() -> str:
    """A field that is no length."""
    return translate("layout", "no metres")


def twice() -> str:
    """A code that another part of the kind has."""
    return translate("layout", "there already")


def problem(found: LayoutProblem) -> str:
    """What is wrong with the floor as a whole."""
    words = {
        LayoutFault.AISLE_TWICE: translate("layout", "Aisle {name} is there twice"),
        LayoutFault.AISLE_WITHOUT_LENGTH: translate("layout", "Aisle {name} has no length"),
        LayoutFault.AISLE_CUT_OFF: translate("layout", "Aisle {name} meets no cross-aisle"),
        LayoutFault.CROSS_AISLE_WITHOUT_LENGTH: translate(
            "layout", "Cross-aisle {name} has no length"
        ),
        LayoutFault.BIN_TWICE: translate("layout", "Bin {name} is there twice"),
        LayoutFault.BIN_OF_UNKNOWN_AISLE: translate("layout", "Bin {name} is in no known aisle"),
        LayoutFault.BIN_OUTSIDE_ITS_AISLE: translate("layout", "Bin {name} is outside its aisle"),
        LayoutFault.BIN_WITHOUT_COORDINATES: translate("layout", "Bin {name} is not measured"),
    }
    return words[found.fault].format(name=found.name)


def kept() -> tuple[str, Tone]:
    """The layout was saved."""
    return translate("layout", "Kept: the next wave walks by it"), Tone.OK


def wrong_rows(count: int) -> tuple[str, Tone]:
    """It cannot be saved yet."""
    one = translate("layout", "1 row is not right yet: look at the red words")
    many = translate("layout", "{n} rows are not right yet: look at the red words")
    return counted(count, one, many), Tone.ATTENTION


def changed_elsewhere() -> tuple[str, Tone]:
    """Another station saved meanwhile."""
    said = translate(
        "layout", "Changed at another station. F1 writes yours over it, F5 shows theirs"
    )
    return said, Tone.ATTENTION


def reverted() -> tuple[str, Tone]:
    """What was typed is forgotten."""
    return translate("layout", "As it is kept"), Tone.READY


def dead_key() -> str:
    """A key that does nothing just now."""
    return translate("layout", "That key does nothing here")


def help_text() -> str:
    """How the page is worked."""
    return translate("layout", "Stand on a part and type; the map follows. F1 keeps it")


def bin_at(code: str) -> str:
    """A bin was scanned: it is shown on the map."""
    return translate("layout", "{code} is marked on the map").format(code=code)
