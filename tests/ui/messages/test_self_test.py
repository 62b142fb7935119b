"""Every fault of the self-test has its name and what to do about it."""

from __future__ import annotations

import pytest

from app.scanning.self_test import Gs, Layout, SelfTest
from ui.messages.self_test import faults_of, for_gs, for_layout, in_one_line


@pytest.mark.parametrize("layout", [one for one in Layout if one is not Layout.SAME])
def test_every_other_keyboard_is_said_with_what_to_set(layout: Layout) -> None:
    assert "Set the scanner" in for_layout(layout)


@pytest.mark.parametrize("gs", [one for one in Gs if one is not Gs.KEPT])
def test_a_gs_that_does_not_arrive_is_said(gs: Gs) -> None:
    assert "29" in for_gs(gs, "~")


def test_all_faults_are_named_at_once() -> None:
    found = SelfTest(Layout.GERMAN_HERE, caps=True, gs=Gs.REPLACED, substitute="|", ended=False)

    names = [name for name, _what in faults_of(found)]

    assert names == ["Layout", "Caps", "GS", "End"]
    assert in_one_line(found) == f"Set the scanner: {', '.join(names)}"


def test_a_scanner_that_is_set_up_well_has_nothing_to_set() -> None:
    assert faults_of(SelfTest(Layout.SAME)) == ()
    assert "set up well" in in_one_line(SelfTest(Layout.SAME))
