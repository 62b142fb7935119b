"""What the keys of the settings page start, leaf by leaf."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from app.scanning.control_card import ControlCode
from app.settings import PrintPurpose
from ui.settings.device_bench import DeviceBench
from ui.settings.settings_content import PRINTERS, SCALE, SCANNERS

Act = Callable[[], None]


@dataclass(frozen=True, slots=True)
class DeviceActs:
    """What a key can start at the devices."""

    find_ports: Act
    test_label: Act
    test_page: Act
    ask_printers: Act
    print_card: Act
    weigh: Act

    @classmethod
    def of(cls, bench: DeviceBench) -> DeviceActs:
        """Those of a bench."""
        return cls(
            bench.find_ports,
            partial(bench.print_test, PrintPurpose.LABEL),
            partial(bench.print_test, PrintPurpose.SLIP),
            bench.ask_printers,
            bench.print_card,
            bench.weigh,
        )


@dataclass(frozen=True, slots=True)
class SettingsActs:
    """Everything that a key can start."""

    save: Act
    add_scanner: Act
    remove_scanner: Act
    find_printers: Act
    devices: DeviceActs


def act_of(acts: SettingsActs, leaf: str, code: ControlCode) -> Act | None:
    """What ``code`` starts on this leaf; None if nothing.  F1 saves everywhere."""
    if code is ControlCode.CONFIRM:
        return acts.save
    others: Mapping[tuple[str, ControlCode], Act] = {
        (SCANNERS, ControlCode.SHORT): acts.devices.find_ports,
        (SCANNERS, ControlCode.EXCEPTION): acts.add_scanner,
        (SCANNERS, ControlCode.REPRINT): acts.remove_scanner,
        (SCALE, ControlCode.SHORT): acts.devices.find_ports,
        (SCALE, ControlCode.EXCEPTION): acts.devices.weigh,
        (PRINTERS, ControlCode.SHORT): acts.devices.test_label,
        (PRINTERS, ControlCode.EXCEPTION): acts.devices.test_page,
        (PRINTERS, ControlCode.REPRINT): acts.devices.ask_printers,
        (PRINTERS, ControlCode.UNDO): acts.devices.print_card,
        (PRINTERS, ControlCode.NEXT_CARTON): acts.find_printers,
    }
    return others.get((leaf, code))
