"""The banners that every floor screen shares: latched STOP, trouble, and nothing in hand."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.errors import JournalUnwritable
from app.fulfilment.double_scan.standing import Latch
from app.scanning.verdicts import Signal, signal_of
from ui.fulfilment.idle import IdleAnswer
from ui.messages.errors import for_error
from ui.messages.floor import for_reason
from ui.messages.verdicts import tone_of, word_of, words_of
from ui.widgets.content import BannerContent, CompareContent, Tone

translate = QCoreApplication.translate


def stop_banner(latch: Latch) -> BannerContent:
    """What the whole width says until CONFIRM (D4, screens rule 6)."""
    words = words_of(latch.verdict)
    overline = for_reason(latch.because)[0] if latch.because is not None else words.overline
    compare = CompareContent(
        translate("stop", "You scanned"),
        latch.scanned,
        translate("stop", "Needed here"),
        latch.expected,
    )
    return BannerContent(
        tone=Tone.STOP,
        word=word_of(Tone.STOP),
        overline=overline,
        headline=words.headline,
        second=words.second,
        compare=compare if latch.scanned else None,
    )


def trouble_banner(error: Exception) -> BannerContent:
    """STOP where scans cannot be kept, else ATTENTION."""
    tone = Tone.STOP if isinstance(error, JournalUnwritable) else Tone.ATTENTION
    trouble = for_error(error)
    return BannerContent(
        tone=tone,
        word=word_of(tone),
        overline=trouble.detail,
        headline=trouble.headline,
        second=trouble.action,
    )


def idle_banner(kind: str, answer: IdleAnswer | None) -> BannerContent:
    """Say what opens work here ("pack" or "pick"), and how the last scan was answered."""
    headline, second = _what_to_scan(kind)
    if answer is not None and answer.opens:
        return BannerContent(
            Tone.BUSY, translate("idle", "Opening"), answer.parsed, word_of(Tone.BUSY)
        )
    if answer is None or signal_of(answer.verdict) is Signal.OK:
        return BannerContent(Tone.READY, headline, second, word_of(Tone.READY))
    tone = tone_of(answer.verdict)
    overline = words_of(answer.verdict).overline
    return BannerContent(tone, headline, second, word_of(tone), f"{overline} · {answer.parsed}")


def _what_to_scan(kind: str) -> tuple[str, str]:
    if kind == "pick":
        return translate("idle", "Take a cart"), translate("idle", "then scan CONFIRM")
    return translate("idle", "Scan a tote"), translate("idle", "or an order")
