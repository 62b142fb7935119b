"""A link to a server that is gone, to the second of two, and to one that cannot prove its name."""

from __future__ import annotations

import socket
import time
from contextlib import closing

import pytest
from sqlalchemy.engine import make_url

from app.errors import StoreUnreachable
from app.store.engine import open_engine, safe_url
from tests.support.postgres import PostgresServer

pytestmark = pytest.mark.postgresql


def _dead_port() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        return int(server.getsockname()[1])


def test_of_two_hosts_the_living_one_is_used(postgres_server: PostgresServer) -> None:
    living = f"127.0.0.1:{postgres_server.port}"
    url = postgres_server.url().replace(living, f"127.0.0.1:{_dead_port()},{living}")

    engine = open_engine(url)

    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT 1").scalar_one() == 1
    assert postgres_server.url().split(":")[2].split("@")[0] not in safe_url(url)
    engine.dispose()


def test_a_server_without_a_certificate_is_refused_where_one_is_wanted(
    postgres_server: PostgresServer,
) -> None:
    url = make_url(postgres_server.url()).update_query_dict({"sslmode": "verify-full"})

    with pytest.raises(StoreUnreachable, match="SSL"):
        open_engine(url.render_as_string(hide_password=False))


def test_a_host_that_swallows_everything_is_noticed_in_seconds() -> None:
    with closing(socket.create_server(("127.0.0.1", 0), backlog=1)) as silent:
        port = silent.getsockname()[1]
        began_s = time.monotonic()

        with pytest.raises(StoreUnreachable):
            open_engine(f"postgresql+psycopg://me@127.0.0.1:{port}/shop?connect_timeout=2")

        assert time.monotonic() - began_s < 10
