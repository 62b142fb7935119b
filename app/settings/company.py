"""Who sends: the company, its address and its GS1 numbers."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from app.settings.part import Part

_DEMONSTRATION_PREFIX = "9521234"  # GS1 keeps the prefix 952 for demonstrations and examples


class Address(Part):
    """A postal address as printed; ``country`` is ISO 3166-1 alpha-2."""

    street: str = ""
    city: str = ""
    postcode: str = ""
    region: str = ""
    country: Annotated[str, Field(pattern=r"^([A-Z]{2})?$")] = ""


class CompanySettings(Part):
    """Who sends, and the GS1 numbers that make its SSCCs.  Source: GS1, AI (00)."""

    name: str = "Packbench Demonstration"
    gs1_company_prefix: Annotated[str, Field(pattern=r"^[0-9]{4,12}$")] = _DEMONSTRATION_PREFIX
    sscc_extension_digit: Annotated[int, Field(ge=0, le=9)] = 0
    return_address: Address = Address()

    @property
    def is_demonstration(self) -> bool:
        """True while SSCCs carry GS1's prefix for examples, which no carrier may be given."""
        return self.gs1_company_prefix.startswith("952")
