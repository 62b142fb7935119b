"""From a booked carton to what the papers card shows."""

from __future__ import annotations

from dataclasses import dataclass

from app.fulfilment.packing.situation import PackSituation
from app.fulfilment.shipping.carriers import Standing
from app.fulfilment.shipping.papers import Papers
from app.fulfilment.shipping.parcel.facts import QuotedBooking
from app.scanning.directory import Directory
from app.store.schema.shipping import PrintState
from app.values import Money
from ui.fulfilment.packing.carton.carton_content import carton_name
from ui.messages.floor.papers import for_prints, for_standing
from ui.messages.wording import translate
from ui.widgets.content import Health


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
    what_to_do: str = ""


def papers_content(papers: Papers) -> PapersContent:
    """Word a booked carton."""
    carton, prints = papers.carton, for_prints(papers.failed, papers.carton.lost)
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
        prints.word,
        _health_of(papers),
        prints.what_to_do,
    )


def papers_at(
    situation: PackSituation, names: Directory, made: PapersContent | None = None
) -> PapersContent | None:
    """What stands in the place of the unit once all is verified: the papers, or that they come."""
    if not situation.all_verified:
        return None
    return made or papers_in_the_making(carton_name(situation, names))


def papers_in_the_making(carton: str) -> PapersContent:
    """While the shared database books the carrier and the printers print."""
    title = translate("papers", "Label and slip are being made")
    word = translate("papers", "printing")
    return PapersContent(title, carton, (), b"", b"", word, Health.UNKNOWN)


def _health_of(papers: Papers) -> Health:
    if not papers.failed:
        return Health.WARN if papers.carton.lost else Health.GOOD
    unknown = all(job.state is PrintState.UNKNOWN for job in papers.failed)
    return Health.WARN if unknown else Health.BAD


def _row(quote: QuotedBooking, chosen: str, currency: str) -> QuoteRow:
    price = "" if quote.price_minor is None else str(Money(quote.price_minor, currency))
    day = "" if quote.arrives_on is None else quote.arrives_on.strftime("%d.%m.")
    is_chosen = quote.service == chosen
    why = for_standing(Standing.CHOSEN if is_chosen else Standing(quote.standing))
    return QuoteRow(f"{quote.carrier} {quote.service_name}", price, day, why, is_chosen)
