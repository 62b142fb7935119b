"""The policies before a supervisor: typed, read in plain words, tried on an order, put in force."""

from __future__ import annotations

from functools import partial

from app.fulfilment.verification.policy_change import PolicyInForce
from app.fulfilment.verification.policy_trial import PolicyTrial
from app.scanning.control_card import ControlCode
from app.scanning.directory import Person
from app.scanning.meaning import ControlScanned, Meaning, OrderScanned
from app.scanning.resolver import CodeKind
from app.scanning.verdicts import Verdict
from app.station.runner import Runner
from hardware.ports import Scan
from ui.exception_queue.exceptions_content import names_of
from ui.fulfilment.desk_scans import Decision, DeskPage
from ui.fulfilment.floor_kit import FloorKit
from ui.messages.desk import policy as words
from ui.policies import policy_content as content
from ui.policies.policy_display import PolicyDisplay, PolicyUseCases
from ui.policies.policy_draft import PolicyDraft
from ui.shell.screen import ScreenName
from ui.widgets.content import Tone


class PolicyPresenter:
    """Keeps ``Screen`` for the policies of verification."""

    def __init__(
        self, display: PolicyDisplay, kit: FloorKit, on_store: Runner, use: PolicyUseCases
    ) -> None:
        self._display, self._kit, self._use = display, kit, use
        self._draft, self._known = PolicyDraft(), PolicyInForce(PolicyDraft().seen)
        kinds = (CodeKind.ORDER,)
        self._page = DeskPage(display, kit, on_store, ScreenName.POLICIES, kinds, self._decide)

    def enter(self, person: Person | None, code: str) -> None:
        """Read the policy; what was typed before is still there."""
        del code
        self._page.enter(person)
        self.refresh()

    def leave(self) -> None:
        """What was typed stays."""
        self._page.leave()

    def scanned(self, scan: Scan) -> None:
        """Press a key, or try what is typed on an order."""
        self._page.scanned(scan)

    def refresh(self) -> None:
        """Read the policy again; the shared database has changed."""
        self._page.read(self._use.read, self._read)

    def typed(self, key: str, text: str) -> None:
        """A value has a new text."""
        self._draft.type_in(key, text)
        self._draw()

    def _decide(self, meaning: Meaning) -> Decision:
        match meaning:
            case ControlScanned(ControlCode.HELP):
                return Decision(Verdict.ACCEPTED, words.help_words(), to="help")
            case ControlScanned(ControlCode.CONFIRM) if self._draft.changed:
                return Decision(Verdict.ACCEPTED, to="put in force", act=self._put_in_force)
            case ControlScanned(ControlCode.UNDO) if self._draft.changed:
                return Decision(Verdict.ACCEPTED, to="take back", act=self._revert)
            case OrderScanned(order_no):
                return Decision(Verdict.ACCEPTED, to=order_no, act=partial(self._try, order_no))
            case _:
                return Decision(Verdict.WRONG_STATE, words.dead_key())

    def _put_in_force(self) -> None:
        policy, seen = self._draft.policy, self._draft.seen
        if policy is None:
            self._page.say(*words.first_correct(len(self._draft.faults)))
            return
        job = partial(self._use.change, policy, seen, self._page.person)
        self._page.run(job, self._changed)

    def _changed(self, done: bool) -> None:  # noqa: FBT001 -- the use case's one answer
        self._page.say(*(words.in_force() if done else words.as_before()))
        self.refresh()

    def _revert(self) -> None:
        self._draft.revert()
        self._page.say(*words.reverted())
        self._draw()

    def _try(self, order_no: str) -> None:
        policy = self._draft.policy
        if policy is None:
            self._page.say(*words.first_correct(len(self._draft.faults)))
            return
        job = partial(self._use.try_on, policy, order_no)
        self._page.run(job, self._tried)

    def _tried(self, trial: PolicyTrial) -> None:
        self._page.say(words.trial_words(trial), Tone.OK)

    def _read(self, known: PolicyInForce) -> None:
        self._known = known
        if not self._draft.take(known.policy):
            self._page.say(*words.changed_elsewhere())
        self._draw()

    def _draw(self) -> None:
        self._display.show_fields(self._draft.fields())
        meaning = content.meaning_of(self._draft, self._known, names_of(self._kit))
        self._display.show_meaning(meaning, content.actions_of(self._draft))
