"""People who come to a station and leave it."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4

from app.scanning.directory import Person
from app.station.journals.visits import SIGNED_IN, SIGNED_OUT, Visit
from tests.support.desk_kit import OKAFOR

SIX = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)


def came(person: Person = OKAFOR) -> Visit:
    """Somebody signed in by badge at six."""
    return Visit(uuid4(), SIGNED_IN, person, SIX, {"by": "badge"})


def left(person: Person = OKAFOR) -> Visit:
    """Somebody scanned SIGN OUT at six."""
    return Visit(uuid4(), SIGNED_OUT, person, SIX)
