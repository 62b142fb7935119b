"""What both scans of the double-scan check share: latch, panel, undo, bounce, order news."""

from app.fulfilment.double_scan.ruling import Ruling, accept, refuse
from app.fulfilment.double_scan.standing import Latch
from app.fulfilment.double_scan.task import Answer, DoubleScanTask

__all__ = ["Answer", "DoubleScanTask", "Latch", "Ruling", "accept", "refuse"]
