"""A product goes where it lies already, else into the nearest free bin."""

from __future__ import annotations

from app.stock.put_away import BinFacts, propose_bins


def _bin(code: str, walk: int, zone: str = "A", *, here: int = 0, others: int = 0) -> BinFacts:
    return BinFacts(code, zone, walk, quarantine=False, units_here=here, others=others)


def test_the_bin_where_it_lies_alone_comes_first() -> None:
    bins = [_bin("A-1", 1, here=3, others=9), _bin("A-2", 2, here=1), _bin("A-3", 3)]

    assert propose_bins(bins) == ("A-2", "A-1", "A-3")


def test_a_full_home_leads_to_the_nearest_free_bin_of_its_zone() -> None:
    bins = [
        _bin("A-9", 9, here=3),
        _bin("A-1", 1),
        _bin("A-8", 8),
        _bin("B-10", 10, "B"),
        _bin("A-7", 7, others=4),
    ]

    assert propose_bins(bins) == ("A-9", "A-8", "A-1")


def test_a_new_product_gets_the_first_free_bin_of_the_walk() -> None:
    assert propose_bins([_bin("A-2", 2), _bin("A-1", 1, others=1), _bin("A-3", 3)]) == (
        "A-2",
        "A-3",
    )


def test_a_quarantine_bin_is_never_proposed() -> None:
    assert propose_bins([BinFacts("Q-1", "Q", 1, quarantine=True, units_here=5, others=0)]) == ()
