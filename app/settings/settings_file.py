"""Reads the settings from a TOML file and the environment, and writes them back whole.

The environment wins: ``PACKBENCH_STATION_NAME`` is ``name`` of ``[station]``.  Lists of devices
stand in the file only.  ``PACKBENCH_SETTINGS`` names another file.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

import platformdirs
from pydantic import BaseModel, ValidationError

from app.errors import SettingsInvalid
from app.settings import Settings
from app.settings.toml_text import write_toml
from app.whole_file import write_whole

_PREFIX = "PACKBENCH_"
_FILE_VARIABLE = "PACKBENCH_SETTINGS"
_NO_SETTINGS = frozenset({_FILE_VARIABLE, "PACKBENCH_DATA"})  # the latter is the tests' own


def settings_path(environ: Mapping[str, str]) -> Path:
    """Where the settings are: named by the environment, else the system's place for them."""
    named = environ.get(_FILE_VARIABLE)
    if named:
        return Path(named).expanduser()
    return platformdirs.user_config_path("packbench", appauthor=False) / "settings.toml"


def load_settings(path: Path | None, environ: Mapping[str, str]) -> Settings:
    """Read the file and let the environment override it; without a file, the defaults.

    Args:
        path: the file to read, which must then exist; None for the usual place.
        environ: such as ``os.environ``.

    Raises:
        SettingsInvalid: names **every** bad field with its path, such as ``scanners.0.bounce_ms``.
            Facts: path, detail.
    """
    must_exist = path is not None or _FILE_VARIABLE in environ
    found = path or settings_path(environ)
    table = _read(found, must_exist=must_exist)
    unknown = _override(table, environ)
    try:
        settings = Settings.model_validate(table)
    except ValidationError as error:
        raise _invalid(found, [*_complaints(error), *unknown]) from error
    if unknown:
        raise _invalid(found, unknown)
    return settings


def save_settings(settings: Settings, path: Path) -> None:
    """Write all settings to ``path``: the old file or the whole new one, never half of it.

    Raises:
        SettingsInvalid: a password stands in the database's address, or the place cannot be
            written; the old file is as it was.  Facts: path, detail.
    """
    if urlsplit(settings.database.url).password:
        raise _invalid(path, ["database.url: the password belongs among the secrets"])
    text = write_toml(settings.model_dump(mode="json", exclude_none=True))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, text.encode())
    except OSError as error:
        raise _invalid(path, [str(error)]) from error


def _read(path: Path, *, must_exist: bool) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        if must_exist:
            raise _invalid(path, ["no such file"]) from error
        return {}
    except (OSError, ValueError) as error:  # also what is not UTF-8, and what is not TOML
        raise _invalid(path, [str(error)]) from error


def _override(table: dict[str, object], environ: Mapping[str, str]) -> list[str]:
    """Put the environment's values into ``table``; returns a complaint for each unknown name."""
    known = _variables()
    complaints = []
    for name, value in environ.items():
        if name in known:
            section, field = known[name]
            part = table.setdefault(section, {})
            if isinstance(part, dict):  # else the file is wrong there, and said to be
                part[field] = value
        elif name.startswith(_PREFIX) and name not in _NO_SETTINGS:
            complaints.append(f"{name}: no such setting")
    return complaints


def _variables() -> dict[str, tuple[str, str]]:
    """Each variable of the environment with the section and field that it sets."""
    return {
        f"{_PREFIX}{section}_{name}".upper(): (section, name)
        for section, info in Settings.model_fields.items()
        if isinstance(info.annotation, type) and issubclass(info.annotation, BaseModel)
        for name in info.annotation.model_fields
    }


def _complaints(error: ValidationError) -> list[str]:
    return [
        f"{'.'.join(map(str, fault['loc'])) or 'settings'}: {fault['msg']}"
        for fault in error.errors(include_url=False, include_input=False)
    ]


def _invalid(path: Path, complaints: list[str]) -> SettingsInvalid:
    return SettingsInvalid(path=str(path), detail="; ".join(complaints))
