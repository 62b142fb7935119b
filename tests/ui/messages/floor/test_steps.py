"""The next step is one imperative, short enough for 3 m, whatever the state (rule 21)."""

from __future__ import annotations

import pytest

from app.fulfilment.packing.situation import PackState
from app.fulfilment.picking.situation import PickState
from ui.messages.floor.steps import Instruction, for_pack, for_pick

VERBS = {"Scan", "Take", "Put", "Go", "Bring", "Stick", "Set", "Wait", "Say", "Check", "Look"}
VERBS |= {"Key", "Weigh", "Load", "Hold", "Keep", "Leave", "Call", "Finish", "Sign"}


def assert_reads_at_3_m(step: Instruction) -> None:
    assert len(step.headline.split()) <= 3
    assert len(step.second.split()) <= 3
    assert step.headline.split()[0] in VERBS
    assert step.headline[0].isupper()
    assert not step.headline.endswith((".", "!", "?"))


@pytest.mark.parametrize("state", [s for s in PickState if s is not PickState.LATCHED])
def test_every_state_of_a_walk_has_its_step(state: PickState) -> None:
    assert_reads_at_3_m(for_pick(state, "A-14-03", "T-118", 3))


@pytest.mark.parametrize("state", [s for s in PackState if s is not PackState.LATCHED])
def test_every_state_of_packing_has_its_step(state: PackState) -> None:
    assert_reads_at_3_m(for_pack(state, "B2", "SO-10482"))


def test_the_step_names_bin_slot_and_carton() -> None:
    assert for_pick(PickState.GO_TO_BIN, "A-14-03", "T-118", 3).headline == "Go to A-14-03"
    assert for_pick(PickState.DROP_POINT, "DROP-1", "", 0).headline == "Bring to DROP-1"
    assert for_pick(PickState.DROP_POINT, "", "", 0).second == "then scan CONFIRM"
    assert "slot 3" in for_pick(PickState.TO_TOTE, "A-14-03", "T-118", 3).second
    assert for_pack(PackState.PACKING, "Box B2", "SO-1").second == "into Box B2"
