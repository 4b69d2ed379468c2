"""A workshop: one meeting, who was there, and everything recorded in it."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import cached_property
from typing import Annotated, Literal, get_args

from pydantic import Field

from behov.domain.other_tables import Agreement, Answer, Integration, Requirement, Risk, System
from behov.domain.record import Count, Language, Numbered, Record, Texts, stem_of

WorkshopKind = Literal["needs", "process", "integration", "risk", "consolidation", "market", "specification"]
WorkshopState = Literal["planned", "open", "closed"]
NeedKind = Literal["functional", "quality", "integration", "information", "security", "legal"]
Priority = Literal["must", "should", "could", "wont"]
NeedStatus = Literal["raw", "clarified", "parked", "rejected"]
NoteKind = Literal["parked", "decision", "question"]
Outcome = Literal["requirement", "criterion", "qualification", "contract", "local", "parked", "out"]
PRIORITIES: tuple[Priority, ...] = get_args(Priority)


class Need(Numbered):
    """Something that people lack, as it was said; in a consolidation, a region's own words for several of them.

    `municipalities` is None where the file leaves it out: then it is the workshop's, if that had just one.
    """

    text: str
    recorded: datetime | None = None
    merges: Texts = ()
    kind: NeedKind | None = None
    role: str | None = None
    priority: Priority | None = None
    votes: Count | None = None
    steps: Texts = ()
    systems: Texts = ()
    components: Texts = ()
    effects: Texts = ()
    products: Texts = ()
    area: str | None = None
    municipalities: Texts | None = None
    scope: Literal["in", "out"] = "in"
    adjacent: str | None = None
    exempt: str | None = None
    status: NeedStatus = "raw"
    language: Language | None = None
    outcome: Outcome | None = None
    reason: str | None = None
    decided: date | None = None
    note: str | None = None
    formerly: Texts = ()


class Note(Numbered):
    """Something set aside: parked for later, decided, or left open."""

    kind: NoteKind | None = None
    text: str
    owner: str | None = None
    due: date | None = None
    recorded: datetime | None = None
    exempt: str | None = None
    note: str | None = None
    formerly: Texts = ()


class Participants(Record):
    """How many came in one role from one municipality: roles and numbers, never names."""

    role: str | None = None
    municipality: str | None = None
    count: Count | None = None


class AgendaItem(Record):
    """One block of the day."""

    title: str = ""
    minutes: Count | None = None


class Voting(Record):
    """How the room voted: dots for each, the most on one need, and how many voted."""

    dots: Count | None = None
    cap: Count | None = None
    voters: Count | None = None


# The tables of a workshop whose rows have ids, and what a row of each is.
TABLES: Mapping[str, type[Numbered]] = {
    "needs": Need,
    "notes": Note,
    "requirements": Requirement,
    "systems": System,
    "integrations": Integration,
    "agreements": Agreement,
    "risks": Risk,
    "answers": Answer,
}


class Workshop(Record):
    """One file in `workshops/`. `path` is where it stands, from the workspace's folder, with `/` between."""

    path: str = Field(exclude=True)
    format: Literal[1] = 1
    title: str
    kind: WorkshopKind
    area: str | None = None
    date: date
    place: str | None = None
    facilitator: str | None = None
    municipalities: Texts = ()
    processes: Texts = ()
    state: WorkshopState | None = None
    exempt: str | None = None
    note: str | None = None
    participants: Annotated[tuple[Participants, ...], Field(strict=False)] = ()
    agenda: Annotated[tuple[AgendaItem, ...], Field(strict=False)] = ()
    voting: Voting | None = None
    needs: Annotated[tuple[Need, ...], Field(strict=False)] = ()
    notes: Annotated[tuple[Note, ...], Field(strict=False)] = ()
    requirements: Annotated[tuple[Requirement, ...], Field(strict=False)] = ()
    systems: Annotated[tuple[System, ...], Field(strict=False)] = ()
    integrations: Annotated[tuple[Integration, ...], Field(strict=False)] = ()
    agreements: Annotated[tuple[Agreement, ...], Field(strict=False)] = ()
    risks: Annotated[tuple[Risk, ...], Field(strict=False)] = ()
    answers: Annotated[tuple[Answer, ...], Field(strict=False)] = ()

    @cached_property
    def stem(self) -> str:
        """The file's name without its ending: what other records call the workshop."""
        return stem_of(self.path)

    def rows(self, table: str) -> tuple[Numbered, ...]:
        """Return the rows of one of TABLES."""
        rows: tuple[Numbered, ...] = getattr(self, table)
        return rows
