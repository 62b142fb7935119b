"""The command line's words."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path

from app.settings import Settings

SECRETS = ("database", "mail")
"""The passwords that a station may need: of its login, and of the mail server."""

Command = Callable[[argparse.Namespace, Settings], int]

_KINDS = (
    "products",
    "bins",
    "customers",
    "stock",
    "people",
    "cartons",
    "totes",
    "layout",
    "purchase-orders",
    "orders",
)


def make_parser(commands: Mapping[str, Command]) -> argparse.ArgumentParser:
    """Make the parser; ``commands`` are called by their names, "run" where none is given."""
    parser = argparse.ArgumentParser(
        prog="packbench", description="Packing-station software: every unit scanned twice."
    )
    parser.add_argument("--settings", type=Path, help="the settings file")
    _about(parser)
    _window_options(parser)
    parser.set_defaults(command=commands["run"])
    words = parser.add_subparsers(title="commands", metavar="COMMAND")

    def add(name: str, what: str, command: str) -> argparse.ArgumentParser:
        one = words.add_parser(name, help=what, description=what)
        _about(one, again=True)
        one.set_defaults(command=commands[command])
        return one

    _window_options(add("run", "open the station window", "run"))
    reading = add("import", "read a file into the database", "import")
    reading.add_argument("kind", choices=_KINDS)
    reading.add_argument("file", type=Path)
    _database_options(add("database", "look after the database", "database"))
    add("ledger", "look after the ledger", "check").add_argument("what", choices=["check"])
    add("doctor", "say what works here and what does not", "doctor")
    add("secret", "keep a password of this station", "secret").add_argument("name", choices=SECRETS)
    _station_options(add("station", "say what this station keeps, or give it up", "station"))
    add("worker", "send what waits in the outbox", "worker")
    again = "judge recorded scans again, verdict by verdict"
    _replay_options(add("replay", again, "replay"))
    printed = add("manifest", "write a carrier's manifest as PDF, once more", "manifest")
    printed.add_argument("number", help='as it stands on the paper: "M-00012"')
    printed.add_argument("file", type=Path)
    _policy_options(add("policy", "show or change how goods are verified", "policy"))
    _rehearsal_options(add("rehearse", "play the SOP without a person", "rehearse"))
    many = (
        "play many stations at work on an empty database, then prove that nothing was lost; on"
        " PostgreSQL, asked by the database's owner, each under a login of its own"
    )
    _simulation_options(add("simulate", many, "simulate"))
    return parser


def _station_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=["status", "reset"])
    parser.add_argument("--supervisor", metavar="BADGE", help="who answers for what is unsent")


def _replay_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "carton",
        help="SSCC, ORDER/NUMBER, an order for all its cartons; of stock work its number, its"
        " purchase order or its bin",
    )
    parser.add_argument(
        "--journal", type=Path, metavar="FILE", help="from a station's journal, not the database"
    )


def _database_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=["upgrade", "roles", "backup", "restore", "salvage"])
    parser.add_argument("file", type=Path, nargs="?", help="of backup and restore")
    parser.add_argument("--apply", action="store_true", help="run the roles' statements")
    parser.add_argument("--station", metavar="NAME", help="with roles: this station's login too")
    parser.add_argument(
        "--groups", default="pick,pack,ship", help="what the station does: %(default)s"
    )


def _policy_options(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(what="show")
    whats = parser.add_subparsers(metavar="WHAT", title="without WHAT the policy is shown")
    changing = whats.add_parser("set", help="put values in force")
    changing.add_argument("words", nargs="+", metavar="KEY=VALUE")
    changing.add_argument("--badge", required=True, help="the supervisor who decides it")
    trying = whats.add_parser("try", help="say what would hold for an order")
    trying.add_argument("order")
    trying.add_argument("words", nargs="*", metavar="KEY=VALUE", help="as if it were in force")
    for name, one in (("set", changing), ("try", trying)):
        _about(one, again=True)
        one.set_defaults(what=name)


def _about(parser: argparse.ArgumentParser, *, again: bool = False) -> None:
    """Options of every command; a sub-command's must not undo those before its name."""
    suppressed = argparse.SUPPRESS
    parser.add_argument(
        "--database", default=suppressed if again else None, metavar="URL", help="which database"
    )
    parser.add_argument(
        "--json", action="store_true", default=suppressed if again else False, help="for machines"
    )


def _window_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--demo", action="store_true", help="open the demo warehouse")
    parser.add_argument(
        "--devices",
        choices=["settings", "simulated"],
        default="settings",
        help="simulated: a scanner drawn in the window",
    )


def _rehearsal_options(parser: argparse.ArgumentParser) -> None:
    for name in ("products", "bins", "stock", "orders"):
        parser.add_argument(f"--{name}", type=Path, required=True, metavar="FILE")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.add_argument("--limit", type=int, metavar="N", help="at most so many orders")
    parser.add_argument("--report", type=Path, metavar="FILE.json")


def _simulation_options(parser: argparse.ArgumentParser) -> None:
    parser.epilog = (
        "The logins are made for the play and dropped after it. Where the login of --database may"
        " make no roles, or a station's login is taken, all stations work under that one, and"
        " that is said."
    )
    parser.add_argument("--stations", type=_above_nothing(int), default=4, metavar="N")
    parser.add_argument("--minutes", type=_above_nothing(float), default=1.0, metavar="M")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="of every chance")
    parser.add_argument(
        "--pause",
        type=_above_nothing(float),
        default=1.0,
        metavar="SECONDS",
        help="from scan to scan of a station, on average: %(default)s",
    )
    parser.add_argument("--out", type=Path, metavar="DIR", help="keep journals and notes here")


def _above_nothing(kind: Callable[[str], float]) -> Callable[[str], float]:
    def number(text: str) -> float:
        value = kind(text)
        if not 0 < value < float("inf"):
            raise ValueError(text)
        return value

    return number
