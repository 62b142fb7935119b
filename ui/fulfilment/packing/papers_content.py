"""From a booked carton to what the papers card shows."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.fulfilment.shipping.papers import Papers
from app.fulfilment.shipping.parcel.facts import QuotedBooking
from app.store.schema.shipping import PrintState
from app.values import Money
from ui.widgets.content import Health

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """One carrier's offer: name, price, day, why it lost; ``chosen`` is the one taken."""

    name: str
    price: str
    day: str
    why: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class PapersContent:
    """What the card shows in the place of the unit."""

    title: str
    facts: str
    quotes: tuple[QuoteRow, ...]
    label_png: bytes
    slip_png: bytes
    print_word: str
    print_health: Health


def papers_content(papers: Papers) -> PapersContent:
    """Word a booked carton."""
    carton = papers.carton
    word, health = _print_word(papers)
    facts = translate("papers", "{kg} kg · {sscc}").format(
        kg=f"{carton.weight_grams / 1000:.2f}", sscc=carton.sscc
    )
    rows = sorted(
        (_row(quote, carton.service, carton.price.currency) for quote in carton.quotes),
        key=lambda row: (not row.chosen, row.price == "", row.name),
    )
    return PapersContent(
        f"{carton.carrier} {carton.service_name}",
        facts,
        tuple(rows),
        papers.label_png,
        papers.slip_png,
        word,
        health,
    )


def _row(quote: QuotedBooking, chosen: str, currency: str) -> QuoteRow:
    price = "" if quote.price_minor is None else str(Money(quote.price_minor, currency))
    day = "" if quote.arrives_on is None else quote.arrives_on.strftime("%a %d")
    is_chosen = quote.service == chosen
    why = translate("papers", "cheapest in time") if is_chosen else quote.standing
    return QuoteRow(f"{quote.carrier} {quote.service_name}", price, day, why, is_chosen)


def _print_word(papers: Papers) -> tuple[str, Health]:
    if not papers.failed:
        return translate("papers", "printed"), Health.GOOD
    first = papers.failed[0]
    where = {"printer": first.printer, "detail": first.detail}
    if first.state is PrintState.UNKNOWN:
        text = translate("papers", "{printer} did not answer: look if it came out")
        return text.format(**where), Health.WARN
    return translate("papers", "{printer}: {detail}").format(**where), Health.BAD
