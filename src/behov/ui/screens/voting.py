"""Priorities with the room: a digit or two for the dots that each need got, then one key for its priority."""

from collections.abc import Collection, Mapping, Sequence
from functools import partial
from typing import ClassVar, Final

from textual import on, work
from textual.binding import Binding, BindingType

from behov.domain.correcting import change_needs
from behov.domain.edits import change_need, change_workshop
from behov.domain.holding.voting import Tally, change_voting, clear_votes
from behov.domain.workshop import PRIORITIES, Need, Priority
from behov.services.session import Session
from behov.text import N_, tr, trn
from behov.ui.forms.voting_form import VotingForm
from behov.ui.keys import DIGITS
from behov.ui.rows.need_list import named
from behov.ui.rows.voting_rows import cast_in_words
from behov.ui.screens.ballot import BallotScreen, View
from behov.ui.undo_label import undo_label
from behov.ui.widgets.marks import priority_word
from behov.ui.widgets.record_list import RecordList

HIGHEST = 999  # a number of votes that nobody means
ONLY_IN: Final[Mapping[str, View]] = {  # actions of one view, some by keys that mean something else in the other
    "digit": "votes",
    "rub_out": "votes",
    "clear": "votes",
    "prioritise": "priorities",
    "next_priority": "priorities",
    "tick": "priorities",
}
OF_THE_ROOM = ("set_up", "reveal", "unvoted")  # actions that mean nothing where no room votes


class VotingScreen(BallotScreen):
    """Takes what the room said of each need."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(str(digit), f"digit({digit})", N_("Votes"), key_display=DIGITS, id="voting.digit")
            for digit in range(10)
        ),
        Binding("1", "prioritise('must')", N_("Priority: must"), show=False, id="voting.must"),
        Binding("2", "prioritise('should')", N_("Priority: should"), show=False, id="voting.should"),
        Binding("3", "prioritise('could')", N_("Priority: could"), show=False, id="voting.could"),
        Binding("4", "prioritise('wont')", N_("Priority: not now"), show=False, id="voting.wont"),
        Binding("0", "prioritise(None)", N_("Priority: none"), show=False, id="voting.no-priority"),
        Binding("space", "tick", N_("Tick"), id="voting.tick"),
        Binding("s", "next_view", N_("View"), id="voting.view"),
        Binding("r", "reveal", N_("Show/hide votes"), id="voting.reveal"),
        Binding("v", "set_up", N_("The voting"), id="voting.set-up"),
        Binding("t", "unvoted", N_("Without votes"), id="voting.unvoted"),
        Binding("m", "next_priority", N_("Priority"), show=False, id="voting.priority"),
        Binding("backspace,delete", "rub_out", N_("Take the number away"), show=False, id="voting.rub-out"),
        Binding("c", "clear", N_("Take all votes away"), show=False, id="voting.clear"),
    ]

    def __init__(self, session: Session, path: str, chosen: str = "") -> None:
        super().__init__(session, path, chosen)
        self._writing: tuple[str, int | None] | None = None  # whose number is being written, and what stands there
        self._number = object()  # the digits of one number are undone together

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's own
        """Leave out what does nothing here."""
        return ONLY_IN.get(action, self.view) == self.view and (action not in OF_THE_ROOM or "votes" in self.views)

    # The votes

    def action_go_on(self) -> None:
        """Go to the next need; after the last one, say what the votes come to."""
        self._writing = None
        if self.view == "votes" and self.ballot.chosen and self.ballot.chosen == self.ballot.keys[-1]:
            self.say(cast_in_words(Tally(self.workshop)))
        super().action_go_on()

    def action_digit(self, digit: int) -> None:
        """Write a digit of the chosen need's number. It is saved at once; all of one number is undone together."""
        if need := self.chosen:
            begun = need.votes or 0 if self._writing == (need.id, need.votes) else 0
            if 10 * begun + digit <= HIGHEST:
                self._write(need, 10 * begun + digit)

    def action_rub_out(self) -> None:
        """Take the last digit away while the number is being written, else the whole number."""
        if need := self.chosen:
            writing = self._writing == (need.id, need.votes)
            self._write(need, (need.votes or 0) // 10 or None if writing else None)

    def action_clear(self) -> None:
        """Take all votes away, so that the room can vote anew."""
        if self.perform(partial(clear_votes, path=self.path), tr("Take all votes away")):
            self.say(tr("All votes are taken away. u brings them back."))

    @work
    async def action_set_up(self) -> None:
        """Ask how many dots each has, how many of them may stand on one need, and how many vote."""
        await self.fill_in(
            lambda draft: VotingForm(self.workshop, draft),
            lambda changes: lambda now: change_workshop(now, self.path, **changes),
            tr("Set up the vote"),
        )

    def action_reveal(self) -> None:
        """Let the room see the sums, or hide them."""
        label = tr("Hide the votes from the room") if self.revealed else tr("Show the votes to the room")
        self.perform(partial(change_voting, path=self.path, revealed=not self.revealed), label)

    def _write(self, need: Need, votes: int | None) -> None:
        if self._writing != (need.id, need.votes):
            self._number = object()
        edit = partial(change_need, path=self.path, need_id=need.id, votes=votes)
        said = tr("Votes") if votes is None else trn("{count} vote", "{count} votes", votes)
        self._writing = (need.id, votes) if self.perform(edit, undo_label(said, need.text), self._number) else None

    @on(RecordList.Chosen)
    def _leave_number(self) -> None:
        if self._writing and self._writing[0] != self.ballot.chosen:  # not what was begun since
            self._writing = None

    # The priorities

    def action_prioritise(self, priority: Priority | None) -> None:
        """Give the ticked needs a priority; without any the chosen one, and go to the next."""
        if ticked := self.ballot.ticked:
            if self._prioritise(ticked, priority):
                self._tick(())
        elif (need := self.chosen) and self._prioritise((need.id,), priority):
            self.ballot.action_move(1)

    def action_next_priority(self) -> None:
        """Give the chosen need the next priority, and after the last none."""
        if need := self.chosen:
            cycle = (None, *PRIORITIES)
            self._prioritise((need.id,), cycle[(cycle.index(need.priority) + 1) % len(cycle)])

    def action_tick(self) -> None:
        """Tick the chosen need, or take its tick away, and go to the next."""
        if need := self.chosen:
            self._tick(set(self.ballot.ticked) ^ {need.id})
            self.ballot.action_move(1)

    def action_back(self) -> None:
        """Take the ticks away; where there are none, go back."""
        if self.ballot.ticked:
            self._tick(())
        else:
            super().action_back()

    def _tick(self, ids: Collection[str]) -> None:
        self.ballot.tick(ids)
        self.show_all()

    def _prioritise(self, ids: Sequence[str], priority: Priority | None) -> bool:
        needs = tuple(self.by_id[each] for each in ids)
        edit = partial(change_needs, path=self.path, need_ids=set(ids), priority=priority)
        return self.perform(edit, undo_label(priority_word(priority), named(needs)))
