"""What stands beside the settings: readability, the last scan, the printers, the database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.scanning.resolver import printable
from app.scanning.self_test import SelfTest, read_self_test
from app.settings import PrinterSettings, Settings
from hardware.ports import FoundPrinter, FoundSerialPort, PrinterStatus, Scan
from ui.messages.self_test import faults_of, in_one_line, no_terminator
from ui.messages.wording import translate
from ui.theme.density import density_for_screen, reads_at
from ui.widgets.content import Fact, Health
from ui.widgets.desk_content import ActionContent, ChipContent, DetailContent, EventContent

STATION, SCANNERS, SCALE, PRINTERS = "station", "scanners", "scale", "printers"
DATABASE = "database"

FIELDS: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    STATION: (
        ("station", ("name", "bay")),
        ("display", ("theme", "diagonal_in", "distance_m")),
        ("policy", ("idle_lock_min", "hold_hours")),
    ),
    SCANNERS: (("scanners", ("id", "kind")),),
    SCALE: (("scales", ("kind",)),),
    PRINTERS: (("printers", ("name", "kind", "purpose")),),
    DATABASE: (("database", ("url",)),),
}
"""Which fields stand on which leaf, by section."""

_HEADLINE_PX, _DESK_PX = 116, 20
_SYMBOLOGIES = {
    "A": "Code 39", "C": "Code 128", "E": "EAN/UPC", "F": "Codabar", "G": "Code 93",
    "I": "Interleaved 2 of 5", "L": "PDF417", "Q": "QR", "d": "Data Matrix", "e": "GS1 DataBar",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class DatabaseFacts:
    """What the shared database is; ``url`` without its password."""

    engine: str
    url: str
    schema: str
    needed_schema: str


def leaves() -> tuple[ChipContent, ...]:
    """The leaves of the page."""
    return (
        ChipContent(STATION, translate("settings", "Station")),
        ChipContent(SCANNERS, translate("settings", "Scanners")),
        ChipContent(SCALE, translate("settings", "Scale")),
        ChipContent(PRINTERS, translate("settings", "Printers")),
        ChipContent(DATABASE, translate("settings", "Database")),
    )


def readability(settings: Settings | None, screen: tuple[int, int]) -> DetailContent:
    """What the declared screen and distance mean for the size of type (ISO 9241-303)."""
    title = translate("settings", "How it reads")
    if settings is None:
        where = translate("settings", "Correct the marked fields first")
        return DetailContent(title, Health.WARN, where=where)
    display = settings.display
    density = density_for_screen(*screen, display.diagonal_in, display.distance_m)
    pitch = density.pitch_mm or 0.0
    headline, desk = density.font_px(_HEADLINE_PX), density.font_px(_DESK_PX)
    far, near = reads_at(headline, pitch), reads_at(desk, pitch)
    good = far >= display.distance_m
    size = f"{screen[0]} × {screen[1]}, {pitch:.3f} mm"
    return DetailContent(
        title=title,
        health=Health.GOOD if good else Health.WARN,
        where=_advice(good=good, distance_m=display.distance_m, far=far),
        facts=(
            Fact(translate("settings", "Pixels"), size),
            Fact(translate("settings", "Scale"), f"{density.u:.2f}"),
            Fact(translate("settings", "Headline"), _reads(headline, far)),
            Fact(translate("settings", "Lists"), _reads(desk, near)),
        ),
    )


def _reads(pixels: int, metres: float) -> str:
    said = translate("settings", "{px} px, reads up to {m} m")
    return said.format(px=pixels, m=f"{metres:.1f}")


def _advice(*, good: bool, distance_m: float, far: float) -> str:
    if good:
        return translate("settings", "Headlines read well at {m} m").format(m=f"{distance_m:g}")
    said = translate("settings", "Too small for {m} m: stand within {far} m, or take a larger one")
    return said.format(m=f"{distance_m:g}", far=f"{far:.1f}")


def scan_test(
    scan: Scan | None, gap_ms: int | None, ports: Sequence[FoundSerialPort] | None
) -> DetailContent:
    """The last scan as it came, and the ports that were found."""
    events = tuple(
        EventContent(port.address, Health.GOOD if port.identity else Health.UNKNOWN, _port(port))
        for port in ports or ()
    )
    if scan is None:
        where = translate("settings", "It shows how the device speaks")
        title = translate("settings", "Scan any code")
        return DetailContent(title, where=where, facts=_none_found(ports), events=events)
    found = read_self_test(scan.text)
    gap = translate("settings", "first scan") if gap_ms is None else f"{gap_ms} ms"
    facts = (
        Fact(translate("settings", "Device"), scan.source_id),
        Fact(translate("settings", "Kind"), symbology_of(scan.aim_id)),
        Fact(translate("settings", "Bytes"), ascii(scan.raw)[2:-1][:40], code=True),
        Fact(translate("settings", "Length"), str(len(scan.raw))),
        Fact(translate("settings", "Since the last"), gap),
        *_none_found(ports),
    )
    code, title = printable(scan.text)[:32], translate("settings", "Heard")
    if found is None:
        return DetailContent(title, Health.GOOD, code=code, facts=facts, events=events)
    return _self_test(found, facts)


def _self_test(found: SelfTest, facts: tuple[Fact, ...]) -> DetailContent:
    """What the self-test found, fault by fault, over how the scan came."""
    title = translate("settings", "Self-test passed")
    if found.is_good:
        return DetailContent(title, Health.GOOD, where=in_one_line(found), facts=facts)
    title = translate("settings", "Self-test")
    faults = tuple(EventContent(name, Health.WARN, what) for name, what in faults_of(found))
    return DetailContent(title, Health.WARN, where=in_one_line(found), facts=facts, events=faults)


def unended(source_id: str) -> DetailContent:
    """A scanner whose codes never end."""
    title = translate("settings", "{device} ends no code").format(device=source_id)
    return DetailContent(title, Health.WARN, where=no_terminator())


def _none_found(ports: Sequence[FoundSerialPort] | None) -> tuple[Fact, ...]:
    if ports is None or ports:
        return ()
    return (Fact(translate("settings", "Ports"), translate("settings", "none found")),)


def _port(port: FoundSerialPort) -> str:
    return ", ".join(word for word in (port.description, port.identity) if word)


def symbology_of(aim_id: str | None) -> str:
    """Name the kind of barcode by its AIM identifier, such as ``]C1``."""
    if not aim_id:
        return translate("settings", "not said (no AIM identifier)")
    name = _SYMBOLOGIES.get(aim_id[1:2], translate("settings", "another kind"))
    return f"{name} {aim_id}"


def printer_states(
    printers: Sequence[PrinterSettings],
    states: Mapping[str, PrinterStatus] | None,
    found: Sequence[FoundPrinter] | None = None,
) -> DetailContent:
    """How every printer is, as far as it says; and what else prints here, once looked for."""
    title = translate("settings", "How the printers are")
    events = tuple(EventContent(one.queue, Health.UNKNOWN, one.description) for one in found or ())
    if states is None:
        where = translate("settings", "Press F4 to ask them, F6 to find more")
        return DetailContent(title, where=where, events=events)
    told = [(one.name, states.get(one.name, PrinterStatus())) for one in printers]
    bad = any(status.answered and not status.can_print for _name, status in told)
    facts = tuple(Fact(name, status_words(status)) for name, status in told)
    health = Health.WARN if bad else Health.GOOD
    return DetailContent(title, health, facts=facts, events=events)


def status_words(status: PrinterStatus) -> str:
    """A printer's state in words; what it does not say is not guessed."""
    if not status.answered:
        return translate("settings", "says nothing of itself")
    wrong = {
        translate("settings", "paper out"): status.paper_out,
        translate("settings", "paused"): status.paused,
        translate("settings", "head open"): status.head_up,
        translate("settings", "ribbon out"): status.ribbon_out,
    }
    said = [words for words, is_so in wrong.items() if is_so]
    return ", ".join(said) or translate("settings", "ready")


