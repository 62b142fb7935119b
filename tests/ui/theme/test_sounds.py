"""Tests of ui/theme/sounds.py: what a packer hears without looking."""

from __future__ import annotations

from array import array
from collections.abc import Generator
from math import cos, pi, sin

import pytest

from ui.theme import sounds
from ui.theme.sounds import RATE, Sound, SoundPlayer, tone


def samples_of(sound: Sound, offset: int = 0) -> list[int]:
    return array("h", tone(sound, offset)).tolist()


def strength(samples: list[int], frequency: float) -> float:
    step = 2 * pi * frequency / RATE
    along = sum(s * cos(step * i) for i, s in enumerate(samples))
    across = sum(s * sin(step * i) for i, s in enumerate(samples))
    return float((along**2 + across**2) ** 0.5 / len(samples))


def pulses(samples: list[int]) -> int:
    window = RATE // 100
    loud = [
        max(abs(s) for s in samples[i : i + window]) > 3000
        for i in range(0, len(samples) - window, window)
    ]
    return sum(1 for i, now in enumerate(loud) if now and (i == 0 or not loud[i - 1]))


def test_ok_is_one_blip_of_70_ms_at_1800_hz() -> None:
    samples = samples_of(Sound.OK)

    assert len(samples) == round(0.07 * RATE)
    assert strength(samples, 1800) > 20 * strength(samples, 1200)


def test_stop_is_three_low_pulses_of_600_ms() -> None:
    samples = samples_of(Sound.STOP)

    assert len(samples) == pytest.approx(0.6 * RATE, abs=5)
    assert strength(samples, 400) > strength(samples, 2400) > strength(samples, 1800)
    assert pulses(samples) == 3


def test_every_sound_has_its_own_rhythm_or_direction() -> None:
    rhythm = {sound: (pulses(samples_of(sound)), len(samples_of(sound))) for sound in Sound}

    assert len(set(rhythm.values())) == len(Sound)
    assert rhythm[Sound.LINE_DONE][0] == 2
    assert rhythm[Sound.TASK_DONE][0] == 3
    assert rhythm[Sound.ATTENTION][0] == 2


def test_a_finished_line_rises_and_attention_does_not() -> None:
    line = samples_of(Sound.LINE_DONE)
    attention = samples_of(Sound.ATTENTION)
    first, last = line[: len(line) // 3], line[-len(line) // 3 :]

    assert strength(first, 1200) > strength(first, 1800)
    assert strength(last, 1800) > strength(last, 1200)
    half = len(attention) // 3
    assert strength(attention[:half], 900) > 5 * strength(attention[:half], 1200)
    assert strength(attention[-half:], 900) > 5 * strength(attention[-half:], 1200)


def test_neighbouring_stations_are_tuned_apart() -> None:
    here, there = samples_of(Sound.OK, 0), samples_of(Sound.OK, 4)

    assert len(here) == len(there)
    assert strength(here, 1800) > 3 * strength(there, 1800)


def test_no_sound_clicks_or_clips() -> None:
    for sound in Sound:
        samples = samples_of(sound)
        assert max(abs(s) for s in samples) < 32_767
        assert abs(samples[0]) < 700
        assert abs(samples[-1]) < 4_000


def test_a_machine_without_sound_stays_silent_and_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def no_device() -> sounds.Output:
        asked.append("device")
        raise OSError("no device")

    monkeypatch.setattr(sounds, "_default_output", no_device)
    player = SoundPlayer()

    player.prepare()
    player.play(Sound.STOP)
    player.play(Sound.OK)
    player.close()

    assert asked == ["device"]


class RecordingOutput:
    """A device that takes samples when the test says so."""

    def __init__(self) -> None:
        self.stream: Generator[bytes, int, None] | None = None
        self.closed = False

    def start(self, callback_generator: Generator[bytes, int, None]) -> None:
        self.stream = callback_generator

    def close(self) -> None:
        self.closed = True


def test_a_new_sound_cuts_the_old_one_off_then_there_is_silence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    output = RecordingOutput()
    monkeypatch.setattr(sounds, "_default_output", lambda: output)
    player = SoundPlayer()
    player.prepare()
    assert output.stream is not None

    player.play(Sound.STOP)
    output.stream.send(100)
    player.play(Sound.OK)
    heard = output.stream.send(round(0.07 * RATE))
    after = output.stream.send(100)

    assert heard == tone(Sound.OK)
    assert after == b"\0" * 200
    player.close()
    assert output.closed


def test_a_muted_station_asks_for_no_device(monkeypatch: pytest.MonkeyPatch) -> None:
    def unwanted() -> sounds.Output:
        raise AssertionError

    monkeypatch.setattr(sounds, "_default_output", unwanted)

    SoundPlayer(muted=True).play(Sound.STOP)
