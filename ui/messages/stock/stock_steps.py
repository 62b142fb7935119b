"""What somebody at stock work does next: one verb first, at most three words and three.

Source: ux.md, rule 21; the states of ``ReceiveState``, ``CountState``, ``MoveState`` and
``PutAwayState``.
"""

from __future__ import annotations

from typing import assert_never

from app.stock.events import Apart, Purpose, StockAdjusted, UnitsMoved
from app.stock.work.counting import CountSituation, CountState
from app.stock.work.moving import MoveSituation, MoveState
from app.stock.work.putting_away import PutAwaySituation, PutAwayState
from app.stock.work.receiving import ReceiveSituation, ReceiveState
from ui.messages.floor.steps import Instruction, for_asked, key_the_rest
from ui.messages.stock.stock_tape import purpose_words
from ui.messages.wording import counted, translate


def _confirm() -> str:
    return translate("stock", "then scan CONFIRM")


def _asked(
    situation: ReceiveSituation | CountSituation | MoveSituation | PutAwaySituation,
) -> Instruction | None:
    """The question for the lot or serial number of the unit in the hand, if it is open."""
    named = situation.progress.named
    at_rest = situation.latch is None and not situation.panel and not situation.is_over
    return for_asked(named.asks, named.sku) if named is not None and at_rest else None


def for_receive(situation: ReceiveSituation) -> Instruction:
    """Say the next step of a delivery."""
    return _asked(situation) or _receive_step(situation)


def _receive_step(situation: ReceiveSituation) -> Instruction:
    progress = situation.progress
    match situation.state:
        case ReceiveState.SCAN_ITEM:
            overline = translate("stock", "Step 1 of 2 · {po} from {supplier}").format(
                po=progress.package.po_no, supplier=progress.package.supplier
            )
            done = translate("stock", "done: scan CONFIRM")
            return Instruction(overline, translate("stock", "Scan each item"), done)
        case ReceiveState.IN_HAND:
            return Instruction(_for_whom(progress.for_orders), *_into(progress.bins))
        case ReceiveState.APART if progress.apart is Apart.OVER:
            overline = translate("stock", "More than was ordered")
            call = translate("stock", "Call a supervisor")
            return Instruction(overline, call, _or_into(progress.bins))
        case ReceiveState.APART:
            return Instruction(translate("stock", "Nobody ordered this"), *_into(progress.bins))
        case ReceiveState.DONE:
            overline = translate("stock", "{po} is put away").format(po=progress.package.po_no)
            headline = translate("stock", "Scan next delivery")
            return Instruction(overline, headline, translate("stock", "or go home"))
        case ReceiveState.QUANTITY:
            return Instruction(translate("stock", "Step 1 of 2 · In the hand"), *key_the_rest())
        case ReceiveState.NOT_YOURS:
            return _not_yours()
        case ReceiveState.LATCHED:
            return Instruction("", "")
        case _:
            assert_never(situation.state)


def _for_whom(orders: tuple[str, ...]) -> str:
    if not orders:
        return translate("stock", "Step 2 of 2 · Put away")
    names = list(dict.fromkeys(orders))
    if len(names) == 1:
        return translate("stock", "{order} waits for it").format(order=names[0])
    first, others = names[0], len(names) - 1
    return translate("stock", "{order} and {n} more wait for it").format(order=first, n=others)


def _into(bins: tuple[str, ...]) -> tuple[str, str]:
    if not bins:
        return translate("stock", "Put it away"), translate("stock", "scan its bin")
    headline = translate("stock", "Put into {bin}").format(bin=bins[0])
    return headline, translate("stock", "then scan it")


def _or_into(bins: tuple[str, ...]) -> str:
    return translate("stock", "or into {bin}").format(bin=bins[0]) if bins else ""


def _not_yours() -> Instruction:
    overline = translate("stock", "Another station has this work")
    return Instruction(overline, translate("stock", "Set it aside"), "")


def for_count(situation: CountSituation) -> Instruction:
    """Say the next step of a blind count."""
    return _asked(situation) or _count_step(situation)


