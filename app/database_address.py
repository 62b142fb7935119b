"""Addresses of a PostgreSQL as operators write them, and what every link to one must keep.

Several hosts stand as in libpq, ``postgresql+psycopg://user@db-1:5432,db-2/shop``: whichever of
them may be written is used.  Beyond this machine a link is encrypted and the server proves its
name, unless the address says otherwise: ``sslmode=require`` would accept any name.

Source: sync.md, "Rules of the database" and "Who may what"; PostgreSQL, libpq, 34.1.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

_LOCAL = frozenset({"", "localhost", "127.0.0.1", "::1"})
_HIGHEST_PORT = 65535
_OWN_ROOTS = Path("~/.postgresql/root.crt")

LINK: Mapping[str, str | int] = {
    "connect_timeout": 5,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 15_000,
}
"""A link that leads nowhere is noticed in seconds, by either side of a silence."""


def one_host_a_word(url: str) -> str:
    """The address with several hosts as words of the query, as SQLAlchemy takes them.

    Raises:
        ValueError: a port is not a number.
    """
    parts = urlsplit(url)
    user, at, places = parts.netloc.rpartition("@")
    if "," not in places:
        _ = parts.port
        return url
    words = parse_qsl(parts.query, keep_blank_values=True)
    words += [("host", _checked(place)) for place in places.split(",")]
    netloc = f"{user}{at}"
    return urlunsplit(parts._replace(netloc=netloc, query=urlencode(words, quote_via=quote)))


def _checked(place: str) -> str:
    host, colon, port = place.rpartition(":")
    if colon and not host.endswith(":"):
        if not port.isdecimal() or not 0 < int(port) <= _HIGHEST_PORT:
            raise ValueError(f"port {port!r} of {host}")
        return f"{host}:{port}"
    return place


def link_options(hosts: Sequence[str], said: Mapping[str, object]) -> dict[str, str | int]:
    """What libpq is told beside the address.

    Args:
        hosts: every host of the address; [] or a folder of sockets is this machine.
        said: what the address says itself; it goes before everything here.
    """
    wanted = dict(LINK)
    if any(_is_far(host) for host in hosts):
        wanted["sslmode"] = "verify-full"
        if not _OWN_ROOTS.expanduser().exists():
            wanted["sslrootcert"] = "system"
    if len(hosts) > 1:
        wanted["target_session_attrs"] = "read-write"
    if said.get("sslmode", "verify-full") not in {"verify-full", "verify-ca"}:
        wanted.pop("sslrootcert", None)
    return {name: value for name, value in wanted.items() if name not in said}


def _is_far(host: str) -> bool:
    bare = host.rsplit(":", 1)[0] if host.count(":") == 1 else host
    return bare.strip("[]").lower() not in _LOCAL and not host.startswith(("/", "@"))
