"""The rate card: read as a whole, every fault with its path."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import DocumentUnreadable
from app.fulfilment.shipping.rate_card import DEFAULT_CARD, RateCard, load_rate_card

CARD = load_rate_card()


@pytest.mark.parametrize(
    ("country", "postcode", "zone"),
    [
        ("GB", "OX1 2JD", "gb"),
        ("GB", "iv2 3bw", "gb-remote"),
        ("GB", "PA26 8AB", "gb-remote"),
        ("GB", "PA2 6AB", "gb"),
        ("GB", "PA26AB", "gb"),
        ("GB", "", "gb"),
        ("IE", "D02 X285", "europe-near"),
        ("DE", "10115", "europe-near"),
        ("NO", "0150", "europe"),
        ("US", "78701", "north-america"),
        ("AU", "2000", "pacific"),
        ("BR", "01310-000", "world"),
        ("", "", "world"),
    ],
)
def test_a_destination_is_in_its_closest_zone(country: str, postcode: str, zone: str) -> None:
    assert CARD.zone_of(country, postcode) == zone


@pytest.mark.parametrize(
    ("method", "promise"),
    [
        ("Express", "Express"),
        ("ROYAL EXPRESS (1 day)", "Express"),
        ("Next Day", "Express"),
        ("Standard", "Standard"),
        ("", "Standard"),
        ("Pigeon", "Standard"),
    ],
)
def test_a_shipping_method_is_a_promise(method: str, promise: str) -> None:
    assert CARD.promise_for(method).method == promise


def test_every_promise_says_its_days_for_every_zone() -> None:
    for promise in CARD.promises:
        assert set(promise.days) == {zone.code for zone in CARD.zones}


def faults_of(tmp_path: Path, old: str, new: str) -> str:
    text = DEFAULT_CARD.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "card.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DocumentUnreadable) as refused:
        load_rate_card(path)
    assert refused.value.facts["document"] == str(path)
    return str(refused.value.facts["detail"])


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('currency = "GBP"', 'currency = "pounds"', "currency"),
        ("[[1000, 349], [2000, 429]", "[[2000, 349], [1000, 429]", "breaks must rise"),
        ("[[1000, 349]", "[[1000, -349]", "carriers.0.services.0.rates.0.breaks.0.1"),
        ("[[1000, 349]", "[[1000, 3.49]", "carriers.0.services.0.rates.0.breaks.0.1"),
        ('{ zone = "gb", days = 2', '{ zone = "mars", days = 2', "no zone mars"),
        ('code = "RG-48"', 'code = "RG-INT"', "twice RG-INT"),
        ('tracking_prefix = "PW"', 'tracking_prefix = "RG"', "twice RG"),
        ("{tracking_no}", "", "tracking_link"),
        ('clock = "Europe/London"', 'clock = "Europe/Leeds"', "no such time zone"),
        ("max_grams = 20000", "max_grams = 0", "max_grams"),
        ("max_grams = 20000", "max_gramms = 20000", "max_gramms"),
    ],
)
def test_a_faulty_card_names_its_fault(tmp_path: Path, old: str, new: str, fault: str) -> None:
    assert fault in faults_of(tmp_path, old, new)


@pytest.mark.parametrize("content", [b"", b"not = [toml", b"\xff\xfe\x00", b"name = 'x'"])
def test_what_is_no_card_is_said(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "card.toml"
    path.write_bytes(content)

    with pytest.raises(DocumentUnreadable):
        load_rate_card(path)


def test_a_card_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(DocumentUnreadable):
        load_rate_card(tmp_path / "nowhere.toml")


def test_a_land_that_no_zone_names_is_nowhere_without_a_rest_of_the_world() -> None:
    zones = tuple(zone for zone in CARD.zones if zone.code != "world")

    assert RateCard.model_construct(zones=zones).zone_of("BR", "") is None
