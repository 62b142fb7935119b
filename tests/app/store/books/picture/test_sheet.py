"""What was loaded, what changed, what is new."""

from __future__ import annotations

from app.store.books.picture.rows import ContentRow
from app.store.books.picture.sheet import Sheet


def test_only_changed_fields_of_changed_rows_are_written() -> None:
    sheet = Sheet([ContentRow(1, 10, 100, 2), ContentRow(2, 10, 101, 3)])

    sheet[2].units += 1
    sheet[1].units += 1
    sheet[1].units -= 1

    assert list(sheet.changes()) == [(2, {"units": 4})]


def test_new_rows_get_ids_of_their_own_until_they_are_saved() -> None:
    sheet = Sheet([ContentRow(1, 10, 100, 2)])

    first, second = sheet.add(ContentRow(0, 10, 101, 1)), sheet.add(ContentRow(0, 10, 102, 1))

    assert [row.id for row in sheet.new()] == [-1, -2]
    assert sheet.get(-1) is first
    third = sheet.add(ContentRow(0, 10, 103, 1))
    assert len({row.id for row in sheet}) == 4
    assert sheet.get(None) is None
    assert sheet.get(second.id) is second
    assert sheet.get(third.id) is third
    assert list(sheet.changes()) == []


def test_what_is_loaded_besides_is_known_and_never_taken_for_changed() -> None:
    sheet = Sheet([ContentRow(1, 10, 100, 2)])
    sheet[1].units = 3

    sheet.know([ContentRow(1, 10, 100, 2), ContentRow(2, 10, 101, 1)])

    assert list(sheet.changes()) == [(1, {"units": 3})]
    assert sheet.new() == []
    assert sheet[2].units == 1


def test_counts_are_written_by_how_much_they_differ_and_only_once() -> None:
    sheet = Sheet([ContentRow(1, 10, 100, 2), ContentRow(2, 10, 101, 3)])
    sheet[1].units -= 2
    sheet[2].units += 4

    assert list(sheet.moved()) == [(1, {"units": -2}), (2, {"units": 4})]

    sheet.saved()
    assert list(sheet.moved()) == []
    sheet[2].units += 1
    assert list(sheet.moved()) == [(2, {"units": 1})]
