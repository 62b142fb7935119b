"""What must be true after the play, proven from the database, the journals and the notebooks."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from app.commands.simulation.plan import Plan
from app.commands.simulation.station.notebook import Notes
from app.commands.upkeep import finding_in_words
from app.reconciliation.ledger import check_ledger
from app.scanning.verdicts import Signal, Verdict, signal_of
from app.store.books.stations.proof_book import KeptScan, MisstatedManifest
from app.store.unit_of_work import Store

_NAMED = 5
"""So many of a kind are named; how many more there are is said."""


class JournalScan(NamedTuple):
    """A record as a station's journal has it."""

    scan_id: UUID
    seq: int
    verdict: str
    outcome: str


def faults_of(store: Store, plan: Plan, notes: Mapping[str, Notes]) -> list[str]:
    """Everything that is not as it must be; empty if all is proven."""
    with store.reading() as uow:
        kept = {scan.scan_id: scan for scan in uow.proof.scans()}
        claimed_twice, given = uow.proof.claims_of_two(), uow.proof.claims()
        oversold, misstated = uow.proof.oversold(), uow.proof.misstated_manifests()
    found = [f"{name}: {bug}" for name, one in notes.items() for bug in one.bugs]
    found += _named(
        f"{name} was denied: {words}" for name, one in notes.items() for words in one.denied
    )
    for station, one in notes.items():
        journal = read_journal(plan.journal(station))
        mine = {key: scan for key, scan in kept.items() if scan.station == station}
        found += _named(_lost_scans(station, journal, mine, one))
        found += _named(_wrong_scans_taken(station, mine, one))
        found += _named(_strays_loaded(station, one))
    found += [f"two stations worked under claim {claim}" for claim in claimed_twice]
    found += _named(_double_claims(notes, given))
    found += [f"{sku}: {promised} promised, {came} came" for sku, promised, came in oversold]
    found += _named(words for one in misstated for words in _misstated(one))
    found += [finding_in_words(one) for one in check_ledger(store).findings]
    return found


def read_journal(path: Path) -> list[JournalScan]:
    """Every record of a journal, read beside the program."""
    query = "SELECT scan_id, seq, verdict, outcome FROM records ORDER BY seq"
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as journal:
        return [
            JournalScan(UUID(scan_id), seq, verdict, outcome or "")
            for scan_id, seq, verdict, outcome in journal.execute(query)
        ]


def _lost_scans(
    station: str, journal: list[JournalScan], kept: Mapping[UUID, KeptScan], notes: Notes
) -> Iterator[str]:
    """No scan lost, none doubled: shown, in the journal, in the database, and the same there."""
    written = {scan.scan_id: scan for scan in journal}
    for shown in notes.shown:
        scan = written.get(UUID(shown.scan_id))
        if scan is None or scan.verdict != shown.verdict:
            yield f"{station}: {shown.scan_id} was shown as {shown.verdict} and is not kept so"
    if len(written) != len(journal):
        yield f"{station}: {len(journal) - len(written)} records are twice in the journal"
    for scan in journal:
        there = kept.get(scan.scan_id)
        if there is None:
            yield f"{station}: record {scan.seq} is not in the database"
        elif (there.seq, there.verdict, there.outcome) != (scan.seq, scan.verdict, scan.outcome):
            yield f"{station}: record {scan.seq} is another in the database: {there}"
    yield from (f"{station}: {key} is in no journal" for key in kept.keys() - written.keys())


def _wrong_scans_taken(station: str, kept: Mapping[UUID, KeptScan], notes: Notes) -> Iterator[str]:
    for scan in kept.values():
        wrong = notes.meant.get((scan.device, scan.device_sequence or 0))
        if wrong is None:
            yield f"{station}: nobody scanned {scan.device} {scan.device_sequence}"
        elif wrong and signal_of(Verdict(scan.verdict)) is Signal.OK:
            yield f"{station}: a wrong scan was taken: {scan.device} {scan.device_sequence}"


def _strays_loaded(station: str, notes: Notes) -> Iterator[str]:
    """The dock cannot know by itself whose a label is: its record is of a label, good or not."""
    strays = (label for label, left in notes.strayed if left)
    return (f"{station}: {label} was loaded in another carrier's lane" for label in strays)


def _misstated(one: MisstatedManifest) -> Iterator[str]:
    name = f"manifest {one.manifest_no}"
    if one.said != one.named:
        yield f"{name} says {one.said} parcels and names {one.named}"
    if one.strange:
        yield f"{name} names {one.strange} parcels of another carrier"
    if one.ashore:
        yield f"{name} names {one.ashore} parcels that never left"


def _double_claims(notes: Mapping[str, Notes], given: set[tuple[int, int]]) -> Iterator[str]:
    holders: dict[tuple[int, int], str] = {}
    for station, one in notes.items():
        for claim in sorted(one.claims):
            if claim not in given:
                yield f"{station} worked under claim {claim}, which nobody gave"
            if holders.setdefault(claim, station) != station:
                yield f"claim {claim} was held by {holders[claim]} and {station}"


def _named(faults: Iterator[str]) -> list[str]:
    found = list(faults)
    more = len(found) - _NAMED
    return found[:_NAMED] + ([f"and {more} more of this kind"] if more > 0 else [])
