"""Words of the exception queue: kinds, reasons, what can be done, what was done (T1)."""

from __future__ import annotations

from typing import Literal, assert_never

from app.exception_queue.kinds import CaseKind, HoldReason, Resolution
from ui.messages.wording import translate

StockKind = Literal[CaseKind.STOCK_DRIFT, CaseKind.RECEIPT, CaseKind.RECALL]
LabelKind = Literal[CaseKind.LABEL_FAILED, CaseKind.EARLY_LABEL, CaseKind.VOID_LABEL]
StockResolution = Literal[
    Resolution.ADJUST_STOCK,
    Resolution.ACCEPT_RECEIPT,
    Resolution.RETURN_TO_SUPPLIER,
    Resolution.CLOSE_LINES,
]


def kind_words(kind: CaseKind) -> str:
    """The kind in one or two words, for a column."""
    match kind:
        case CaseKind.BAD_ROW:
            return translate("case", "Bad row")
        case CaseKind.ORDER_REVISED:
            return translate("case", "Order revised")
        case CaseKind.ADDRESS:
            return translate("case", "Address")
        case CaseKind.SKU:
            return translate("case", "SKU")
        case CaseKind.PRICE:
            return translate("case", "Price")
        case CaseKind.PAYMENT:
            return translate("case", "Payment")
        case CaseKind.CANCELLATION:
            return translate("case", "Cancellation")
        case CaseKind.OUT_OF_STOCK:
            return translate("case", "Out of stock")
        case CaseKind.DOUBLE_SCAN:
            return translate("case", "Double-scan")
        case CaseKind.REPORTED:
            return translate("case", "Reported")
        case CaseKind.NO_CARRIER:
            return translate("case", "No carrier")
        case CaseKind.REPLAY:
            return translate("case", "Late scans")
        case CaseKind.STOCK_DRIFT | CaseKind.RECEIPT | CaseKind.RECALL:
            return _stock_kind(kind)[0]
        case CaseKind.WEIGHT:
            return translate("case", "Weight")
        case CaseKind.MAIL_REFUSED:
            return translate("case", "E-mail")
        case CaseKind.LABEL_FAILED | CaseKind.EARLY_LABEL | CaseKind.VOID_LABEL:
            return _label_kind(kind)[0]
        case _:
            assert_never(kind)


def title_of(kind: CaseKind) -> str:
    """The kind as a headline of its detail."""
    match kind:
        case CaseKind.BAD_ROW:
            return translate("case", "A row cannot be read")
        case CaseKind.ORDER_REVISED:
            return translate("case", "The shop changed this order")
        case CaseKind.ADDRESS:
            return translate("case", "Address needs a look")
        case CaseKind.SKU:
            return translate("case", "Not a product we sell")
        case CaseKind.PRICE:
            return translate("case", "The price does not add up")
        case CaseKind.PAYMENT:
            return translate("case", "Payment is not secured")
        case CaseKind.CANCELLATION:
            return translate("case", "The customer cancelled")
        case CaseKind.OUT_OF_STOCK:
            return translate("case", "Not enough in stock")
        case CaseKind.DOUBLE_SCAN:
            return translate("case", "Double-scan did not match")
        case CaseKind.REPORTED:
            return translate("case", "Somebody asks for help")
        case CaseKind.NO_CARRIER:
            return translate("case", "No carrier takes this carton")
        case CaseKind.REPLAY:
            return translate("case", "Scans came too late")
        case CaseKind.STOCK_DRIFT | CaseKind.RECEIPT | CaseKind.RECALL:
            return _stock_kind(kind)[1]
        case CaseKind.WEIGHT:
            return translate("case", "The weight was not as expected")
        case CaseKind.MAIL_REFUSED:
            return translate("case", "The customer was not reached")
        case CaseKind.LABEL_FAILED | CaseKind.EARLY_LABEL | CaseKind.VOID_LABEL:
            return _label_kind(kind)[1]
        case _:
            assert_never(kind)


