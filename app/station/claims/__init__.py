"""Claims: a station takes a work with its whole package, or hears why it may not."""

from app.station.claims.holding import give_back, order_versions_now
from app.station.claims.packing import claim_pack
from app.station.claims.picking import claim_pick, renew_pick
from app.station.claims.refusals import ClaimRefusal
from app.station.claims.stock_work import claim_count, claim_move, claim_receive

__all__ = [
    "ClaimRefusal",
    "claim_count",
    "claim_move",
    "claim_pack",
    "claim_pick",
    "claim_receive",
    "give_back",
    "order_versions_now",
    "renew_pick",
]
