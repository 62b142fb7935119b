"""What stands beside the values of the policy: their meaning, their changes, what can be done."""

from __future__ import annotations

from collections.abc import Iterator

from app.fulfilment.verification.policy_change import PolicyChange, PolicyInForce
from ui.exception_queue.exceptions_content import Names
from ui.messages.desk import policy as words
from ui.messages.wording import translate
from ui.policies.policy_draft import PolicyDraft
from ui.widgets.content import Health
from ui.widgets.desk_content import ActionContent, DetailContent, EventContent


def meaning_of(draft: PolicyDraft, read: PolicyInForce, names: Names) -> DetailContent:
    """What is typed means this on the floor; below it who changed what, the newest last."""
    title = translate("policy", "What this means")
    where = translate("policy", "Counts for what is claimed from now on")
    if draft.policy is None:
        wrong = translate("policy", "Correct the marked fields first")
        return DetailContent(title, Health.WARN, where=wrong, events=_history(read, names))
    if draft.changed:
        where = translate("policy", "Not in force yet: F1")
    health = Health.WARN if draft.changed else Health.GOOD
    facts = words.meaning_of(draft.policy, read)
    return DetailContent(title, health, where=where, facts=facts, events=_history(read, names))


def actions_of(draft: PolicyDraft) -> tuple[ActionContent, ...]:
    """What can be done; nothing while nothing is typed."""
    put = translate("policy", "Put in force")
    back = translate("policy", "Take back")
    return (
        ActionContent("F1", put, primary=True, enabled=draft.changed),
        ActionContent("F5", back, enabled=draft.changed),
    )


def _history(read: PolicyInForce, names: Names) -> tuple[EventContent, ...]:
    return tuple(event for change in reversed(read.changes) for event in _events_of(change, names))


def _events_of(change: PolicyChange, names: Names) -> Iterator[EventContent]:
    at, who = names.time(change.at), names.of(change.badge)
    for key, before, after in change.values:
        said = f"{who} · {words.change_words(key, before, after)}"
        yield EventContent(at, Health.GOOD, said)
