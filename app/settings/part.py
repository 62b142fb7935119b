"""What every part of the settings is made of: frozen, nothing unknown, each value checked."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import platformdirs
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

DATA = partial(platformdirs.user_data_path, "packbench", appauthor=False)


def _whole_path(path: Path) -> Path:
    path = path.expanduser()
    if not path.is_absolute():
        raise ValueError("write the whole path, from / or ~")
    return path


def _known_engine(url: str) -> str:
    if not url.startswith(("sqlite:///", "postgresql+psycopg://")):
        raise ValueError("begins with neither sqlite:/// nor postgresql+psycopg://")
    return url


WholePath = Annotated[Path, AfterValidator(_whole_path)]
DatabaseUrl = Annotated[str, AfterValidator(_known_engine)]
Name = Annotated[str, Field(min_length=1, max_length=48, pattern=r"^[ -~]+$")]
Port = Annotated[int, Field(ge=1, le=65535)]


class Part(BaseModel):
    """A section of the file, or one device of a list."""

    model_config = ConfigDict(frozen=True, extra="forbid")
