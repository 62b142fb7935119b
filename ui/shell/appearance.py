"""How the window looks before anything else is known: the settings' colours and density."""

from __future__ import annotations

from app.settings import Settings
from app.settings import Theme as ThemeName
from ui.messages.wording import translate
from ui.shell.window import Window
from ui.theme.theme import Theme


def theme_of(settings: Settings) -> Theme:
    """The theme as the settings have it."""
    theme = Theme()
    theme.use_dark(dark=settings.display.theme is ThemeName.DARK)
    if settings.display.model_fields_set & {"diagonal_in", "distance_m"}:
        theme.declare_screen(settings.display.diagonal_in, settings.display.distance_m)
    return theme


def window_of(settings: Settings, theme: Theme) -> Window:
    """The window while the database and the journal are being opened.

    It is on the screen before they are: whoever switches a station on sees at once that it
    starts, and why, should it not.
    """
    window = Window(theme, translate("keys", "or scan the code card"))
    window.show_opening(settings.station.name, translate("window", "Opening the station"))
    return window
