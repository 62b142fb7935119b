"""One order at the packing station as a task that answers scans."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from app.errors import NotAllowed
from app.fulfilment.double_scan import Answer, DoubleScanTask, Ruling
from app.fulfilment.double_scan.circumstances import Circumstances, MadeLabel
from app.fulfilment.double_scan.standing import Panel
from app.fulfilment.double_scan.tracking import asked_kinds, judge_recall
from app.fulfilment.events import AnyEvent
from app.fulfilment.packing.desk import Desk, PrintedLabel
from app.fulfilment.packing.panels import judge_pack_panel
from app.fulfilment.packing.progress import PackProgress, after, begun
from app.fulfilment.packing.rules import judge_pack, judge_pack_count
from app.fulfilment.packing.situation import PackSituation, PackState, situation_of, state_of
from app.fulfilment.work import PackPackage
from app.scanning.directory import Directory, Person
from app.scanning.meaning import Meaning
from app.scanning.resolver import CodeKind

PackAnswer = Answer[PackSituation]
"""A judged scan of an order at the packing station."""


class PackTask(DoubleScanTask[PackProgress, PackSituation]):
    """Packs one order, scan by scan (verification.md, D1: the second, blind count).

    ``weighs`` says that this station has a scale; without one the step is skipped.
    """

    def __init__(
        self,
        package: PackPackage,
        directory_source: Callable[[], Directory],
        operator: Person,
        bounce_ms: Callable[[str], int],
    ) -> None:
        """Stand before the first carton.

        Args:
            package: the order as it was claimed.
            directory_source: the station's newest copy of every name.
            operator: who is signed in and makes the second scan.
            bounce_ms: the bounce window of a device, in ms.

        Raises:
            NotAllowed: the package cannot be packed here; its facts say why.
        """
        planned = {package.order_no: package.order_version}
        super().__init__(begun(package), planned, directory_source, operator, bounce_ms)
        self.package = package
        self.weighs = False
        self._labels_made: dict[tuple[int, int], PrintedLabel] = {}
        self._early: dict[int, PrintedLabel] = {}

    @property
    def situation(self) -> PackSituation:
        """Where the order stands."""
        return situation_of(self._standing, self._desk)

    @property
    def all_verified(self) -> bool:
        """True if every line is in cartons to the unit: only now labels may be made (D8)."""
        return self._standing.progress.all_verified

    def documents_ready(
        self, carton_number: int, sscc: str, tracking: str, *, edition: int | None = None
    ) -> None:
        """Hear that the label of a carton is printed: its scan closes the carton now (D9).

        Call it again after ``restore``: what was printed is no scan.

        Args:
            carton_number: the carton that the label was made for.
            sscc: the SSCC on the label.
            tracking: the carrier's number on the label, or "".
            edition: ``situation.edition`` when the label was made; None is the present one.

        Raises:
            NotAllowed: some unit is not verified, or was taken out again since (D8).
        """
        made_for = self._standing.undone if edition is None else edition
        if not self.all_verified or made_for != self._standing.undone:
            raise NotAllowed(action="label", reason="contents are not verified")
        if carton_number not in {carton.number for carton in self._standing.progress.cartons}:
            raise NotAllowed(action="label", reason=f"there is no carton {carton_number}")
        if sscc in {label.sscc for label in self._labels_but(carton_number)}:
            raise NotAllowed(action="label", reason="its SSCC is on another carton")
        self._labels_made[made_for, carton_number] = PrintedLabel(sscc, tracking)

    def label_let_out(self, carton_number: int, sscc: str, tracking: str) -> None:
        """Hear that a label came early: until all is verified its scan closes nothing (D8)."""
        self._early[carton_number] = PrintedLabel(sscc, tracking)

    def was_let_out(self, carton_number: int) -> bool:
        """True if a supervisor let the label of a carton out early: it may have its number."""
        return carton_number in self._desk.let_out

    @property
    def _desk(self) -> Desk:
        progress = self._standing.progress
        number = progress.carton.number if progress.carton and progress.all_verified else 0
        label = self._labels_made.get((self._standing.undone, number))
        if label and label.tracking in {other.tracking for other in self._labels_but(number)}:
            label = PrintedLabel(label.sscc, tracking="")  # the shipment's, not this carton's
        return Desk(
            progress,
            self._operator.badge,
            label,
            self.weighs,
            early=tuple(self._early.values()),
            let_out=frozenset(one.carton_number for one in self._standing.let_out),
            asked=self._standing.asked,
        )

    def _labels_but(self, carton_number: int) -> list[PrintedLabel]:
        made = self._labels_made.items()
        return [label for (_, number), label in made if number != carton_number]

    @property
    def _edition(self) -> int:
        return self.package.edition

    def _state(self) -> str:
        return state_of(self._standing, self._desk)

    def _is_over(self) -> bool:
        return self._standing.progress.ending is not None

    def _kinds(self) -> Sequence[CodeKind]:
        named = self._standing.progress.named
        if named is not None:
            return asked_kinds(named)
        match state_of(self._standing, self._desk):
            case PackState.CHOOSE_CARTON | PackState.INTO_CARTON:
                return (CodeKind.CARTON,)
            case PackState.PRINTING | PackState.LABEL:
                return (CodeKind.LABEL,)
            case _:
                return (CodeKind.PRODUCT,)

    def _labels(self) -> Collection[str]:
        made = [*self._labels_made.values(), *self._early.values()]
        return {number for label in made for number in (label.sscc, label.tracking) if number}

    def _weighs(self) -> bool:
        return self.weighs

    def _made_labels(self) -> tuple[MadeLabel, ...]:
        early = ((0, number, one, True) for number, one in self._early.items())
        made = ((when, number, one, False) for (when, number), one in self._labels_made.items())
        return tuple(
            MadeLabel(
                edition=when,
                carton_number=number,
                sscc=one.sscc,
                tracking=one.tracking,
                early=is_early,
            )
            for when, number, one, is_early in (*made, *early)
        )

    def recall(self, circumstances: Circumstances) -> None:
        """Know the labels of that moment too."""
        super().recall(circumstances)
        self.weighs = circumstances.weighs
        self._labels_made = {
            (one.edition, one.carton_number): PrintedLabel(one.sscc, one.tracking)
            for one in circumstances.labels
            if not one.early
        }
        self._early = {
            one.carton_number: PrintedLabel(one.sscc, one.tracking)
            for one in circumstances.labels
            if one.early
        }

    def _recalled(self, meaning: Meaning) -> Ruling | None:
        return judge_recall(self._standing.progress.named, meaning, self._directory().recalled)

    def _judge(self, meaning: Meaning) -> Ruling:
        return judge_pack(self._desk, meaning)

    def _judge_in_panel(self, panel: Panel, meaning: Meaning) -> Ruling:
        return judge_pack_panel(self._desk, panel, meaning)

    def _judge_counted(self, units: int) -> Ruling:
        return judge_pack_count(self._desk, units)

    @staticmethod
    def _apply(progress: PackProgress, event: AnyEvent) -> PackProgress:
        return after(progress, event)
