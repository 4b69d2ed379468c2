"""What screens about one workshop share: they know which, say it at the top, and close when it is gone."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from behov.domain.workshop import Workshop
from behov.services.session import Session
from behov.services.stage import Stage
from behov.text import N_, language
from behov.ui.places import Traced
from behov.ui.screens.shared import WorkspaceScreen


class WithinWorkshop(WorkspaceScreen):
    """A screen about the workshop at `path`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("H", "hints", N_("Hints on scope and quality"), show=False, id="hints"),
    ]

    def __init__(self, session: Session, path: str) -> None:
        super().__init__(session)
        self.path = path

    @property
    def workshop(self) -> Workshop:
        """The workshop as it is saved."""
        return self.session.workspace.workshop(self.path)

    @property
    def day(self) -> Workshop:
        """The workshop whose clock is shown: this one."""
        return self.workshop

    def action_hints(self) -> None:
        """Go through the hints of this workshop's needs and requirements."""
        self.go("hints", self.path)

    @property
    def stands(self) -> bool:
        """Whether the workshop is still there."""
        return any(each.path == self.path for each in self.session.workspace.workshops)

    @property
    def traced(self) -> Traced | None:
        """The workshop, if the screen says nothing else."""
        return "workshop", self.workshop.stem

    @property
    def on_stage(self) -> Stage:
        """The workshop's needs, if the screen says nothing else."""
        return Stage("needs", self.path)

    @property
    def where(self) -> str:
        """The area and the workshop's title."""
        area = self.session.workspace.catalogue.areas.get(self.workshop.area or "")
        return f"{area.label(language())} › {self.workshop.title}" if area else self.workshop.title
