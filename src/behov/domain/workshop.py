"""A workshop: one meeting, who was there, and everything recorded in it."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import cached_property
from pathlib import PurePosixPath
from typing import Annotated, Any, Literal, get_args

from pydantic import Field

from behov.domain.record import Language, Numbered, Record, Texts

WorkshopKind = Literal["needs", "process", "integration", "risk", "consolidation", "market", "specification"]
WorkshopState = Literal["planned", "open", "closed"]
NeedKind = Literal["functional", "quality", "integration", "information", "security", "legal"]
Priority = Literal["must", "should", "could", "wont"]
NeedStatus = Literal["raw", "clarified", "parked", "rejected"]
NoteKind = Literal["parked", "decision", "question"]
Outcome = Literal["requirement", "criterion", "qualification", "contract", "local", "parked", "out"]
PRIORITIES: tuple[Priority, ...] = get_args(Priority)

Count = Annotated[int, Field(ge=0)]
Number = int | float
Grade = Annotated[int, Field(ge=1, le=5)]


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


class Requirement(Numbered):
    """A requirement of the tender, and the needs that it rests on."""

    text: str | None = None
    needs: Texts = ()
    number: str | None = None
    category: Literal["absolute", "evaluated", "option", "information"] | None = None
    type: Literal["functional", "non-functional"] | None = None
    weight: Number | None = None
    verification: str | None = None
    reference: str | None = None
    state: str | None = None
    recorded: datetime | None = None
    exempt: str | None = None
    note: str | None = None
    formerly: Texts = ()


class System(Numbered):
    """A system that a municipality has today."""

    text: str | None = None
    name: str | None = None
    supplier: str | None = None
    municipality: str | None = None
    areas: Texts = ()
    component: str | None = None
    recorded: datetime | None = None
    exempt: str | None = None
    note: str | None = None
    formerly: Texts = ()


class Integration(Numbered):
    """Data that goes, or should go, between two systems."""

    text: str | None = None
    source: str | None = None
    target: str | None = None
    direction: str | None = None
    standard: str | None = None
    status: Literal["in-use", "planned", "missing"] | None = None
    category: Literal["existing", "future"] | None = None
    municipality: str | None = None
    needs: Texts = ()
    recorded: datetime | None = None
    exempt: str | None = None
    note: str | None = None
    formerly: Texts = ()


class Agreement(Numbered):
    """What a municipality has signed for a system, until when and for how much."""

    text: str | None = None
    system: str | None = None
    municipality: str | None = None
    supplier: str | None = None
    type: str | None = None
    expires: date | None = None
    options: Any = None
    notice_months: Number | None = None
    annual_cost_nok: Number | None = None
    integrations: Texts = ()
    processor_agreement: Any = None
    exit: Any = None
    recorded: datetime | None = None
    exempt: str | None = None
    note: str | None = None
    formerly: Texts = ()


class Risk(Numbered):
    """What may go wrong, how likely and how bad, and what is done about it."""

    text: str | None = None
    category: str | None = None
    event: str | None = None
    cause: str | None = None
    consequence: str | None = None
    likelihood: Grade | None = None
    impact: Grade | None = None
    controls: Any = None
    measures: Any = None
    owner: str | None = None
    due: date | None = None
    residual: Any = None
    needs: Texts = ()
    milestone: str | None = None
    state: str | None = None
    recorded: datetime | None = None
    exempt: str | None = None
    note: str | None = None
    formerly: Texts = ()


class Answer(Numbered):
    """What a supplier said to a need in the market dialogue."""

    supplier: str | None = None
    need: str | None = None
    answer: Literal["standard", "configuration", "customisation", "third-party", "planned", "no"] | None = None
    available: Any = None
    text: str | None = None
    recorded: datetime | None = None
    exempt: str | None = None
    note: str | None = None
    formerly: Texts = ()


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
        return PurePosixPath(self.path).stem

    def rows(self, table: str) -> tuple[Numbered, ...]:
        """Return the rows of one of TABLES."""
        rows: tuple[Numbered, ...] = getattr(self, table)
        return rows
