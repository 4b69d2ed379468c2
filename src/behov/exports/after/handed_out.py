"""What of a workshop may be handed out: without what is exempt from public access, and without birth numbers."""

from dataclasses import dataclass
from functools import cached_property

from behov.diagrams.views.drawing import exempted
from behov.domain.commenting.targets import processes_of
from behov.domain.errors import N_, BehovError
from behov.domain.privacy import withheld
from behov.domain.process import Process, Step
from behov.domain.record import Language
from behov.domain.workshop import Need, Note, Workshop
from behov.domain.workspace import Workspace, municipalities_of


@dataclass(eq=False)
class NotHandedOut(BehovError):
    """A workshop that is exempt from public access as a whole was asked for by those who are to hand it out."""

    message = N_("{path} is exempt from public access ({basis}), so nothing of it is handed out.")
    path: str
    basis: str


@dataclass(frozen=True)
class HandedOut:
    """A workshop and the processes that it works on, as they may be handed out, and how many records may not."""

    workspace: Workspace
    workshop: Workshop
    processes: tuple[Process, ...]
    left_out: int

    @cached_property
    def steps(self) -> dict[str, Step]:
        """The steps that the needs are about, by `process/step`: as they are or, where new, as they should be."""
        named = {step.partition("/")[0] for need in self.workshop.needs for step in need.steps}
        asked = (process for process in self.workspace.processes if process.stem in named and not process.exempt)
        return {
            f"{process.stem}/{step.id}": step
            for process in map(_public, asked)
            for step in (*process.to_be, *process.as_is)
        }

    def raised_by(self, need: Need) -> tuple[str, ...]:
        """Return the names of the municipalities that raised a need."""
        return self.named(municipalities_of(self.workshop, need))

    def named(self, numbers: tuple[str, ...]) -> tuple[str, ...]:
        """Return the names of municipalities, in their order."""
        return tuple(map(self.workspace.catalogue.municipality_name, numbers))


def handed_out(workspace: Workspace, workshop: Workshop) -> HandedOut:
    """Return what of a workshop may be handed out, in the language now spoken. Raises NotHandedOut."""
    if workshop.exempt:
        raise NotHandedOut(workshop.path, workshop.exempt)
    processes = processes_of(workspace, workshop)
    public = tuple(_public(process) for process in processes if not process.exempt)
    rows: tuple[Need | Note, ...] = (*workshop.needs, *workshop.notes)
    steps = (step for process in processes if not process.exempt for step in (*process.as_is, *process.to_be))
    left_out = sum(bool(each.exempt) for each in (*rows, *processes, *steps))
    shown = withheld(
        workshop.replace(
            needs=tuple(need for need in workshop.needs if not need.exempt),
            notes=tuple(note for note in workshop.notes if not note.exempt),
        )
    )
    return HandedOut(workspace, shown, public, left_out)


def language_of(workspace: Workspace, workshop: Workshop) -> Language:
    """Return the language of what a workshop hands out: its own, else the workspace's."""
    return workshop.language or workspace.settings.language


def _public(process: Process) -> Process:
    def shown(steps: tuple[Step, ...]) -> tuple[Step, ...]:
        return tuple(exempted(step).replace(exempt=step.exempt) if step.exempt else step for step in steps)

    return withheld(process.replace(as_is=shown(process.as_is), to_be=shown(process.to_be)))
