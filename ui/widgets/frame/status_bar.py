"""The bar at the very bottom: how every device is, as name, shape and word."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.fonts import Role
from ui.theme.painting import LEFT, RIGHT, Canvas
from ui.theme.theme import Theme
from ui.theme.tokens import DARK
from ui.widgets.content import Health
from ui.widgets.frame_content import DeviceContent, StatusContent
from ui.widgets.painted import Painted, say
from ui.widgets.shapes import health_icon, health_ink, square

HEIGHT = 46
_PARTS = 22 + 9 + 6 + 20 + 6  # icon, gaps and shape beside the two texts


class StatusBar(Painted):
    """Shows devices from left to right and the station on the right."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.content = StatusContent()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.restyle()

    def show_status(self, content: StatusContent) -> None:
        """Show ``content``; a device in trouble still says what it says, in its own colour."""
        if content == self.content:
            return
        self.content = content
        say(self, ", ".join(f"{d.name} {d.word}" for d in content.devices))
        self.update()

    def restyle(self) -> None:
        """Keep the height of the design."""
        self.setFixedHeight(self.theme.px(HEIGHT))

    def paint(self, canvas: Canvas) -> None:
        """Draw the devices, closer together where there are many."""
        px, area = canvas.px, self.area()
        canvas.fill(area, canvas.t.bar)
        devices = self.content.devices
        widths = [_width(canvas, device) for device in devices]
        right = area.right() - px(32)
        station = canvas.width_of(self.content.station, Role.STATUS)
        room = right - px(32) - station - px(24)
        gap = (room - sum(widths)) / max(1, len(devices) - 1)
        gap = min(float(px(42)), max(float(px(12)), gap))
        x = float(px(32))
        for device, width in zip(devices, widths, strict=True):
            limit = min(width, right - x)
            if limit > px(_PARTS):
                _paint_device(canvas, QRectF(x, 0, limit, area.height()), device)
            x += width + gap
        if x - gap + px(12) < right - station:
            where = QRectF(right - station - 2, 0, station + 2, area.height())
            canvas.text(where, self.content.station, Role.STATUS, canvas.t.bar_ink2, RIGHT)


def _width(canvas: Canvas, device: DeviceContent) -> float:
    name = canvas.width_of(device.name, Role.STATUS_STRONG)
    return canvas.px(_PARTS) + name + canvas.width_of(device.word, Role.STATUS) + 2


def _paint_device(canvas: Canvas, where: QRectF, device: DeviceContent) -> None:
    px, t, middle = canvas.px, canvas.t, where.center().y()
    icon = square(where.left() + px(11), middle, px(22))
    canvas.icon(icon, device.icon, t.bar_ink2, 1.8)
    # The bar is dark in both themes, so its inks are the dark theme's.
    ink = health_ink(DARK, device.health)
    left = icon.right() + px(9)
    name = QRectF(left, 0, where.right() - left, where.height())
    left += canvas.text(name, device.name, Role.STATUS_STRONG, t.bar_ink, LEFT) + px(6)
    shape = square(left + px(10), middle, px(20))
    canvas.icon(shape, health_icon(device.health), ink, 2.2)
    calm = device.health in {Health.GOOD, Health.UNKNOWN}
    left = shape.right() + px(6)
    word = QRectF(left, 0, where.right() - left + 1, where.height())
    canvas.text(word, device.word, Role.STATUS, t.bar_ink2 if calm else ink, LEFT)
