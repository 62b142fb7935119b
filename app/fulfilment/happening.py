"""What every event is: frozen facts with a kind."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Happening(BaseModel):
    """Frozen, and kept in the journal as JSON with its ``kind``."""

    model_config = ConfigDict(frozen=True, extra="forbid")
