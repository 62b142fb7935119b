"""Scans that came too late: what a supervisor can make of them (sync.md, step 6)."""

from app.station.late.settling import LateCase, Settled, adopt, put_away, return_goods

__all__ = ["LateCase", "Settled", "adopt", "put_away", "return_goods"]
