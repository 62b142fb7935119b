"""The rule is kept by a supervisor, or the field says why not."""

from __future__ import annotations

from app.store.books.planning.rule_book import RuleFacts
from tests.support.waves_desk import Page, WavesDesk, page_of
from ui.fulfilment.waves.rule.rule_desk import RuleDesk
from ui.widgets.content import Tone


def _desk(desk: WavesDesk, page: Page, refreshed: list[int]) -> RuleDesk:
    rule = RuleDesk(page, page_of(page), desk.use.change_rule, lambda: refreshed.append(1))
    rule.draft.take(RuleFacts())
    return rule


def test_a_kept_rule_counts_from_the_next_wave_on() -> None:
    desk, page, refreshed = WavesDesk(), Page(), list[int]()
    rule = _desk(desk, page, refreshed)

    rule.choose("sku")
    rule.typed("totes", "12")
    rule.keep()

    assert desk.asked == [("rule", "", "B-900", RuleFacts(grouping="sku", totes=12))]
    assert page.chips[1] == "sku"
    assert refreshed == [1]


def test_a_wrong_field_keeps_nothing_and_says_where() -> None:
    desk, page = WavesDesk(), Page()
    rule = _desk(desk, page, [])

    rule.typed("totes", "none")
    rule.keep()

    assert desk.asked == []
    assert page.answers[-1][1] is Tone.ATTENTION
    assert [field.key for field in page.fields if field.error] == ["totes"]
