"""The sign-in screen in front of nobody, for tests."""

from __future__ import annotations

from app.errors import NothingFound, StoreUnreachable
from app.scanning.directory import Person
from tests.support.desk_kit import NOW, OKAFOR, Clockwork, Told, kit_of
from tests.support.runners import AtOnce, Held
from ui.messages.sign_in import NOTHING_TO_TELL, DoorNotice, LastHere
from ui.shell.entrance.sign_in_presenter import SignInPresenter
from ui.widgets.frame_content import PromptContent


class Screen:
    """Remembers what was shown."""

    def __init__(self) -> None:
        self.prompts: list[PromptContent] = []

    @property
    def last(self) -> PromptContent:
        return self.prompts[-1]

    def show_prompt(self, content: PromptContent) -> None:
        self.prompts.append(content)


def owner_of(pin: str) -> Person:
    if pin == "0000":
        raise StoreUnreachable(url="postgresql+psycopg://db/packbench", detail="")
    if pin != "4711":
        raise NothingFound(kind="PIN", code="")
    return OKAFOR


class Station:
    """A sign-in screen in front."""

    def __init__(
        self, runner: AtOnce | Held | None = None, notice: DoorNotice = NOTHING_TO_TELL
    ) -> None:
        self.notice = notice
        self.told, self.screen, self.clock = Told(), Screen(), Clockwork()
        last = LastHere("M. Okafor", NOW.replace(hour=12, minute=58), "SO-10482")
        self.presenter = SignInPresenter(
            self.screen,
            kit_of(self.told),
            runner or AtOnce(),
            owner_of,
            lambda: last,
            lambda: self.notice,
            self.clock,
        )
        self.presenter.enter(None, "")

    def type_pin(self, pin: str) -> None:
        for digit in pin:
            self.presenter.pin.digit(digit)
        self.presenter.pin.enter()
