"""Claims through the real window: taken away, taken over, given back (D11; 26, 27, 38)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

from app.fulfilment.packing.situation import PackState
from app.reconciliation.ledger import check_ledger
from app.scanning.control_card import ControlCode
from app.scanning.verdicts import Verdict
from app.station.claims.leases import LEASE, return_expired
from app.store.change_feed import Change
from app.store.unit_of_work import Store
from tests.app.station.claims.test_news import edit
from tests.support.floor_play import StationPlay, cases_of
from tests.support.newcomer import Newcomer
from tests.support.packing_desk import PackingDesk
from tests.support.server_clock import ServerClock
from tests.support.warehouse import PACKER, SUPERVISOR, gtin_of
from tests.support.workplaces import pack_banner
from ui.shell.screen import ScreenName
from ui.theme.theme import Theme
from ui.widgets.content import BannerContent


@pytest.fixture
def shop(database_url: str) -> Iterator[Store]:
    """The shared database of either engine; the ledger agrees at the end of every test."""
    store = Store.open(database_url)
    yield store
    assert check_ledger(store).agrees
    store.close()


@pytest.fixture
def desk(shop: Store, tmp_path: Path, theme: Theme) -> Iterator[PackingDesk]:
    """A packing desk with order 1001 open and one unit of it packed."""
    one = PackingDesk(shop, tmp_path / "journal", theme)
    one.open()
    one.item("MUG")
    one.person.settle()
    yield one
    one.person.settle()
    one.person.leave()


def lose_claim(desk: PackingDesk) -> None:
    """The station was silent for longer than its lease; somebody else takes the order."""
    with desk.store.reading() as uow:
        later = ServerClock(desk.store, uow.now + 2 * LEASE)
    later.store.run(lambda uow: return_expired(uow, "Pack 09"))
    StationPlay(desk.store, "Pack 09").claim_pack("1001")


def test_27_claim_lost_at_confirmation(desk: PackingDesk) -> None:
    lose_claim(desk)
    place = desk.person.workplace
    keeper, pack = place.works.keeper, place.floor.pack
    assert pack.in_hand is not None
    package = pack.in_hand[0]
    keeper.hold(package.work_id, package.fence, None)  # it is time to renew
    desk.person.wait(lambda: pack_banner(place).content.headline == "Leave this work", "the news")

    assert desk.item("MUG") is Verdict.NOT_YOURS
    assert desk.person.sounds.played[-1] == "stop"
    assert desk.confirm() is Verdict.ACCEPTED
    assert desk.person.front is ScreenName.PACK
    desk.person.wait(lambda: desk.person.workplace.works.bench.kind_in_hand == "", "empty hands")


def test_26_task_taken_by_someone_else_after_listing(desk: PackingDesk) -> None:
    StationPlay(desk.store, "Pack 09", SUPERVISOR).claim_pack("1002")
    finish_first_order(desk)

    assert desk.person.scan(desk.tote_of("1002")) is Verdict.ACCEPTED
    desk.person.wait(lambda: "Pack 09" in banner(desk).overline, "the refusal")
    assert banner(desk).headline == "Set it aside"
    assert desk.person.scan(SUPERVISOR) is Verdict.ACCEPTED
    desk.person.wait(lambda: desk.person.workplace.floor.pack.in_hand is not None, "the order")

    assert desk.person.scan("BOX-M") is Verdict.ACCEPTED
    assert desk.item("BOOK") is Verdict.LINE_DONE


def test_one_walks_over_to_another_station_and_takes_ones_order_along(
    desk: PackingDesk, tmp_path: Path, theme: Theme
) -> None:
    second = Newcomer(desk.store, tmp_path / "other", theme, station="Pack 05")
    second.scan(PACKER)
    second.wait(lambda: second.front is not ScreenName.SIGN_IN, "the sign-in")
    second.scan(desk.tote_of("1001"))
    pack, shown = second.workplace.floor.pack, pack_banner(second.workplace)
    second.wait(lambda: shown.content.headline == "Take it over?", "the offer")

    assert second.say(ControlCode.CONFIRM) is Verdict.ACCEPTED
    second.wait(lambda: pack.in_hand is not None, "the order")

    assert pack.in_hand is not None
    assert pack.in_hand[1].situation.units_packed == 1
    second.settle()
    second.leave()


def test_38_late_scans_from_a_taken_over_station(
    desk: PackingDesk, tmp_path: Path, theme: Theme
) -> None:
    # given a station whose link hangs while its packer goes on
    link = Event()
    desk.person.workplace.works.on_store.run(link.wait, lambda _up: None, _never)
    assert desk.item("MUG") is Verdict.LINE_DONE
    assert desk.item("LAMP") is Verdict.LINE_DONE

    # when a supervisor takes the order over at another station, and then the link is back
    second = Newcomer(desk.store, tmp_path / "other", theme, station="Pack 05")
    second.scan(SUPERVISOR)
    second.wait(lambda: second.front is not ScreenName.SIGN_IN, "the sign-in")
    second.scan(desk.tote_of("1001"))
    pack = second.workplace.floor.pack
    offered = pack_banner(second.workplace)
    second.wait(lambda: "Pack 04" in offered.content.overline, "the offer")
    assert second.scan(SUPERVISOR) is Verdict.ACCEPTED
    second.wait(lambda: pack.in_hand is not None, "the order")
    link.set()
    desk.person.settle()

    # then the late scans are evidence, and the second station counts what it sees itself
    (case,) = cases_of(desk.warehouse)
    assert (case.facts["outcome"], case.facts["holder_now"]) == ("stale_fence", "Pack 05")
    assert [scan["event"]["kind"] for scan in case.facts["scans"]] == ["units_packed"] * 2
    assert pack.in_hand is not None
    assert pack.in_hand[1].situation.units_packed == 1
    assert second.scan("BOX-M") is Verdict.ACCEPTED
    mug, lamp = (gtin_of(desk.warehouse.product_ids[sku]) for sku in ("MUG", "LAMP"))
    assert [second.scan(mug), second.scan(lamp)] == [Verdict.LINE_DONE, Verdict.LINE_DONE]
    second.settle()
    second.leave()


def _never(error: Exception) -> None:
    raise error


def banner(desk: PackingDesk) -> BannerContent:
    """What stands on the packing screen."""
    return pack_banner(desk.person.workplace).content


def finish_first_order(desk: PackingDesk) -> None:
    """Pack what is left of 1001 and scan its label."""
    desk.item("MUG")
    desk.item("LAMP")
    desk.person.wait(lambda: desk.at.state is PackState.LABEL, "the label")
    assert desk.person.scan(f"]C100{desk.at.expected}") is Verdict.TASK_DONE
    desk.person.settle()


def test_an_edited_order_stops_the_next_scan_and_says_what_changed(desk: PackingDesk) -> None:
    edit(desk.warehouse, "1001")
    desk.person.workplace.works.changed.emit(Change.ORDERS)
    desk.person.settle()  # the answer comes before it on the same thread

    assert desk.item("MUG") is Verdict.ORDER_CHANGED
    assert "3 MUG instead of 2, another address" in banner(desk).overline