def database_state(facts: DatabaseFacts | None) -> DetailContent:
    """What the shared database is, and how it is backed up."""
    title = translate("settings", "Shared database")
    if facts is None:
        where = translate("settings", "It does not answer")
        return DetailContent(title, Health.WARN, where=where)
    fits = facts.schema == facts.needed_schema
    schema = facts.schema
    if not fits:
        schema = translate("settings", "{found}, needs {wanted}").format(
            found=facts.schema, wanted=facts.needed_schema
        )
    backup = translate("settings", "main.py database backup FILE")
    if facts.engine != "sqlite":
        backup = translate("settings", "pg_dump every night, kept elsewhere")
    return DetailContent(
        title=title,
        health=Health.GOOD if fits else Health.WARN,
        where=translate("settings", "A change counts after the next start"),
        facts=(
            Fact(translate("settings", "Engine"), facts.engine),
            Fact(translate("settings", "Address"), facts.url),
            Fact(translate("settings", "Schema"), schema),
            Fact(translate("settings", "Back-up"), backup),
        ),
    )


def actions_of(leaf: str, *, may_save: bool) -> tuple[ActionContent, ...]:
    """The keys of a leaf; F1 saves everywhere."""
    save = ActionContent("F1", translate("settings", "Save"), primary=True, enabled=may_save)
    more: Mapping[str, tuple[ActionContent, ...]] = {
        SCANNERS: (
            ActionContent("F2", translate("settings", "Find serial ports")),
            ActionContent("F3", translate("settings", "Add scanner"), half=True),
            ActionContent("F4", translate("settings", "Remove last"), half=True),
        ),
        SCALE: (
            ActionContent("F2", translate("settings", "Find serial ports")),
            ActionContent("F3", translate("settings", "Weigh now")),
        ),
        PRINTERS: (
            ActionContent("F2", translate("settings", "Test label"), half=True),
            ActionContent("F3", translate("settings", "Test page"), half=True),
            ActionContent("F4", translate("settings", "Ask printers"), half=True),
            ActionContent("F5", translate("settings", "Control card"), half=True),
            ActionContent("F6", translate("settings", "Find printers")),
        ),
    }
    return (save, *more.get(leaf, ()))
