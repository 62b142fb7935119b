"""The warehouse from above, front at the foot: aisles, bins lit, walks drawn."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.fonts import Role
from ui.theme.icon_names import Icon
from ui.theme.painting import CENTRE, LEFT, RIGHT, Canvas
from ui.theme.theme import Theme
from ui.theme.tokens import Tokens
from ui.widgets.floor_map.map_content import (
    BinMark,
    MapAisle,
    MapBin,
    MapContent,
    MapWalk,
    Place,
)
from ui.widgets.painted import Painted, say
from ui.widgets.shapes import square

_PAD, _HEAD = 28, 62
_BIN = 15
_MARGIN = 34  # room for names and for bins beside the outermost aisles


class Scale:
    """From mm of the floor to pixels of the widget, the same for both directions."""

    def __init__(self, places: list[Place], room: QRectF) -> None:
        xs, ys = [x for x, _y in places], [y for _x, y in places]
        self._low, self._front = (min(xs), min(ys)) if places else (0, 0)
        wide = max(1, max(xs, default=1) - self._low)
        deep = max(1, max(ys, default=1) - self._front)
        self.factor = min(room.width() / wide, room.height() / deep)
        self._left = room.center().x() - wide * self.factor / 2
        self._foot = room.center().y() + deep * self.factor / 2

    def at(self, place: Place) -> QPointF:
        """Where a place of the floor is drawn."""
        x = self._left + (place[0] - self._low) * self.factor
        return QPointF(x, self._foot - (place[1] - self._front) * self.factor)


class FloorMap(Painted):
    """Shows the map in a card."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.content = MapContent()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.restyle()

    def show_map(self, content: MapContent) -> None:
        """Show ``content``."""
        self.content = content
        say(self, content.words or content.empty)
        self.update()

    def sizeHint(self) -> QSize:
        """Give the size of the design."""
        return QSize(self.theme.px(660), self.theme.px(420))

    def restyle(self) -> None:
        """Keep at least the height at which aisles are told apart."""
        self.setMinimumHeight(self.theme.px(220))

    def paint(self, canvas: Canvas) -> None:
        """Draw the floor, then the bins on it, then the walks over them."""
        px, content, area = canvas.px, self.content, self.area()
        canvas.card(area)
        self._head(canvas, area)
        if not content.places:
            canvas.text(area, content.empty, Role.BODY, canvas.t.ink2, CENTRE)
            return
        top = px(_HEAD) if content.title else px(_PAD)
        room = area.adjusted(px(_PAD + _MARGIN), top + px(30), -px(_PAD + _MARGIN), -px(_PAD + 26))
        scale = Scale(content.places, room)
        for cross in content.crosses:
            ends = scale.at((cross.start, cross.y)), scale.at((cross.end, cross.y))
            _way(canvas, *ends, current=cross.current)
        for aisle in content.aisles:
            _aisle(canvas, aisle, scale)
        for bin_ in content.bins:
            _bin(canvas, bin_, scale)
        for number, walk in enumerate(content.walks):
            _walk(canvas, walk, number, scale)
        _ends(canvas, content, scale)

    def _head(self, canvas: Canvas, area: QRectF) -> None:
        px, t = canvas.px, canvas.t
        room = area.adjusted(px(_PAD), px(14), -px(_PAD), 0)
        room.setHeight(px(_HEAD - 14))
        used = canvas.text(room, self.content.title, Role.TITLE, t.ink, LEFT)
        room.setLeft(room.left() + used + px(20))
        size = canvas.fitting(self.content.note, Role.DESK, room.width(), 16)
        canvas.text(room, self.content.note, Role.DESK, t.ink2, RIGHT, size)


def _way(canvas: Canvas, one: QPointF, other: QPointF, *, current: bool = False) -> None:
    """A way that people walk on, as a broad soft line."""
    pen = QPen(canvas.theme.colour(canvas.t.info_tint if current else canvas.t.sunken))
    pen.setWidthF(canvas.px(26))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    canvas.painter.setPen(pen)
    canvas.painter.drawLine(one, other)


