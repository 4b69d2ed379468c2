"""What is known of a workshop besides what is recorded in it: when, where, about what, and who came."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from textual import on

from behov.domain.catalogue import Agenda
from behov.domain.naming import new_workshop_path
from behov.domain.record import Language
from behov.domain.workshop import Participants, Voting, Workshop, WorkshopKind, WorkshopState
from behov.domain.workspace import Workspace
from behov.services.clock import today
from behov.text import N_
from behov.ui.forms import options
from behov.ui.forms.editors import Pick
from behov.ui.forms.fields import Changes, Choice, Field, Options, as_held, as_said
from behov.ui.forms.form import Form
from behov.ui.forms.voting_form import VOTING

ACROSS: Final[tuple[WorkshopKind, ...]] = ("consolidation", "specification")  # held for all areas at once


class WorkshopForm(Form):
    """Asks for what is to be changed in a workshop, or for a new one; see `new_workshop`.

    A new one begins in this area, today, and open; of a kind that is held across areas, in none.
    """

    heading = N_("Workshop")
    parts = {"voting": Voting}  # noqa: RUF012 - see Form

    def __init__(
        self,
        workspace: Workspace,
        workshop: Workshop | None = None,
        draft: Changes | None = None,
        *,
        area: str | None = None,
    ) -> None:
        proposed = workshop is None and draft is None
        self._proposed_area = area if proposed else None
        if workshop is None:
            draft = {"kind": "needs", "area": area, "date": today(), "state": "open", **(draft or {})}
        super().__init__(workshop, _fields(workspace, proposed), draft)

    @on(Pick.Picked)
    def _propose_area(self, event: Pick.Picked) -> None:
        """Propose the area for the kind that was picked, as long as nobody has picked another."""
        if event.pick.choice.name != "kind" or not self._proposed_area:
            return
        (area,) = (each for each in self.query(Pick) if each.choice.name == "area")
        if area.picked in ((), (self._proposed_area,)):
            area.pick(() if event.pick.picked[0] in ACROSS else (self._proposed_area,))


def new_workshop(workspace: Workspace, changes: Changes) -> Workshop:
    """Return the workshop that the form described, as a file of its own with a free name and its kind's agenda."""
    title, area, held = changes["title"], changes.get("area"), changes["date"]
    assert isinstance(title, str)
    assert isinstance(held, date)
    path = new_workshop_path(workspace, title, area if isinstance(area, str) else None, held)
    workshop = Workshop.model_validate({"path": path, **changes})
    template = workspace.catalogue.agendas.get(workshop.kind, Agenda(id=""))
    return workshop.replace(agenda=template.items(workshop.language or workspace.settings.language))


def _fields(workspace: Workspace, proposed: bool) -> tuple[Field | Choice, ...]:
    towns = options.municipalities(workspace)
    return (
        Field("title", N_("Title"), read=as_said),
        Choice("kind", N_("Kind"), options.words(WorkshopKind), required=True),
        Choice("area", N_("Area"), options.areas(workspace)),
        Field("date", N_("Date"), read=as_held, hint=N_("12.9.2024"), proposed=proposed),
        Field("place", N_("Place")),
        Field("facilitator", N_("Facilitator")),
        Choice("municipalities", N_("Municipalities"), towns, several=True, nothing=()),
        Choice("processes", N_("Processes"), options.processes(workspace), several=True, nothing=()),
        Choice("state", N_("State"), options.words(WorkshopState)),
        Field(
            "participants",
            N_("Participants"),
            "list",
            lambda typed: _participants(typed, towns),
            lambda participants: _written(participants, towns),
            N_("3 Nurse Porsgrunn"),
            nothing=(),
        ),
        *VOTING,
        Choice("language", N_("Language"), options.words(Language)),
        Field("note", N_("Note"), "text"),
    )


def _participants(typed: str, towns: Options) -> tuple[Participants, ...]:
    """Read lines such as `3 Sykepleier Porsgrunn`; the number and the municipality may be left out."""
    numbers = {name.casefold(): number for number, name in towns.items()}
    found = []
    for line in filter(None, map(str.strip, typed.splitlines())):
        words = line.split()
        count = int(words.pop(0)) if words[0].isascii() and words[0].isdigit() and len(words[0]) < 6 else None
        start = next((n for n in range(len(words)) if " ".join(words[n:]).casefold() in numbers), len(words))
        town = numbers.get(" ".join(words[start:]).casefold())
        found.append(Participants(count=count, role=" ".join(words[:start]) or None, municipality=town))
    return tuple(found)


def _written(participants: Sequence[Participants], towns: Mapping[str, str]) -> str:
    return "\n".join(
        " ".join(
            str(part)
            for part in (each.count, each.role, towns.get(each.municipality or "", each.municipality))
            if part not in (None, "")
        )
        for each in participants
    )
