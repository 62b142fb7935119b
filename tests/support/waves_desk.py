"""The planning screen in front of one person, for tests and pictures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from app.fulfilment.batching.cart_plan import Pace
from app.fulfilment.routing.floor import Floor
from app.fulfilment.routing.layout import Aisle, BinPlace, CrossAisle, Layout, Point, Side
from app.fulfilment.waves.board import Board, BoardCart, BoardWave, MeasuredWave, measured
from app.fulfilment.waves.changing import PullBackReport
from app.fulfilment.waves.outside import Outside, WaitingOrder
from app.fulfilment.waves.planning.suggesting import Watch, Wish
from app.fulfilment.waves.releasing import WaveReport
from app.fulfilment.waves.wave_papers import WavePrint
from app.scanning.control_card import ControlCode, payload_of
from app.scanning.directory import Directory, Person
from app.scanning.meaning import Meaning
from app.scanning.verdicts import Verdict
from app.store.books.planning.board_book import BoardStop, OpenWave
from app.store.books.planning.rule_book import RuleFacts
from hardware.ports import PrintOutcome
from tests.support.desk_kit import DIRECTORY, NOVAK, NOW, Clockwork, Told, kit_of
from tests.support.runners import AtOnce, Held
from tests.support.scans import scan_of
from ui.fulfilment.desk_scans import Decision, DeskPage
from ui.fulfilment.waves.waves_display import WavesUseCases
from ui.fulfilment.waves.waves_presenter import WavesPresenter
from ui.shell.screen import ScreenName
from ui.widgets.content import Tone
from ui.widgets.desk_content import ActionContent, ChipContent, FigureContent, QueueRowContent
from ui.widgets.floor_map.map_content import MapContent
from ui.widgets.form.fields import FieldContent

AISLES, BAYS = "ABCDEFGH", 9
FLOOR = Floor(
    Layout(
        aisles=tuple(Aisle(name, 1500 + 3200 * n, 1000, 14_800) for n, name in enumerate(AISLES)),
        cross_aisles=(
            CrossAisle("FRONT", 1000, 500, 24_900),
            CrossAisle("MIDDLE", 7900, 500, 24_900),
            CrossAisle("BACK", 14_800, 500, 24_900),
        ),
        bins=tuple(
            BinPlace(
                f"{name}-{bay:02}-{side_no}",
                name,
                f"{bay:02}",
                str(side_no),
                side,
                1500 + 3200 * n,
                700 + 1500 * bay,
                "north" if n < 4 else "south",
                n * 100 + bay,
            )
            for n, name in enumerate(AISLES)
            for bay in range(1, BAYS + 1)
            for side_no, side in ((1, Side.LEFT), (2, Side.RIGHT))
        ),
        start=Point(1500, 0),
        drop_off=Point(12_700, 0),
    )
)

NAMES = Directory(
    products=DIRECTORY.products,
    bins=DIRECTORY.bins,
    totes=frozenset({"T-118", "T-203", "T-301"}),
    orders=frozenset({"SO-10482", "SO-10490", "SO-10499"}),
    cartons=DIRECTORY.cartons,
    people=DIRECTORY.people,
)


def cart_of(
    number: int,
    stops: Sequence[tuple[str, str]],
    work_no: str = "",
    tote: str = "",
    holder: str = "",
) -> BoardCart:
    """A cart of (order, bin) stops of two units; released if it has a work number."""
    slots = {order: slot for slot, order in enumerate(dict.fromkeys(o for o, _b in stops), start=1)}
    state = ("claimed" if holder else "open") if work_no else "draft"
    return BoardCart(
        number,
        work_no,
        state,
        holder,
        not holder,
        tuple(
            BoardStop(
                1, number, work_no, state, holder, 0, slots[order], order, tote, "SKU", bin_, 2
            )
            for order, bin_ in stops
        ),
    )


DRAFT = BoardWave(
    OpenWave(3, "W-0078", "draft", "zone", "north", None, 84_000, 196_000, 202),
    (
        cart_of(
            1,
            [
                ("SO-10482", "A-02-1"),
                ("SO-10490", "A-07-2"),
                ("SO-10490", "B-03-1"),
                ("SO-10501", "C-08-2"),
                ("SO-10507", "B-05-2"),
            ],
        ),
        cart_of(
            2,
            [
                ("SO-10511", "C-02-1"),
                ("SO-10512", "D-06-2"),
                ("SO-10512", "D-08-1"),
                ("SO-10515", "C-03-2"),
            ],
        ),
    ),
)
SMALL = BoardWave(
    OpenWave(
        2,
        "W-0077",
        "draft",
        "cut-off",
        "",
        datetime.combine(NOW.date(), (NOW + timedelta(hours=1)).timetz()),
        61_000,
        93_000,
        105,
    ),
    (cart_of(1, [("SO-10521", "F-02-1"), ("SO-10524", "G-04-2")]),),
)
RELEASED = BoardWave(
    OpenWave(1, "W-0076", "released", "walk", "", None, 109_000, 231_000, 150),
    (
        cart_of(1, [("SO-10455", "E-02-1"), ("SO-10461", "H-07-2")], "P-0151", "T-118", "Pick 02"),
        cart_of(2, [("SO-10499", "F-08-2"), ("SO-10473", "G-01-1")], "P-0152", "T-203"),
    ),
)
OUTSIDE = (
    WaitingOrder("SO-10466", NOW - timedelta(minutes=12), 3, 1, Outside.SHORT),
    WaitingOrder("SO-10491", NOW + timedelta(minutes=41), 2, 2, Outside.NOT_CHECKED),
    WaitingOrder("SO-10531", NOW + timedelta(hours=5), 4, 0, Outside.PICKER_ASKS),
    WaitingOrder("SO-10533", NOW + timedelta(hours=22), 1, 1, Outside.NOT_HELD),
)
BOARD = Board(42, 18, (DRAFT, SMALL, RELEASED), RuleFacts(totes=6), OUTSIDE)


class Page:
    """Remembers what was shown."""

    def __init__(self) -> None:
        self.figures: tuple[FigureContent, ...] = ()
        self.chips: tuple[tuple[ChipContent, ...], str] = ((), "")
        self.fields: tuple[FieldContent, ...] = ()
        self.rows: Sequence[QueueRowContent] = ()
        self.current = ""
        self.waiting: Sequence[QueueRowContent] = ()
        self.map = MapContent()
        self.actions: tuple[ActionContent, ...] = ()
        self.answers: list[tuple[str, Tone]] = []

    def show_figures(self, figures: tuple[FigureContent, ...]) -> None:
        self.figures = figures

    def show_chips(self, chips: tuple[ChipContent, ...], current: str) -> None:
        self.chips = chips, current

    def show_fields(self, fields: tuple[FieldContent, ...]) -> None:
        self.fields = fields

    def show_rows(self, rows: Sequence[QueueRowContent], current: str) -> None:
        self.rows, self.current = rows, current

    def show_waiting(self, rows: Sequence[QueueRowContent]) -> None:
        self.waiting = rows

    def show_map(self, content: MapContent) -> None:
        self.map = content

    def show_actions(self, actions: tuple[ActionContent, ...]) -> None:
        self.actions = actions

    def show_answer(self, text: str, tone: Tone) -> None:
        self.answers.append((text, tone))


class WavesDesk:
    """Use cases that write down what was asked of them."""

    def __init__(self, board: Board = BOARD) -> None:
        self.board = board
        self.asked: list[tuple[object, ...]] = []
        self.trouble: Exception | None = None
        self.gone: Exception | None = None
        self.reads = 0
        self.plan_answer: tuple[str, ...] | None = ("W-0079", "W-0080")
        self.prints = (WavePrint("13 labels", "labels", PrintOutcome.CONFIRMED),)
        self.report = WaveReport(("W-0078",), ("P-0153", "P-0154"), 8)
        self.watch_said: list[bool] = []

    @property
    def use(self) -> WavesUseCases:
        return WavesUseCases(
            board=self._board,
            measure=self.measure,
            plan=self._plan,
            release=self._release,
            print_wave=self._print,
            withdraw=lambda wave_no, person: self._did("withdraw", wave_no, person),
            pull_back=self._pull_back,
            split=self._split,
            merge=lambda wave_no, other, person: self._did("merge", wave_no, person, other),
            change_rule=lambda rule, person: self._did("rule", "", person, rule),
        )

    def measure(self, wave: BoardWave) -> MeasuredWave:
        return measured(wave, FLOOR, Pace())

    def _plan(self, wish: Wish, person: Person, watch: Watch) -> tuple[str, ...] | None:
        self._did("plan", "", person, wish)
        self.watch_said.append(watch(0.4))
        return self.plan_answer if self.watch_said[-1] else None

    def _board(self) -> Board:
        self.reads += 1
        if self.gone:
            raise self.gone
        return self.board

    def _did(self, what: str, wave_no: str, person: Person, *more: object) -> None:
        if self.trouble:
            raise self.trouble
        self.asked.append((what, wave_no, person.badge, *more))

    def _release(self, wave_no: str, person: Person) -> WaveReport:
        self._did("release", wave_no, person)
        return self.report

    def _print(self, wave_no: str, person: Person) -> tuple[WavePrint, ...]:
        self._did("print", wave_no, person)
        return self.prints

    def _pull_back(self, wave_no: str, person: Person) -> PullBackReport:
        self._did("pull back", wave_no, person)
        return PullBackReport(1, 2, 1)

    def _split(self, wave_no: str, carts: frozenset[int], person: Person) -> str:
        self._did("split", wave_no, person, carts)
        return "W-0079"


def page_of(page: Page, person: Person = NOVAK) -> DeskPage:
    """What the parts of the page share, with ``person`` at the desk."""
    desk = DeskPage(
        page, kit_of(Told(), NAMES), AtOnce(), ScreenName.WAVES, (), _nothing_is_scanned
    )
    desk.enter(person)
    page.answers.clear()
    return desk


def _nothing_is_scanned(_meaning: Meaning) -> Decision:
    return Decision(Verdict.WRONG_STATE)


class Scene:
    """The page with its presenter."""

    def __init__(
        self,
        desk: WavesDesk | None = None,
        person: Person = NOVAK,
        planner: AtOnce | Held | None = None,
    ) -> None:
        self.desk, self.page, self.told = desk or WavesDesk(), Page(), Told()
        self.clockwork = Clockwork()
        kit = kit_of(self.told, NAMES)
        runner = AtOnce()
        self.presenter = WavesPresenter(
            self.page, kit, runner, planner or runner, self.desk.use, self.clockwork
        )
        self.presenter.enter(person, "")

    def press(self, key: int) -> None:
        code = next(code for code in ControlCode if code.f_key == key)
        self.presenter.scanned(scan_of(payload_of(code), "keys"))

    @property
    def answer(self) -> tuple[str, Tone]:
        return self.page.answers[-1]
