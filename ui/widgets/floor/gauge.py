"""The two-step gauge and the pips: where the double scan of a unit stands."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from ui.theme.fonts import Role
from ui.theme.painting import Align, Canvas
from ui.widgets.content import GaugeContent, StepMark
from ui.widgets.shapes import ring, square, step_mark


def draw_gauge(canvas: Canvas, content: GaugeContent, first_x: float, y: float) -> None:
    """Draw both steps, the first about ``first_x``, 240 design px apart, labels below."""
    px = canvas.px
    second_x = first_x + px(240)
    _connector(canvas, content, first_x + px(66), second_x - px(66), y)
    steps = ((first_x, content.first, "1"), (second_x, content.second, "2"))
    for (x, mark, number), label in zip(steps, content.labels, strict=True):
        _step(canvas, x, y, mark, number)
        ink = canvas.t.info_text if mark is StepMark.NOW else canvas.t.ink2
        canvas.baseline(
            x, y + px(113), label, Role.TITLE, ink, width=px(236), align=Align.AlignHCenter
        )


def _connector(canvas: Canvas, content: GaugeContent, left: float, right: float, y: float) -> None:
    thick = canvas.px(10)
    whole = QRectF(left, y - thick / 2, right - left, thick)
    canvas.fill(whole, canvas.t.line)
    share = {StepMark.DONE: 1.0}.get(content.second, 0.55)
    if content.first is StepMark.DONE:
        whole.setWidth(whole.width() * share)
        canvas.fill(whole, canvas.t.ok)


def _step(canvas: Canvas, x: float, y: float, mark: StepMark, number: str) -> None:
    px = canvas.px
    where = square(x, y, px(128))
    if mark is StepMark.NOW:
        halo = square(x, y, px(154))
        canvas.fill(halo, canvas.t.info_tint, halo.width() / 2)
        ring(canvas, where, canvas.t.info, px(10), canvas.t.surface)
        _number(canvas, where, number, canvas.t.info_text)
    elif mark is StepMark.TODO:
        ring(canvas, where, canvas.t.line2, px(4), canvas.t.surface)
        _number(canvas, where, number, canvas.t.ink3)
    else:
        step_mark(canvas, where, mark)


def _number(canvas: Canvas, where: QRectF, number: str, ink: str) -> None:
    size = canvas.theme.font(Role.VERDICT, 70).pixelSize()
    middle = where.center()
    canvas.baseline(
        middle.x(),
        middle.y() + size * 0.334,
        number,
        Role.VERDICT,
        ink,
        width=where.width(),
        align=Align.AlignHCenter,
        design_px=70,
    )


def windowed(pips: tuple[tuple[StepMark, ...], ...], most: int) -> tuple[tuple[StepMark, ...], ...]:
    """Give at most ``most`` units of ``pips``, with the one at work among them."""
    if len(pips) <= most:
        return pips
    at_work = next((i for i, unit in enumerate(pips) if StepMark.DONE not in unit[-1:]), 0)
    start = max(0, min(at_work - most // 2, len(pips) - most))
    return pips[start : start + most]


def draw_pips(
    canvas: Canvas, centre_x: float, top: float, pips: tuple[tuple[StepMark, ...], ...], most: int
) -> None:
    """Draw each unit as a column of small marks, first scan above second, about ``centre_x``."""
    shown = windowed(pips, most)
    size, across, down = canvas.px(34), canvas.px(74), canvas.px(44)
    left = centre_x - across * (len(shown) - 1) / 2
    for column, unit in enumerate(shown):
        for row, mark in enumerate(unit):
            where = square(left + column * across, top + size / 2 + row * down, size)
            step_mark(canvas, where, mark)
