"""The icons there are, by name: presenters may name them, only the theme draws them.

No Qt here.  Each name is a file in ``resources/icons``.
"""

from __future__ import annotations

from enum import StrEnum


class Icon(StrEnum):
    """One drawing of the bundled Tabler set (outline, 24 grid)."""

    ALERT_OCTAGON = "alert-octagon"
    ALERT_TRIANGLE = "alert-triangle"
    ARROW_LEFT = "arrow-left"
    ARROW_RIGHT = "arrow-right"
    ARROW_UP = "arrow-up"
    BAN = "ban"
    BARCODE = "barcode"
    BASKET = "basket"
    BUILDING_WAREHOUSE = "building-warehouse"
    CIRCLE = "circle"
    CIRCLE_CHECK = "circle-check"
    CLIPBOARD_LIST = "clipboard-list"
    CLOCK = "clock"
    CREDIT_CARD = "credit-card"
    CUBE = "cube"
    DATABASE = "database"
    DEVICE_DESKTOP = "device-desktop"
    EDIT = "edit"
    FILE_TEXT = "file-text"
    GHOST = "ghost"
    HAND_STOP = "hand-stop"
    HISTORY = "history"
    HOME = "home"
    HOURGLASS = "hourglass"
    ID_BADGE_2 = "id-badge-2"
    KEYBOARD = "keyboard"
    LIST_CHECK = "list-check"
    MAIL = "mail"
    MAP_PIN_EXCLAMATION = "map-pin-exclamation"
    PACKAGE = "package"
    PACKAGE_OFF = "package-off"
    PRINTER = "printer"
    PRINTER_OFF = "printer-off"
    RECEIPT = "receipt"
    REPEAT = "repeat"
    ROUTE = "route"
    SCAN = "scan"
    SCAN_EYE = "scan-eye"
    SETTINGS = "settings"
    SHOPPING_CART = "shopping-cart"
    STACK_2 = "stack-2"
    TAG = "tag"
    TRUCK_DELIVERY = "truck-delivery"
    USER_CHECK = "user-check"
    WEIGHT = "weight"
