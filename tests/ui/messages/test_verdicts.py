"""Every verdict has its tone, sound and words, short enough for 3 m."""

from __future__ import annotations

import pytest

from app.scanning.verdicts import Signal, Verdict, signal_of
from ui.messages.verdicts import Place, sound_of, tone_of, word_of, words_of
from ui.widgets.content import Tone

_STOPS = [verdict for verdict in Verdict if signal_of(verdict) is Signal.STOP]
_BY_SIGNAL = {
    Signal.OK: Tone.OK,
    Signal.STOP: Tone.STOP,
    Signal.ATTENTION: Tone.ATTENTION,
    Signal.NOT_COUNTED: Tone.NOT_COUNTED,
}


@pytest.mark.parametrize("place", list(Place))
@pytest.mark.parametrize("verdict", list(Verdict))
def test_every_verdict_says_what_is_so_in_few_words(verdict: Verdict, place: Place) -> None:
    words = words_of(verdict, place)

    assert words.overline
    assert len(words.headline.split()) <= 3
    assert len(words.second.split()) <= 3


@pytest.mark.parametrize("place", list(Place))
@pytest.mark.parametrize("verdict", _STOPS)
def test_a_stop_says_what_to_do_with_the_hands_and_then_to_confirm(
    verdict: Verdict, place: Place
) -> None:
    words = words_of(verdict, place)

    assert words.headline.split()[0] in {"Take", "Put", "Set", "Leave"}
    assert words.second == "then scan CONFIRM"


def test_a_wrong_item_goes_back_at_the_bin_and_out_of_the_carton_at_the_bench() -> None:
    assert words_of(Verdict.WRONG_ITEM, Place.BIN).headline == "Put it back"
    assert words_of(Verdict.WRONG_ITEM, Place.BENCH).headline == "Take it out"
    assert words_of(Verdict.WRONG_CARTON, Place.DOCK).headline == "Take it off"


@pytest.mark.parametrize("verdict", list(Verdict))
def test_tone_and_sound_go_with_the_signal(verdict: Verdict) -> None:
    assert tone_of(verdict) is _BY_SIGNAL[signal_of(verdict)]
    assert (sound_of(verdict) == "stop") is (signal_of(verdict) is Signal.STOP)
    assert sound_of(verdict)


def test_the_three_good_verdicts_sound_different() -> None:
    good = [Verdict.ACCEPTED, Verdict.LINE_DONE, Verdict.TASK_DONE]

    assert [sound_of(verdict) for verdict in good] == ["ok", "line done", "task done"]


def test_each_tone_has_one_word_of_its_own() -> None:
    words = [word_of(tone) for tone in Tone]

    assert len(set(words)) == len(words)
    assert all(len(word.split()) == 1 for word in words)
