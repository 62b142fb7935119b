"""Beyond this machine a link is encrypted and proves its name; a standby is never written."""

from __future__ import annotations

import pytest
from sqlalchemy.engine import make_url

from app.database_address import LINK, link_options, one_host_a_word


def test_several_hosts_reach_the_driver_as_libpq_takes_them() -> None:
    url = make_url(one_host_a_word("postgresql+psycopg://me:p%40ss@db-1:5433,db-2/shop"))
    _words, facts = url.get_dialect()().create_connect_args(url)

    assert (facts["host"], facts["port"], facts["dbname"]) == ("db-1,db-2", "5433,", "shop")
    assert (facts["user"], facts["password"]) == ("me", "p@ss")


def test_an_address_of_one_host_stays_as_it_is() -> None:
    url = "postgresql+psycopg://me@db.example.com:5433/shop?sslmode=require"

    assert one_host_a_word(url) == url


@pytest.mark.parametrize("places", ["db-1:x,db-2", "db-1,db-2:0", "db-1:99999,db-2"])
def test_a_port_that_is_no_number_is_refused(places: str) -> None:
    with pytest.raises(ValueError, match="port"):
        one_host_a_word(f"postgresql+psycopg://me@{places}/shop")


@pytest.mark.parametrize("host", ["db.example.com", "10.0.0.7", "10.0.0.7:5433", "fe80::1"])
def test_a_server_elsewhere_must_prove_its_name(host: str) -> None:
    assert link_options([host], {})["sslmode"] == "verify-full"


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "::1", "/var/run/postgresql"])
def test_this_machine_needs_no_certificate(host: str) -> None:
    assert "sslmode" not in link_options([host], {})
    assert "sslmode" not in link_options([], {})


def test_what_the_address_says_goes_before_what_is_usual() -> None:
    said = {"sslmode": "require", "connect_timeout": "2"}

    options = link_options(["db.example.com"], said)

    assert {"sslmode", "connect_timeout", "sslrootcert"}.isdisjoint(options)
    assert options["tcp_user_timeout"] == LINK["tcp_user_timeout"]


def test_of_several_hosts_the_one_that_may_be_written_is_used() -> None:
    assert link_options(["db-1", "db-2"], {})["target_session_attrs"] == "read-write"
    assert "target_session_attrs" not in link_options(["db-1"], {})
