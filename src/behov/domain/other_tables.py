"""What the other kinds of workshop record: requirements, systems, integrations, agreements, risks and answers.

They are read, checked, kept and saved. The needs of a consolidation are needs; see `behov.domain.workshop`.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any, Literal, get_args

from pydantic import Field

from behov.domain.record import Language, Numbered, Texts

Category = Literal["absolute", "evaluated", "option", "information"]
RequirementType = Literal["functional", "non-functional"]
CATEGORIES: tuple[Category, ...] = get_args(Category)
STATES = ("draft", "ready", "withdrawn")  # of a requirement; left out = draft
Number = int | float
Grade = Annotated[int, Field(ge=1, le=5)]


class Requirement(Numbered):
    """A requirement of the tender, and the needs that it rests on.

    `was_numbered` are the numbers that it had in other chapters. `seen` holds a mark of each of its needs as it was
    when somebody last looked; see `specification/basis.py`. `state` is one of STATES, or what another tool wrote. It is
    withdrawn, not deleted: its number is never used again.
    """

    text: str | None = None
    needs: Texts = ()
    chapter: str | None = None
    number: str | None = None
    was_numbered: Texts = ()
    category: Category | None = None
    type: RequirementType | None = None
    weight: Number | None = None
    verification: str | None = None
    reference: str | None = None
    state: str | None = None
    language: Language | None = None
    seen: Mapping[str, str] = Field(default_factory=dict)
    waived: Texts = ()
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
