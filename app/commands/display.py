"""Whether a window can be opened here; Qt itself would abort without a word of help."""

from __future__ import annotations

from collections.abc import Mapping

_WITHOUT_SCREEN = frozenset({"offscreen", "minimal", "vnc"})


def display_trouble(environ: Mapping[str, str], platform: str) -> str:
    """Say why no window can be opened and how to go on; "" if one can.

    Args:
        environ: such as ``os.environ``.
        platform: such as ``sys.platform``.
    """
    if platform in {"win32", "darwin"}:
        return ""
    if environ.get("QT_QPA_PLATFORM", "").partition(":")[0] in _WITHOUT_SCREEN:
        return ""
    if environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"):
        return ""
    return (
        "packbench: there is no display here, so no window can be opened.\n"
        "Start it in a desktop session, or give it a virtual one: "
        "apt-get install xvfb && xvfb-run make run\n"
        "Without a window these work: import, database upgrade, ledger check, doctor, "
        "rehearse, replay."
    )
