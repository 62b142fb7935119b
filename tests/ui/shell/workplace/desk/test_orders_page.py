"""The orders page on a real store: listed, read in, written out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.lifecycle import OrderState
from tests.app.capture.reading.shopify_files import export, order
from tests.support.desk_pages import Desk
from ui.widgets.content import Tone


def test_the_orders_page_lists_what_is_in_the_store_and_shows_one_whole(desk: Desk) -> None:
    desk.open_orders()
    desk.orders.list.current_changed.emit("4")

    desk.qtbot.waitUntil(lambda: desk.orders.card.summary.content.code == "4")
    assert {row.key for row in desk.orders.list.rows_model.rows} == {"2", "4"}
    QTest.mouseClick(desk.orders.card.choices.buttons[0], Qt.MouseButton.LeftButton)
    assert desk.pressed == ["F1"]


def test_a_file_that_is_brought_to_the_page_is_read_and_listed(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "more.csv"
    file.write_bytes(export(order("7"), order("8")))
    desk.open_orders()

    desk.orders.file_chosen.emit(file)

    desk.qtbot.waitUntil(lambda: desk.orders.list.rows_model.rowCount() == 4)
    assert desk.state_of("7") is OrderState.BACKORDERED  # judged, and no mug is in stock


def test_the_list_is_written_among_the_station_s_documents(desk: Desk, tmp_path: Path) -> None:
    desk.open_orders()

    QTest.mouseClick(desk.orders.take_out, Qt.MouseButton.LeftButton)
    desk.qtbot.waitUntil(lambda: desk.orders.answer.tone is Tone.OK)

    (written,) = (tmp_path / "documents" / "exports").iterdir()
    assert desk.orders.answer.text == f"Written to {written}"
    assert written.read_text("utf-8-sig").count("\n") == 3
