"""Tests of ui/messages/errors.py: trouble says what to do."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.errors import AppError
from hardware.ports import HardwareError
from ui.messages import errors as words
from ui.messages.errors import for_error
from ui.messages.trouble.of_devices import OF_DEVICES

FACTS = {
    "path": "/data/packbench.db", "detail": "no room left", "found": "0001", "wanted": "0002",
    "order_no": "SO-10482", "constraint": "never_overpacked", "document": "orders.csv",
    "reason": "empty", "kind": "order", "value": "SO-1", "code": "SO-1", "action": "cancel",
    "station": "Pack 04", "name": "database", "url": "postgresql+psycopg://db/packbench",
}  # fmt: skip


def kinds_below(kind: type[Exception]) -> Iterator[type[Exception]]:
    for below in kind.__subclasses__():
        yield below
        yield from kinds_below(below)


def every_kind() -> list[type[Exception]]:
    roots = [AppError, HardwareError]
    found = [kind for root in roots for kind in (root, *kinds_below(root))]
    return [kind for kind in found if not kind.__module__.startswith("tests")]


def an_error(kind: type[Exception]) -> Exception:
    if issubclass(kind, AppError):
        return kind(**FACTS)
    return kind("label printer", "no reply") if issubclass(kind, HardwareError) else kind()


@pytest.mark.parametrize("kind", every_kind(), ids=lambda kind: kind.__name__)
def test_every_kind_of_trouble_has_words_of_its_own(kind: type[Exception]) -> None:
    trouble = for_error(an_error(kind))

    # what a folder keeps to itself may speak as the kind above it, but never as "some error"
    declared = kind.__module__ in {"app.errors", "hardware.ports"}
    worded = {*words._OF_APP, *OF_DEVICES}
    assert kind in worded if declared else worded.intersection(kind.__mro__[1:-4])
    assert trouble.detail.endswith(".")
    assert "{" not in trouble.headline + trouble.detail + trouble.action


@pytest.mark.parametrize("kind", every_kind(), ids=lambda kind: kind.__name__)
def test_headline_and_action_read_from_three_metres(kind: type[Exception]) -> None:
    trouble = for_error(an_error(kind))

    assert 1 <= len(trouble.headline.split()) <= 3
    assert 1 <= len(trouble.action.split()) <= 4


def test_a_fault_of_the_program_is_not_dressed_up_as_trouble_outside() -> None:
    assert for_error(ZeroDivisionError("1 / 0")).headline == "Program fault"