def _stock_kind(kind: StockKind) -> tuple[str, str]:
    """A kind of case about stock: for a column, and as a headline."""
    match kind:
        case CaseKind.STOCK_DRIFT:
            said = translate("case", "Two counts say the books are wrong")
            return translate("case", "Stock drift"), said
        case CaseKind.RECEIPT:
            said = translate("case", "The supplier sent something else")
            return translate("case", "Receipt"), said
        case CaseKind.RECALL:
            return translate("case", "Recall"), translate("case", "A recalled lot is on its way")
        case _:
            assert_never(kind)


def _label_kind(kind: LabelKind) -> tuple[str, str]:
    """A kind of case about a carton's label: for a column, and as a headline."""
    match kind:
        case CaseKind.LABEL_FAILED:
            said = translate("case", "The label did not print")
            return translate("case", "Label failed"), said
        case CaseKind.EARLY_LABEL:
            said = translate("case", "A label before all was verified")
            return translate("case", "Early label"), said
        case CaseKind.VOID_LABEL:
            return translate("case", "Void label"), translate("case", "Two labels for one carton")
        case _:
            assert_never(kind)


def reason_words(reason: HoldReason) -> str:
    """Why an order waits, as a sentence without its end."""
    match reason:
        case HoldReason.NAME_MISSING:
            return translate("hold", "Name missing")
        case HoldReason.STREET_MISSING:
            return translate("hold", "Street missing")
        case HoldReason.CITY_MISSING:
            return translate("hold", "City missing")
        case HoldReason.POSTCODE_MISSING:
            return translate("hold", "Postcode missing")
        case HoldReason.POSTCODE_MALFORMED:
            return translate("hold", "Postcode does not fit")
        case HoldReason.COUNTRY_UNKNOWN:
            return translate("hold", "Country not known")
        case HoldReason.EMAIL_MISSING:
            return translate("hold", "E-mail missing")
        case HoldReason.EMAIL_MALFORMED:
            return translate("hold", "E-mail is not well-formed")
        case HoldReason.PSEUDO_SKU:
            return translate("hold", "Money booked as a product")
        case HoldReason.SKU_UNKNOWN:
            return translate("hold", "No product has this SKU")
        case HoldReason.SKU_RETIRED:
            return translate("hold", "The product is no longer sold")
        case HoldReason.ZERO_PRICE:
            return translate("hold", "Price is zero")
        case HoldReason.NEGATIVE_QUANTITY:
            return translate("hold", "Quantity is zero or negative")
        case HoldReason.TOTAL_DIFFERS:
            return translate("hold", "Total does not add up")
        case HoldReason.NOT_PAID:
            return translate("hold", "Neither paid nor authorised")
        case HoldReason.CANCELLATION:
            return translate("hold", "Cancels an earlier order")
        case _:
            assert_never(reason)


def reason_from(text: str) -> str:
    """Word a reason as a case's facts keep it; one of a newer program says itself."""
    known = {reason.value: reason for reason in HoldReason}
    return reason_words(known[text]) if text in known else text


def resolution_words(resolution: Resolution, station: str = "", bin_code: str = "") -> str:
    """What a button does; it names the station and the bin where they are known."""
    match resolution:
        case Resolution.CHECK_AGAIN:
            return translate("resolution", "Check again")
        case Resolution.APPROVE:
            return translate("resolution", "Approve it")
        case Resolution.CANCEL_ORDER:
            return translate("resolution", "Cancel order")
        case Resolution.KEEP_ORDER:
            return translate("resolution", "Keep as picked")
        case Resolution.SHIP_SHORT:
            return translate("resolution", "Ship short")
        case Resolution.WAIT_FOR_STOCK:
            return translate("resolution", "Wait for stock")
        case Resolution.SEND_BACK:
            to = station or translate("resolution", "packing")
            return translate("resolution", "Send back to {station}").format(station=to)
        case Resolution.COUNT_BIN:
            return _count_words(bin_code)
        case Resolution.HOLD_ORDER:
            return translate("resolution", "Hold order")
        case Resolution.PRINT_AGAIN:
            return translate("resolution", "Print again")
        case Resolution.ADOPT:
            return translate("resolution", "Adopt the scans")
        case Resolution.RETURN_GOODS:
            return translate("resolution", "Goods went back")
        case Resolution.PUT_AWAY:
            return translate("resolution", "Put away")
        case Resolution.SEND_AGAIN:
            return translate("resolution", "Send again")
        case Resolution.DISMISS:
            return translate("resolution", "Dismiss")
        case Resolution.ADJUST_STOCK:
            return _stock_words(resolution)[0]
        case Resolution.ACCEPT_RECEIPT | Resolution.RETURN_TO_SUPPLIER | Resolution.CLOSE_LINES:
            return _stock_words(resolution)[0]
        case _:
            assert_never(resolution)


