"""What a packer did is stepped through by a supervisor, on the packer's own screen."""

from __future__ import annotations

from pathlib import Path

from app.scanning.control_card import ControlCode
from app.scanning.verdicts import Verdict
from app.store.unit_of_work import Store
from tests.support.packing_desk import PackingDesk
from tests.support.warehouse import SUPERVISOR
from ui.fulfilment.replay.replay_view import ReplayView
from ui.shell.screen import ScreenName
from ui.theme.theme import Theme
from ui.widgets.content import Tone


def test_a_packed_carton_is_replayed_from_its_label(
    store: Store, tmp_path: Path, theme: Theme
) -> None:
    # given an order that was packed with one wrong item on the way
    desk = PackingDesk(store, tmp_path / "journal", theme)
    desk.open()
    assert desk.item("PEN") is Verdict.WRONG_ITEM
    desk.confirm()
    sscc = desk.to_label()
    assert desk.person.scan(f"]C100{sscc}") is Verdict.TASK_DONE
    desk.sign_out()

    # when a supervisor opens the replay and scans the label
    desk.sign_in(SUPERVISOR)
    place = desk.person.workplace
    place.shell.go(ScreenName.REPLAY)
    view = place.desk.views[ScreenName.REPLAY]
    assert isinstance(view, ReplayView)
    assert desk.person.scan(f"]C100{sscc}") is Verdict.ACCEPTED
    desk.person.wait(lambda: bool(view.figures.content), "the flight")
    if view.floors.currentWidget() is not view.pack:
        desk.person.say(ControlCode.NEXT_CARTON)
    desk.person.say(ControlCode.EXCEPTION)

    # then the packer's STOP stands there again, and today's rules say the same
    assert view.pack.banner.content.tone is Tone.STOP
    assert view.answer.text.startswith("As recorded: Wrong item")
    desk.person.leave()
