"""Printers of the test's own: they keep what they got and answer as they are told."""

from __future__ import annotations

from app.fulfilment.shipping.parcel.paperwork import PaperFormat, PaperKind
from app.fulfilment.shipping.printing import PrinterChoice
from hardware.ports import PrinterStatus, PrintOutcome, PrintResult

PRINTERS = {
    PaperKind.LABEL: PrinterChoice("zebra", PaperFormat.ZPL_203),
    PaperKind.SLIP: PrinterChoice("slips", PaperFormat.PDF),
}


class TestPrinter:
    """Prints into ``printed``, unless ``result`` says how a print ends instead."""

    __test__ = False

    def __init__(self, name: str = "zebra", language: str = "zpl") -> None:
        self.name = name
        self.language = language
        self.printed: list[bytes] = []
        self.jobs: list[str] = []
        self.result = PrintResult(PrintOutcome.CONFIRMED)
        self.raises: BaseException | None = None

    def send(self, job_name: str, data: bytes) -> PrintResult:
        """Print once, or fail as told."""
        self.jobs.append(job_name)
        if self.raises is not None:
            raise self.raises
        if self.result.outcome is not PrintOutcome.FAILED:
            self.printed.append(data)
        return self.result

    def status(self) -> PrinterStatus:
        """It never says."""
        return PrinterStatus()
