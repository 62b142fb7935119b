"""The flight recorder: recorded scans judged again by today's rules, verdict by verdict."""

from app.station.flight_recorder.recording import RecordedScan, RecordedSession
from app.station.flight_recorder.replaying import Difference, Replayed, Step, replay_session

__all__ = ["Difference", "RecordedScan", "RecordedSession", "Replayed", "Step", "replay_session"]
