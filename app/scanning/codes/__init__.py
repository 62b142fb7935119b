"""What the text of a scan says by itself, before anything is looked up."""

from app.scanning.codes.reading import Damage, ReadCode, label_in, read_code

__all__ = ["Damage", "ReadCode", "label_in", "read_code"]
