"""What customers are told, and in which words: the templates stand in ``resources/mail``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from pydantic import BaseModel, ConfigDict

_TEMPLATES = Path(__file__).parents[2] / "resources" / "mail"
_LANGUAGE = "en"


class _Notice(BaseModel):
    """Frozen, and kept in the outbox as JSON."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    to_name: str
    to_address: str
    order_no: str
    shop: str = ""


class OwedUnits(BaseModel):
    """Units of one item that follow later, or are out of stock."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    sku: str
    name: str
    units: int


class ParcelOnItsWay(BaseModel):
    """One parcel with its number and the page that follows it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    carrier: str
    service: str
    tracking_no: str
    tracking_link: str


class ShippedNotice(_Notice):
    """The last carton of a delivery is with the carrier (F6); ``follows`` is still owed."""

    parcels: tuple[ParcelOnItsWay, ...]
    follows: tuple[OwedUnits, ...] = ()
    delivery: int = 1

    @property
    def what(self) -> str:
        """What of the order left: all of it, a first or further part, or the last of it."""
        if self.follows:
            return "the first part of your order" if self.delivery == 1 else "more of your order"
        return "your order" if self.delivery == 1 else "the rest of your order"


class BackorderNotice(_Notice):
    """Something is out of stock (Q1); ``restock_on`` is None where nobody knows yet.

    ``rest_leaves`` says that what there is of the order does not wait for it.
    """

    lines: tuple[OwedUnits, ...]
    restock_on: date | None = None
    rest_leaves: bool = False


Notice = ShippedNotice | BackorderNotice

KINDS: dict[str, type[ShippedNotice | BackorderNotice]] = {
    "mail shipped": ShippedNotice,
    "mail backorder": BackorderNotice,
}
"""The outbox's kinds of mail and what their payload is."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A notice in words: subject in one line, the body as plain text and as HTML."""

    subject: str
    text: str
    html: str


def kind_of(notice: Notice) -> str:
    """The outbox's name for a kind of notice."""
    return next(kind for kind, known in KINDS.items() if isinstance(notice, known))


def put_in_words(notice: Notice) -> Wording:
    """Fill the notice's templates.

    In HTML everything that came from outside is escaped; a template that names what the notice
    does not have is a bug and raises.
    """
    stem = f"{_LANGUAGE}/{kind_of(notice).removeprefix('mail ')}"
    facts = {"notice": notice}
    return Wording(
        subject=" ".join(_WORDS.get_template(f"{stem}.subject.txt").render(facts).split()),
        text=_WORDS.get_template(f"{stem}.txt").render(facts),
        html=_WORDS.get_template(f"{stem}.html").render(facts),
    )


_WORDS = Environment(
    loader=FileSystemLoader(_TEMPLATES),
    autoescape=select_autoescape(["html"], default=False),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)
