"""The power goes at any moment of packing; the station comes back where it was (rule 25, D2).

The long form, 25 rounds at each of the three moments of issue 4, is a benchmark:
``python -m tests.benchmarks power_cuts``.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.postgres import PostgresServer
from tests.support.power_cuts import ANY_MOMENT, Round, pack_through
from tests.support.station_program import Moment


def test_25_power_cuts_at_every_moment_lose_no_scan_and_count_none_twice(
    sqlite_url: str, tmp_path: Path
) -> None:
    rounds = [
        Round(Moment.JUDGED, 4),
        Round(Moment.KEPT, 6),
        Round(ANY_MOMENT, 3),
        Round(Moment.BEFORE_REPLAY, 3),
        Round(Moment.NOT_ON_PAPER, 1),
        Round(Moment.REPLAYED, 1),
        Round(Moment.CLAIMED, 1),
        Round(ANY_MOMENT, 2),
        Round(Moment.ON_PAPER, 1),
        Round(Moment.ENDED, 1),
    ]
    assert {one.moment for one in rounds} == set(Moment)
    often = (Moment.JUDGED, Moment.KEPT, ANY_MOMENT)
    rounds += [Round(often[number % 3], 1 + number % 4) for number in range(15)]

    survived = pack_through(sqlite_url, tmp_path, rounds, orders=10)

    assert len(survived.seconds) == 25


@pytest.mark.postgresql
def test_power_cuts_while_the_server_ends_the_sessions_lose_nothing_either(
    postgres_url: str, postgres_server: PostgresServer, tmp_path: Path
) -> None:
    rounds = [
        Round(Moment.JUDGED, 3),
        Round(Moment.KEPT, 2, cut_link=True),
        Round(Moment.REPLAYED, 2),
        Round(Moment.JUDGED, 4, cut_link=True),
        Round(Moment.REPLAYED, 3, cut_link=True),
        Round(Moment.ON_PAPER, 1),
        Round(Moment.KEPT, 3),
    ]
    name = postgres_url.rsplit("/", maxsplit=1)[1]

    survived = pack_through(
        postgres_url,
        tmp_path,
        rounds,
        orders=3,
        cut_link=lambda: postgres_server.terminate_sessions(name),
    )

    assert survived.links == 3
