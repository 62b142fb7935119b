"""``manifest NUMBER FILE``: a carrier's manifest once more as PDF, whichever dock closed it."""

from __future__ import annotations

import argparse

from app.commands.opening import open_store
from app.commands.output import DONE, say
from app.fulfilment.dispatch.manifest_paper import draw_manifest
from app.fulfilment.shipping.booking import ShippingDesk
from app.fulfilment.shipping.rate_card import load_rate_card
from app.settings import Settings
from app.whole_file import write_whole


def manifest(arguments: argparse.Namespace, settings: Settings) -> int:
    """Write the manifest ``arguments.number`` to ``arguments.file``; an old file is replaced.

    Raises:
        NothingFound: no manifest has this number.
        OSError: the file cannot be written.
    """
    number = str(arguments.number).strip().upper()
    desk = ShippingDesk(load_rate_card(), settings.company, frozenset(), settings.station.name)
    store = open_store(arguments, settings)
    try:
        document = draw_manifest(store, number, desk)
    finally:
        store.close()
    write_whole(arguments.file, document.data)
    facts = {"manifest_no": number, "file": str(arguments.file)}
    say(arguments, facts, f"Manifest {number} is in {arguments.file}.")
    return DONE
