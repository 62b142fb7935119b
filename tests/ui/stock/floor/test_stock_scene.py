"""A moment of stock work: STOP before all else, then questions, then the step."""

from __future__ import annotations

from app.fulfilment.double_scan import Latch
from app.scanning.control_card import ControlCode
from app.scanning.verdicts import Verdict
from app.stock.work.receiving import ReceiveProgress, ReceiveState
from app.stock.work.situation import StockSituation
from tests.support.stock_packages import delivery
from ui.messages.floor.steps import Instruction
from ui.stock.floor.stock_scene import StockScene, WorkContent, scene_of, two_steps
from ui.widgets.content import ItemContent, LinesContent, StepMark, Tone

BOTTLE = ItemContent("Insulated bottle", "BTL-750-PTB")


def _scene(
    state: ReceiveState = ReceiveState.SCAN_ITEM,
    latch: Latch | None = None,
    item: ItemContent | None = None,
) -> StockScene:
    situation = StockSituation(state, ReceiveProgress(delivery()), "", latch)
    content = WorkContent(
        step=Instruction("Step 1", "Scan each item"),
        live={ControlCode.HELP},
        item=item,
        lines=LinesContent("Delivery", "", 0, 1),
        place=(),
    )
    return scene_of(None, situation, content)


def test_a_latched_stop_is_all_that_is_shown() -> None:
    scene = _scene(latch=Latch(Verdict.WRONG_BIN, "A-1", "A-2"))

    assert scene.banner.tone is Tone.STOP
    assert [key.label for key in scene.keys if key.enabled] == ["Confirm"]
    assert scene.panel is None


def test_where_nothing_else_stands_the_help_does() -> None:
    assert _scene(item=BOTTLE).panel is None
    panel = _scene().panel
    assert panel is not None
    assert panel.title == "What the keys do"


def test_work_that_is_over_is_done_and_shows_no_product() -> None:
    over = _scene(ReceiveState.DONE, item=BOTTLE)

    assert (over.banner.tone, over.item) == (Tone.DONE, None)
    assert _scene(item=BOTTLE).banner.tone is Tone.READY


def test_while_a_quantity_is_keyed_only_its_own_keys_mean_something() -> None:
    live = [key.label for key in _scene(ReceiveState.QUANTITY, item=BOTTLE).keys if key.enabled]

    assert "Confirm" in live
    assert "Help" not in live


def test_the_gauge_stands_at_the_step_that_is_next() -> None:
    assert two_steps(("a", "b"), first_done=True).second is StepMark.NOW
    assert two_steps(("a", "b"), first_done=False).first is StepMark.NOW


def test_where_the_work_is_over_one_step_back_is_home() -> None:
    over = _scene(ReceiveState.DONE)

    assert "Home" in [key.label for key in over.keys]
    assert "Undo scan" in [key.label for key in _scene().keys]
