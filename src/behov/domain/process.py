"""A work process: who does what, in which order, as it is and as it should be."""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from behov.domain.record import Record, Texts, stem_of

StepKind = Literal["start", "task", "decision", "wait", "end"]
Variant = Literal["as-is", "to-be"]


class Branch(Record):
    """Where an answer leads, and how often it is given: `share` is between 0 and 1, or None where nobody said."""

    to: str
    share: Annotated[int | float, Field(ge=0, le=1)] | None = None


def _as_branch(value: Any) -> Any:
    return value if isinstance(value, (Branch, Mapping)) else {"to": value}


class Step(Record):
    """One thing that one role does, or a point where the flow starts, divides, waits or ends.

    `next` is None where the file leaves it out (the step below follows), and empty where nothing follows.
    """

    id: str
    kind: StepKind = "task"
    role: str | None = None
    text: str
    systems: Texts = ()
    components: Texts = ()
    inputs: Texts = ()
    outputs: Texts = ()
    pains: Texts = ()
    minutes: Annotated[int | float, Field(ge=0)] | None = None
    next: Texts | None = None
    branches: Mapping[str, Annotated[Branch, BeforeValidator(_as_branch)]] = Field(default_factory=dict)
    exempt: str | None = None
    note: str | None = None


class Volume(Record):
    """How often a process runs in a year: counted in some municipalities, estimated for the others."""

    count: Annotated[int | float, Field(ge=0)] | None = None
    per: Literal["10000-inhabitants", "municipality", "place"] | None = None
    counted: Mapping[str, Annotated[int | float, Field(ge=0)]] = Field(default_factory=dict)
    note: str | None = None


class Process(Record):
    """One file in `processes/`. `path` is where it stands, from the workspace's folder, with `/` between."""

    path: str = Field(exclude=True)
    format: Literal[1] = 1
    title: str
    area: str | None = None
    owner: str | None = None
    trigger: str | None = None
    result: str | None = None
    municipalities: Texts = ()
    variant_of: str | None = None
    exempt: str | None = None
    note: str | None = None
    volume: Volume | None = None
    as_is: Annotated[tuple[Step, ...], Field(strict=False)] = ()
    to_be: Annotated[tuple[Step, ...], Field(strict=False)] = ()

    @cached_property
    def stem(self) -> str:
        """The file's name without its ending: what other records call the process."""
        return stem_of(self.path)

    def steps(self, variant: Variant) -> tuple[Step, ...]:
        """Return the steps of one variant, in the order of the file."""
        return self.as_is if variant == "as-is" else self.to_be

    @cached_property
    def step_ids(self) -> frozenset[str]:
        """The ids of the steps of both variants."""
        return frozenset(step.id for step in (*self.as_is, *self.to_be))


def lanes(steps: tuple[Step, ...]) -> tuple[str, ...]:
    """Return the roles of these steps, each once, in the order in which they first act; "" for steps without one."""
    return tuple(dict.fromkeys(step.role or "" for step in steps))
