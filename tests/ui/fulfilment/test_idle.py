"""With nothing in hand: what opens work, and what the others are told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.errors import NotAllowed, StoreUnreachable
from app.scanning.control_card import ControlCode
from app.scanning.resolver import CodeKind
from app.scanning.verdicts import Verdict
from app.station.claims import ClaimRefusal, Takeover
from tests.support.desk_kit import DIRECTORY, NOVAK, OKAFOR, Told, kit_of
from tests.support.packages import CONFIRM, HELP, SHORT, SIGN_OUT, UNDO
from tests.support.scans import scan_of
from ui.fulfilment.idle import NEXT, Idle, offer_of
from ui.shell.screen import ScreenName

CARTS = replace(DIRECTORY, carts=frozenset({"P-0007"}))


@pytest.fixture
def pack() -> Idle:
    return Idle(kit_of(Told()), (CodeKind.TOTE, CodeKind.ORDER))


@pytest.fixture
def pick() -> Idle:
    return Idle(kit_of(Told(), CARTS), (CodeKind.CART,), confirm_opens=True)


@pytest.mark.parametrize("code", ["T-118", "SO-10482"])
def test_a_tote_or_an_order_opens_packing(pack: Idle, code: str) -> None:
    answer = pack.judge(scan_of(code))

    assert (answer.verdict, answer.opens) == (Verdict.ACCEPTED, code)


def test_the_label_of_a_cart_opens_its_walk(pick: Idle) -> None:
    answer = pick.judge(scan_of("P-0007"))

    assert (answer.verdict, answer.opens) == (Verdict.ACCEPTED, "P-0007")


def test_confirm_opens_the_next_cart_where_it_may(pick: Idle, pack: Idle) -> None:
    assert pick.judge(scan_of(CONFIRM)).opens == NEXT
    assert pack.judge(scan_of(CONFIRM)).verdict is Verdict.WRONG_STATE


@pytest.mark.parametrize(
    ("code", "verdict"),
    [
        ("NOBODY", Verdict.UNKNOWN_CODE),
        ("A-14-03", Verdict.WRONG_STATE),
        ("BTL-750-PTB", Verdict.WRONG_STATE),
        (SHORT, Verdict.WRONG_STATE),
    ],
)
def test_what_opens_nothing_is_told_why(pack: Idle, code: str, verdict: Verdict) -> None:
    answer = pack.judge(scan_of(code))

    assert (answer.verdict, answer.opens) == (verdict, "")


def test_a_bounce_opens_nothing(pack: Idle) -> None:
    answer = pack.judge(scan_of("T-118"), bounces=True)

    assert (answer.verdict, answer.opens) == (Verdict.NOT_COUNTED, "")


def test_a_screen_that_was_left_opens_nothing(pack: Idle) -> None:
    assert pack.judge(scan_of("T-118"), in_front=False).verdict is Verdict.WRONG_STATE


def test_help_opens_and_closes_and_a_tote_closes_it(pack: Idle) -> None:
    assert pack.judge(scan_of(HELP)).help
    assert not pack.judge(scan_of(HELP)).help
    pack.judge(scan_of(HELP))
    pack.judge(scan_of("T-118"))
    assert not pack.help


def test_sign_out_is_heard(pack: Idle) -> None:
    assert pack.judge(scan_of(SIGN_OUT)).leaves_to is ScreenName.SIGN_IN


def test_with_nothing_in_hand_one_step_back_is_home(pack: Idle) -> None:
    answer = pack.judge(scan_of(UNDO))

    assert (answer.verdict, answer.leaves_to) == (Verdict.ACCEPTED, ScreenName.HOME)


def held_elsewhere(*, yours: bool) -> NotAllowed:
    """The refusal of work that another station has."""
    return NotAllowed(action="pack", reason=ClaimRefusal.CLAIMED, holder="Pack 03", yours=yours)


def test_ones_own_work_on_another_station_is_taken_over_by_confirm(pack: Idle) -> None:
    pack.offer = offer_of("T-118", held_elsewhere(yours=True))
    assert ControlCode.CONFIRM in pack.live

    answer = pack.judge(scan_of(CONFIRM))

    assert (answer.opens, answer.takeover) == ("T-118", Takeover())
    assert pack.judge(scan_of(CONFIRM)).verdict is Verdict.WRONG_STATE


def test_anybodys_work_is_taken_over_by_a_supervisors_badge_only(pack: Idle) -> None:
    for code in (CONFIRM, OKAFOR.badge):
        pack.offer = offer_of("T-118", held_elsewhere(yours=False))
        assert pack.judge(scan_of(code)).opens == ""
    pack.offer = offer_of("T-118", held_elsewhere(yours=False))

    answer = pack.judge(scan_of(NOVAK.badge))

    assert (answer.opens, answer.takeover) == ("T-118", Takeover(NOVAK))


def test_whatever_else_is_scanned_lets_the_other_stations_work_be(pack: Idle) -> None:
    pack.offer = offer_of("T-118", held_elsewhere(yours=True))

    pack.judge(scan_of("NOBODY"))

    assert pack.judge(scan_of(CONFIRM)).opens == ""


def test_other_trouble_offers_nothing() -> None:
    assert offer_of("T-118", StoreUnreachable(url="db", detail="x")) is None
    assert offer_of("T-118", NotAllowed(action="pack", reason=ClaimRefusal.FINISHED)) is None
