"""Check C2: addresses and e-mail addresses are judged by their own country's rules."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.capture.addresses import AddressFault, judge_address, judge_email
from app.capture.reading.order_document import Address
from app.exception_queue.kinds import HoldReason

BATH = Address(
    name="Ada Rahimi", street1="1 Mill Lane", city="Bath", postcode="BA1 2QT", country="GB"
)


@pytest.mark.parametrize(
    ("country", "city", "postcode"),
    [
        ("GB", "Bath", "BA1 2QT"), ("GB", "Bath", "ba12qt"), ("NL", "Utrecht", "3511 NS"),
        ("DE", "Berlin", "10119"), ("FR", "Lyon", "69002"), ("IE", "Cork", "T12 W8KP"),
        ("IE", "Cork", ""), ("NO", "Oslo", "0150"), ("US", "Reno", "89501-1234"),
        ("SG", "", "546080"), ("HK", "", ""),
    ],
)  # fmt: skip
def test_a_right_address_of_any_country_passes(country: str, city: str, postcode: str) -> None:
    address = BATH.model_copy(update={"country": country, "city": city, "postcode": postcode})

    assert judge_address(address) == ()


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("name", "", HoldReason.NAME_MISSING),
        ("street1", "", HoldReason.STREET_MISSING),
        ("city", "", HoldReason.CITY_MISSING),
        ("postcode", "", HoldReason.POSTCODE_MISSING),
        ("postcode", "99999X", HoldReason.POSTCODE_MALFORMED),
        ("country", "", HoldReason.COUNTRY_UNKNOWN),
        ("country", "XX", HoldReason.COUNTRY_UNKNOWN),
        ("country", "UNITED KINGDOM", HoldReason.COUNTRY_UNKNOWN),
    ],
)
def test_a_fault_names_its_field_and_reason(field: str, value: str, reason: HoldReason) -> None:
    faults = judge_address(BATH.model_copy(update={field: value}))

    assert faults == (AddressFault(field, value, reason),)


def test_leading_zeros_that_a_workbook_ate_are_proposed_and_not_written() -> None:
    dresden = BATH.model_copy(update={"country": "DE", "city": "Dresden", "postcode": "1067"})

    assert judge_address(dresden) == (
        AddressFault("postcode", "1067", HoldReason.POSTCODE_MALFORMED, proposal="01067"),
    )


def test_a_company_is_a_name() -> None:
    assert judge_address(BATH.model_copy(update={"name": "", "company": "Café Lindner"})) == ()


@given(st.builds(Address, country=st.sampled_from(["GB", "DE", "US", "JP", "ZZ", ""])))
def test_no_address_can_crash_the_check(address: Address) -> None:
    faults = judge_address(address)

    assert [fault.value for fault in faults] == [getattr(address, one.field) for one in faults]


@pytest.mark.parametrize("email", ["ada@example.com", "a.b+c@shop.example.co.uk"])
def test_a_well_formed_email_passes(email: str) -> None:
    assert judge_email(email) is None


@pytest.mark.parametrize("email", ["customer16210 at example.com", "a@", "@b.com", "a@b..com"])
def test_a_malformed_email_waits(email: str) -> None:
    assert judge_email(email) is HoldReason.EMAIL_MALFORMED


def test_a_missing_email_waits() -> None:
    assert judge_email("") is HoldReason.EMAIL_MISSING
