"""The first scan of the double-scan check: bin, item, tote (SOP phase 2; verification.md)."""

from app.fulfilment.picking.situation import PickSituation, PickState
from app.fulfilment.picking.task import PickAnswer, PickTask

__all__ = ["PickAnswer", "PickSituation", "PickState", "PickTask"]
