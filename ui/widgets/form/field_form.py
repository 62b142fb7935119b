"""Fields side by side; each is kept while its key is shown, so that nothing typed is lost."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QSizePolicy, QWidget

from ui.theme.theme import Theme
from ui.widgets.form.field_box import FieldBox
from ui.widgets.form.fields import FieldContent


class FieldForm(QWidget):
    """Shows fields in so many columns; ``changed`` says (key, text)."""

    changed = Signal(str, str)

    def __init__(self, theme: Theme, columns: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._columns = columns
        self.boxes: dict[str, FieldBox] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        theme.changed.connect(self._space)
        self._space()

    def show_fields(self, fields: tuple[FieldContent, ...]) -> None:
        """Show ``fields``; a field whose kind of editor changes is made anew."""
        if [_shape(box.content) for box in self.boxes.values()] != [_shape(f) for f in fields]:
            self._build(fields)
        for field in fields:
            self.boxes[field.key].show_field(field)

    def focus(self, key: str) -> None:
        """Put the cursor into a field."""
        if key in self.boxes:
            self.boxes[key].editor.setFocus()

    def _build(self, fields: tuple[FieldContent, ...]) -> None:
        for box in self.boxes.values():
            self._grid.removeWidget(box)
            box.deleteLater()
            box.hide()
        self.boxes = {}
        place = 0
        for field in fields:
            box = FieldBox(self._theme, field, self)
            box.changed.connect(self.changed)
            self.boxes[field.key] = box
            if (field.wide or field.starts) and place % self._columns:
                place += self._columns - place % self._columns
            span = self._columns if field.wide else 1
            self._grid.addWidget(box, place // self._columns, place % self._columns, 1, span)
            box.show()
            place += span
        for column in range(self._columns):
            self._grid.setColumnStretch(column, 1)

    def _space(self) -> None:
        self._grid.setHorizontalSpacing(self._theme.px(16))
        self._grid.setVerticalSpacing(self._theme.px(4))


def in_scroll_area(content: QWidget) -> QScrollArea:
    """Let ``content`` be scrolled up and down where there is less room than it needs."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.viewport().setAutoFillBackground(False)
    area.setWidget(content)
    content.setAutoFillBackground(False)
    return area


def _shape(field: FieldContent) -> tuple[str, bool, bool]:
    return field.key, bool(field.choices), field.wide
