"""The second scan of the double-scan check: item, carton, label (SOP phase 2; verification.md)."""

from app.fulfilment.packing.progress import PackedCarton
from app.fulfilment.packing.situation import LineProgress, PackSituation, PackState
from app.fulfilment.packing.task import PackAnswer, PackTask

__all__ = ["LineProgress", "PackAnswer", "PackSituation", "PackState", "PackTask", "PackedCarton"]
