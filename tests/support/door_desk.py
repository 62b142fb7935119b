"""The sign-in screen in front of nobody, for tests."""

from __future__ import annotations

from app.errors import NothingFound, StoreUnreachable
from app.scanning.directory import Person
from app.station.presence.left_open import LeftOpen
from app.station.runner import Runner
from tests.support.desk_kit import DIRECTORY, NOW, OKAFOR, Clockwork, Told, kit_of
from tests.support.runners import AtOnce, Held
from ui.messages.sign_in import NOTHING_TO_TELL, DoorNotice, LastHere
from ui.shell.entrance.door_news import DoorNews, DoorSources
from ui.shell.entrance.sign_in_presenter import SignInPresenter
from ui.widgets.content import BannerContent
from ui.widgets.frame_content import PromptContent

LAST_HERE = LastHere("M. Okafor", NOW.replace(hour=12, minute=58))
ORDER_OPEN = LeftOpen("pack", "SO-10482", OKAFOR.badge, NOW.replace(hour=12, minute=57), 7, 12)


class Screen:
    """Remembers what was shown."""

    def __init__(self) -> None:
        self.prompts: list[PromptContent] = []
        self.waiting: BannerContent | None = None

    @property
    def last(self) -> PromptContent:
        return self.prompts[-1]

    def show_prompt(self, content: PromptContent) -> None:
        self.prompts.append(content)

    def show_waiting(self, content: BannerContent | None) -> None:
        self.waiting = content


def owner_of(pin: str) -> Person:
    if pin == "0000":
        raise StoreUnreachable(url="postgresql+psycopg://db/packbench", detail="")
    if pin != "4711":
        raise NothingFound(kind="PIN", code="")
    return OKAFOR


class Journal:
    """What the station's journal has open, and who has it now; asked on ``runner``."""

    def __init__(self, left: LeftOpen | None = None, runner: Runner | None = None) -> None:
        self.left, self.lost_to, self.troubles = left, None, []
        self.news = DoorNews(
            DoorSources(
                last_here=lambda: LAST_HERE,
                left_open=self._read,
                lost_to=lambda: self.lost_to,
                name_of=lambda badge: DIRECTORY.people[badge].name if badge else "",
                today=NOW.date,
            ),
            runner or AtOnce(),
            self.troubles.append,
        )

    left: LeftOpen | None
    lost_to: str | None
    troubles: list[Exception]
    breaks: Exception | None = None

    def _read(self) -> LeftOpen | None:
        if self.breaks is not None:
            raise self.breaks
        return self.left


class Station:
    """A sign-in screen in front."""

    def __init__(
        self,
        runner: AtOnce | Held | None = None,
        notice: DoorNotice = NOTHING_TO_TELL,
        journal: Journal | None = None,
    ) -> None:
        self.notice = notice
        self.told, self.screen, self.clock = Told(), Screen(), Clockwork()
        self.journal = journal or Journal()
        self.presenter = SignInPresenter(
            self.screen,
            kit_of(self.told),
            runner or AtOnce(),
            owner_of,
            self.journal.news,
            lambda: self.notice,
            self.clock,
        )
        self.presenter.enter(None, "")

    def type_pin(self, pin: str) -> None:
        for digit in pin:
            self.presenter.pin.digit(digit)
        self.presenter.pin.enter()
