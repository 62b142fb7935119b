"""A label that a station made out of its own numbers, while the shared database was gone.

It is journalled before a byte goes to the printer, and comes to the shared database in its turn
among the scans: numbers, booking and the papers as they were printed (sync.md, step 5).
"""

from __future__ import annotations

import zlib
from base64 import b64decode, b64encode
from datetime import datetime
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field

from app.fulfilment.happening import Happening
from app.fulfilment.shipping.parcel.facts import Booking

PrintEnd = Literal["confirmed", "failed", "unknown"]


class OwnPaper(BaseModel):
    """One document as it was made; ``printer`` is "" where it is kept and not printed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Literal["label", "slip"]
    format: str
    packed: str = Field(repr=False)
    printer: str = ""

    @classmethod
    def of(cls, kind: str, format_: str, content: bytes, printer: str) -> Self:
        """Pack the bytes of a document, so that they fit into a record."""
        packed = b64encode(zlib.compress(content, 9)).decode()
        facts = {"kind": kind, "format": format_, "packed": packed, "printer": printer}
        return cls.model_validate(facts)

    @property
    def content(self) -> bytes:
        """The bytes as they were made."""
        return zlib.decompress(b64decode(self.packed))


class LabelMade(Happening):
    """MOVES GOODS: the station booked a verified carton itself, and is about to print.

    ``numbers`` are the serials that it took out of its blocks, by series.
    """

    kind: Literal["label_made"] = "label_made"
    carton_number: int = Field(gt=0)
    sscc: str
    numbers: dict[str, int]
    booking: Booking
    papers: tuple[OwnPaper, ...]
    made_at: datetime

    def without_bytes(self) -> Self:
        """The same without what is kept as documents."""
        papers = tuple(paper.model_copy(update={"packed": ""}) for paper in self.papers)
        return self.model_copy(update={"papers": papers})

    def paper(self, kind: str, format_: str) -> OwnPaper | None:
        """The paper of a kind in a format; None if it was not made."""
        return next((p for p in self.papers if (p.kind, p.format) == (kind, format_)), None)


class LabelPrinted(Happening):
    """MOVES GOODS: how the print of a paper that the station made itself ended.

    ``sscc`` is that of its label; "" in records of an older program.
    """

    kind: Literal["label_printed"] = "label_printed"
    carton_number: int = Field(gt=0)
    paper: Literal["label", "slip"]
    outcome: PrintEnd
    detail: str = ""
    sscc: str = ""
