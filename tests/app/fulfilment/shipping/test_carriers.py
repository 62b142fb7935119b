"""Carrier selection: every quote, the choice, and why each other one lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.fulfilment.shipping.carriers import (
    Destination,
    Parcel,
    Quote,
    Standing,
    choose_quote,
    promised_by,
    quote,
    refused_cartons,
    takes,
    tracking_link,
)
from app.fulfilment.shipping.rate_card import load_rate_card
from app.scanning.directory import CartonType

CARD = load_rate_card()
MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
OXFORD = Destination("GB", "OX1 2JD")
SHOEBOX = Parcel(900, 330, 200, 120)
COUNTRIES = ["GB", "DE", "FR", "NL", "IE", "NO", "AU", "US", "BR", "JP", "ZA", "CH"]


def quotes_by_service(parcel: Parcel, to: Destination, at: datetime = MONDAY) -> dict[str, Quote]:
    return {each.service: each for each in quote(CARD, parcel, to, at)}


def standings(parcel: Parcel, to: Destination, method: str) -> dict[str, Standing]:
    arrive_by = promised_by(CARD, method, to, MONDAY)
    choice = choose_quote(quote(CARD, parcel, to, MONDAY), arrive_by)
    return {each.quote.service: each.standing for each in choice.quotes}


def test_every_other_quote_says_why_it_lost() -> None:
    assert standings(SHOEBOX, OXFORD, "Standard") == {
        "RG-48": Standing.CHOSEN,
        "RG-INT": Standing.NOT_SERVED,
        "PW-NEXT": Standing.DEARER,
        "PW-ECON": Standing.DEARER,
        "MA-WORLD": Standing.DEARER,
        "NF-PALLET": Standing.DEARER,
        "NF-EXPRESS": Standing.DEARER,
    }


def test_what_comes_too_late_loses_whatever_it_costs() -> None:
    found = standings(SHOEBOX, OXFORD, "Express")

    assert found["RG-48"] is Standing.LATE
    assert found["PW-NEXT"] is Standing.CHOSEN


def test_what_is_too_heavy_or_too_large_is_said() -> None:
    heavy = standings(Parcel(40_000, 400, 300, 300), OXFORD, "Standard")
    long = standings(Parcel(900, 1600, 100, 100), OXFORD, "Standard")

    assert (heavy["PW-ECON"], heavy["NF-PALLET"]) == (Standing.TOO_HEAVY, Standing.CHOSEN)
    assert (long["PW-ECON"], long["RG-48"]) == (Standing.TOO_LARGE, Standing.TOO_LARGE)


def test_a_service_takes_its_heaviest_parcel_and_not_a_gram_more() -> None:
    heaviest, too_heavy = (
        quotes_by_service(Parcel(grams, 330, 200, 120), OXFORD)["RG-48"].refusal
        for grams in (20_000, 20_001)
    )

    assert (heaviest, too_heavy) == (None, Standing.TOO_HEAVY)


def test_a_parcel_that_is_long_and_thick_is_too_large_though_no_side_is() -> None:
    fits, too_long, too_thick = (
        quotes_by_service(Parcel(900, *sides), OXFORD)["RG-48"].refusal
        for sides in ((610, 610, 285), (611, 100, 100), (610, 610, 286))  # 610 and 2400 around
    )

    assert (fits, too_long, too_thick) == (None, Standing.TOO_LARGE, Standing.TOO_LARGE)


def test_a_land_that_a_service_leaves_out_is_not_served_though_its_zone_is() -> None:
    world = [one for carrier in CARD.carriers for one in carrier.services if one.code == "MA-WORLD"]
    less = [one.model_copy(update={"not_to": ("BR",)}) for one in world]
    carriers = tuple(one.model_copy(update={"services": tuple(less)}) for one in CARD.carriers[:1])
    card = CARD.model_copy(update={"carriers": carriers})

    found = [quote(card, SHOEBOX, Destination(land), MONDAY)[0].refusal for land in ("BR", "US")]

    assert found == [Standing.NOT_SERVED, None]


def test_a_parcel_is_measured_around_its_two_shorter_sides_however_it_lies() -> None:
    parcel = Parcel(900, 100, 1000, 250)

    assert parcel.sides_mm == (1000, 250, 100)
    assert parcel.girth_mm == 1700  # 1000 and twice 250 + 100


def test_only_who_may_carry_hazardous_goods_does() -> None:
    found = standings(replace(SHOEBOX, hazardous=True), OXFORD, "Standard")

    assert found["RG-48"] is Standing.HAZARDOUS_REFUSED
    assert found["NF-PALLET"] is Standing.CHOSEN


def test_a_weight_on_the_break_costs_the_lower_price_and_a_gram_more_the_next() -> None:
    light = quotes_by_service(replace(SHOEBOX, grams=1000), OXFORD)["RG-48"]
    heavier = quotes_by_service(replace(SHOEBOX, grams=1001), OXFORD)["RG-48"]

    assert (light.price_minor, heavier.price_minor) == (349, 429)


def test_past_the_last_break_each_begun_kilogram_costs() -> None:
    to = Destination("US", "78701")
    ten = quotes_by_service(Parcel(10_000, 300, 300, 300), to)["MA-WORLD"]
    more = quotes_by_service(Parcel(11_001, 300, 300, 300), to)["MA-WORLD"]

    fuel = 1.145
    assert ten.price_minor == pytest.approx(9495 * fuel, abs=1)
    assert more.price_minor == pytest.approx((9495 + 2 * 560) * fuel, abs=1)


def test_a_light_but_bulky_parcel_is_billed_by_its_size() -> None:
    bulky = quotes_by_service(Parcel(500, 500, 400, 300), OXFORD)["PW-ECON"]

    assert bulky.billed_grams == 12_000  # 60,000 cm3 at 5,000 cm3 a kilogram


def test_a_light_parcel_is_too_heavy_where_its_size_is_past_the_last_price() -> None:
    bulky = quotes_by_service(Parcel(900, 1500, 375, 375), OXFORD)["PW-ECON"]

    assert bulky.refusal is Standing.TOO_HEAVY  # 42 kg by its size, and the card has no price


def test_surcharges_are_added_where_they_are_due() -> None:
    short = quotes_by_service(Parcel(900, 1000, 50, 50), OXFORD)["PW-ECON"]
    long = quotes_by_service(Parcel(900, 1001, 50, 50), OXFORD)["PW-ECON"]

    assert long.price_minor - short.price_minor == 450


def test_what_misses_the_cut_off_arrives_a_working_day_later() -> None:
    in_time = quotes_by_service(SHOEBOX, OXFORD, MONDAY.replace(hour=16))["RG-48"]
    too_late = quotes_by_service(SHOEBOX, OXFORD, MONDAY.replace(hour=16, minute=1))["RG-48"]

    assert in_time.arrives_on == date(2026, 3, 4)
    assert too_late.arrives_on == date(2026, 3, 5)


def test_equal_prices_are_decided_by_speed_then_by_name() -> None:
    def made(service: str, days: int) -> Quote:
        return Quote("C", service, service, None, 500, "GBP", 1, date.min, date(2026, 3, days))

    slow, fast, faster_name = made("B", 5), made("C", 4), made("A", 4)
    for order in ([slow, fast, faster_name], [faster_name, fast, slow]):
        assert choose_quote(order, date(2026, 3, 9)).chosen is faster_name


def test_nobody_is_chosen_where_nobody_delivers_in_time() -> None:
    quotes = quote(CARD, SHOEBOX, OXFORD, MONDAY)

    choice = choose_quote(quotes, date(2026, 3, 2))

    assert choice.chosen is None
    assert {each.standing for each in choice.quotes} == {Standing.LATE, Standing.NOT_SERVED}


def test_what_a_person_wants_is_chosen_though_it_is_dearer_or_late() -> None:
    quotes = quote(CARD, SHOEBOX, OXFORD, MONDAY)

    choice = choose_quote(quotes, date(2026, 3, 3), wanted="RG-48")

    assert choice.chosen is not None
    assert choice.chosen.service == "RG-48"
    found = {each.quote.service: each.standing for each in choice.quotes}
    assert found["PW-NEXT"] is Standing.PASSED_OVER


def test_what_a_person_wants_must_still_take_the_parcel() -> None:
    quotes = quote(CARD, SHOEBOX, OXFORD, MONDAY)

    assert choose_quote(quotes, date.max, wanted="RG-INT").chosen is None
    assert choose_quote(quotes, date.max, wanted="no such service").chosen is None


def test_an_order_that_leaves_late_still_gets_the_speed_that_was_bought() -> None:
    years_ago = MONDAY - timedelta(days=5000)

    assert promised_by(CARD, "Express", OXFORD, MONDAY, years_ago) == date(2026, 3, 3)
    assert promised_by(CARD, "Express", OXFORD, MONDAY) == date(2026, 3, 3)


def test_an_order_that_leaves_early_need_not_arrive_early() -> None:
    wednesday = MONDAY + timedelta(days=2)

    assert promised_by(CARD, "Express", OXFORD, MONDAY, wednesday) == date(2026, 3, 5)


def test_22_a_carton_type_that_no_carrier_takes_is_known_before_it_is_packed() -> None:
    pole = Parcel(900, 4500, 100, 100)

    assert takes(CARD, SHOEBOX, OXFORD, MONDAY)
    assert not takes(CARD, pole, OXFORD, MONDAY)

    box = CartonType("BOX", "Box", 330, 190, 120, 100, 10_000)
    tube = CartonType("TUBE", "Tube", 4500, 100, 100, 100, 10_000)
    assert refused_cartons(CARD, (box, tube), OXFORD, MONDAY) == ("TUBE",)


def test_where_no_carrier_goes_it_is_not_the_carton_that_is_refused() -> None:
    tube = CartonType("TUBE", "Tube", 4500, 100, 100, 100, 10_000)

    assert refused_cartons(CARD, (tube,), OXFORD, MONDAY) == ()


def test_the_customers_link_holds_the_tracking_number() -> None:
    link = tracking_link(CARD, "Parcelway", "PW000000015GB")

    assert link == "https://parcelway.example/follow?parcel=PW000000015GB"
    assert tracking_link(CARD, "Nobody", "X") == ""


@given(
    country=st.sampled_from(COUNTRIES),
    grams=st.integers(1, 1_500_000),
    sides=st.tuples(*[st.integers(10, 1200)] * 3),
    method=st.sampled_from(["Standard", "Express"]),
    at=st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)),  # noqa: DTZ001 -- UTC is added
)
def test_the_default_card_ships_every_real_carton_at_any_hour_in_time(
    country: str, grams: int, sides: tuple[int, int, int], method: str, at: datetime
) -> None:
    now, to = at.replace(tzinfo=UTC), Destination(country)
    arrive_by = promised_by(CARD, method, to, now)

    choice = choose_quote(quote(CARD, Parcel(grams, *sides), to, now), arrive_by)

    assert choice.chosen is not None
    assert choice.chosen.arrives_on <= arrive_by
    cheaper = [
        each.standing
        for each in choice.quotes
        if each.quote.refusal is None and each.quote.price_minor < choice.chosen.price_minor
    ]
    assert set(cheaper) <= {Standing.LATE}
