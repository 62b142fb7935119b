"""What a scan or key means on the planning screen; from memory only."""

from __future__ import annotations

from functools import partial

from app.fulfilment.waves.board import Board, BoardWave
from app.fulfilment.waves.rule import wish_of
from app.scanning.control_card import ControlCode
from app.scanning.directory import Person
from app.scanning.meaning import ControlScanned, Meaning, OrderScanned, ToteScanned, UnknownScanned
from app.scanning.verdicts import Verdict
from ui.fulfilment.desk_scans import Decision
from ui.fulfilment.waves.rule.rule_draft import RuleDraft
from ui.fulfilment.waves.wave_planning import WavePlanning
from ui.fulfilment.waves.wave_steps import WaveSteps
from ui.fulfilment.waves.waves_content import can_split
from ui.messages.planning import waves as says
from ui.messages.planning.waiting import outside_because


def decide_key(
    code: ControlCode,
    wave: BoardWave | None,
    planning: WavePlanning,
    steps: WaveSteps,
    draft: RuleDraft,
    person: Person,
) -> Decision:
    """What a key does just now."""
    match code:
        case ControlCode.CONFIRM:
            return _plan(planning, draft, person)
        case ControlCode.HELP:
            return Decision(Verdict.ACCEPTED, says.help_text())
        case _ if wave is None:
            return Decision(Verdict.WRONG_STATE, says.dead_key())
        case ControlCode.SHORT if wave.is_draft:
            return _does(partial(steps.release, wave), wave)
        case ControlCode.EXCEPTION if can_split(wave):
            return _does(partial(steps.split, wave), wave)
        case ControlCode.REPRINT if not wave.is_draft:
            return _does(partial(steps.print_again, wave), wave)
        case ControlCode.UNDO:
            return _does(partial(steps.take_back, wave), wave)
        case ControlCode.NEXT_CARTON:
            return _does(partial(steps.merge, wave), wave)
        case _:
            return Decision(Verdict.WRONG_STATE, says.dead_key())


def _does(act: partial[None] | partial[bool], wave: BoardWave) -> Decision:
    def step() -> None:
        act()

    number = wave.facts.wave_no
    return Decision(Verdict.ACCEPTED, number, to=number, act=step)


def _plan(planning: WavePlanning, draft: RuleDraft, person: Person) -> Decision:
    if planning.running:
        return Decision(Verdict.ACCEPTED, says.stopping(), act=planning.stop)
    rule = draft.rule
    if rule is None:
        return Decision(Verdict.WRONG_STATE, says.wrong_fields())
    act = partial(planning.start, wish_of(rule), person)
    return Decision(Verdict.ACCEPTED, says.planning(0), act=act)


def find(meaning: Meaning, text: str, board: Board | None) -> tuple[BoardWave | None, Decision]:
    """The wave that a scanned thing is in, and what is said of it."""
    waves = board.waves if board is not None else ()
    for wave in waves:
        number = wave.facts.wave_no
        for cart in wave.carts:
            for _slot, order_no, tote in cart.orders:
                match meaning:
                    case OrderScanned(code) if code == order_no:
                        return wave, Decision(Verdict.ACCEPTED, says.wave_of(code, number), number)
                    case ToteScanned(code) if code == tote:
                        said = says.tote_in_use(code, order_no, number)
                        return wave, Decision(Verdict.ACCEPTED, said, number)
                    case _:
                        continue
            if text in {number, cart.work_no}:
                return wave, Decision(Verdict.ACCEPTED, says.wave_of(text, number), number)
    outside = board.outside if board is not None else ()
    match meaning:
        case OrderScanned(code) | ToteScanned(code):
            waits = next((one for one in outside if one.order_no == code), None)
            said = says.in_no_wave(code) if waits is None else outside_because(waits)
            return None, Decision(Verdict.ACCEPTED, said)
        case UnknownScanned():
            return None, Decision(Verdict.UNKNOWN_CODE)
        case ControlScanned():
            return None, Decision(Verdict.WRONG_STATE, says.dead_key())
        case _:
            return None, Decision(Verdict.WRONG_STATE)