def _count_words(bin_code: str) -> str:
    said = translate("resolution", "Count bin {bin}") if bin_code else ""
    return said.format(bin=bin_code) or translate("resolution", "Count bin")


def _stock_words(resolution: StockResolution) -> tuple[str, str]:
    """What can be done about stock: on its button, and once it is done."""
    match resolution:
        case Resolution.ADJUST_STOCK:
            said = translate("resolution", "Book what was counted")
            return said, translate("done", "Booked as counted")
        case Resolution.ACCEPT_RECEIPT:
            return translate("resolution", "Accept into a bin"), translate("done", "Accepted")
        case Resolution.RETURN_TO_SUPPLIER:
            said = translate("resolution", "Back to the supplier")
            return said, translate("done", "Goes back to the supplier")
        case Resolution.CLOSE_LINES:
            said = translate("resolution", "Nothing more will come")
            return said, translate("done", "Purchase order lines closed")
        case _:
            assert_never(resolution)


def done_words(resolution: Resolution) -> str:
    """What was done with a case, for its history and the answer to the key."""
    match resolution:
        case Resolution.CHECK_AGAIN:
            return translate("done", "Checked again, all is well")
        case Resolution.APPROVE:
            return translate("done", "Approved as it is")
        case Resolution.CANCEL_ORDER:
            return translate("done", "Order cancelled")
        case Resolution.KEEP_ORDER:
            return translate("done", "Kept as picked")
        case Resolution.SHIP_SHORT:
            return translate("done", "Ships short")
        case Resolution.WAIT_FOR_STOCK:
            return translate("done", "Waits for stock")
        case Resolution.SEND_BACK:
            return translate("done", "Sent back")
        case Resolution.COUNT_BIN:
            return translate("done", "Bin is to be counted")
        case Resolution.HOLD_ORDER:
            return translate("done", "Order held")
        case Resolution.PRINT_AGAIN:
            return translate("done", "Printed again")
        case Resolution.ADOPT:
            return translate("done", "Late scans adopted")
        case Resolution.RETURN_GOODS:
            return translate("done", "Goods are back where the books have them")
        case Resolution.PUT_AWAY:
            return translate("done", "Goods put away")
        case Resolution.SEND_AGAIN:
            return translate("done", "Will be sent again")
        case Resolution.DISMISS:
            return translate("done", "Dismissed")
        case Resolution.ADJUST_STOCK:
            return _stock_words(resolution)[1]
        case Resolution.ACCEPT_RECEIPT | Resolution.RETURN_TO_SUPPLIER | Resolution.CLOSE_LINES:
            return _stock_words(resolution)[1]
        case _:
            assert_never(resolution)


def late_words(outcome: str, work: str, detail: str) -> str:
    """Why scans did not count when they reached the shared database (D11), by their outcome."""
    said = {
        "stale_fence": translate("case", "{work} was taken over: {detail}"),
        "order_changed": translate("case", "{work}: its order changed meanwhile"),
        "over": translate("case", "{work}, more than is needed: {detail}"),
    }.get(outcome, translate("case", "{work}, not taken: {detail}"))
    return said.format(work=work, detail=detail)
