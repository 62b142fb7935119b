"""The settings file: read whole or refused with every fault, written whole or not at all."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as example_settings
from hypothesis import strategies as st

from app.errors import SettingsInvalid
from app.settings import Address, CompanySettings, ScannerSettings, Settings
from app.settings.settings_file import load_settings, save_settings, settings_path

_texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
_names = st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=48)


def _file(folder: Path, text: str) -> Path:
    path = folder / "settings.toml"
    path.write_text(text, encoding="utf-8")
    return path


def _detail(caught: pytest.ExceptionInfo[SettingsInvalid]) -> str:
    return str(caught.value.facts["detail"])


def test_without_a_file_the_defaults_hold() -> None:
    assert load_settings(None, {}) == Settings()


def test_a_file_that_was_asked_for_must_be_there(tmp_path: Path) -> None:
    missing = tmp_path / "none.toml"

    with pytest.raises(SettingsInvalid, match="no such file"):
        load_settings(missing, {})
    with pytest.raises(SettingsInvalid, match="no such file"):
        load_settings(None, {"PACKBENCH_SETTINGS": str(missing)})


def test_the_file_sets_what_it_names_and_leaves_the_rest(tmp_path: Path) -> None:
    path = _file(tmp_path, '[station]\nname = "BENCH-3"\n[display]\ntheme = "dark"\n')

    settings = load_settings(path, {})

    assert settings.station.name == "BENCH-3"
    assert settings.display.theme == "dark"
    assert settings.policy == Settings().policy


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    path = _file(tmp_path, '[station]\nname = "BENCH-3"\n')
    environ = {
        "PACKBENCH_SETTINGS": str(path),
        "PACKBENCH_STATION_NAME": "BENCH-4",
        "PACKBENCH_DISPLAY_DISTANCE_M": "3",
        "PACKBENCH_POLICY_IDLE_LOCK_MIN": "7",
        "UNRELATED": "yes",
    }

    settings = load_settings(None, environ)

    assert settings.station.name == "BENCH-4"
    assert settings.display.distance_m == 3
    assert settings.policy.idle_lock_min == 7


def test_every_fault_is_named_with_its_place(tmp_path: Path) -> None:
    path = _file(
        tmp_path,
        '[display]\ntheme = "pink"\n[station]\ncolour = 1\n'
        '[[scanners]]\nid = "left"\nkind = "wedge"\nbounce_ms = 9000\n',
    )

    with pytest.raises(SettingsInvalid) as caught:
        load_settings(path, {"PACKBENCH_STATION_NAEM": "x", "PACKBENCH_MAIL_PORT": "99999"})

    for place in (
        "display.theme",
        "station.colour",
        "scanners.0.bounce_ms",
        "mail.port",
        "PACKBENCH_STATION_NAEM",
    ):
        assert place in _detail(caught)
    assert caught.value.facts["path"] == str(path)


def test_a_misspelt_variable_alone_is_refused() -> None:
    with pytest.raises(SettingsInvalid, match="PACKBENCH_STATOIN_NAME: no such setting"):
        load_settings(None, {"PACKBENCH_STATOIN_NAME": "x"})


def test_a_section_that_is_no_table_is_refused_even_with_an_override(tmp_path: Path) -> None:
    path = _file(tmp_path, "station = 3\n")

    with pytest.raises(SettingsInvalid, match="station"):
        load_settings(path, {"PACKBENCH_STATION_NAME": "x"})


def _read(path: Path) -> Settings | str:
    """The settings, or the file that is said to be none."""
    try:
        return load_settings(path, {})
    except SettingsInvalid as refused:
        return str(refused.facts["path"])


@given(content=st.binary(max_size=200))
@example_settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_file_crashes_the_reader(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(content)

    assert _read(path) in (Settings(), str(path))


def test_a_folder_in_place_of_the_file_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(SettingsInvalid):
        load_settings(tmp_path, {})


@given(
    station=_names,
    bay=_texts,
    company=_texts,
    street=_texts,
    scanners=st.lists(_names, unique_by=str.casefold, max_size=3),
    diagonal=st.floats(min_value=7, max_value=100),
)
@example_settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_saved_is_read_back_alike(
    station: str,
    bay: str,
    company: str,
    street: str,
    scanners: list[str],
    diagonal: float,
    tmp_path: Path,
) -> None:
    settings = Settings.model_validate(
        {
            "station": {"name": station, "bay": bay},
            "company": CompanySettings(name=company, return_address=Address(street=street)),
            "scanners": [
                ScannerSettings.model_validate({"id": s, "kind": "wedge"}) for s in scanners
            ],
            "display": {"diagonal_in": diagonal},
        }
    )
    path = tmp_path / "new folder" / "settings.toml"

    save_settings(settings, path)

    assert load_settings(path, {}) == settings


def test_a_failed_save_leaves_the_old_file(tmp_path: Path) -> None:
    path = _file(tmp_path, '[station]\nname = "BENCH-3"\n')

    with (
        patch(
            "app.whole_file.os.fsync",
            side_effect=OSError(28, "No space left on device"),
        ),
        pytest.raises(SettingsInvalid, match="No space left"),
    ):
        save_settings(Settings(), path)

    assert load_settings(path, {}).station.name == "BENCH-3"
    assert [file.name for file in tmp_path.iterdir()] == ["settings.toml"]


def test_a_password_in_the_address_is_not_written_to_the_file(tmp_path: Path) -> None:
    url = "postgresql+psycopg://bench:hidden@db/packbench"
    settings = Settings.model_validate({"database": {"url": url}})

    with pytest.raises(SettingsInvalid) as caught:
        save_settings(settings, tmp_path / "settings.toml")

    assert "database.url" in _detail(caught)
    assert "hidden" not in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_the_file_is_where_the_environment_says_else_in_the_users_settings() -> None:
    assert settings_path({"PACKBENCH_SETTINGS": "/etc/bench.toml"}) == Path("/etc/bench.toml")
    assert settings_path({}).name == "settings.toml"
