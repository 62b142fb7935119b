"""``station status`` and ``station reset``: plain words before anything is given up."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

import pytest

from app.commands.output import DONE, FAILED
from app.commands.stations.station import station
from app.errors import NotAllowed
from app.settings import DatabaseSettings, FolderSettings, Settings, StationSettings
from app.station.journal import Journal
from app.station.names.keeping import names_path
from app.store.unit_of_work import Store
from tests.support.journal_writer import record_of
from tests.support.warehouse import PACKER, SUPERVISOR, small_warehouse

GONE = "postgresql+psycopg://shop@127.0.0.1:1/shop"


@pytest.fixture
def settings(tmp_path: Path, sqlite_url: str) -> Settings:
    """Station Pack 04 with two records that were never sent."""
    journal = Journal(tmp_path / "Pack_04.journal", "Pack 04")
    journal.append_many([record_of(), record_of()])
    journal.close()
    return Settings(
        station=StationSettings(name="Pack 04"),
        database=DatabaseSettings(url=sqlite_url),
        folders=FolderSettings(journal=tmp_path),
    )


def words(what: str, supervisor: str | None = None, database: str | None = None) -> Namespace:
    return Namespace(what=what, supervisor=supervisor, database=database, json=False)


def test_the_status_counts_what_is_only_here(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    assert station(words("status"), settings) == FAILED
    assert capsys.readouterr().out == "Pack 04: 2 records are only here.\n"


def test_a_reset_with_unsent_records_is_refused_and_says_what_to_do(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert station(words("reset"), settings) == FAILED

    said = capsys.readouterr().out
    assert said.startswith("Not reset: 2 records are only here.")
    assert "until the status bar says" in said
    assert (tmp_path / "Pack_04.journal").exists()


def test_a_supervisor_may_answer_for_them_and_a_packer_may_not(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = Store.open(settings.database.url)
    small_warehouse(store)
    store.close()
    with pytest.raises(NotAllowed):
        station(words("reset", PACKER), settings)
    assert (tmp_path / "Pack_04.journal").exists()
    names_path(tmp_path, "Pack 04").write_text("{}")

    assert station(words("reset", SUPERVISOR), settings) == DONE

    assert f"Given up by {SUPERVISOR}: 2 records" in capsys.readouterr().out
    assert not (tmp_path / "Pack_04.journal").exists()
    assert not names_path(tmp_path, "Pack 04").exists()


def test_without_the_server_only_a_badge_that_the_station_knows_counts(
    settings: Settings, tmp_path: Path
) -> None:
    with pytest.raises(NotAllowed):
        station(words("reset", SUPERVISOR, GONE), settings)

    assert (tmp_path / "Pack_04.journal").exists()


def test_an_open_window_is_to_be_closed_first(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    running = Journal(tmp_path / "Pack_04.journal", "Pack 04")

    assert station(words("reset"), settings) == FAILED
    assert "Close its window first" in capsys.readouterr().out
    running.close()
