"""``database upgrade``, ``ledger check`` and ``worker``."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime

from app.commands.opening import open_store, url_of
from app.commands.output import DONE, FAILED, facts_of, say
from app.gateways.mail.choosing import mailer_of
from app.notices.outbox import drain_once
from app.reconciliation.ledger import check_ledger
from app.settings import Settings
from app.store.migrate import upgrade


def database_upgrade(arguments: argparse.Namespace, settings: Settings) -> int:
    """Bring the database to this program's schema."""
    revision = upgrade(url_of(arguments, settings))
    say(arguments, {"revision": revision}, f"The schema is {revision}.")
    return DONE


def ledger_check(arguments: argparse.Namespace, settings: Settings) -> int:
    """Prove that stock, holds, totes and cartons equal the ledger's sums (R3)."""
    store = open_store(arguments, settings)
    try:
        report = check_ledger(store)
    finally:
        store.close()
    lines = [str(finding) for finding in report.findings]
    words = "\n".join(lines) or "The ledger agrees."
    say(arguments, {"agrees": report.agrees, "findings": lines}, words)
    return DONE if report.agrees else FAILED


def worker(arguments: argparse.Namespace, settings: Settings) -> int:
    """Send what waits in the outbox, once."""
    store = open_store(arguments, settings)
    try:
        report = drain_once(store, mailer_of(settings), settings.station.name, datetime.now(UTC))
    finally:
        store.close()
    words = f"{report.sent} sent, {report.later} later, {report.refused} refused"
    say(arguments, facts_of(report), words)
    return FAILED if report.refused else DONE
