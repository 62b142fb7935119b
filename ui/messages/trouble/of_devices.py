"""Trouble of scanners, scales and printers; it always names the device."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hardware import ports
from hardware.ports import HardwareError
from ui.messages.trouble.texts import Trouble, sentence
from ui.messages.wording import translate


def _gone(error: HardwareError) -> Trouble:
    detail = translate("trouble", "{device} is not there. It is taken back when it returns.")
    return Trouble(
        translate("trouble", "Device gone"),
        detail.format(device=error.device),
        translate("trouble", "Check its cable"),
    )


def _silent(error: HardwareError) -> Trouble:
    detail = translate("trouble", "{device} does not answer. Nothing is sent twice.")
    return Trouble(
        translate("trouble", "No answer"),
        detail.format(device=error.device),
        translate("trouble", "Check its power"),
    )


def _garbled(error: HardwareError) -> Trouble:
    detail = translate("trouble", "{device} says what it never should: {detail}.")
    return Trouble(
        translate("trouble", "Reply garbled"),
        detail.format(device=error.device, detail=error.detail),
        translate("trouble", "Check its settings"),
    )


def _any_device(error: HardwareError) -> Trouble:
    detail = f"{error.device}: {sentence(error.detail)}"
    return Trouble(
        translate("trouble", "Device trouble"), detail, translate("trouble", "Check the device")
    )


OF_DEVICES: Mapping[type[HardwareError], Callable[[HardwareError], Trouble]] = {
    HardwareError: _any_device,
    ports.DeviceGone: _gone,
    ports.DeviceSilent: _silent,
    ports.GarbledReply: _garbled,
}
