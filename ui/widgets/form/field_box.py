"""One field: its label above, its editor, and below what is wrong with it or what it means."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy, QWidget

from ui.theme.fonts import Role
from ui.theme.painting import Canvas
from ui.theme.theme import Theme
from ui.widgets.content import Health
from ui.widgets.form.fields import FieldContent
from ui.widgets.painted import Painted, say
from ui.widgets.shapes import health_icon, square

_LABEL, _EDITOR, _NOTE = 26, 50, 24


class FieldBox(Painted):
    """Shows one field; ``changed`` says (key, text) when somebody changes it."""

    changed = Signal(str, str)

    def __init__(self, theme: Theme, content: FieldContent, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.content = content
        self.editor: QLineEdit | QComboBox = QComboBox(self) if content.choices else QLineEdit(self)
        self.setFocusProxy(self.editor)
        if isinstance(self.editor, QComboBox):
            self.editor.activated.connect(self._edited)
        else:
            self.editor.textEdited.connect(self._edited)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.restyle()
        self.show_field(content)

    @property
    def text(self) -> str:
        """What stands in the field now."""
        if isinstance(self.editor, QComboBox):
            return str(self.editor.currentData() or "")
        return self.editor.text()

    def show_field(self, content: FieldContent) -> None:
        """Show ``content``; what is being typed stays where the cursor is."""
        self.content = content
        self.editor.setEnabled(content.enabled)
        if isinstance(self.editor, QComboBox):
            self._show_choices(self.editor, content)
        elif self.editor.text() != content.value:
            self.editor.setText(content.value)
        say(self.editor, ". ".join(w for w in (content.label, content.error) if w))
        self.update()

    def sizeHint(self) -> QSize:
        """Give the size of the design."""
        return QSize(self.theme.px(240), self.height())

    def restyle(self) -> None:
        """Take sizes from the theme."""
        self.setFixedHeight(self.theme.px(_LABEL + _EDITOR + _NOTE))
        self.setMinimumWidth(self.theme.px(120))
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the editor the whole width."""
        super().resizeEvent(event)
        self._place()

    def paint(self, canvas: Canvas) -> None:
        """Draw the label, and below the editor the error with its shape, or else the hint."""
        px, t, area, content = canvas.px, canvas.t, self.area(), self.content
        label = QRectF(px(2), 0, area.width() - px(2), px(_LABEL - 2))
        canvas.text(label, content.label, Role.STATUS_STRONG, t.ink2, design_px=18)
        note = QRectF(px(2), px(_LABEL + _EDITOR), area.width() - px(2), px(_NOTE))
        if content.error:
            icon = square(note.left() + px(10), note.center().y(), px(20))
            canvas.icon(icon, health_icon(Health.BAD), t.stop_text, 2.2)
            note.setLeft(icon.right() + px(8))
            size = canvas.fitting(content.error, Role.STATUS_STRONG, note.width(), 14)
            canvas.text(note, content.error, Role.STATUS_STRONG, t.stop_text, design_px=size)
        elif content.hint:
            size = canvas.fitting(content.hint, Role.STATUS, note.width(), 14)
            canvas.text(note, content.hint, Role.STATUS, t.ink3, design_px=size)

    def _place(self) -> None:
        px = self.theme.px
        self.editor.setGeometry(0, px(_LABEL), self.width(), px(_EDITOR))

    @staticmethod
    def _show_choices(editor: QComboBox, content: FieldContent) -> None:
        shown = [(editor.itemData(i), editor.itemText(i)) for i in range(editor.count())]
        if shown != list(content.choices):
            editor.clear()
            for value, words in content.choices:
                editor.addItem(words, value)
        editor.setCurrentIndex(editor.findData(content.value))

    def _edited(self) -> None:
        self.changed.emit(self.content.key, self.text)
