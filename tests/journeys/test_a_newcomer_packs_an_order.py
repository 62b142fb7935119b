"""Somebody who has never seen the program packs an order of the demo warehouse."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.fulfilment.shipping.parcel.paperwork import PaperKind
from app.insight.order_figures import order_figures
from app.reconciliation.ledger import check_ledger
from app.scanning.control_card import ControlCode
from app.scanning.verdicts import Signal, signal_of
from app.store.unit_of_work import Store
from tests.support.barcode_reader import read_pdf
from tests.support.newcomer import HandOf, Newcomer, lane_of_parcel, open_demo_orders
from ui.rehearsal import floor
from ui.rehearsal.robot import Robot
from ui.shell.screen import ScreenName
from ui.theme.theme import Theme
from ui.widgets.floor.line_progress import LineProgress

BADGE, NAME = "P-1001", "Mira Okafor"


@pytest.fixture
def shop(sqlite_url: str) -> Iterator[Store]:
    """The demo warehouse with one order to be picked."""
    store = Store.open(sqlite_url)
    open_demo_orders(store, orders=1)
    yield store
    store.close()


@pytest.fixture
def newcomer(shop: Store, tmp_path: Path, theme: Theme) -> Iterator[Newcomer]:
    """Somebody in front of the window."""
    one = Newcomer(shop, tmp_path / "journal", theme)
    yield one
    one.leave()


def test_a_newcomer_packs_an_order_by_clicking_what_is_suggested(
    newcomer: Newcomer, shop: Store
) -> None:
    newcomer.click(NAME)
    newcomer.wait(lambda: newcomer.front is ScreenName.HOME, "home")

    newcomer.click("Pick")
    newcomer.click("Next cart")
    click_to_the_end(newcomer, ScreenName.PICK)
    newcomer.settle()
    newcomer.click("Sign out")
    newcomer.click(NAME)
    newcomer.click("Tote ")
    click_to_the_end(newcomer, ScreenName.PACK)
    newcomer.settle()
    newcomer.click("Sign out")
    newcomer.click(NAME)
    newcomer.click("Dispatch")
    newcomer.click("Lane ")
    newcomer.click("Label ")
    newcomer.wait(lambda: order_figures(shop).shipped == 1, "the order to be shipped")

    assert {signal_of(verdict) for verdict in newcomer.verdicts} == {Signal.OK}
    assert check_ledger(shop).agrees


def click_to_the_end(newcomer: Newcomer, screen: ScreenName) -> None:
    """Click the likeliest code until the work in hand is done."""
    bench = newcomer.workplace.works.bench
    newcomer.wait(lambda: bench.kind_in_hand == screen.value, "the work")
    while bench.kind_in_hand == screen.value:
        newcomer.wait(lambda: _next_step_is_shown(newcomer, screen), "the next step")
        if bench.kind_in_hand == screen.value:
            newcomer.click_first()


def _next_step_is_shown(newcomer: Newcomer, screen: ScreenName) -> bool:
    """All is answered, and the codes are those of the work as it stands; or the work is done."""
    place = newcomer.workplace
    presenter = place.floor.pick if screen is ScreenName.PICK else place.floor.pack
    if place.works.bench.kind_in_hand != screen.value:
        return True
    work = presenter.in_hand
    if not presenter.ready or work is None or work[1].situation.is_over:
        return False
    return bool(newcomer.offered) and newcomer.offered == newcomer.suggested


@pytest.mark.parametrize("keys", [False, True], ids=["scanner alone", "keys and scanner"])
def test_an_order_is_packed_without_a_mouse(newcomer: Newcomer, shop: Store, keys: bool) -> None:  # noqa: FBT001 -- pytest's parameter
    def say(code: ControlCode) -> None:
        verdict = newcomer.press(code.f_key) if keys else newcomer.say(code)
        assert signal_of(verdict) is Signal.OK

    robot = Robot(newcomer.workplace, HandOf(newcomer), mistake_every=1000)
    codes = floor.Codes(robot)
    newcomer.scan(BADGE)
    newcomer.wait(lambda: newcomer.front is ScreenName.HOME, "home")

    say(ControlCode.SHORT)  # F2 of the home page: pick
    newcomer.wait(lambda: newcomer.workplace.floor.pick.ready, "the picking screen")
    say(ControlCode.CONFIRM)
    newcomer.wait(lambda: newcomer.workplace.floor.pick.in_hand is not None, "a cart")
    floor.pick_cart(robot, codes)
    newcomer.settle()
    say(ControlCode.SIGN_OUT)
    newcomer.wait(lambda: newcomer.front is ScreenName.SIGN_IN, "the sign-in")
    newcomer.scan(BADGE)
    newcomer.wait(lambda: newcomer.front is ScreenName.HOME, "home")
    say(ControlCode.CONFIRM)  # F1 of the home page: pack
    with shop.reading() as uow:
        tote = uow.waiting.totes_to_pack(1)[0]
    (label,) = floor.pack_order(robot, codes, tote)
    newcomer.settle()
    say(ControlCode.SIGN_OUT)
    newcomer.wait(lambda: newcomer.front is ScreenName.SIGN_IN, "the sign-in")
    newcomer.scan(BADGE)
    newcomer.wait(lambda: newcomer.front is ScreenName.HOME, "home")
    say(ControlCode.EXCEPTION)  # F3 of the home page: dispatch
    newcomer.wait(lambda: "0 of 1 · missing 1" in handovers(newcomer), "the handover to be known")
    newcomer.scan(lane_of_parcel(newcomer, shop))
    newcomer.scan(label if keys else f"]C100{label}")  # some scanners send the bare digits

    newcomer.wait(lambda: order_figures(shop).shipped == 1, "the order to be shipped")
    newcomer.wait(lambda: "1 of 1" in handovers(newcomer), "the handover to be complete")
    say(ControlCode.CONFIRM)  # F1 at the dock: the van leaves
    newcomer.wait(lambda: manifests(newcomer) == ["manifest M-00001"], "the manifest")
    assert read_pdf(newcomer.printers[PaperKind.SLIP].jobs[-1].data)[0].codes == ["]C0M-00001"]
    assert check_ledger(shop).agrees


def manifests(newcomer: Newcomer) -> list[str]:
    """What the slip printer was given besides slips."""
    jobs = newcomer.printers[PaperKind.SLIP].jobs
    return [job.job_name for job in jobs if job.job_name.startswith("manifest")]


def handovers(newcomer: Newcomer) -> set[str]:
    """How far the handovers at the dock are."""
    view = newcomer.workplace.floor.views[ScreenName.DISPATCH]
    return {card.content.summary for card in view.findChildren(LineProgress)}


def test_a_code_can_be_typed_and_a_wrong_one_can_be_tried(newcomer: Newcomer) -> None:
    assert signal_of(newcomer.type_code("NO-SUCH-BADGE")) is not Signal.OK
    assert signal_of(newcomer.type_code(BADGE)) is Signal.OK
    newcomer.wait(lambda: newcomer.front is ScreenName.HOME, "home")
    newcomer.click("Pick")
    newcomer.click("Next cart")
    newcomer.wait(lambda: newcomer.workplace.floor.pick.in_hand is not None, "a cart")

    assert signal_of(newcomer.click("Wrong: another bin")) is Signal.STOP
    newcomer.wait(lambda: newcomer.offered == ["CONFIRM"], "only CONFIRM to be offered")
    assert signal_of(newcomer.click("CONFIRM")) is Signal.OK
