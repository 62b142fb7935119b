"""The rate card: carriers, services, zones, weight breaks, promises, read from one TOML file (F4).

Amounts are minor units of the card's one currency, weights grams, sizes millimetres, days working
days of the card's calendar.  A card is checked as a whole: every fault is named with its path.
"""

from __future__ import annotations

import tomllib
from datetime import date, time
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Self
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from app.errors import DocumentUnreadable

DEFAULT_CARD = Path(__file__).parents[3] / "resources" / "rates" / "default.toml"
"""The card that a fresh installation ships with; its carriers and prices are made up."""

_GB_INWARD = 3  # characters after the space of a British postcode

EVERYWHERE = "*"
"""The country of the zone that takes what no other zone names."""


def _known_clock(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise ValueError("no such time zone") from error
    return name


Country = Annotated[str, Field(pattern=r"^([A-Z]{2}|\*)$")]
Label = Annotated[str, Field(min_length=1, max_length=48, pattern=r"^[ -~]+$")]
Minor = Annotated[int, Field(ge=0)]
Positive = Annotated[int, Field(gt=0)]
Days = Annotated[int, Field(ge=0, le=90)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Zone(_Part):
    """Countries that cost the same; with ``postcodes``, only those that start so."""

    code: Label
    countries: tuple[Country, ...] = Field(min_length=1)
    postcodes: tuple[str, ...] = ()

    def fit(self, country: str, postcode: str) -> int | None:
        """How closely the zone fits a destination: the higher the closer, None if not at all."""
        if country not in self.countries:
            return 0 if EVERYWHERE in self.countries else None
        if not self.postcodes:
            return 1
        lengths = [len(start) for start in self.postcodes if postcode.startswith(start)]
        return 1 + max(lengths) if lengths else None


class Promise(_Part):
    """What the customer bought: working days from leaving to arriving, by zone.

    ``words`` are found in the order's shipping method, case ignored; the promise without words
    takes the rest.
    """

    method: Label
    words: tuple[str, ...] = ()
    days: dict[str, Days]


class SurchargeKind(StrEnum):
    """When a surcharge is due."""

    FUEL = "fuel"
    OVERSIZE = "oversize"
    OVERWEIGHT = "overweight"


class Surcharge(_Part):
    """Added to the weight's price: a share in basis points of it, and a fixed amount.

    ``above`` is the longest side in mm (oversize) or grams (overweight) from which it is due.
    """

    kind: SurchargeKind
    above: int = Field(default=0, ge=0)
    basis_points: Minor = 0
    amount_minor: Minor = 0


class Rate(_Part):
    """One service's prices in one zone.

    ``breaks`` are (up to grams, price) in rising order.  Past the last break each begun kilogram
    costs ``per_kg_minor``; None means that the service takes no more than the last break.
    """

    zone: Label
    days: Days
    breaks: tuple[tuple[Positive, Minor], ...] = Field(min_length=1)
    per_kg_minor: int | None = Field(default=None, ge=0)

    @model_validator(mode="after")
    def _breaks_rise(self) -> Self:
        grams = [limit for limit, _price in self.breaks]
        if grams != sorted(set(grams)):
            raise ValueError("breaks must rise")
        return self


class Service(_Part):
    """One way to send with one carrier.

    ``divisor`` makes dimensional weight: cubic centimetres a kilogram, 0 where size costs nothing.
    ``max_girth_mm`` limits the longest side plus twice the two others.  What is ready by
    ``cut_off`` (card's clock) leaves the same working day.
    """

    code: Label
    name: Label
    cut_off: time
    max_grams: Positive
    max_side_mm: Positive
    max_girth_mm: Positive
    divisor: int = Field(default=0, ge=0)
    hazardous: bool = False
    not_to: tuple[Country, ...] = ()
    surcharges: tuple[Surcharge, ...] = ()
    rates: tuple[Rate, ...] = Field(min_length=1)


class Carrier(_Part):
    """Who takes the parcels.  ``{tracking_no}`` in ``tracking_link`` is filled in."""

    name: Label
    tracking_prefix: Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
    tracking_country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
    tracking_link: Annotated[str, Field(pattern=r"^https://[^\s]*\{tracking_no\}[^\s]*$")]
    services: tuple[Service, ...] = Field(min_length=1)


class RateCard(_Part):
    """All of it.  ``ready_by`` is the hour until which a packed order counts as leaving today."""

    name: Label
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    clock: Annotated[str, AfterValidator(_known_clock)]
    ready_by: time
    holidays: frozenset[date] = frozenset()
    zones: tuple[Zone, ...] = Field(min_length=1)
    promises: tuple[Promise, ...] = Field(min_length=1)
    carriers: tuple[Carrier, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _names_agree(self) -> Self:
        zones = [zone.code for zone in self.zones]
        _no_twins("zones", zones)
        _no_twins("carriers", [carrier.name for carrier in self.carriers])
        _no_twins("tracking prefixes", [carrier.tracking_prefix for carrier in self.carriers])
        services = [service for carrier in self.carriers for service in carrier.services]
        _no_twins("services", [service.code for service in services])
        for service in services:
            named = [rate.zone for rate in service.rates]
            _no_twins(f"rates of {service.code}", named)
            _all_known(f"rates of {service.code}", named, zones)
        for promise in self.promises:
            _all_known(f"promise {promise.method}", list(promise.days), zones)
        return self

    def zone_of(self, country: str, postcode: str) -> str | None:
        """The code of the closest zone, the first of equals; None where nobody delivers."""
        written = _as_compared(country, postcode)
        fits = [(zone.fit(country, written), zone.code) for zone in self.zones]
        found = [(fit, code) for fit, code in fits if fit is not None]
        return max(found, key=lambda pair: pair[0])[1] if found else None

    def promise_for(self, shipping_method: str) -> Promise:
        """The promise that a shipping method's name stands for."""
        spoken = shipping_method.casefold()
        for promise in self.promises:
            if any(word.casefold() in spoken for word in promise.words):
                return promise
        return next((p for p in self.promises if not p.words), self.promises[0])


def load_rate_card(path: Path = DEFAULT_CARD) -> RateCard:
    """Read and check a rate card.

    Raises:
        DocumentUnreadable: no such file, not TOML, or not a rate card; every fault is named.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        return RateCard.model_validate(content)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DocumentUnreadable(
            document=str(path), reason="not readable as TOML", detail=str(error)
        ) from error
    except ValidationError as error:
        faults = "; ".join(f"{_path_of(fault['loc'])}: {fault['msg']}" for fault in error.errors())
        raise DocumentUnreadable(
            document=str(path), reason="not a rate card", detail=faults
        ) from error


def _as_compared(country: str, postcode: str) -> str:
    """Capitals and single spaces; a British one gets its space, else PA2 6AB would be in PA26."""
    written = " ".join(postcode.upper().split())
    if country == "GB" and " " not in written:
        return f"{written[:-_GB_INWARD]} {written[-_GB_INWARD:]}"
    return written


def _path_of(location: tuple[int | str, ...]) -> str:
    return ".".join(str(part) for part in location) or "card"


def _no_twins(where: str, names: list[str]) -> None:
    twins = {name for name in names if names.count(name) > 1}
    if twins:
        raise ValueError(f"{where}: twice {', '.join(sorted(twins))}")


def _all_known(where: str, named: list[str], zones: list[str]) -> None:
    unknown = sorted(set(named) - set(zones))
    if unknown:
        raise ValueError(f"{where}: no zone {', '.join(unknown)}")
