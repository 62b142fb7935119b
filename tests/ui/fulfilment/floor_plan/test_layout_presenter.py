"""The layout editor: the map follows what is typed, and nothing typed is lost."""

from __future__ import annotations

from app.errors import NotAllowed
from app.scanning.verdicts import Verdict
from app.store.books.planning.layout_book import Part
from tests.support.desk_kit import NOVAK
from tests.support.layout_desk import PARTS, Scene
from tests.support.scans import scan_of
from ui.widgets.content import Tone
from ui.widgets.floor_map.map_content import BinMark


def test_the_table_lists_every_part_and_the_map_draws_them() -> None:
    scene = Scene()

    assert len(scene.page.rows) == len(PARTS)
    assert [aisle.name for aisle in scene.page.map.aisles] == list("ABCDEFGH")
    assert [aisle.name for aisle in scene.page.map.aisles if aisle.current] == ["A"]
    assert scene.page.map.note == "144 bins"


def test_the_map_follows_while_an_aisle_is_typed() -> None:
    scene = Scene()
    scene.presenter.stand_on("1")

    scene.presenter.typed("x", "5,5")

    assert scene.page.map.aisles[1].x == 5500
    assert scene.page.fields[2].value == "5,5"


def test_a_field_that_is_wrong_says_so_and_the_row_leaves_the_map() -> None:
    scene = Scene()

    scene.presenter.typed("end", "0.5")

    wrong = {field.key: field.error for field in scene.page.fields if field.error}
    assert wrong == {"end": "not above From"}
    assert "A" not in [aisle.name for aisle in scene.page.map.aisles]
    scene.press(1)
    assert scene.desk.kept == []
    assert scene.answer[1] is Tone.ATTENTION


def test_f1_keeps_what_was_typed_in_the_name_of_the_supervisor() -> None:
    scene = Scene()
    scene.presenter.typed("code", "AA")

    scene.press(1)

    ((parts, badge),) = scene.desk.kept
    assert (parts[0].code, badge) == ("AA", "B-900")
    assert scene.answer[1] is Tone.OK
    assert not scene.presenter.draft.changed


def test_parts_are_added_and_removed() -> None:
    scene = Scene()

    scene.press(2)
    assert scene.page.current == str(len(PARTS))
    for key, text in {"code": "J", "x": "27.1", "start": "1", "end": "14.8"}.items():
        scene.presenter.typed(key, text)
    scene.press(1)
    assert scene.desk.parts[-1] == Part("aisle", "J", 27_100, None, 1000, 14_800)

    scene.presenter.stand_on("0")
    scene.press(3)
    assert [aisle.name for aisle in scene.page.map.aisles] == list("BCDEFGHJ")


def test_what_was_typed_survives_leaving_the_page_and_changes_elsewhere() -> None:
    scene = Scene()
    scene.presenter.typed("x", "2")
    scene.presenter.leave()
    scene.desk.parts = PARTS[1:]

    scene.presenter.enter(NOVAK, "")

    assert scene.page.fields[2].value == "2"
    assert scene.answer[0].startswith("Changed at another station")
    scene.press(5)
    assert len(scene.page.rows) == len(PARTS) - 1


def test_a_scanned_bin_is_marked_on_the_map() -> None:
    scene = Scene()

    scene.presenter.scanned(scan_of("A-14-03"))

    assert scene.answer == ("A-14-03 is marked on the map", Tone.OK)
    assert all(bin_.mark is BinMark.PLAIN for bin_ in scene.page.map.bins)


def test_keys_that_mean_nothing_and_trouble_are_said() -> None:
    scene = Scene()
    scene.press(1)
    assert scene.told.kept[-1].verdict is Verdict.WRONG_STATE
    scene.press(8)
    assert scene.answer[0].startswith("Stand on a part")

    scene.desk.trouble = NotAllowed(action="change layout", reason="supervisor")
    scene.presenter.typed("x", "2")
    scene.press(1)
    assert scene.answer[1] is Tone.ATTENTION
    assert scene.presenter.draft.changed
