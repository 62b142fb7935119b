"""Every reason has its words."""

from __future__ import annotations

import pytest

from app.fulfilment.events import Because
from ui.messages.floor.reasons import for_reason


@pytest.mark.parametrize("because", list(Because))
def test_every_reason_says_what_is_so_and_at_most_three_words_of_what_to_do(
    because: Because,
) -> None:
    overline, headline = for_reason(because)

    assert overline
    assert len(headline.split()) <= 3


def test_no_two_reasons_are_said_alike() -> None:
    assert len({for_reason(because) for because in Because}) == len(Because)
