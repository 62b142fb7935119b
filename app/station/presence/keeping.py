"""The station's own view of its claim: renewed in time, and counted from before it asked.

Wall clocks are never compared: the lease counts monotonic seconds from before the question, so
that the station never believes in its claim for longer than the database does (sync.md, step 2).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.errors import raise_bug
from app.station.claims.leases import LEASE, RENEW_EVERY, Renewal, RenewalAnswer
from app.station.runner import Runner

_TRY_AGAIN_S = 10.0
_LEASE_S, _RENEW_EVERY_S = LEASE.total_seconds(), RENEW_EVERY.total_seconds()


@dataclass(slots=True)
class _Claim:
    work_id: int
    fence: int
    until_s: float
    next_s: float


class LeaseKeeper:
    """Keeps the claim of the work in hand alive.  Called on the UI thread, which never waits.

    Args:
        renew: asks for another lease; runs on ``on_store``.
        on_store: runs what waits for the shared database.
        monotonic: seconds that only grow.
        lost: told the work and its present holder ("" for nobody), once, when a claim is gone.
    """

    def __init__(
        self,
        renew: Callable[[int, int], RenewalAnswer],
        on_store: Runner,
        monotonic: Callable[[], float],
        lost: Callable[[int, str], None],
    ) -> None:
        self._renew, self._on_store = renew, on_store
        self._monotonic, self._lost = monotonic, lost
        self._claim: _Claim | None = None
        self._asking = False

    def now(self) -> float:
        """The moment before a question, for ``hold``."""
        return self._monotonic()

    def hold(self, work_id: int, fence: int, asked_s: float | None) -> None:
        """A work is in hand, claimed by a question of ``asked_s``; None if that is not known."""
        if asked_s is None:
            self._claim = _Claim(work_id, fence, self.now(), self.now())
        else:
            until_s, next_s = asked_s + _LEASE_S, asked_s + _RENEW_EVERY_S
            self._claim = _Claim(work_id, fence, until_s, next_s)

    def drop(self) -> None:
        """Nothing is in hand any more."""
        self._claim = None

    @property
    def is_certain(self) -> bool:
        """True while no other station can have been given the work in hand."""
        return self._claim is None or self._monotonic() < self._claim.until_s

    def tick(self) -> None:
        """Some time went by: renew if it is time to."""
        claim = self._claim
        if claim is None or self._asking or self._monotonic() < claim.next_s:
            return
        asked_s, self._asking = self._monotonic(), True

        def answered(answer: RenewalAnswer) -> None:
            self._asking = False
            self._heard(claim, answer, asked_s)

        def failed(error: Exception) -> None:
            self._asking = False
            raise_bug(error)
            claim.next_s = asked_s + _TRY_AGAIN_S  # the sync says that there is no database

        self._on_store.run(lambda: self._renew(claim.work_id, claim.fence), answered, failed)

    def _heard(self, claim: _Claim, answer: RenewalAnswer, asked_s: float) -> None:
        if answer.renewal is Renewal.HELD:
            claim.until_s, claim.next_s = asked_s + _LEASE_S, asked_s + _RENEW_EVERY_S
        elif claim is self._claim:
            self._claim = None
            if answer.renewal is Renewal.LOST:
                self._lost(claim.work_id, answer.holder)
