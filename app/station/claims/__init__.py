"""Claims: a station takes a work with its whole package, or hears why it may not."""

from app.station.claims.holding import orders_now
from app.station.claims.leases import Renewal, RenewalAnswer, renew_lease
from app.station.claims.packing import claim_pack
from app.station.claims.picking import claim_pick, renew_pick
from app.station.claims.put_away import claim_put_away
from app.station.claims.refusals import ClaimRefusal
from app.station.claims.releasing import Takeover, force_release
from app.station.claims.stock_work import claim_count, claim_move, claim_receive

__all__ = [
    "ClaimRefusal",
    "Renewal",
    "RenewalAnswer",
    "Takeover",
    "claim_count",
    "claim_move",
    "claim_pack",
    "claim_pick",
    "claim_put_away",
    "claim_receive",
    "force_release",
    "orders_now",
    "renew_lease",
    "renew_pick",
]
