"""What the planning screen says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import assert_never

from app.fulfilment.waves.changing import PullBackReport
from app.fulfilment.waves.planning.grouping import Grouping
from app.fulfilment.waves.releasing import WaveReport
from app.fulfilment.waves.wave_papers import WavePrint
from app.store.schema.planning import ReleaseMode
from hardware.ports import PrintOutcome
from ui.messages.wording import counted, translate
from ui.widgets.content import Tone


def grouping_words(grouping: Grouping) -> str:
    """What the orders of a wave have in common."""
    match grouping:
        case Grouping.SKU:
            return translate("waves", "Article")
        case Grouping.ZONE:
            return translate("waves", "Zone")
        case Grouping.CUT_OFF:
            return translate("waves", "Cut-off")
        case Grouping.WALK:
            return translate("waves", "Shortest walk")
        case _:
            assert_never(grouping)


def group_of(grouping: str, zone: str, cut_off: datetime | None) -> str:
    """What one wave is made of: "Zone front", "Cut-off 14:30"; "First come" without a plan."""
    known = {kind.value: grouping_words(kind) for kind in Grouping}
    words = known.get(grouping, translate("waves", "First come"))
    if grouping == Grouping.CUT_OFF and cut_off is not None:
        return f"{words} {cut_off.astimezone():%H:%M}"
    if grouping == Grouping.ZONE:
        return f"{words} {zone}" if zone else translate("waves", "Several zones")
    return words


def mode_words(mode: ReleaseMode) -> str:
    """When waves go."""
    match mode:
        case ReleaseMode.PICKER_ASKS:
            return translate("waves", "Picker asks")
        case ReleaseMode.BY_HAND:
            return translate("waves", "By hand")
        case ReleaseMode.SCHEDULE:
            return translate("waves", "On schedule")
        case _:
            assert_never(mode)


def metres(length: float | None) -> str:
    """A walk in words: "240 m", "1.9 km"; "estimated" where nobody has measured."""
    if length is None:
        return translate("waves", "estimated")
    if length >= 1000:
        return translate("waves", "{n} km").format(n=f"{length / 1000:.1f}")
    return translate("waves", "{n} m").format(n=round(length))


def minutes(time: float | None) -> str:
    """How long it takes: "~19 min"; "" where nobody has measured."""
    if time is None:
        return ""
    return translate("waves", "~{n} min").format(n=max(1, round(time)))


def saved(before: float | None, after: float | None) -> str:
    """What planning saves: "-58 %"; "" where nothing is known."""
    if not before or after is None:
        return ""
    return f"-{max(0, round(100 * (1 - after / before)))} %"


def planning(share: float) -> str:
    """A plan is being made."""
    return translate("waves", "Planning, {n} % done. F1 stops it").format(n=round(100 * share))


def planned(waves: tuple[str, ...] | None) -> tuple[str, Tone]:
    """What came of a plan; None if it was stopped."""
    if waves is None:
        return translate("waves", "Planning stopped, nothing was kept"), Tone.READY
    if not waves:
        return translate("waves", "No order waits for such a wave"), Tone.ATTENTION
    if len(waves) == 1:
        return translate("waves", "Planned: {wave}").format(wave=waves[0]), Tone.OK
    said = translate("waves", "Planned: {n} waves, {first} to {last}")
    return said.format(n=len(waves), first=waves[0], last=waves[-1]), Tone.OK


def _carts(count: int) -> str:
    return counted(count, translate("waves", "1 cart"), translate("waves", "{n} carts"))


def _orders(count: int) -> str:
    return counted(count, translate("waves", "1 order"), translate("waves", "{n} orders"))


def released(report: WaveReport) -> tuple[str, Tone]:
    """What went to the floor."""
    carts, orders = _carts(len(report.work_nos)), _orders(report.orders_released)
    said = translate("waves", "Released {wave}: {carts}, {orders}")
    words = said.format(wave=", ".join(report.wave_nos), carts=carts, orders=orders)
    if report.orders_without_tote:
        more = translate("waves", "No tote yet: {orders}")
        return f"{words}. {more.format(orders=_orders(report.orders_without_tote))}", Tone.ATTENTION
    return words, Tone.OK


def printed(said: str, prints: Sequence[WavePrint]) -> tuple[str, Tone]:
    """What came out of the printers, after what was said before."""
    bad = [each for each in prints if each.outcome is not PrintOutcome.CONFIRMED]
    unclear = [each for each in bad if each.outcome is PrintOutcome.UNKNOWN]
    if not bad:
        words = translate("waves", "Labels and pick lists printed")
        return f"{said}. {words}".removeprefix(". "), Tone.OK
    if len(unclear) == len(bad):
        words = translate("waves", "Labels and pick lists sent, the printer does not answer")
        return f"{said}. {words}".removeprefix(". "), Tone.OK
    first = next(each for each in bad if each.outcome is PrintOutcome.FAILED)
    why = first.detail or translate("waves", "no printer for it")
    words = translate("waves", "Not printed: {what} ({why}). F4 prints again")
    return f"{said}. {words.format(what=first.what, why=why)}".removeprefix(". "), Tone.ATTENTION


def pulled_back(report: PullBackReport) -> tuple[str, Tone]:
    """What came back from the floor."""
    said = translate("waves", "Back from the floor: {carts}, {orders}")
    words = said.format(carts=_carts(report.carts), orders=_orders(report.orders))
    if report.carts_kept:
        more = translate("waves", "Claimed, goes on: {carts}")
        return f"{words}. {more.format(carts=_carts(report.carts_kept))}", Tone.ATTENTION
    return words, Tone.OK


def withdrawn(wave_no: str) -> tuple[str, Tone]:
    """A draft was given up."""
    return translate("waves", "{wave} given up, its orders wait").format(wave=wave_no), Tone.OK


def split(wave_no: str, new_no: str) -> tuple[str, Tone]:
    """A wave was split."""
    return translate("waves", "{wave} split, the rest is {new}").format(
        wave=wave_no, new=new_no
    ), Tone.OK


def merged(wave_no: str, other_no: str) -> tuple[str, Tone]:
    """Two waves are one."""
    return translate("waves", "{other} is part of {wave} now").format(
        wave=wave_no, other=other_no
    ), Tone.OK


def merge_with(wave_no: str) -> tuple[str, Tone]:
    """The first of two waves was chosen."""
    return translate("waves", "Stand on the wave that takes {wave} in, then F6").format(
        wave=wave_no
    ), Tone.READY


def rule_kept() -> tuple[str, Tone]:
    """The rule was saved."""
    return translate("waves", "Kept: it counts from the next wave on"), Tone.OK


def wave_of(code: str, wave_no: str) -> str:
    """A scanned thing that belongs to a wave."""
    return translate("waves", "{code} is in {wave}").format(code=code, wave=wave_no)


def tote_in_use(tote: str, order_no: str, wave_no: str) -> str:
    """A tote that is bound."""
    said = translate("waves", "Tote {tote} in use: {order}, {wave}")
    return said.format(tote=tote, order=order_no, wave=wave_no)


def in_no_wave(code: str) -> str:
    """A known thing in no open wave."""
    return translate("waves", "{code} is in no open wave").format(code=code)


def dead_key() -> str:
    """A key that does nothing just now."""
    return translate("waves", "That key does nothing here")


def help_text() -> str:
    """How the page is worked."""
    return translate("waves", "Choose a grouping, F1 plans it. Scan an order or tote to find it")


def stopping() -> str:
    """The plan is being stopped."""
    return translate("waves", "Stopping the plan")


def wrong_fields() -> str:
    """A plan cannot be made of what is typed."""
    return translate("waves", "A field is not right yet: look at the red words")


def bad_number() -> str:
    """A field that is no whole number."""
    return translate("waves", "no number")


def bound_at_release() -> str:
    """Totes are bound when the wave is released."""
    return translate("waves", "at the release")


def bound_by_scan() -> str:
    """Totes are bound by the picker."""
    return translate("waves", "by scan")


def no_totes() -> str:
    """A cart without totes."""
    return translate("waves", "at least 1")
