"""Tests of ui/widgets/floor/scan_banner.py: one verdict, read from 3 m."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from time import monotonic

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout
from pytestqt.qtbot import QtBot

from tests.support.painted_text import TextRun, record_text
from ui.theme.density import Density
from ui.theme.painting import Canvas
from ui.theme.theme import Theme
from ui.theme.tokens import DARK, LIGHT, Tokens, contrast, luminance
from ui.widgets.content import BannerContent, CompareContent, GaugeContent, StepMark, Tone
from ui.widgets.floor.scan_banner import ScanBanner, look_of
from ui.widgets.painted import Painted

GAUGE = GaugeContent(StepMark.DONE, StepMark.NOW, ("From tote", "Into box"))
AGAIN = BannerContent(Tone.OK, "Scan it again", "into box B2", "OK", "Step 2 of 2", gauge=GAUGE)
TAKE_OUT = BannerContent(
    Tone.STOP,
    "Take it out",
    "then scan CONFIRM",
    "STOP",
    "Wrong item",
    compare=CompareContent("You scanned", "BTL-500-PTB", "This line needs", "BTL-750-PTB"),
)


@pytest.fixture
def banner(theme: Theme, qtbot: QtBot) -> Iterator[ScanBanner]:
    widget = ScanBanner(theme)
    qtbot.addWidget(widget)
    widget.resize(1920, widget.height())
    widget.show()
    yield widget
    widget.hide()


def texts(banner: ScanBanner, content: BannerContent) -> dict[str, TextRun]:
    with record_text() as runs:
        banner.show_banner(content)
    return {run.wanted: run for run in runs}


def mean_grey(image: QImage) -> float:
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8).scaled(48, 8)
    values = [grey.pixelColor(x, y).red() for x in range(48) for y in range(8)]
    return sum(values) / len(values)


def test_a_verdict_is_painted_before_the_call_returns(banner: ScanBanner) -> None:
    times: list[float] = []
    banner.painted.connect(times.append)
    before = monotonic()

    banner.show_banner(TAKE_OUT)

    assert len(times) == 1
    assert before <= times[0] <= monotonic()


def test_a_verdict_repaints_the_banner_and_nothing_beside_it(theme: Theme, qtbot: QtBot) -> None:
    painted: list[str] = []

    class Neighbour(Painted):
        def paint(self, canvas: Canvas) -> None:
            painted.append(canvas.t.name)

    page = Neighbour(theme)
    banner, below = ScanBanner(theme), Neighbour(theme)
    column = QVBoxLayout(page)
    column.addWidget(banner)
    column.addWidget(below)
    qtbot.addWidget(page)
    page.resize(1920, 800)
    page.show()
    qtbot.waitExposed(page)
    page.repaint()
    painted.clear()

    banner.show_banner(TAKE_OUT)

    assert painted == []


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda t: t.name)
def test_no_two_signals_share_icon_or_colours(tokens: Tokens) -> None:
    looks = [look_of(tone, tokens) for tone in Tone]

    assert len({look.icon for look in looks}) == len(Tone)
    assert len({(look.tile, look.field) for look in looks}) == len(Tone)


@pytest.mark.parametrize("t", [LIGHT, DARK], ids=lambda t: t.name)
def test_every_word_of_the_banner_contrasts_with_its_field(t: Tokens) -> None:
    for tone in Tone:
        look = look_of(tone, t)
        assert contrast(look.tile_ink, look.tile) >= 4.5, tone
        assert contrast(look.headline, look.field) >= 4.5, tone
        assert contrast(look.second, look.field) >= 4.5, tone
        assert contrast(look.overline, look.field) >= 4.5, tone


def test_ok_and_stop_stay_apart_without_colour(banner: ScanBanner) -> None:
    banner.show_banner(AGAIN)
    accepted = mean_grey(banner.grab().toImage())
    banner.show_banner(TAKE_OUT)
    stopped = mean_grey(banner.grab().toImage())

    assert accepted - stopped > 60
    for t in (LIGHT, DARK):
        assert (luminance(t.ok) + 0.05) / (luminance(t.stop) + 0.05) >= 2


@pytest.mark.parametrize(
    "headline",
    ["Scan it again", "Take it out", "Noch einmal scannen", "Vuelva a escanear", "Scannez encore"],
)
def test_headlines_of_three_words_keep_94_px_beside_the_gauge(
    banner: ScanBanner, headline: str
) -> None:
    run = texts(banner, BannerContent(Tone.OK, headline, "into box", "OK", gauge=GAUGE))[headline]

    assert run.pixels >= 94
    assert not run.cut


def test_an_overlong_headline_shrinks_but_is_not_cut(banner: ScanBanner) -> None:
    words = "Noch einmal scannen und prüfen"
    run = texts(banner, BannerContent(Tone.OK, words, gauge=GAUGE))[words]

    assert run.pixels < 94
    assert not run.cut


def test_a_stop_shows_both_codes_whole(banner: ScanBanner) -> None:
    runs = texts(banner, TAKE_OUT)

    assert {"BTL-", "50", "0-PTB", "75", "You scanned", "This line needs"} <= set(runs)
    assert not any(run.cut for run in runs.values())


def test_no_text_is_smaller_than_14_px_on_a_small_screen(banner: ScanBanner, theme: Theme) -> None:
    theme.use(density=Density(0.65))
    banner.resize(1280, banner.height())
    for content in (AGAIN, TAKE_OUT):
        assert min(run.pixels for run in texts(banner, content).values()) >= 14


def test_a_screen_reader_hears_the_verdict(banner: ScanBanner) -> None:
    banner.show_banner(TAKE_OUT)

    assert banner.accessibleName() == "STOP. Take it out. then scan CONFIRM. Wrong item"


def test_painting_and_telling_leave_no_reference_behind(banner: ScanBanner) -> None:
    # PySide 6.12.0 lost one reference of None per call, until the interpreter aborted.
    banner.show_banner(AGAIN)
    before = sys.getrefcount(None)

    for _ in range(200):
        banner.show_banner(AGAIN)
        banner.painted.emit(1.0)

    assert abs(sys.getrefcount(None) - before) < 100
