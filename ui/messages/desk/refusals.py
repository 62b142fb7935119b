"""Why an action is not allowed, in words (the ``reason`` of a NotAllowed)."""

from __future__ import annotations

from ui.messages.wording import translate


def reason_words(reason: str) -> str:
    """Word why an action is not allowed; a reason without words of its own says itself."""
    words = {
        "clerk": translate("not allowed", "the desk does this"),
        "supervisor": translate("not allowed", "it takes a supervisor"),
        "kind": translate("not allowed", "it does not fit this case"),
        "solved": translate("not allowed", "somebody has solved it"),
        "owner": translate("not allowed", "somebody else works on it"),
        "state": translate("not allowed", "the order has gone on"),
        "unknown SKU": translate("not allowed", "no product has this SKU"),
        "nothing to ship": translate("not allowed", "no goods would be left to ship"),
        "bin": translate("not allowed", "no bin is named"),
        "in hand": translate("not allowed", "another station works on it, release it first"),
        "went on": translate("not allowed", "it was picked again, return or put away the goods"),
        "promised": translate("not allowed", "its bin promises them, adopt or return them"),
        "packing": translate("not allowed", "the goods belong to an order that goes on"),
        "not there": translate("not allowed", "the goods lie elsewhere by now"),
        "not held": translate("not allowed", "no station holds it"),
        "unsent scans": translate("not allowed", "scans may come late, tick that first"),
        "changed meanwhile": translate("not allowed", "somebody changed it meanwhile"),
        "no right": translate("not allowed", "the login of this station does no such work"),
        "lifecycle": translate("not allowed", "the order is not at that step"),
    }
    return words.get(reason, reason)
