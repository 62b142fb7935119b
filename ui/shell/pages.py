"""The pages of the desk's navigation, by role."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.messages.home import pages_of
from ui.shell.screen import ScreenName
from ui.theme.icon_names import Icon
from ui.widgets.frame_content import NavEntry

translate = QCoreApplication.translate


def pages_for(role: str, open_cases: int) -> tuple[NavEntry, ...]:
    """Home first, then what the role works on; the queue says how many cases are open."""
    names = (ScreenName.HOME, *pages_of(role))
    return tuple(_entry(name, open_cases) for name in _ORDER if name in names)


_ORDER = (
    ScreenName.HOME,
    ScreenName.ORDERS,
    ScreenName.WAVES,
    ScreenName.LAYOUT,
    ScreenName.PICK,
    ScreenName.PACK,
    ScreenName.DISPATCH,
    ScreenName.EXCEPTIONS,
    ScreenName.STOCK,
    ScreenName.STATIONS,
    ScreenName.POLICIES,
    ScreenName.SETTINGS,
)


def _entry(name: ScreenName, open_cases: int) -> NavEntry:
    icon, label = {
        ScreenName.HOME: (Icon.HOME, translate("pages", "Home")),
        ScreenName.ORDERS: (Icon.CLIPBOARD_LIST, translate("pages", "Orders")),
        ScreenName.WAVES: (Icon.STACK_2, translate("pages", "Waves")),
        ScreenName.LAYOUT: (Icon.ROUTE, translate("pages", "Layout")),
        ScreenName.PICK: (Icon.BASKET, translate("pages", "Pick")),
        ScreenName.PACK: (Icon.PACKAGE, translate("pages", "Pack")),
        ScreenName.DISPATCH: (Icon.TRUCK_DELIVERY, translate("pages", "Dispatch")),
        ScreenName.EXCEPTIONS: (Icon.ALERT_TRIANGLE, translate("pages", "Exceptions")),
        ScreenName.STOCK: (Icon.BUILDING_WAREHOUSE, translate("pages", "Stock")),
        ScreenName.STATIONS: (Icon.DEVICE_DESKTOP, translate("pages", "Stations")),
        ScreenName.POLICIES: (Icon.SCAN_EYE, translate("pages", "Policies")),
        ScreenName.SETTINGS: (Icon.SETTINGS, translate("pages", "Settings")),
    }[name]
    badge = open_cases if name is ScreenName.EXCEPTIONS else 0
    return NavEntry(name.value, icon, label, badge, badge_urgent=badge > 0)
