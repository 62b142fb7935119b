"""Replay: what stations kept comes into the shared database, once and in order."""

from app.station.replay.batch import replay

__all__ = ["replay"]
