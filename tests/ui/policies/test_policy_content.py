"""What stands beside the values: their meaning on the floor, and who changed them."""

from __future__ import annotations

from tests.support.desk_kit import Told, kit_of
from tests.support.policies_page import IN_FORCE
from ui.exception_queue.exceptions_content import names_of
from ui.policies.policy_content import actions_of, meaning_of
from ui.policies.policy_draft import PolicyDraft
from ui.widgets.content import Health

NAMES = names_of(kit_of(Told()))


def draft_in_force() -> PolicyDraft:
    draft = PolicyDraft()
    draft.take(IN_FORCE.policy)
    return draft


def test_the_meaning_is_said_in_words_of_the_floor() -> None:
    meaning = meaning_of(draft_in_force(), IN_FORCE, NAMES)

    assert {fact.label: fact.value for fact in meaning.facts} == {
        "Second scan": "each unit at the bin, then blind into the carton",
        "Other badge packs": "500.00 or more, to CH NO, new for 14 days",
        "Weight": "off by more than 30 g and 3 %: say why",
        "Quantities": "never keyed from 200.00, lots, serials, look-alikes",
        "Look-alikes": "14 pairs, 2 really confused: unit by unit",
    }
    assert meaning.health is Health.GOOD


def test_changes_stand_one_by_one_with_who_made_them_the_newest_last() -> None:
    events = [event.text for event in meaning_of(draft_in_force(), IN_FORCE, NAMES).events]

    assert events == [
        "L. Novak · Second scan: item+carton → pick+pack",
        "L. Novak · Other badge from total: 0.00 → 500.00",
        "L. Novak · Other badge to countries: none → CH NO",
        "L. Novak · Other badge, new for days: 0 → 14",
        "L. Novak · Weight may be off, g: 50 → 30",
    ]


def test_what_cannot_be_put_in_force_has_no_meaning() -> None:
    draft = draft_in_force()
    draft.type_in("weight.grams", "x")

    meaning = meaning_of(draft, IN_FORCE, NAMES)

    assert (meaning.health, meaning.facts) == (Health.WARN, ())


def test_nothing_can_be_done_until_something_is_typed() -> None:
    draft = draft_in_force()
    before = [action.enabled for action in actions_of(draft)]
    draft.type_in("weight.grams", "50")

    assert (before, [action.enabled for action in actions_of(draft)]) == (
        [False, False],
        [True, True],
    )
