"""What the page of the policies says: fields, faults, and what each decision means on the floor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from app.fulfilment.verification.policy import CheckerPolicy, VerificationPolicy
from app.fulfilment.verification.policy_change import PolicyInForce
from app.fulfilment.verification.policy_trial import PolicyTrial
from app.fulfilment.work import DoubleScan
from ui.messages.settings import fault_words
from ui.messages.wording import counted, translate
from ui.widgets.content import Fact, Tone

SUMS = frozenset({"checker.order_value_minor", "high_value_minor"})
"""Sums of money, shown in whole units with two digits after the point."""


_NAMED = 3
"""So many countries are named; of more there is no room for their names."""


def label_of(key: str) -> str:
    """The label of a value of the policy."""
    labels = {
        "double_scan": translate("policy", "Second scan"),
        "checker.order_value_minor": translate("policy", "Other badge from total"),
        "checker.countries": translate("policy", "Other badge to countries"),
        "checker.new_operator_days": translate("policy", "Other badge, new for days"),
        "checker.sample_percent": translate("policy", "Other badge, of 100 orders"),
        "weight.grams": translate("policy", "Weight may be off, g"),
        "weight.percent": translate("policy", "Weight may be off, %"),
        "high_value_minor": translate("policy", "Unit by unit from price"),
    }
    return labels[key]


def hint_of(key: str) -> str:
    """What a value means."""
    hints = {
        "double_scan": translate("policy", "There is no off"),
        "checker.order_value_minor": translate("policy", "In its own currency; 0 never"),
        "checker.countries": translate("policy", "Such as CH, NO; empty: none"),
        "checker.new_operator_days": translate("policy", "Picked by new people; 0 never"),
        "checker.sample_percent": translate("policy", "Drawn by number; 0 never"),
        "weight.grams": translate("policy", "The wider of the two counts"),
        "weight.percent": translate("policy", "Of what it should weigh"),
        "high_value_minor": translate("policy", "0: no such price"),
    }
    return hints[key]


def choices_of(key: str) -> tuple[tuple[str, str], ...]:
    """What can be chosen; empty for a value to type."""
    if key != "double_scan":
        return ()
    return (
        (DoubleScan.PICK_AND_PACK.value, translate("policy", "At the bin, then into the carton")),
        (
            DoubleScan.ITEM_AND_CARTON.value,
            translate("policy", "Picked on paper: item, then carton"),
        ),
    )


def fault_of(key: str, kind: str, facts: Mapping[str, Any], message: str) -> str:
    """What is wrong with a typed value."""
    if key == "checker.countries":
        return translate("policy", "Two letters each, as CH")
    if key in SUMS:
        return translate("policy", "A sum, such as 500.00")
    return fault_words(kind, facts, message)


def meaning_of(policy: VerificationPolicy, read: PolicyInForce) -> tuple[Fact, ...]:
    """What the policy means on the floor, in plain words."""
    pairs = translate("policy", "{alike} pairs, {confused} really confused: unit by unit")
    return (
        Fact(translate("policy", "Second scan"), _second_scan(policy)),
        Fact(translate("policy", "Other badge packs"), _other_badge(policy.checker)),
        Fact(translate("policy", "Weight"), _weight(policy)),
        Fact(translate("policy", "Quantities"), _quantities(policy)),
        Fact(
            translate("policy", "Look-alikes"),
            pairs.format(alike=read.alike, confused=read.confused),
        ),
    )


def _second_scan(policy: VerificationPolicy) -> str:
    if policy.double_scan is DoubleScan.PICK_AND_PACK:
        return translate("policy", "each unit at the bin, then blind into the carton")
    return translate("policy", "no pick scans: each unit, then its carton's code")


def _other_badge(checker: CheckerPolicy) -> str:
    parts = list(_checked(checker))
    if not parts:
        return translate("policy", "none: whoever picked it may")
    return ", ".join(parts)


def _checked(checker: CheckerPolicy) -> Iterator[str]:
    if checker.order_value_minor:
        said = translate("policy", "{sum} or more")
        yield said.format(sum=sum_words(checker.order_value_minor))
    if checker.countries:
        some = translate("policy", "{n} countries").format(n=len(checker.countries))
        named = " ".join(checker.countries)
        few = len(checker.countries) <= _NAMED
        yield translate("policy", "to {countries}").format(countries=named if few else some)
    if checker.new_operator_days:
        one, many = translate("policy", "new for 1 day"), translate("policy", "new for {n} days")
        yield counted(checker.new_operator_days, one, many)
    if checker.sample_percent:
        yield translate("policy", "{n} of 100").format(n=checker.sample_percent)


def _weight(policy: VerificationPolicy) -> str:
    said = translate("policy", "off by more than {grams} g and {percent} %: say why")
    return said.format(grams=policy.weight.grams, percent=policy.weight.percent)


def _quantities(policy: VerificationPolicy) -> str:
    if not policy.high_value_minor:
        return translate("policy", "never keyed for lots, serials, look-alikes")
    said = translate("policy", "never keyed from {sum}, lots, serials, look-alikes")
    return said.format(sum=sum_words(policy.high_value_minor))


def sum_words(minor: int) -> str:
    """A sum as it is typed, in whole units of its currency."""
    whole, rest = divmod(minor, 100)
    return f"{whole}.{rest:02d}"


def change_words(key: str, before: object, after: object) -> str:
    """One value that somebody changed."""
    name = label_of(key) if key in _known() else key
    said = translate("policy", "{name}: {before} → {after}")
    return said.format(name=name, before=_shown(key, before), after=_shown(key, after))


def _known() -> frozenset[str]:
    return frozenset(
        {"double_scan", "weight.grams", "weight.percent", *SUMS}
        | {f"checker.{name}" for name in CheckerPolicy.model_fields}
    )


def _shown(key: str, value: object) -> str:
    if key in SUMS and isinstance(value, int):
        return sum_words(value)
    if isinstance(value, list | tuple):
        return " ".join(str(one) for one in value) or translate("policy", "none")
    return str(value)


def trial_words(trial: PolicyTrial) -> str:
    """What would hold for an order that was scanned."""
    each = translate("policy", "{n} of {all} products unit by unit")
    each = each.format(n=trial.lines - len(trial.counted), all=trial.lines)
    if trial.other_badge is None:
        said = translate("policy", "{order}: anybody may pack it, {each}")
        return said.format(order=trial.order_no, each=each)
    why = {
        "order value": translate("policy", "for its value"),
        "destination": translate("policy", "for its country"),
        "new operator": translate("policy", "for its new picker"),
        "sample": translate("policy", "as a sample"),
    }[trial.other_badge.value]
    said = translate("policy", "{order}: not its picker packs it, {why}; {each}")
    return said.format(order=trial.order_no, why=why, each=each)


def in_force() -> tuple[str, Tone]:
    """The policy was changed."""
    return translate("policy", "In force for all that is claimed from now on"), Tone.OK


def as_before() -> tuple[str, Tone]:
    """Nothing was changed."""
    return translate("policy", "It stood so before"), Tone.READY


def first_correct(faults: int) -> tuple[str, Tone]:
    """Something typed is no policy."""
    if faults == 1:
        return translate("policy", "Correct the marked field first"), Tone.ATTENTION
    said = translate("policy", "Correct the {n} marked fields first").format(n=faults)
    return said, Tone.ATTENTION


def changed_elsewhere() -> tuple[str, Tone]:
    """Another one changed the policy while this one is typed."""
    said = translate("policy", "Somebody changed the policy meanwhile: F5 shows theirs")
    return said, Tone.ATTENTION


def reverted() -> tuple[str, Tone]:
    """What was typed is gone."""
    return translate("policy", "Back to what is in force"), Tone.READY


def help_words() -> str:
    """What the page is for."""
    return translate("policy", "F1 puts in force, F5 takes back, an order's code tries it")


def dead_key() -> str:
    """A key or code without a meaning here."""
    return translate("policy", "That does nothing here: F1, F5, or scan an order")
