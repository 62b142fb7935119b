"""What the text of a scan says by itself, before anything is looked up."""

from app.scanning.codes.reading import Damage, ReadCode, read_code

__all__ = ["Damage", "ReadCode", "read_code"]
