"""What a scan was judged by besides the work package and the scans before it.

Kept with every scan of a task, so that the flight recorder can judge it again exactly: a printed
label, a changed order and a renamed product are no scans, and the directory of that day is gone.
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from app.scanning.codes import read_code
from app.scanning.directory import Directory, Person
from hardware.ports import Scan


class MadeLabel(BaseModel):
    """A label that the task had been told of: for which carton, and after how many undos.

    ``early`` came before all was verified: it closes nothing.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    edition: int
    carton_number: int
    sscc: str
    tracking: str
    early: bool = False


class Circumstances(BaseModel):
    """Frozen, and kept in the journal as JSON; what is as usual is left out there.

    Attributes:
        edition: which edition of the claimed package the task stood on.
        operator: who was signed in, as the directory named them.
        names: what the directory of that moment had under the keys of this code, no more.
        bounce_ms: the bounce window of the device.
        seen_s: when this device had last seen this code, on its monotonic clock; None if not
            lately.
        versions: orders with news, as in ``DoubleScanTask.order_changed``.
        claim_lost: another station held the work.
        weighs: the station had a scale.
        labels: every label that was printed so far.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    edition: int = 1
    operator: Person
    names: Directory = Field(default_factory=Directory)
    bounce_ms: int
    seen_s: float | None = None
    versions: dict[str, int | None] = Field(default_factory=dict)
    claim_lost: bool = False
    weighs: bool = False
    labels: tuple[MadeLabel, ...] = ()

    def as_json(self) -> str:
        """As the journal keeps it."""
        return self.model_dump_json(exclude_defaults=True)


def names_of(scan: Scan, directory: Directory) -> Directory:
    """What ``directory`` has under the keys of a scan: all that the resolver can find there."""
    code = read_code(scan.text, scan.aim_id)
    return directory.only((code.text, *code.gtins, *([code.lot] if code.lot else [])))
