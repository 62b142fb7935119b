"""The rarer scenarios of verification through the window: bounces, fields, two sources, cancels."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.fulfilment.cancelling import cancel_order
from app.fulfilment.packing.situation import PackState
from app.insight.order_figures import order_figures
from app.reconciliation.ledger import check_ledger
from app.scanning.control_card import ControlCode
from app.scanning.verdicts import Signal, Verdict, signal_of
from app.store.unit_of_work import Store
from tests.support.newcomer import lane_of_parcel
from tests.support.packing_desk import NOBODYS, PackingDesk
from tests.support.warehouse import SUPERVISOR, gtin_of
from ui.shell.screen import ScreenName
from ui.theme.theme import Theme

pytestmark = pytest.mark.postgresql  # at a window of the shared database, under its own login


@pytest.fixture
def shop(postgres_url: str) -> Iterator[Store]:
    """The shared database; the ledger agrees at the end of every test."""
    store = Store.open(postgres_url)
    yield store
    assert check_ledger(store).agrees
    store.close()


@pytest.fixture
def desk(shop: Store, tmp_path: Path, theme: Theme) -> Iterator[PackingDesk]:
    """A packing desk whose scanner never bounces."""
    one = PackingDesk(shop, tmp_path / "journal", theme)
    yield one
    one.person.settle()
    one.person.leave()


def cancel(desk: PackingDesk, order_no: str) -> None:
    order_id = desk.warehouse.order(order_no).id
    desk.store.run(lambda uow: cancel_order(uow, order_id, SUPERVISOR))


def test_13_same_unit_scanned_twice_within_the_bounce_window(
    shop: Store, tmp_path: Path, theme: Theme
) -> None:
    desk = PackingDesk(shop, tmp_path / "journal", theme, bounce_ms=1500)
    desk.open()
    seen = len(desk.person.verdicts)

    for _twice in range(2):
        desk.person.scanner.push(gtin_of(desk.warehouse.product_ids["MUG"]))
    desk.person.wait(lambda: len(desk.person.verdicts) == seen + 2, "both verdicts")

    assert desk.person.verdicts[seen:] == [Verdict.ACCEPTED, Verdict.NOT_COUNTED]
    assert desk.at.units_packed == 1
    desk.person.settle()
    desk.person.leave()


def test_13_same_unit_scanned_twice_outside_the_bounce_window(desk: PackingDesk) -> None:
    desk.open()

    assert [desk.item("MUG"), desk.item("MUG")] == [Verdict.ACCEPTED, Verdict.LINE_DONE]


def test_25_order_cancelled_meanwhile(desk: PackingDesk) -> None:
    desk.open()
    desk.item("MUG")
    desk.person.settle()
    cancel(desk, "1001")
    desk.person.wait(lambda: _knows_of_cancel(desk), "the news")

    assert desk.item("MUG") is Verdict.ORDER_CANCELLED


def _knows_of_cancel(desk: PackingDesk) -> bool:
    """The station hears of changes by itself; one more look at what it heard."""
    versions: list[object] = []
    desk.person.workplace.works.ask_for_orders(("1001",), versions.append)
    desk.person.wait(lambda: bool(versions), "the versions")
    desk.person.workplace.floor.pack.hear_versions({"1001": None})
    return versions == [{"1001": None}]


def test_34_scan_while_a_text_field_is_open(desk: PackingDesk) -> None:
    desk.open()
    field = desk.person.field
    field.setFocus()
    field.setText("half a co")

    assert desk.item("MUG") is Verdict.ACCEPTED
    assert field.text() == "half a co"


def test_34_scan_while_a_panel_is_open(desk: PackingDesk) -> None:
    desk.open()
    desk.item("MUG")
    desk.person.say(ControlCode.EXCEPTION)
    assert desk.at.state is PackState.PROBLEM_PANEL

    verdict = desk.item("MUG")

    assert signal_of(verdict) is not Signal.OK
    assert desk.at.units_packed == 1


def test_35_two_scanners_at_once(desk: PackingDesk) -> None:
    """A key that is pressed while a scan is judged is a second source of scans."""
    desk.open()
    seen = len(desk.person.verdicts)

    for number in range(5):
        desk.person.scanner.push(f"{NOBODYS}-{number}")
        desk.person.workplace.bus.press(ControlCode.HELP)
    desk.person.wait(lambda: len(desk.person.verdicts) == seen + 10, "ten verdicts")

    assert desk.person.verdicts[seen:].count(Verdict.UNKNOWN_CODE) == 5


def test_41_order_cancelled_between_label_and_dispatch(desk: PackingDesk) -> None:
    desk.open()
    label = desk.to_label()
    assert desk.person.scan(f"]C100{label}") is Verdict.TASK_DONE
    desk.person.settle()
    cancel(desk, "1001")
    desk.person.workplace.shell.go(ScreenName.DISPATCH)
    desk.person.scan("LANE-RG")

    verdict = desk.person.scan(f"]C100{label}")

    assert signal_of(verdict) is Signal.STOP
    assert order_figures(desk.store).shipped == 0


def test_a_parcel_that_stands_in_another_carriers_lane_does_not_leave(desk: PackingDesk) -> None:
    desk.open()
    label = desk.to_label()
    assert desk.person.scan(f"]C100{label}") is Verdict.TASK_DONE
    desk.person.settle()
    own = lane_of_parcel(desk.person, desk.store)
    other = next(code for code in desk.person.workplace.works.lanes if code != own)
    desk.person.workplace.shell.go(ScreenName.DISPATCH)

    assert signal_of(desk.person.scan(f"]C100{label}")) is Signal.ATTENTION  # no lane yet
    desk.person.scan(other)
    assert signal_of(desk.person.scan(f"]C100{label}")) is Signal.STOP
    assert order_figures(desk.store).shipped == 0

    desk.person.say(ControlCode.CONFIRM)
    desk.person.scan(own)
    assert desk.person.scan(f"]C100{label}") is Verdict.TASK_DONE
    assert order_figures(desk.store).shipped == 1
