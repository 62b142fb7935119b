"""The policies as a page: values left, what they mean on the floor right."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.widgets.content import Tone
from ui.widgets.desk.detail_card import DetailCard
from ui.widgets.desk_content import ActionContent, DetailContent
from ui.widgets.form.answer_strip import AnswerStrip
from ui.widgets.form.field_form import FieldForm, in_scroll_area
from ui.widgets.form.fields import FieldContent
from ui.widgets.page import Card, PageFrame


class PolicyView(QWidget):
    """Keeps ``PolicyDisplay``.

    Signals:
        typed: a field, as (key, text).
        pressed: a button, by its key ("F1").
    """

    typed = Signal(str, str)
    pressed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.answer = AnswerStrip(theme)
        self.form, self.meaning = FieldForm(theme, columns=2), DetailCard(theme)
        self._card = Card(theme)
        self._fields = QVBoxLayout(self._card)
        self._fields.setContentsMargins(0, 0, 0, 0)
        self._fields.addWidget(in_scroll_area(self.form))
        name = self.tr("How strictly goods are verified")
        self._lay_out(PageFrame(self, theme, name, None, self.answer))
        self.form.changed.connect(self.typed)
        self.meaning.pressed.connect(self.pressed)

    def show_fields(self, fields: tuple[FieldContent, ...]) -> None:
        """Show the values; what is being typed stays."""
        self.form.show_fields(fields)

    def show_meaning(self, detail: DetailContent, actions: tuple[ActionContent, ...]) -> None:
        """Show what the values mean on the floor, who changed them, and what can be done."""
        self.meaning.show_detail(detail, actions)

    def show_answer(self, text: str, tone: Tone) -> None:
        """Show the answer to the last scan or step, at once."""
        self.answer.show_answer(text, tone)

    def _lay_out(self, frame: PageFrame) -> None:
        frame.cards.addWidget(self._card, 720)
        frame.cards.addWidget(self.meaning, 854)
