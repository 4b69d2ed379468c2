"""A workshop: one meeting, who was there, and everything recorded in it."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime
from datetime import date as date_  # in a record that has a field called `date`
from functools import cached_property
from typing import Annotated, Literal, TypeAlias, get_args

from pydantic import Field

from behov.domain.ids import same_id
from behov.domain.other_tables import Agreement, Answer, Integration, Requirement, Risk, System
from behov.domain.process import Variant
from behov.domain.record import Count, Language, Numbered, Record, Texts, stem_of

WorkshopKind = Literal["needs", "process", "integration", "risk", "consolidation", "market", "specification"]
WorkshopState = Literal["planned", "open", "closed"]
NeedKind = Literal["functional", "quality", "integration", "information", "security", "legal"]
Priority = Literal["must", "should", "could", "wont"]
NeedStatus = Literal["raw", "clarified", "parked", "rejected"]
NoteKind = Literal["parked", "decision", "question"]
NoteStatus = Literal["open", "done", "dropped"]
BlockKind = Literal["work", "break"]
CommentAnswer = Literal["agree", "change", "comment"]
CommentStatus = Literal["open", "accepted", "declined"]
Outcome = Literal["requirement", "criterion", "qualification", "contract", "local", "parked", "out"]
PRIORITIES: tuple[Priority, ...] = get_args(Priority)


class Need(Numbered):
    """Something that people lack, as it was said; in a consolidation, a region's own words for several of them.

    `municipalities` is None where the file leaves it out: then it is the workshop's, if that had just one. Of a local
    measure, `owner` is the role that sees to it, `benefit` what it is to bring, and `baseline` what that is today.
    `taken` and `waived` are the hints (see `behov.domain.hints`) that somebody followed, or waved through.
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
    owner: str | None = None
    benefit: str | None = None
    baseline: str | None = None
    taken: Texts = ()
    waived: Texts = ()
    note: str | None = None
    formerly: Texts = ()


class Note(Numbered):
    """Something set aside: parked for later, decided, or left open.

    It is followed up by its `owner` (a role) until `due`, or it was dropped for a `reason`. `role` and
    `municipalities` say who brought it up.
    """

    kind: NoteKind | None = None
    text: str
    role: str | None = None
    municipalities: Texts = ()
    owner: str | None = None
    due: date | None = None
    status: NoteStatus = "open"
    reason: str | None = None
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
    """One block of the day, how long it is meant to take, and when it was begun."""

    title: str = ""
    minutes: Count | None = None
    kind: BlockKind = "work"
    started: datetime | None = None


class Voting(Record):
    """How the room voted: dots for each, the most on one need, how many voted, and whether the room may see it."""

    dots: Count | None = None
    cap: Count | None = None
    voters: Count | None = None
    revealed: bool = False


class Confirmation(Record):
    """Who said, on behalf of a municipality, that the workshop is recorded as it was: a role, never a name."""

    municipality: str | None = None
    role: str | None = None
    date: date_ | None = None


class Apart(Record):
    """Needs that look alike, and are not the same: nobody has to be asked again."""

    needs: Texts = ()
    decided: date | None = None
    note: str | None = None


class Comment(Numbered):
    """What a municipality says afterwards of a need or a step (`process/step`), and what came of it.

    Of a change that was accepted, `before` is the wording that it replaced.
    """

    need: str | None = None
    step: str | None = None
    variant: Variant | None = None
    municipality: str | None = None
    role: str | None = None
    answer: CommentAnswer | None = None
    text: str | None = None
    status: CommentStatus = "open"
    reason: str | None = None
    decided: date | None = None
    before: str | None = None
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
    "comments": Comment,
}


LastNumber: TypeAlias = Annotated[int, Field(ge=0, le=999_999_999)]  # the next one can be written, and read again


class Workshop(Record):
    """One file in `workshops/`. `path` is where it stands, from the workspace's folder, with `/` between.

    In a consolidation, `apart` are needs that are not the same, and `later` those that were set aside (by id). In a
    specification, `numbered` is the last number given in each chapter.
    """

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
    language: Language | None = None
    exempt: str | None = None
    note: str | None = None
    later: Texts = ()
    participants: Annotated[tuple[Participants, ...], Field(strict=False)] = ()
    agenda: Annotated[tuple[AgendaItem, ...], Field(strict=False)] = ()
    confirmed: Annotated[tuple[Confirmation, ...], Field(strict=False)] = ()
    voting: Voting | None = None
    apart: Annotated[tuple[Apart, ...], Field(strict=False)] = ()
    numbered: Mapping[str, LastNumber] = Field(default_factory=dict)
    needs: Annotated[tuple[Need, ...], Field(strict=False)] = ()
    notes: Annotated[tuple[Note, ...], Field(strict=False)] = ()
    requirements: Annotated[tuple[Requirement, ...], Field(strict=False)] = ()
    systems: Annotated[tuple[System, ...], Field(strict=False)] = ()
    integrations: Annotated[tuple[Integration, ...], Field(strict=False)] = ()
    agreements: Annotated[tuple[Agreement, ...], Field(strict=False)] = ()
    risks: Annotated[tuple[Risk, ...], Field(strict=False)] = ()
    answers: Annotated[tuple[Answer, ...], Field(strict=False)] = ()
    comments: Annotated[tuple[Comment, ...], Field(strict=False)] = ()

    @cached_property
    def stem(self) -> str:
        """The file's name without its ending: what other records call the workshop."""
        return stem_of(self.path)

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of its rows, former ones too, in the form in which ids are compared."""
        return frozenset(
            same_id(each)
            for table in TABLES
            for row in self.rows(table)
            for each in (row.id, *getattr(row, "formerly", ()))
        )

    @cached_property
    def said(self) -> Mapping[str, tuple["Workshop", Need]]:
        """Its needs, each with itself, by their ids as ids are compared; of two with one id, the first."""
        found: dict[str, tuple[Workshop, Need]] = {}
        for need in self.needs:
            found.setdefault(same_id(need.id), (self, need))
        return found

    @cached_property
    def formerly_said(self) -> Mapping[str, tuple["Workshop", Need]]:
        """Those of its needs that had another id before, by that."""
        return {same_id(name): (self, need) for need in self.needs for name in need.formerly}

    @cached_property
    def roles_named(self) -> Counter[str]:
        """The roles that its needs name, and how often."""
        return Counter(need.role for need in self.needs if need.role)

    @cached_property
    def systems_named(self) -> Counter[str]:
        """The systems that its needs name, and how often."""
        return Counter(system for need in self.needs for system in need.systems)

    def rows(self, table: str) -> tuple[Numbered, ...]:
        """Return the rows of one of TABLES."""
        rows: tuple[Numbered, ...] = getattr(self, table)
        return rows
