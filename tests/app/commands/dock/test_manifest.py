"""``manifest NUMBER FILE`` draws a closed handover again from the database."""

from __future__ import annotations

import json
from argparse import Namespace
from pathlib import Path

import pytest

from app.commands.dock.manifest import manifest
from app.commands.output import DONE
from app.errors import NothingFound
from app.fulfilment.dispatch.manifest import close_manifest
from app.settings import Settings
from app.store.unit_of_work import Store
from tests.app.fulfilment.dispatch.test_handover import (
    load,
)
from tests.app.fulfilment.dispatch.test_handover import (
    warehouse as warehouse,  # noqa: PLC0414 -- the same fixture
)
from tests.support.barcode_reader import read_pdf
from tests.support.warehouse import PACKER, SUPERVISOR, Warehouse


@pytest.fixture
def asked(store: Store, warehouse: Warehouse, database_url: str, tmp_path: Path) -> Namespace:
    """One of three parcels left with M-00001."""
    carrier = load(warehouse.store, "SO-1", 1)
    close_manifest(store, carrier, PACKER, "DOCK-1", SUPERVISOR)
    file = tmp_path / "m.pdf"
    return Namespace(database=database_url, json=False, number=" m-00001", file=file)


def test_a_manifest_is_written_to_a_file_and_said(
    asked: Namespace, capsys: pytest.CaptureFixture[str]
) -> None:
    assert manifest(asked, Settings()) == DONE

    (page,) = read_pdf(asked.file.read_bytes())
    assert page.codes == ["]C0M-00001"]
    assert "SO-1" in page.words
    assert "M-00001" in capsys.readouterr().out


def test_machines_hear_which_and_where(
    asked: Namespace, capsys: pytest.CaptureFixture[str]
) -> None:
    asked.json = True

    manifest(asked, Settings())

    facts = json.loads(capsys.readouterr().out)
    assert facts == {"manifest_no": "M-00001", "file": str(asked.file)}


def test_a_number_that_was_never_given_leaves_no_file(asked: Namespace) -> None:
    asked.number = "M-00009"

    with pytest.raises(NothingFound):
        manifest(asked, Settings())

    assert not asked.file.exists()
