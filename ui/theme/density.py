"""From design pixels to this screen's pixels.

The design is drawn in pixels of a 24 inch full-HD screen, 3 m away.  ``u`` scales it;
touch targets follow the millimetre, not the scale, where the screen's size is declared.

Source: ISO 9241-303, character height 16' at least, 20' to 22' preferred.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import floor, hypot, radians, tan

DESIGN_WIDTH, DESIGN_HEIGHT = 1920, 1080
DESIGN_PITCH_MM = 24 * 25.4 / hypot(1920, 1080)
DESIGN_DISTANCE_M = 3.0
CAP_HEIGHT = 0.668
SMALLEST_FONT_PX = 14
SMALLEST_U, LARGEST_U = 0.65, 1.6
TOUCH_MM = 15.0


@dataclass(frozen=True, slots=True)
class Density:
    """One screen's scale; ``pitch_mm`` is the size of a pixel where it was declared."""

    u: float = 1.0
    pitch_mm: float | None = None

    def px(self, design_px: float) -> int:
        """Scale a length; never below 1 px for what is drawn at all."""
        return max(1, round(design_px * self.u)) if design_px > 0 else round(design_px * self.u)

    def font_px(self, design_px: float) -> int:
        """Scale a font size; never below 14 px."""
        return max(SMALLEST_FONT_PX, round(design_px * self.u))

    def touch_px(self, design_px: float) -> int:
        """Scale a floor button's height; never below 15 mm of a declared screen."""
        if self.pitch_mm is None:
            return self.px(design_px)
        return max(self.px(design_px), round(TOUCH_MM / self.pitch_mm + 0.5))


def _clamp(u: float) -> float:
    # In steps, so that dragging a window's edge does not dress everything anew at every pixel.
    stepped = floor(u * 50 + 1e-6) / 50
    return min(LARGEST_U, max(SMALLEST_U, stepped))


def _that_fits(width: int, height: int) -> float:
    """Give the scale at which the design fills the window, leaning to its wider side."""
    across, down = width / DESIGN_WIDTH, height / DESIGN_HEIGHT
    return min((across + down) / 2, 1.06 * min(across, down))


def density_for_window(width: int, height: int) -> Density:
    """Derive the scale from the window alone, where nobody declared the screen's size."""
    return Density(_clamp(_that_fits(width, height)))


def density_for_screen(
    width: int, height: int, diagonal_inch: float, distance_m: float = DESIGN_DISTANCE_M
) -> Density:
    """Derive the scale from the declared screen and distance.

    Args:
        width: of the screen, in device-independent pixels.
        height: likewise.
        diagonal_inch: as printed on its box.
        distance_m: from the packer's eyes to the screen.

    The scale never grows past what the window holds: a 10 inch panel is not a 3 m screen,
    and ``reads_at`` says so.
    """
    pitch_mm = diagonal_inch * 25.4 / hypot(width, height)
    wanted = DESIGN_PITCH_MM / pitch_mm * max(0.85, distance_m / DESIGN_DISTANCE_M)
    return Density(_clamp(min(wanted, _that_fits(width, height))), pitch_mm)


def reads_at(font_px: float, pitch_mm: float, arc_minutes: float = 16.0) -> float:
    """Give the distance in metres up to which capitals of ``font_px`` read well."""
    cap_mm = font_px * CAP_HEIGHT * pitch_mm
    return cap_mm / (2 * tan(radians(arc_minutes / 60) / 2)) / 1000
