"""What becomes of journal files: rotated when all is sent, missed when they are lost."""

from app.station.journals.arrival import Arrival, arrive
from app.station.journals.forgetting import forget_journals
from app.station.journals.rotation import rotate_journal, successor_of

__all__ = ["Arrival", "arrive", "forget_journals", "rotate_journal", "successor_of"]
