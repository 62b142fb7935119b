"""What is typed about the rule: checked at the field, and never lost."""

from __future__ import annotations

from dataclasses import replace

from app.fulfilment.waves.planning.grouping import Grouping
from app.store.books.planning.rule_book import RuleFacts
from app.store.schema.planning import ReleaseMode
from ui.fulfilment.waves.rule.rule_draft import RuleDraft

RULE = RuleFacts(ReleaseMode.SCHEDULE, "zone", 30, 45, 6, 0, 80_000, 250_000)


def _draft() -> RuleDraft:
    draft = RuleDraft()
    draft.take(RULE)
    return draft


def test_the_fields_say_the_rule_that_is_kept() -> None:
    draft = _draft()

    assert draft.rule == RULE
    assert draft.grouping is Grouping.ZONE
    assert [field.value for field in draft.fields] == [
        "schedule",
        "30",
        "45",
        "6",
        "0",
        "80",
        "250",
        "at release",
    ]


def test_who_binds_the_totes_is_kept_with_the_rule() -> None:
    draft = _draft()

    draft.typed("binding", "by scan")

    assert draft.rule == replace(RULE, totes_by_scan=True)
    assert draft.changed


def test_what_was_typed_survives_a_change_by_another_station() -> None:
    draft = _draft()
    draft.typed("totes", "12")

    draft.take(RuleFacts(ReleaseMode.BY_HAND, totes=4))

    assert draft.rule is not None
    assert draft.rule.totes == 12


def test_a_wrong_number_is_said_at_its_field() -> None:
    draft = _draft()
    draft.typed("totes", "0")
    draft.typed("units", "-3")
    draft.typed("litres", "²")

    assert draft.rule is None
    assert {field.key for field in draft.fields if field.error} == {"totes", "units", "litres"}


def test_an_empty_limit_is_none() -> None:
    draft = _draft()
    draft.typed("kilograms", "  ")

    assert draft.rule is not None
    assert draft.rule.grams == 0


def test_times_can_be_typed_only_for_a_schedule() -> None:
    draft = _draft()
    draft.typed("mode", "by hand")

    closed = {field.key for field in draft.fields if not field.enabled}

    assert closed == {"every", "before"}
    assert draft.rule is not None
    assert draft.rule.mode is ReleaseMode.BY_HAND
