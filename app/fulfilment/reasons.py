"""Why something is short, off, printed again, let pass, or could not be taken."""

from __future__ import annotations

from enum import StrEnum


class ShortReason(StrEnum):
    """Why fewer units were found than the stop or line needs."""

    BIN_EMPTY = "bin empty"
    DAMAGED = "damaged"
    NOT_IN_TOTE = "not in tote"


class WeightReason(StrEnum):
    """Why a carton goes on though its weight says otherwise, or nothing."""

    COUNTED_AGAIN = "counted again"
    SCALE_WRONG = "scale wrong"


class Deviation(StrEnum):
    """What only a supervisor lets pass, with the own badge in place."""

    SAME_BADGE = "same badge"


class EarlyReason(StrEnum):
    """Why a label is wanted before every unit is verified (D8)."""

    CARRIER_WAITS = "carrier waits"
    UNITS_FOLLOW = "units follow"
    LABEL_GOES_FIRST = "label goes on first"


class ReprintReason(StrEnum):
    """Why a label is printed again."""

    UNREADABLE = "unreadable"
    NOT_PRINTED = "not printed"


class Because(StrEnum):
    """Why a code could not be taken, where the verdict alone does not say it."""

    CLAIM_LOST = "claim lost"
    OTHER_BADGE = "other badge"
    BIN_FIRST = "bin first"
    ITEM_FIRST = "item first"
    TOTE_FIRST = "tote first"
    SLOT_FIRST = "tote for the slot first"
    TOTE_IN_USE = "tote in use"
    CARTON_FIRST = "carton first"
    CARTON_LABEL_FIRST = "carton label first"
    CARTON_OPEN = "carton open"
    CARTON_EMPTY = "carton empty"
    CARTON_REFUSED = "carton refused by the carrier"
    LABEL_FIRST = "label first"
    LABEL_NOT_PRINTED = "label not printed"
    NOT_VERIFIED = "not verified"
    ALREADY_HERE = "already here"
    PANEL_OPEN = "panel open"
    NOTHING_TO_UNDO = "nothing to undo"
    NOTHING_TO_CONFIRM = "nothing to confirm"
    NOTHING_MISSING = "nothing missing"
    NOT_IN_THIS_TASK = "not in this task"
    TASK_OVER = "task over"
    COUNT_EACH = "count each"
    SCAN_ONE_FIRST = "scan one first"
    ZERO_UNITS = "zero units"
    NUMBER_TOO_LONG = "number too long"
    WEIGH_FIRST = "weigh first"
    WEIGHT_OFF = "weight off"
    CHECK_BIN_FIRST = "check bin first"
    NOT_A_SUPERVISOR = "not a supervisor"
    PUT_AWAY_FIRST = "put away first"
    SUPERVISOR_FIRST = "supervisor first"
    PROMISED = "promised to orders"
    UNIT_BY_UNIT = "unit by unit"
    KIT_BY_PARTS = "kit by parts"
    DATES_DIFFER = "dates differ"
    LOT_RECALLED = "lot recalled"
