"""STOP goes on and on until it is acknowledged; everything else sounds once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.scanning.verdicts import Verdict
from ui.messages.verdicts import sound_of
from ui.shell.sounds import STOP_AGAIN_MS, FloorSounds
from ui.theme.sounds import Sound


class Speaker:
    """Keeps ``PlaysSounds``; remembers."""

    def __init__(self) -> None:
        self.played: list[Sound] = []

    def play(self, sound: Sound) -> None:
        self.played.append(sound)


pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def speaker() -> Speaker:
    return Speaker()


@pytest.fixture
def sounds(speaker: Speaker) -> Iterator[FloorSounds]:
    """Stops that repeat every 10 ms, so that the test need not wait."""
    sounds = FloorSounds(speaker, again_ms=10)
    yield sounds
    sounds.silence()


def test_stop_is_repeated_until_silence(
    qtbot: QtBot, sounds: FloorSounds, speaker: Speaker
) -> None:
    sounds.play("stop")
    qtbot.waitUntil(lambda: len(speaker.played) >= 3)

    sounds.silence()
    played = len(speaker.played)
    with qtbot.waitSignal(sounds.destroyed, timeout=40, raising=False):
        pass

    assert set(speaker.played) == {Sound.STOP}
    assert len(speaker.played) == played


def test_another_tone_ends_a_repeated_stop(
    qtbot: QtBot, sounds: FloorSounds, speaker: Speaker
) -> None:
    sounds.play("stop")
    sounds.play("ok")

    with qtbot.waitSignal(sounds.destroyed, timeout=40, raising=False):
        pass

    assert speaker.played == [Sound.STOP, Sound.OK]


@pytest.mark.parametrize("verdict", list(Verdict))
def test_every_verdict_has_its_tone(
    sounds: FloorSounds, speaker: Speaker, verdict: Verdict
) -> None:
    sounds.play(sound_of(verdict))

    assert len(speaker.played) == 1


def test_a_name_without_a_tone_is_silence(sounds: FloorSounds, speaker: Speaker) -> None:
    sounds.play("")

    assert speaker.played == []


def test_the_design_repeats_stop_every_three_seconds() -> None:
    assert STOP_AGAIN_MS == 3_000
