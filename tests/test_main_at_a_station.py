"""A station's own trouble on the command line: settings, no display, devices that are not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.command_line import DEMO, Machine


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A fresh machine: nothing set up, no display."""
    return Machine(tmp_path / "home")


# -- settings -------------------------------------------------------------------------------


def test_an_unknown_key_in_the_settings_is_named_with_its_place(machine: Machine) -> None:
    machine.write_settings('[station]\nname = "PACK-1"\ncolour = "green"\n')

    done = machine.run("ledger", "check")

    assert done.code == 2
    assert "station.colour" in done.err
    assert "settings.toml" in done.err
    assert not done.has_traceback


def test_an_unknown_variable_of_the_environment_is_named(machine: Machine) -> None:
    done = machine.run("ledger", "check", PACKBENCH_STATION_NAM="PACK-1")

    assert done.code == 2
    assert "PACKBENCH_STATION_NAM: no such setting" in done.err


def test_another_settings_file_must_exist(machine: Machine, tmp_path: Path) -> None:
    done = machine.run("--settings", tmp_path / "none.toml", "doctor")

    assert done.code == 2
    assert "no such file" in done.err


# -- the window -----------------------------------------------------------------------------


def test_the_one_window_on_the_screen_is_the_one_that_asks_for_a_badge(machine: Machine) -> None:
    done = machine.look()

    windows, doors, too_large = done.out.split()
    assert (done.code, windows, doors, too_large) == (0, "1", "1", "0"), done.err


# -- without a window -----------------------------------------------------------------------


def test_without_a_display_the_program_explains_itself(machine: Machine) -> None:
    for arguments in ([], ["run"], ["run", "--demo"]):
        done = machine.run(*arguments)

        assert done.code == 2
        assert "there is no display here" in done.err
        assert "xvfb-run" in done.err
        assert not done.has_traceback


def test_the_doctor_of_a_fresh_machine_says_what_works_and_makes_no_database(
    machine: Machine,
) -> None:
    done = machine.run_anew("doctor", "--json")

    checks = {check["name"].split(" /")[0]: check for check in done.facts["checks"]}
    assert done.code == 1  # no display
    assert [name for name, check in checks.items() if not check["works"]] == ["display"]
    assert "xvfb" in checks["display"]["said"]
    assert checks["scanner wedge"]["works"]
    assert machine.run("import", "products", DEMO / "products.csv").code == 0


def test_the_doctor_names_a_scanner_and_a_printer_that_do_not_answer(machine: Machine) -> None:
    machine.write_settings(
        """
        [[scanners]]
        id = "gun"
        kind = "serial"
        address = "/dev/ttyNOTHING"
        [[printers]]
        name = "labels"
        kind = "zebra_tcp"
        purpose = "label"
        host = "127.0.0.1"
        port = 1
        [[printers]]
        name = "slips"
        kind = "system"
        purpose = "slip"
        queue = "no-such-queue"
        """
    )

    done = machine.run("doctor", "--database", "postgresql+psycopg://a@127.0.0.1:1/x")

    assert done.code == 1
    assert not done.has_traceback
    assert "LOOK scanner gun: nothing at /dev/ttyNOTHING: plug it in" in done.out
    assert "LOOK printer labels: does not answer" in done.out
    assert "LOOK printer slips: no queue no-such-queue" in done.out
    assert "LOOK database postgresql+psycopg://a@127.0.0.1:1/x: The database" in done.out


def test_the_worker_with_nothing_to_send_ends_well(machine: Machine) -> None:
    done = machine.run_anew("worker", "--json")

    counts = ("sent", "later", "refused", "unknown", "holds_expired", "orders_released")
    assert (done.code, done.facts) == (0, dict.fromkeys(counts, 0))


def test_the_worker_whose_password_is_kept_nowhere_says_so(machine: Machine) -> None:
    machine.write_settings('[mail]\ntransport = "smtp"\nhost = "127.0.0.1"\nusername = "shop"\n')

    done = machine.run("worker")

    assert done.code == 2
    assert "The password 'mail' is not kept anywhere" in done.err
    assert not done.has_traceback


def test_the_help_names_every_command(machine: Machine) -> None:
    done = machine.run_anew("--help")

    assert done.code == 0
    for command in ("run", "import", "database", "ledger", "doctor", "worker", "rehearse"):
        assert command in done.out
