"""Waves: orders that are picked together, a tote for each (SOP phase 2, step 2; F2, T2).

A wave is a few carts; a cart carries a tote for each of its orders and is walked once.
"""

from app.fulfilment.waves.releasing import (
    Load,
    WaveReport,
    release_wave,
    release_wave_in,
    share_carts,
)

__all__ = ["Load", "WaveReport", "release_wave", "release_wave_in", "share_carts"]
