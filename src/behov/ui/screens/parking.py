"""Parking a thought where one decides: it is recorded in the workshop, and one goes on where one was."""

from functools import partial
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType

from behov.domain.hearing import record_lines
from behov.domain.shorthand import Line
from behov.services.clock import now
from behov.services.session import Edit
from behov.text import N_, tr
from behov.ui.forms.fields import Changes
from behov.ui.forms.parking_form import ParkingForm
from behov.ui.screens.within import WithinWorkshop
from behov.visible import one_line


class ParkingScreen(WithinWorkshop):
    """A screen of a workshop that has no bar: a thought is asked for in a form."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f7,ctrl+t", "park_thought", N_("Park a thought"), show=False, id="bar.park"),
    ]

    @work
    async def action_park_thought(self) -> None:
        """Ask for a thought, and park it in the workshop."""
        if await self.fill_in(ParkingForm, self._parked, tr("Park")):
            self.say(tr("Parked in {workshop}.", workshop=one_line(self.workshop.title)))

    def _parked(self, said: Changes) -> Edit:
        line = Line(text=str(said["text"]), parked=True)
        return partial(
            record_lines, path=self.path, said=self.session.numbered((line,), self.workshop.area), recorded=now()
        )
