"""``policy``: what is decided about verification, changed on a supervisor's badge, or tried."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from pydantic import ValidationError

from app.commands.opening import open_store
from app.commands.output import DONE, facts_of, say
from app.errors import BadValue
from app.fulfilment.verification.policy import VerificationPolicy
from app.fulfilment.verification.policy_change import PolicyChange, change_policy, read_policy
from app.fulfilment.verification.policy_trial import PolicyTrial, try_policy
from app.scanning.directory import Person
from app.settings import Settings
from app.store.unit_of_work import Store

_MEANS = {
    "double_scan": "pick+pack: at the bin, then blind into the carton; item+carton: picked on "
    "paper, each unit and then its carton",
    "checker.order_value_minor": "orders from this total on are packed under another badge than "
    "they were picked; 0: never for their value",
    "checker.countries": "so are orders to these countries, such as CH,NO",
    "checker.new_operator_days": "so are orders of which a picker came so many days ago; 0: never",
    "checker.sample_percent": "so are so many of a hundred orders, drawn by their numbers",
    "weight.grams": "a carton may be so far from the weight of its contents",
    "weight.percent": "or so many percent of it, if that is more; beyond, somebody says why",
    "high_value_minor": "products from this price on are scanned unit by unit; 0: no such price",
}


def policy(arguments: argparse.Namespace, settings: Settings) -> int:
    """Show the policy, change it, or try it on an order.

    Raises:
        AppError: nothing was changed.
    """
    store = open_store(arguments, settings)
    try:
        match arguments.what:
            case "set":
                _set(store, arguments, settings.station.name)
            case "try":
                _try(store, arguments)
            case _:
                _show(store, arguments)
    finally:
        store.close()
    return DONE


def _show(store: Store, arguments: argparse.Namespace) -> None:
    found = read_policy(store)
    facts = found.policy.model_dump(mode="json")
    lines = [f"{key} = {_shown(value)}\n    {_MEANS[key]}" for key, value in _flat(facts)]
    lines.append(
        f"{found.alike} pairs of products look alike and {found.confused} were really confused: "
        "their units are always scanned one by one."
    )
    lines += [_change_in_words(change) for change in found.changes]
    told = {**facts, "pairs_alike": found.alike, "pairs_confused": found.confused}
    told["changes"] = [facts_of(change) for change in found.changes]
    say(arguments, told, "\n".join(lines))


def _set(store: Store, arguments: argparse.Namespace, station: str) -> None:
    stands = read_policy(store).policy
    new = changed_by(stands, arguments.words)
    person = Person(arguments.badge, "", "")
    done = change_policy(store, new, person, station, datetime.now(UTC), seen=stands)
    words = "Counts for all orders that are claimed from now on." if done else "It stood so before."
    say(arguments, {"changed": done, **new.model_dump(mode="json")}, words)


def _try(store: Store, arguments: argparse.Namespace) -> None:
    settled = changed_by(read_policy(store).policy, arguments.words)
    trial = try_policy(store, settled, arguments.order, datetime.now(UTC))
    say(arguments, facts_of(trial), trial_in_words(trial))


def changed_by(policy_before: VerificationPolicy, words: Sequence[str]) -> VerificationPolicy:
    """The policy with values such as ``weight.grams=50`` put in.

    Raises:
        BadValue: a word is no such value; its facts say which and why.
    """
    table = policy_before.model_dump(mode="json")
    for word in words:
        key, sign, value = word.partition("=")
        if not sign or key not in _MEANS:
            reason = f"write one of {', '.join(_MEANS)}, then = and its value"
            raise BadValue(kind="policy", value=word, reason=reason)
        _put(table, key, value)
    try:
        return VerificationPolicy.model_validate(table)
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        key = ".".join(str(part) for part in fault["loc"])
        raise BadValue(kind=key, value=str(fault["input"]), reason=fault["msg"]) from error


def _put(table: dict[str, Any], key: str, value: str) -> None:
    part, _, name = key.rpartition(".")
    place = table[part] if part else table
    is_list = isinstance(place[name], list | tuple)
    place[name] = [one.strip() for one in value.split(",") if one.strip()] if is_list else value


def trial_in_words(trial: PolicyTrial) -> str:
    """What would hold for an order."""
    who = "anybody may pack it"
    if trial.other_badge is not None:
        who = f"packed under another badge than it was picked, for its {trial.other_badge.value}"
    each = f"{trial.lines - len(trial.counted)} of {trial.lines} products scanned unit by unit"
    return f"{trial.order_no}: {who}; {each}."


def _change_in_words(change: PolicyChange) -> str:
    """Who changed which part, from what to what."""
    parts = (f"{key} {_shown(before)} -> {_shown(after)}" for key, before, after in change.values)
    return f"{change.at:%Y-%m-%d %H:%M} {change.badge} at {change.station}: {', '.join(parts)}"


def _flat(table: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in table.items():
        if isinstance(value, Mapping):
            yield from ((f"{name}.{key}", inner) for key, inner in value.items())
        else:
            yield name, value


def _shown(value: object) -> str:
    if isinstance(value, list | tuple):
        return ",".join(str(one) for one in value) or "none"
    return str(value)
