"""The day at hand, on every screen: its clock, the next block, and more minutes for the one that is on."""

from functools import partial

from behov.domain.holding.agenda import being_held
from behov.domain.holding.day import begin_next_block, give_more_minutes
from behov.domain.workshop import Workshop
from behov.services.clock import now
from behov.services.session import Edit
from behov.text import tr
from behov.ui.day_words import begun_said, more_said
from behov.ui.screens.saving import SavingScreen
from behov.ui.widgets.clock_line import ClockLine

MORE = 5  # minutes that a block is given at a time
TICK = 0.5  # seconds after which the clock is looked at again


class DayScreen(SavingScreen):
    """A screen that tells the time of the day being held, in its ClockLine."""

    @property
    def day(self) -> Workshop | None:
        """The workshop whose clock is shown: the one being held; on a screen of a workshop that one.

        Raises WrongClock.
        """
        return being_held(self.session.workspace.workshops, now())

    def begin_block(self, edit: Edit, day: Workshop) -> None:
        """Make an edit that makes another block of a day the current one, and say which that is."""
        if self.perform(edit, tr("Begin a block")):
            self.say(begun_said(self.session.workspace.workshop(day.path), now()))

    def action_next_block(self) -> None:
        """Begin the day's next block."""
        if day := self.day_at_hand():
            self.begin_block(lambda before: begin_next_block(before, day.path, now()), day)

    def action_more_minutes(self) -> None:
        """Give the day's current block five more minutes."""
        day = self.day_at_hand()
        if day and self.perform(partial(give_more_minutes, path=day.path, by=MORE), tr("Five more minutes")):
            self.say(more_said(self.session.workspace.workshop(day.path), MORE, now()))

    def tell_time(self, *, aloud: bool = True) -> None:
        """Show the clock. It is not said `aloud` that it is wrong where that has been said already."""
        with self.explaining(aloud=aloud):
            self.query_one(ClockLine).show(self.day, now())

    def day_at_hand(self) -> Workshop | None:
        """Return the workshop that the keys of the day are about; say it where there is none."""
        day: Workshop | None = None
        with self.explaining():
            day = self.day
            if day is None:
                self.say(tr("No workshop is being held. Open the one that it is about first."))
        return day

    def on_mount(self) -> None:
        """Let the clock go on."""
        self.set_interval(TICK, partial(self.tell_time, aloud=False))
