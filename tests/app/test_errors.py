"""Errors carry their facts, so that a message can name what it is about."""

from __future__ import annotations

import pytest

from app.errors import AppError, StoreRefused


def test_an_error_keeps_its_facts_and_says_them() -> None:
    error = StoreRefused(constraint="never_oversold", detail="10 < 12")

    assert error.facts == {"constraint": "never_oversold", "detail": "10 < 12"}
    assert str(error) == "constraint=never_oversold, detail=10 < 12"


@pytest.mark.parametrize("kind", AppError.__subclasses__())
def test_every_kind_says_in_its_docstring_which_facts_it_carries(kind: type[AppError]) -> None:
    assert "Facts: " in (kind.__doc__ or "")
