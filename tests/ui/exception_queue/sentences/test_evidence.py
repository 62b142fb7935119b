"""Evidence of any shape is read: what is odd in it is nothing, never an error."""

from __future__ import annotations

from ui.exception_queue.sentences.evidence import each_of, money_of, number_of, text_of


def test_what_is_odd_in_the_evidence_reads_as_nothing() -> None:
    odd = {"sku": {"a": 1}, "units": "four", "lines": [{"sku": "MUG"}, "x", None], "rows": "none"}

    assert (text_of(odd, "sku"), text_of(odd, "missing"), text_of({"n": 3}, "n")) == ("", "", "3")
    assert (number_of(odd, "units"), number_of({"units": 4}, "units")) == (0, 4)
    assert each_of(odd, "lines") == [{"sku": "MUG"}]
    assert each_of(odd, "rows") == []


def test_an_amount_has_its_currency() -> None:
    assert money_of({"total_minor": 12480, "currency": "GBP"}, "total_minor") == "124.80 GBP"
