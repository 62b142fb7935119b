"""The planning screen: what each key, scan and answer of the database does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.errors import NotAllowed, StoreUnreachable
from app.fulfilment.waves.releasing import WaveReport
from app.fulfilment.waves.wave_papers import WavePrint
from app.scanning.verdicts import Verdict
from hardware.ports import PrintOutcome
from tests.support.runners import Held
from tests.support.scans import scan_of
from tests.support.waves_desk import BOARD, OUTSIDE, Scene, WavesDesk
from ui.widgets.content import Tone
from ui.widgets.floor_map.map_content import BinMark


@pytest.fixture
def scene() -> Scene:
    return Scene()


def test_the_page_stands_on_the_first_draft_with_its_walk_on_the_map(scene: Scene) -> None:
    assert [row.key for row in scene.page.rows] == ["W-0078", "W-0077", "W-0076"]
    assert scene.page.current == "W-0078"
    assert scene.page.map.title == "W-0078"
    assert [walk.label for walk in scene.page.map.walks] == ["1", "2"]
    lit = {bin_.code for bin_ in scene.page.map.bins if bin_.mark is BinMark.LIT}
    assert {"A-02-1", "D-08-1"} <= lit
    assert scene.page.figures[0].value == "42"
    assert [row.key for row in scene.page.waiting] == [one.order_no for one in OUTSIDE]


def test_f1_plans_by_the_chosen_grouping_with_what_a_cart_takes(scene: Scene) -> None:
    scene.presenter.rule.choose("zone")
    scene.presenter.rule.typed("kilograms", "80")

    scene.press(1)

    (asked,) = scene.desk.asked
    wish = asked[3]
    assert asked[:3] == ("plan", "", "B-900")
    assert repr(wish).startswith("Wish(grouping=<Grouping.ZONE")
    assert "grams=80000" in repr(wish)
    assert "totes=6" in repr(wish)
    assert scene.answer == ("Planned: 2 waves, W-0079 to W-0080", Tone.OK)


def test_while_a_plan_is_made_f1_stops_it() -> None:
    held = Held()
    scene = Scene(planner=held)
    scene.press(1)
    assert scene.page.actions[0].label == "Stop planning"

    scene.press(1)
    held.let_go()

    assert scene.desk.watch_said == [False]
    assert scene.page.actions[0].label == "Suggest waves"


def test_a_plan_of_what_is_typed_wrong_is_not_made(scene: Scene) -> None:
    scene.presenter.rule.typed("units", "many")

    scene.press(1)

    assert scene.desk.asked == []
    assert scene.told.kept[-1].verdict is Verdict.WRONG_STATE


def test_f2_releases_the_draft_and_prints_what_goes_with_it(scene: Scene) -> None:
    scene.press(2)

    assert [asked[:3] for asked in scene.desk.asked] == [
        ("release", "W-0078", "B-900"),
        ("print", "W-0078", "B-900"),
    ]
    assert scene.answer == (
        "Released W-0078: 2 carts, 8 orders. Labels and pick lists printed",
        Tone.OK,
    )


def test_what_was_not_printed_is_said_and_can_be_printed_again(scene: Scene) -> None:
    scene.desk.prints = (WavePrint("13 labels", "labels", PrintOutcome.FAILED, "paper out"),)

    scene.press(2)

    said, tone = scene.answer
    assert said.endswith("Not printed: 13 labels (paper out). F4 prints again")
    assert tone is Tone.ATTENTION
    scene.presenter.stand_on("W-0076")
    scene.press(4)
    assert scene.desk.asked[-1][:2] == ("print", "W-0076")


def test_orders_without_a_tote_are_said(scene: Scene) -> None:
    scene.desk.report = WaveReport(("W-0078",), ("P-1",), 4, 3)

    scene.press(2)

    assert "No tote yet: 3 orders" in scene.answer[0]
    assert scene.answer[1] is Tone.ATTENTION


def test_f3_splits_off_the_later_half(scene: Scene) -> None:
    scene.press(3)

    assert scene.desk.asked == [("split", "W-0078", "B-900", frozenset({2}))]
    assert scene.answer[0] == "W-0078 split, the rest is W-0079"


def test_f5_gives_up_a_draft_and_pulls_back_a_released_wave(scene: Scene) -> None:
    scene.press(5)
    scene.presenter.stand_on("W-0076")
    scene.press(5)

    assert [asked[0] for asked in scene.desk.asked] == ["withdraw", "pull back"]
    assert scene.answer == (
        "Back from the floor: 1 cart, 2 orders. Claimed, goes on: 1 cart",
        Tone.ATTENTION,
    )


def test_f6_twice_merges_the_first_wave_into_the_second(scene: Scene) -> None:
    scene.press(6)
    assert scene.answer[0] == "Stand on the wave that takes W-0078 in, then F6"
    assert scene.page.actions[-1].label == "Merge W-0078 into it"
    scene.presenter.stand_on("W-0077")
    scene.press(6)

    assert scene.desk.asked == [("merge", "W-0077", "B-900", "W-0078")]
    assert scene.answer[0] == "W-0078 is part of W-0077 now"


def test_f6_twice_on_one_wave_is_a_change_of_mind(scene: Scene) -> None:
    scene.press(6)
    scene.press(6)

    assert scene.desk.asked == []
    assert scene.presenter.steps.merging == ""


def test_an_order_or_tote_or_cart_is_found_by_its_scan(scene: Scene) -> None:
    scene.presenter.scanned(scan_of("SO-10499"))
    assert scene.page.current == "W-0076"
    assert scene.answer == ("SO-10499 is in W-0076", Tone.OK)
    scene.presenter.scanned(scan_of("W-0077"))
    assert scene.page.current == "W-0077"
    scene.presenter.scanned(scan_of("P-0152"))
    assert scene.page.current == "W-0076"


def test_a_tote_in_use_says_so_and_a_free_one_too(scene: Scene) -> None:
    scene.presenter.scanned(scan_of("T-118"))
    assert scene.answer[0] == "Tote T-118 in use: SO-10455, W-0076"
    scene.presenter.scanned(scan_of("T-301"))
    assert scene.answer[0] == "T-301 is in no open wave"
    scene.presenter.scanned(scan_of("4006381333931"))
    assert scene.told.kept[-1].verdict is Verdict.UNKNOWN_CODE


def test_keys_that_mean_nothing_for_a_wave_do_nothing(scene: Scene) -> None:
    scene.press(4)
    assert scene.told.kept[-1].verdict is Verdict.WRONG_STATE
    scene.presenter.stand_on("W-0076")
    scene.press(2)
    scene.press(8)

    assert scene.desk.asked == []
    assert scene.answer[0].startswith("Choose a grouping")


def test_with_nothing_planned_only_planning_is_offered() -> None:
    scene = Scene(WavesDesk(replace(BOARD, waves=())))

    scene.press(2)

    assert [action.key for action in scene.page.actions if action.enabled] == ["F1"]
    assert scene.desk.asked == []
    assert scene.page.map.empty


def test_trouble_is_said_in_one_line_and_the_board_is_read_again(scene: Scene) -> None:
    scene.desk.trouble = NotAllowed(action="release wave", reason="too few totes are free")

    scene.press(2)

    said, tone = scene.answer
    assert "too few totes are free" in said
    assert tone is Tone.ATTENTION
    scene.desk.trouble = StoreUnreachable(url="x", detail="y")
    scene.press(5)
    assert scene.answer[1] is Tone.ATTENTION


def test_a_board_that_cannot_be_read_is_asked_for_once_not_for_ever(scene: Scene) -> None:
    scene.desk.gone = StoreUnreachable(url="x", detail="y")
    before = scene.desk.reads

    scene.presenter.refresh()
    assert scene.answer[1] is Tone.ATTENTION
    assert scene.told.sounds[-1] == "attention"

    scene.press(2)
    assert scene.desk.reads == before + 2


def test_another_stations_change_is_seen_and_the_wave_stood_on_stays(scene: Scene) -> None:
    scene.presenter.stand_on("W-0077")
    scene.desk.board = replace(BOARD, waiting=43, waves=BOARD.waves[1:])

    scene.presenter.refresh()

    assert scene.page.current == "W-0077"
    assert scene.page.figures[0].value == "43"
    scene.presenter.leave()
    scene.desk.board = BOARD
    scene.presenter.refresh()
    assert scene.page.figures[0].value == "43"
