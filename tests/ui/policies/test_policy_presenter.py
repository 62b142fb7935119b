"""A supervisor reads the policy, types, tries it on an order, and puts it in force."""

from __future__ import annotations

import pytest

from app.errors import NotAllowed
from app.fulfilment.verification.policy import VerificationPolicy
from app.fulfilment.verification.policy_change import PolicyInForce
from app.fulfilment.work import DoubleScan
from app.scanning.verdicts import Verdict
from tests.support.desk_kit import NOVAK
from tests.support.policies_page import CHECKED, PoliciesDesk
from tests.support.scans import scan_of
from ui.widgets.content import Health, Tone


@pytest.fixture
def desk() -> PoliciesDesk:
    return PoliciesDesk()


def test_what_is_typed_is_put_in_force_in_the_supervisors_name(desk: PoliciesDesk) -> None:
    desk.type("double_scan", "item+carton")
    assert desk.fact("Second scan").startswith("no pick scans")
    assert desk.page.meaning.where == "Not in force yet: F1"

    desk.press(1)

    new, seen, badge = desk.put[0]
    assert new == CHECKED.model_copy(update={"double_scan": DoubleScan.ITEM_AND_CARTON})
    assert (seen, badge) == (CHECKED, NOVAK.badge)
    assert desk.answer == ("In force for all that is claimed from now on", Tone.OK)
    assert desk.page.meaning.health is Health.GOOD
    assert not any(action.enabled for action in desk.page.actions)


def test_a_wrong_value_is_not_put_in_force_and_not_lost(desk: PoliciesDesk) -> None:
    assert desk.type("weight.grams", "0").error == "At least 1"

    desk.press(1)

    assert desk.put == []
    assert desk.answer == ("Correct the marked field first", Tone.ATTENTION)
    assert desk.field("weight.grams").value == "0"


def test_what_is_typed_is_taken_back(desk: PoliciesDesk) -> None:
    desk.type("high_value_minor", "1")

    desk.press(5)

    assert desk.field("high_value_minor").value == "200.00"
    assert not desk.page.actions[0].enabled


def test_an_order_that_is_scanned_says_what_would_hold_for_it(desk: PoliciesDesk) -> None:
    desk.presenter.scanned(scan_of("SO-10482"))
    before = desk.answer
    desk.type("checker.sample_percent", "10")
    desk.presenter.scanned(scan_of("SO-10455"))

    assert before == ("SO-10482: anybody may pack it, 3 of 4 products unit by unit", Tone.OK)
    assert desk.answer[0].startswith("SO-10455: not its picker packs it, as a sample")
    assert desk.put == []


def test_a_wrong_value_cannot_be_tried(desk: PoliciesDesk) -> None:
    desk.type("weight.grams", "0")

    desk.presenter.scanned(scan_of("SO-10482"))

    assert desk.answer == ("Correct the marked field first", Tone.ATTENTION)


def test_what_another_one_decides_meanwhile_is_said_and_f5_shows_it(desk: PoliciesDesk) -> None:
    desk.type("weight.grams", "50")
    desk.stands = PolicyInForce(VerificationPolicy())

    desk.presenter.refresh()

    assert "meanwhile" in desk.answer[0]
    assert desk.field("weight.grams").value == "50"
    desk.press(5)
    assert desk.field("checker.countries").value == ""


def test_a_change_that_is_refused_says_why_and_keeps_what_is_typed(desk: PoliciesDesk) -> None:
    desk.trouble = NotAllowed(action="change policy", reason="changed meanwhile")
    desk.type("weight.grams", "50")

    desk.press(1)

    assert "somebody changed it meanwhile" in desk.answer[0]
    assert desk.field("weight.grams").value == "50"


def test_a_key_that_does_nothing_says_so_and_every_scan_is_kept(desk: PoliciesDesk) -> None:
    desk.press(1)
    assert "does nothing here" in desk.answer[0]
    desk.press(8)
    assert "F1 puts in force" in desk.answer[0]
    desk.presenter.scanned(scan_of("A-14-03"))

    assert [verdict for _source, verdict in desk.told.told] == [
        Verdict.WRONG_STATE,
        Verdict.ACCEPTED,
        Verdict.WRONG_STATE,
    ]


def test_behind_another_page_nothing_is_read(desk: PoliciesDesk) -> None:
    desk.presenter.leave()
    desk.stands = PolicyInForce(VerificationPolicy())

    desk.presenter.refresh()

    assert desk.field("checker.countries").value == "CH, NO"


def test_a_fault_of_the_program_is_not_swallowed(desk: PoliciesDesk) -> None:
    desk.trouble = ValueError("a bug")
    desk.type("weight.grams", "50")

    with pytest.raises(ValueError, match="a bug"):
        desk.press(1)
