"""The desk's view says what is chosen, typed and pressed."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from tests.support.stock_states import SHELVES
from ui.stock.desk.stock_content import actions, chips_of, row_of
from ui.stock.desk.stock_desk_view import StockDeskView
from ui.theme.theme import Theme
from ui.widgets.content import Tone
from ui.widgets.desk_content import DetailContent


def test_what_is_typed_is_searched_for_once_typing_rests(theme: Theme, qtbot: QtBot) -> None:
    view = StockDeskView(theme)
    qtbot.addWidget(view)

    with qtbot.waitSignal(view.searched) as said:
        view.search_field.setText("mug")
        view.search_field.textEdited.emit("mug")

    assert said.args == ["mug"]


def test_rows_stay_where_somebody_stands(theme: Theme, qtbot: QtBot) -> None:
    view = StockDeskView(theme)
    qtbot.addWidget(view)
    rows = [row_of(row) for row in SHELVES]

    view.show_rows(rows, "3")
    view.show_rows(rows, "3")

    assert view.list.current_key() == "3"


def test_buttons_say_their_key_and_the_file_is_asked_for(theme: Theme, qtbot: QtBot) -> None:
    view = StockDeskView(theme)
    qtbot.addWidget(view)
    view.show_chips(chips_of({}), "all")
    view.show_detail(DetailContent("Mug"), actions(None))
    view.show_answer("Written", Tone.OK)
    view.show_search("A-1")

    with qtbot.waitSignal(view.export_wanted):
        view.take_out.click()
    with qtbot.waitSignal(view.sort_chosen) as said:
        view.sorting.activated.emit(0)

    assert said.args == ["bin"]
    assert view.search_field.text() == "A-1"
