"""The home page in front of one person, for tests."""

from __future__ import annotations

from app.scanning.control_card import ControlCode, payload_of
from app.scanning.directory import Person
from app.values import check_digit
from tests.support.desk_kit import OKAFOR, Told, kit_of
from tests.support.runners import AtOnce
from tests.support.scans import scan_of
from ui.messages.home import HomeCounts
from ui.shell.entrance.home_presenter import HomePresenter
from ui.widgets.content import BannerContent
from ui.widgets.frame_content import TileContent

SSCC = "39521234000000001" + check_digit("39521234000000001")


COUNTS = HomeCounts(12, 3, 4, 138, 5, 14, 2, 2, 3)


class Page:
    """Remembers what was shown."""

    def __init__(self) -> None:
        self.banners: list[BannerContent] = []
        self.tiles: tuple[TileContent, ...] = ()

    def show_banner(self, content: BannerContent) -> None:
        self.banners.append(content)

    def show_tiles(self, tiles: tuple[TileContent, ...]) -> None:
        self.tiles = tiles


class Home:
    """The home page in front, of one person."""

    def __init__(self, person: Person = OKAFOR, trouble: Exception | None = None) -> None:
        self.told, self.page, self.trouble = Told(), Page(), trouble
        self.presenter = HomePresenter(self.page, kit_of(self.told), AtOnce(), self._counts)
        self.presenter.enter(person, "")

    def _counts(self) -> HomeCounts:
        if self.trouble:
            raise self.trouble
        return COUNTS

    def press(self, code: ControlCode) -> None:
        self.presenter.scanned(scan_of(payload_of(code), "keys"))