def _count_step(situation: CountSituation) -> Instruction:
    package, ended = situation.progress.package, situation.progress.ended
    match situation.state:
        case CountState.COUNTING:
            said = translate("stock", "Second count of {bin}") if package.second else ""
            said = said or translate("stock", "Blind count of {bin}")
            overline = said.format(bin=package.bin_code)
            if package.sku:
                overline = f"{overline} · {package.sku}"
            return Instruction(overline, translate("stock", "Scan each item"), _confirm())
        case CountState.EMPTY:
            overline = translate("stock", "Nothing was counted · is it empty?")
            return Instruction(overline, translate("stock", "Look once more"), _confirm())
        case CountState.DONE if ended is not None and ended.agrees:
            overline = translate("stock", "The count agrees")
            return Instruction(overline, translate("stock", "Take next bin"), _confirm())
        case CountState.DONE:
            overline = translate("stock", "It differs · another badge counts again")
            if package.second:
                overline = translate("stock", "It differs again · a supervisor decides")
            return Instruction(overline, translate("stock", "Take next bin"), _confirm())
        case CountState.QUANTITY:
            return Instruction(translate("stock", "Counted by hand"), *key_the_rest())
        case CountState.NOT_YOURS:
            return _not_yours()
        case CountState.LATCHED:
            return Instruction("", "")
        case _:
            assert_never(situation.state)


def for_move(situation: MoveSituation) -> Instruction:
    """Say the next step of units on their way out of a bin."""
    return _asked(situation) or _move_step(situation)


def _move_step(situation: MoveSituation) -> Instruction:
    progress = situation.progress
    from_bin = translate("stock", "From bin {bin}").format(bin=progress.package.bin_code)
    if progress.purpose is not Purpose.MOVE:
        from_bin = f"{from_bin} · {purpose_words(progress.purpose)}"
    match situation.state:
        case MoveState.SCAN_ITEM:
            other = translate("stock", "or scan EXCEPTION")
            second = other if progress.purpose is Purpose.MOVE else ""
            return Instruction(from_bin, translate("stock", "Scan each item"), second)
        case MoveState.IN_HAND:
            return Instruction(from_bin, *_into(progress.bins))
        case MoveState.SUPERVISOR:
            call = translate("stock", "Call a supervisor")
            return Instruction(from_bin, call, translate("stock", "badge to confirm"))
        case MoveState.REASON_PANEL:
            return Instruction(
                from_bin, translate("panel", "Say why"), translate("panel", "scan an answer")
            )
        case MoveState.DONE:
            again = translate("stock", "Scan next bin")
            return Instruction(_moved(situation), again, translate("stock", "or go home"))
        case MoveState.QUANTITY:
            return Instruction(from_bin, *key_the_rest())
        case MoveState.NOT_YOURS:
            return _not_yours()
        case MoveState.LATCHED:
            return Instruction("", "")
        case _:
            assert_never(situation.state)


def _moved(situation: MoveSituation) -> str:
    match situation.progress.ended:
        case UnitsMoved(to_bin=to_bin):
            said = translate("stock", "{n} moved into {bin}")
            return said.format(n=situation.progress.units, bin=to_bin)
        case StockAdjusted(purpose=purpose):
            return f"{purpose_words(purpose)} · {situation.progress.units}"
        case _:
            return translate("stock", "Nothing was moved")


def for_put_away(situation: PutAwaySituation) -> Instruction:
    """Say the next step of a cancelled order's goods."""
    return _asked(situation) or _put_away_step(situation)


def _put_away_step(situation: PutAwaySituation) -> Instruction:
    progress = situation.progress
    cancelled = translate("stock", "{order} was cancelled · from {code}").format(
        order=progress.package.order_no, code=", ".join(progress.package.places)
    )
    match situation.state:
        case PutAwayState.SCAN_ITEM:
            later = translate("stock", "later: scan CONFIRM")
            return Instruction(cancelled, translate("stock", "Scan each item"), later)
        case PutAwayState.MISSING_PANEL:
            missing = counted(
                sum(goods.units for goods in progress.rest),
                translate("stock", "1 unit is not scanned"),
                translate("stock", "{n} units are not scanned"),
            )
            return Instruction(missing, translate("stock", "Look once more"), _confirm())
        case PutAwayState.IN_HAND:
            barred = translate("stock", "Its lot was recalled · into quarantine")
            return Instruction(
                barred if progress.must_be_kept_back else cancelled, *_into(progress.bins)
            )
        case PutAwayState.DONE:
            back = translate("stock", "{done} of {needed} units of {order} lie in bins").format(
                done=progress.done, needed=progress.needed, order=progress.package.order_no
            )
            if progress.missing:
                gone = translate("stock", "{n} missing: counted")
                back = f"{back} · {gone.format(n=progress.missing)}"
            return Instruction(
                back, translate("stock", "Scan next tote"), translate("stock", "or go home")
            )
        case PutAwayState.QUANTITY:
            return Instruction(cancelled, *key_the_rest())
        case PutAwayState.NOT_YOURS:
            return _not_yours()
        case PutAwayState.LATCHED:
            return Instruction("", "")
        case _:
            assert_never(situation.state)