def _aisle(canvas: Canvas, aisle: MapAisle, scale: Scale) -> None:
    px, t = canvas.px, canvas.t
    foot, head = scale.at((aisle.x, aisle.start)), scale.at((aisle.x, aisle.end))
    _way(canvas, foot, head, current=aisle.current)
    name = QRectF(head.x() - px(60), head.y() - px(44), px(120), px(28))
    ink = t.info_text if aisle.current else t.ink2
    canvas.text(name, aisle.name, Role.LABEL_STRONG, ink, CENTRE, 20)
    middle = QPointF((foot.x() + head.x()) / 2, (foot.y() + head.y()) / 2)
    if aisle.blocked:
        canvas.icon(square(middle.x(), middle.y(), px(30)), Icon.BAN, t.stop_text, 2.4)
    elif aisle.arrow:
        tip = -aisle.arrow * px(9)
        points = (
            QPointF(middle.x() - px(9), middle.y() - tip / 2),
            QPointF(middle.x(), middle.y() + tip),
            QPointF(middle.x() + px(9), middle.y() - tip / 2),
        )
        canvas.painter.setPen(QPen(canvas.theme.colour(t.ink2), canvas.px(3)))
        canvas.painter.drawPolyline(QPolygonF(points))


def _bin(canvas: Canvas, bin_: MapBin, scale: Scale) -> None:
    px, t = canvas.px, canvas.t
    at = scale.at(bin_.at)
    at.setX(at.x() + bin_.side * px(24))
    size = px(_BIN + 6 if bin_.mark is BinMark.HERE else _BIN)
    where = square(at.x(), at.y(), size)
    match bin_.mark:
        case BinMark.PLAIN:
            canvas.box(where, t.surface, t.line2, max(1, px(1)), px(3))
        case BinMark.LIT:
            canvas.fill(where, t.info, px(3))
        case BinMark.HERE:
            canvas.box(where, t.info, t.ink, px(3), px(4))
        case BinMark.BAD:
            canvas.box(where, t.stop_tint, t.stop_text, px(3), px(3))


def _walk(canvas: Canvas, walk: MapWalk, number: int, scale: Scale) -> None:
    """One walk; several lie side by side, each in its own colour and with its number."""
    px = canvas.px
    if len(walk.path) < 2:
        return
    shift = ((number + 1) // 2) * px(5) * (1 if number % 2 else -1)
    points = [scale.at(place) + QPointF(shift, shift) for place in walk.path]
    colour = walk_colours(canvas.t)[number % len(walk_colours(canvas.t))]
    pen = QPen(canvas.theme.colour(colour), px(4))
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    canvas.painter.setPen(pen)
    canvas.painter.setBrush(Qt.BrushStyle.NoBrush)
    canvas.painter.drawPolyline(QPolygonF(points))
    corner = points[len(points) // 2]
    disc = square(corner.x(), corner.y(), px(28))
    canvas.box(disc, canvas.t.surface, colour, px(3), disc.width() / 2)
    canvas.text(disc, walk.label, Role.STATUS_STRONG, canvas.t.ink, CENTRE, 17)


def walk_colours(tokens: Tokens) -> tuple[str, ...]:
    """The colours of walks, one after the other; each walk has its number besides."""
    return tokens.info, tokens.ok_text, tokens.warn_text, tokens.stop_text, tokens.ink2


def _ends(canvas: Canvas, content: MapContent, scale: Scale) -> None:
    """Where walks begin, a ring with a cart, and where they end, a full disc with a parcel."""
    px, t = canvas.px, canvas.t
    for place, icon, fill, ink in (
        (content.start, Icon.SHOPPING_CART, t.surface, t.ink),
        (content.drop_off, Icon.PACKAGE, t.ink, t.surface),
    ):
        if place is None:
            continue
        at = scale.at(place)
        disc = square(at.x(), at.y(), px(38))
        canvas.box(disc, fill, t.ink, px(3), disc.width() / 2)
        canvas.icon(square(at.x(), at.y(), px(24)), icon, ink, 2.0)
