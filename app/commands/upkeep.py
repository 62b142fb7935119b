"""``ledger check`` and ``worker``."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime, timedelta

from app.commands.opening import open_store
from app.commands.output import DONE, FAILED, facts_of, say
from app.fulfilment.allocation import ExpiryReport, expire_holds, tell_new_dates
from app.fulfilment.shipping.rate_card import load_rate_card
from app.fulfilment.waves.planning.planner import best_carts
from app.fulfilment.waves.releasing import WaveReport
from app.fulfilment.waves.rule import release_on_schedule
from app.gateways.mail.choosing import mailer_of
from app.gateways.mail.letter import Mailer
from app.notices.outbox import DrainReport, drain_once, taker_of
from app.reconciliation.ledger import LedgerFinding, check_ledger
from app.settings import MailTransport, Settings
from app.store.unit_of_work import Store


def ledger_check(arguments: argparse.Namespace, settings: Settings) -> int:
    """Prove that stock, holds, totes and cartons equal the ledger's sums (R3)."""
    store = open_store(arguments, settings)
    try:
        report = check_ledger(store)
    finally:
        store.close()
    lines = [finding_in_words(finding) for finding in report.findings]
    agrees = f"The ledger agrees: stock, holds, totes and cartons, {report.entries} entries."
    told = {"agrees": report.agrees, "entries": report.entries, "findings": lines}
    say(arguments, told, "\n".join(lines) or agrees)
    return DONE if report.agrees else FAILED


def finding_in_words(finding: LedgerFinding) -> str:
    """One thing that is wrong, with the numbers of both sides."""
    facts = ", ".join(f"{name} {value}" for name, value in finding.facts.items())
    return f"{finding.fault.value}: {facts}"


def worker(arguments: argparse.Namespace, settings: Settings) -> int:
    """Do a worker's round, then end; a timer of the system starts it again.

    Old holds are freed, who waits is told new dates, waves that are due are released, and all that
    is due in the outbox is sent.
    """
    mailer = mailer_of(settings)
    store = open_store(arguments, settings)
    try:
        freed = look_after_holds(store, settings)
        released = release_waves(store, settings)
        report = _drain(store, mailer, taker_of(settings.station.name))
    finally:
        store.close()
    words = (
        f"{report.sent} e-mails sent, {report.later} to be tried later, {report.refused} refused."
        f" Holds of {freed.orders} orders expired."
    )
    if report.unknown:
        words = f"{words} {report.unknown} may have arrived, ask the customers."
    if released.orders_released:
        words = f"{words} {released.orders_released} orders released in waves."
    facts = {
        **facts_of(report),
        "holds_expired": freed.orders,
        "orders_released": released.orders_released,
    }
    say(arguments, facts, words)
    return FAILED if report.refused or report.unknown else DONE


def release_waves(store: Store, settings: Settings) -> WaveReport:
    """Release the waves that the schedule says are due; none where waves go otherwise (F2).

    Raises:
        StoreUnreachable: nothing was released.
    """
    now, who = datetime.now(UTC), settings.station.name
    return release_on_schedule(store, best_carts, load_rate_card, now, who)


def drain_alone(store: Store, settings: Settings) -> DrainReport:
    """What the worker of a shared database does, on a station that stands alone on its own."""
    look_after_holds(store, settings)
    release_waves(store, settings)
    return send_some(store, settings)


def drain_for_all(store: Store, settings: Settings) -> DrainReport:
    """Send what is due of a shared database, where a supervisor's station is set up to send.

    Nothing is taken where the database's roles do not allow it, or where the settings name no
    mail server: a letter in the folder of some desk would reach nobody.
    """
    if settings.mail.transport is not MailTransport.SMTP:
        return DrainReport()
    with store.reading() as uow:
        allowed = uow.outbox.may_be_drained()
    return send_some(store, settings) if allowed else DrainReport()


def look_after_holds(store: Store, settings: Settings) -> ExpiryReport:
    """Free holds that are older than the policy allows; tell who waits the days that are new."""
    now = store.now()
    freed = expire_holds(store, now, timedelta(hours=settings.policy.hold_hours))
    tell_new_dates(store, now)
    return freed


def send_some(store: Store, settings: Settings) -> DrainReport:
    """Send what is due, a round of it, under a name that no other worker has."""
    who = taker_of(settings.station.name)
    return drain_once(store, mailer_of(settings), who, datetime.now(UTC))


def _drain(store: Store, mailer: Mailer, who: str) -> DrainReport:
    total = DrainReport()
    while (part := drain_once(store, mailer, who, datetime.now(UTC))).total:
        total = DrainReport(
            total.sent + part.sent,
            total.later + part.later,
            total.refused + part.refused,
            total.unknown + part.unknown,
        )
    return total
