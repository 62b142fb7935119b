"""Who sends, as values."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from app.settings import (
    CompanySettings,
)


@pytest.mark.parametrize("prefix", ["123", "1234567890123", "95A1234", ""])
def test_a_gs1_company_prefix_has_4_to_12_digits(prefix: str) -> None:
    with pytest.raises(ValidationError, match="gs1_company_prefix"):
        CompanySettings(gs1_company_prefix=prefix)


def test_the_prefix_for_examples_is_known_as_such() -> None:
    assert CompanySettings().is_demonstration
    assert not CompanySettings(gs1_company_prefix="4012345").is_demonstration
