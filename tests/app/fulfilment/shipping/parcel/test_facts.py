"""What is known of a carton."""

from __future__ import annotations

from dataclasses import replace

from app.fulfilment.shipping.parcel.facts import CartonFacts, ContentLine, PostalAddress


def test_an_address_is_written_as_its_country_writes_it() -> None:
    german = PostalAddress("Ada", "", "Lange Str. 1", "Hof 2", "Köln", "50667", "", "DE")
    british = PostalAddress("Ada", "Mugs Ltd", "1 High St", "", "Oxford", "OX1 2JD", "", "GB")

    assert german.lines() == ("Ada", "Lange Str. 1", "Hof 2", "50667 KÖLN", "GERMANY")
    assert british.lines() == (
        "Ada",
        "Mugs Ltd",
        "1 High St",
        "OXFORD",
        "OX1 2JD",
        "UNITED KINGDOM",
    )


def test_an_address_in_a_country_that_nobody_knows_is_written_as_it_stands() -> None:
    nowhere = PostalAddress("Ada", "", "Lange Str. 1", "", "Town", "1", "Shire", "ZZ")

    assert nowhere.lines() == ("Ada", "Lange Str. 1", "1 Town", "Shire", "ZZ")
    assert PostalAddress().lines() == ()


def line(here: int, grams: int) -> ContentLine:
    return ContentLine(1, 1, "MUG", "Mug", here, here, 0, 0, grams)


def carton(*lines: ContentLine, tare: int) -> CartonFacts:
    return CartonFacts(1, 1, 1, 1, "open", None, 400, 300, 200, tare, lines)


def test_a_carton_weighs_its_tare_and_its_units() -> None:
    assert carton(line(3, 200), line(1, 50), tare=250).grams == 900


def test_the_scale_is_believed_where_it_was_asked() -> None:
    assert replace(carton(line(3, 200), tare=250), weighed_grams=871).grams == 871


def test_a_carton_of_things_that_nobody_weighed_is_not_weightless() -> None:
    assert carton(line(3, 0), tare=0).grams == 1
