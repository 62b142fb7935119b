"""What opens work, and why work could not be opened (D11; scenarios 2, 3, 20, 25, 26)."""

from __future__ import annotations

from collections.abc import Callable

from app.errors import AppError, NotAllowed, NothingFound
from app.station.claims.refusals import CLAIM_LOST, ClaimRefusal
from ui.messages.errors import for_error
from ui.messages.floor.steps import Instruction
from ui.messages.trouble.texts import Trouble
from ui.messages.wording import translate


def what_opens(kind: str) -> Instruction:
    """Say what opens work at a screen with nothing in hand."""
    if kind == "pick":
        overline = translate("idle", "No cart in hand. Scan its label, or take the next")
        confirm = translate("idle", "then scan CONFIRM")
        return Instruction(overline, translate("idle", "Take a cart"), confirm)
    if kind in _STOCK:
        return _STOCK[kind]()
    overline = translate("idle", "No order open")
    return Instruction(overline, translate("idle", "Scan a tote"), translate("idle", "or an order"))


_STOCK: dict[str, Callable[[], Instruction]] = {
    "receive": lambda: Instruction(
        translate("idle", "No delivery open"),
        translate("idle", "Scan a delivery"),
        translate("idle", "its purchase order"),
    ),
    "count": lambda: Instruction(
        translate("idle", "No count open"),
        translate("idle", "Scan a bin"),
        translate("idle", "next: scan CONFIRM"),
    ),
    "move": lambda: Instruction(
        translate("idle", "Nothing in hand"),
        translate("idle", "Scan a bin"),
        translate("idle", "to take from"),
    ),
    "put away": lambda: Instruction(
        translate("idle", "Goods of a cancelled order"),
        translate("idle", "Scan a tote"),
        translate("idle", "or a label"),
    ),
}


def while_opening() -> str:
    """What is done while the shared database answers."""
    return translate("idle", "Opening")


def for_opening(error: Exception) -> Trouble:
    """Word why work could not be opened: who has it, what it waits for, or the error's own."""
    lost = for_lost_claim(error)
    if lost is not None:
        return lost
    if isinstance(error, NotAllowed) and error.facts.get("reason") in _REFUSALS:
        facts = {name: str(value) for name, value in error.facts.items()}
        work = facts.get("order_no") or facts.get("work_no") or translate("idle", "This work")
        reason = ClaimRefusal(facts["reason"])
        said = _REFUSALS[reason]()
        detail = said.format(
            work=work, holder=facts.get("holder", ""), units=facts.get("units", "")
        )
        if reason is ClaimRefusal.CLAIMED:
            return _held(detail, yours=error.facts.get("yours") is True)
        aside, then = translate("idle", "Set it aside"), translate("idle", "scan another one")
        if reason is ClaimRefusal.NO_RIGHT:
            return _no_right(work, str(error.facts.get("action", "")))
        return Trouble(aside, detail, then)
    if isinstance(error, NothingFound):
        return _nothing(error)
    return for_error(error)


def _no_right(work: str, kind: str) -> Trouble:
    """The station's login may not do such work: somebody else's may, where its group is granted."""
    aside = translate("idle", "Set it aside")
    if kind == "pick":
        said = translate("idle", "{work}: the login of this station may not pick")
        return Trouble(aside, said.format(work=work), translate("idle", "leave it to pickers"))
    if kind == "pack":
        said = translate("idle", "{work}: the login of this station may not pack")
        return Trouble(aside, said.format(work=work), translate("idle", "hand it to packers"))
    said = _REFUSALS[ClaimRefusal.NO_RIGHT]()
    return Trouble(aside, said.format(work=work), translate("idle", "hand it to stock"))


def _held(detail: str, *, yours: bool) -> Trouble:
    """Another station holds it: one's own may be taken over, anybody's by a supervisor (D11)."""
    if yours:
        own = translate("idle", "Take it over?")
        return Trouble(own, detail, translate("idle", "scan CONFIRM"))
    badge = translate("idle", "{said}. A supervisor's badge takes it over here")
    aside = translate("idle", "Set it aside")
    return Trouble(aside, badge.format(said=detail), translate("idle", "scan another one"))


def for_lost_claim(error: Exception) -> Trouble | None:
    """Word that the work in hand was taken away (scenario 27); None for all other trouble."""
    if not isinstance(error, NotAllowed) or error.facts.get("reason") != CLAIM_LOST:
        return None
    holder = str(error.facts.get("holder", ""))
    kept = translate("idle", "Somebody took it over. Your scans are kept.")
    at = translate("idle", "It is in hand at {holder} now. Your scans are kept.")
    return Trouble(
        translate("idle", "Leave this work"),
        at.format(holder=holder) if holder else kept,
        translate("idle", "then scan CONFIRM"),
    )


def _nothing(error: AppError) -> Trouble:
    kind, code = str(error.facts.get("kind", "")), str(error.facts.get("code", ""))
    another = translate("idle", "Scan another code")
    if kind == "cart to pick":
        detail = translate("idle", "No cart waits to be picked")
        return Trouble(translate("idle", "Wait for work"), detail, translate("idle", "or sign out"))
    if kind == "count":
        detail = translate("idle", "No bin waits to be counted")
        return Trouble(translate("idle", "Scan a bin"), detail, translate("idle", "or go home"))
    if kind == "order in tote":
        detail = translate("idle", "Tote {code} is empty").format(code=code)
        away = translate("idle", "Put it away")
        return Trouble(away, detail, translate("idle", "scan another one"))
    detail = translate("idle", "{code} opens no work here").format(code=code)
    return Trouble(another, detail, "")


_REFUSALS: dict[ClaimRefusal, Callable[[], str]] = {
    ClaimRefusal.CLAIMED: lambda: translate("idle", "{work} is in hand at {holder}"),
    ClaimRefusal.WAITS_FOR_UNITS: lambda: translate("idle", "{work} waits for {units} more units"),
    ClaimRefusal.CANCELLED: lambda: translate("idle", "{work} was cancelled"),
    ClaimRefusal.NOT_CANCELLED: lambda: translate("idle", "{work} was not cancelled"),
    ClaimRefusal.FINISHED: lambda: translate("idle", "{work} is finished"),
    ClaimRefusal.OTHER_BADGE: lambda: translate("idle", "{work} wants another badge's count"),
    ClaimRefusal.PICKER_THERE: lambda: translate("idle", "A picker is on the way to {work}"),
    ClaimRefusal.NO_RIGHT: lambda: translate("idle", "{work}: this station may not move stock"),
    ClaimRefusal.SET_ASIDE: lambda: translate("idle", "{work} waits for a supervisor"),
}
