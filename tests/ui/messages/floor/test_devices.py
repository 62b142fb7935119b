"""A device always says how it is, and what still works without it (rule 23)."""

from __future__ import annotations

import pytest

from app.errors import SchemaAhead, StoreUnreachable
from app.station.sync import SyncState
from hardware.ports import DeviceState
from ui.messages.floor.devices import (
    claim_name,
    claim_word,
    server_name,
    server_word,
    state_word,
    wedge_name,
    wedge_words,
)
from ui.theme.icon_names import Icon

_GONE = StoreUnreachable(url="db", detail="no route")


@pytest.mark.parametrize("icon", [Icon.SCAN, Icon.KEYBOARD, Icon.PRINTER, Icon.DATABASE])
@pytest.mark.parametrize("state", list(DeviceState))
def test_every_state_of_every_device_has_its_word(state: DeviceState, icon: Icon) -> None:
    assert state_word(state, icon)


def test_a_device_that_is_gone_says_what_still_works() -> None:
    assert "keys still work" in state_word(DeviceState.GONE, Icon.SCAN)
    assert "prints are kept" in state_word(DeviceState.GONE, Icon.PRINTER)


def test_a_claim_that_may_be_another_s_is_finished_all_the_same() -> None:
    assert claim_name()
    assert "finish" in claim_word()


def test_a_scanner_that_types_says_when_it_cannot_be_heard() -> None:
    assert wedge_name()
    assert "cannot hear" in wedge_words(deaf=True)
    assert wedge_words(deaf=False) == ""


def test_the_server_says_how_many_scans_wait_and_that_they_are_kept() -> None:
    assert server_name()
    assert server_word(SyncState(0)) == "saved"
    assert server_word(SyncState(3)) == "saving 3"
    assert server_word(SyncState(9, _GONE)) == "offline, 9 scans kept"
    assert server_word(SyncState(9, _GONE, labels=2)) == "offline, 9 scans kept, 2 labels wait"


def test_a_server_that_takes_nothing_is_not_called_offline() -> None:
    ahead = SchemaAhead(found="0026", wanted="0025")

    assert server_word(SyncState(9, ahead)) == "Program too old, 9 scans kept"
    assert server_word(SyncState(0, _GONE)) == "No database"
