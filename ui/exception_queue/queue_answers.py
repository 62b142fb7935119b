"""What the exception queue answers to a scan, a key or a step."""

from __future__ import annotations

from app.exception_queue.kinds import Resolution
from app.exception_queue.solving import SolveAnswer
from app.scanning.directory import Person
from ui.messages.cases import done_words, reason_words, resolution_words
from ui.messages.wording import translate
from ui.widgets.content import Tone


def doing(resolution: Resolution) -> str:
    """It is on its way."""
    return translate("queue", "{what} …").format(what=resolution_words(resolution))


def taken(*, mine: bool) -> tuple[str, Tone]:
    """The case is mine, or another one's."""
    if mine:
        return translate("queue", "Yours for 5 minutes"), Tone.OK
    return translate("queue", "Somebody else works on it"), Tone.ATTENTION


def solved(resolution: Resolution, answer: SolveAnswer) -> tuple[str, Tone]:
    """What became of the case."""
    if answer.still:
        still = ", ".join(sorted(reason_words(reason) for reason in answer.still))
        return translate("queue", "Still held: {reasons}").format(reasons=still), Tone.ATTENTION
    done = done_words(resolution)
    if not answer.is_solved:
        done = translate("queue", "{done}, still open").format(done=done)
    return done, Tone.OK


def no_case_of(code: str) -> str:
    """A known thing that nothing waits for."""
    return translate("queue", "No open case for {code}").format(code=code)


def case_of(code: str) -> str:
    """The case that a scan found."""
    return translate("queue", "Case of {code}").format(code=code)


def dead_key() -> str:
    """A key without a button."""
    return translate("queue", "That key does nothing here")


def scan_supervisor() -> str:
    """A resolution waits for a badge."""
    return translate("queue", "A supervisor has to say so")


def scan_bin() -> str:
    """Goods are put away: where?"""
    return translate("queue", "Scan the bin that they lie in now")


def put_into(bin_code: str) -> str:
    """Goods were put away."""
    return translate("queue", "Put away into {bin} …").format(bin=bin_code)


def may_not_approve(person: Person) -> str:
    """A badge that is no supervisor's."""
    return translate("queue", "{name} may not approve this").format(name=person.name)


def approved_by(person: Person) -> str:
    """A supervisor's badge was scanned."""
    return translate("queue", "Approved by {name}").format(name=person.name)


def no_badge_wanted() -> str:
    """A badge at the wrong moment."""
    return translate("queue", "No badge is needed just now")


def gone_back() -> str:
    """The wish for a badge was withdrawn."""
    return translate("queue", "Not done")


def help_text() -> str:
    """How the page is worked."""
    return translate("queue", "Scan an order, bin or tote. Enter takes a case, F1 to F4 solve it")
