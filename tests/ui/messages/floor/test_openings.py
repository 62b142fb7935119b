"""What opens work, and who has the work that cannot be opened."""

from __future__ import annotations

import pytest

from app.errors import NotAllowed, NothingFound, StoreUnreachable
from app.station.claims.refusals import CLAIM_LOST, ClaimRefusal
from tests.ui.messages.floor.test_steps import VERBS, assert_reads_at_3_m
from ui.messages.floor.openings import for_lost_claim, for_opening, what_opens, while_opening


@pytest.mark.parametrize("kind", ["pick", "pack"])
def test_a_screen_with_nothing_in_hand_says_what_opens_work(kind: str) -> None:
    assert_reads_at_3_m(what_opens(kind))
    assert while_opening()


@pytest.mark.parametrize("reason", list(ClaimRefusal))
def test_every_refused_claim_names_the_work(reason: ClaimRefusal) -> None:
    error = NotAllowed(
        action="pack", reason=reason, order_no="SO-10455", holder="Pack 03", units=2, state="x"
    )

    trouble = for_opening(error)

    assert "SO-10455" in trouble.detail
    assert "{" not in trouble.detail
    assert trouble.headline.split()[0] in VERBS


def test_a_station_that_may_not_move_stock_says_so_and_where_the_goods_go() -> None:
    error = NotAllowed(action="put away", reason=ClaimRefusal.NO_RIGHT, work_no="T-07", holder="")

    said = for_opening(error)

    assert said.detail == "T-07: this station may not move stock"
    assert (said.headline, said.action) == ("Set it aside", "hand it to stock")


@pytest.mark.parametrize(
    ("kind", "whose"), [("pick", "leave it to pickers"), ("pack", "hand it to packers")]
)
def test_a_station_whose_login_does_no_such_work_says_whose_it_is(kind: str, whose: str) -> None:
    said = for_opening(NotAllowed(action=kind, reason=ClaimRefusal.NO_RIGHT, work_no="P-0007"))

    assert said.detail == f"P-0007: the login of this station may not {kind}"
    assert (said.headline, said.action) == ("Set it aside", whose)


def test_a_claimed_work_says_where_it_is_and_a_waiting_one_for_how_much() -> None:
    claimed = NotAllowed(action="pick", reason=ClaimRefusal.CLAIMED, work_no="P-7", holder="Cart 2")
    waiting = NotAllowed(
        action="pack", reason=ClaimRefusal.WAITS_FOR_UNITS, order_no="SO-1", units=2
    )

    assert for_opening(claimed).detail.startswith("P-7 is in hand at Cart 2")
    assert for_opening(waiting).detail == "SO-1 waits for 2 more units"


@pytest.mark.parametrize(
    ("kind", "code", "said"),
    [
        ("cart to pick", "", "No cart waits"),
        ("order in tote", "T-140", "Tote T-140 is empty"),
        ("tote or order", "X-1", "X-1 opens no work here"),
    ],
)
def test_what_is_not_there_is_named(kind: str, code: str, said: str) -> None:
    assert said in for_opening(NothingFound(kind=kind, code=code)).detail


def test_other_trouble_has_its_own_words() -> None:
    assert for_opening(StoreUnreachable(url="db", detail="x")).headline == "No database"
    assert for_opening(NotAllowed(action="begin work", reason="x")).headline == "Not allowed"


def test_a_claimed_work_says_how_it_is_taken_over() -> None:
    facts = {"reason": ClaimRefusal.CLAIMED, "work_no": "P-7", "holder": "Cart 2"}

    mine = for_opening(NotAllowed(action="pick", yours=True, **facts))
    anothers = for_opening(NotAllowed(action="pick", yours=False, **facts))

    assert (mine.headline, mine.action) == ("Take it over?", "scan CONFIRM")
    assert "supervisor" in anothers.detail


def test_a_claim_that_is_gone_says_who_has_the_work_now() -> None:
    at = for_lost_claim(NotAllowed(action="pick", reason=CLAIM_LOST, holder="Cart 2"))
    nowhere = for_opening(NotAllowed(action="pick", reason=CLAIM_LOST, holder=""))

    assert at is not None
    assert "Cart 2" in at.detail
    assert nowhere.headline.split()[0] in VERBS
    assert for_lost_claim(StoreUnreachable(url="db", detail="x")) is None
