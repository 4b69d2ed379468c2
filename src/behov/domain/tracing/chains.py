"""The chains of a trace: from a need and what was said, by way of a step, to the requirements, and what each lacks."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from behov.domain.ids import same_id
from behov.domain.matrix import MatrixRow, Said
from behov.domain.other_tables import Requirement
from behov.domain.specification.basis import WITHDRAWN, suspects
from behov.domain.workshop import Need
from behov.domain.workspace import Workspace

TraceStatus = Literal[
    "complete",
    "missing-step",
    "missing-effect",
    "missing-component",
    "missing-regional",
    "missing-decision",
    "missing-requirement",
    "suspect",
    "out-of-scope",
    "rejected",
]


@dataclass(frozen=True)
class Chain:
    """A need, one raw need of it as it was `said`, one of that one's steps ("" for none), and what rests on the two.

    A regional need that gathers nothing is traced as if it had been said where it was consolidated. `requirements` are
    withdrawn ones too, last; `statuses` name what is missing.
    """

    need: Need
    said: Said
    step: str
    requirements: tuple[Requirement, ...]
    statuses: tuple[TraceStatus, ...]


class Chains:
    """The chains of one workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._consolidating = any(each.kind == "consolidation" for each in workspace.workshops)
        self._steps = frozenset(f"{each.stem}/{step}" for each in workspace.processes for step in each.step_ids)

    def of(self, row: MatrixRow) -> Iterator[Chain]:
        """Yield the chains of a row: one for each raw need and step, or one where there is no step."""
        of_need = self._resting_on(row.need)
        for said in row.raw or ((row.workshop, row.need),):
            raw = said[1]
            requirements = of_need if raw is row.need else _once((*of_need, *self._resting_on(raw)))
            for step in dict.fromkeys(raw.steps) or ("",):
                statuses = tuple(self._statuses(row.need, said, step, requirements))
                yield Chain(row.need, said, step, requirements, statuses or ("complete",))

    def lacking(self, said: Said) -> tuple[TraceStatus, ...]:
        """Return what the chains of a need lack, a raw or a regional one, each once; nothing where all is there."""
        if said[0].kind == "consolidation":
            raw = (each for each in _reached(said, self._merged) if each[0].kind != "consolidation")
            rows = [MatrixRow(*said, tuple(raw))]
        else:
            rows = [MatrixRow(*each, (said,)) for each in tuple(_reached(said, self._gathering)) or (said,)]
        found = dict.fromkeys(status for row in rows for chain in self.of(row) for status in chain.statuses)
        return tuple(status for status in found if status != "complete")

    def _statuses(
        self, need: Need, said: Said, step: str, requirements: tuple[Requirement, ...]
    ) -> Iterator[TraceStatus]:
        """Yield what a chain lacks. What is out of scope or rejected lacks nothing."""
        workshop, raw = said
        if "out" in (need.scope, raw.scope, need.outcome):
            yield "out-of-scope"
            return
        if "rejected" in (need.status, raw.status):
            yield "rejected"
            return
        standing = [each for each in requirements if each.state != WITHDRAWN]
        undecided = need.outcome is None and not standing
        if step not in self._steps:
            yield "missing-step"
        if not (need.effects or raw.effects):
            yield "missing-effect"
        if "integration" in (need.kind, raw.kind) and not (need.components or raw.components):
            yield "missing-component"
        if undecided and need is raw and workshop.kind != "consolidation" and self._consolidating:
            yield "missing-regional"
        if undecided:
            yield "missing-decision"
        if need.outcome == "requirement" and not standing:
            yield "missing-requirement"
        if any(each.id in self._suspects for each in standing):
            yield "suspect"

    def _merged(self, need: Need) -> Iterator[Said]:
        said = self._workspace.said
        return (said[name] for name in map(same_id, need.merges) if name in said)

    def _gathering(self, need: Need) -> Iterable[Said]:
        return self._workspace.gathered_in.get(self._workspace.present_id(need.id), ())

    def _resting_on(self, need: Need) -> tuple[Requirement, ...]:
        found = self._workspace.resting_on.get(self._workspace.present_id(need.id), ())
        return _once(requirement for _, requirement in found)

    @cached_property
    def _suspects(self) -> frozenset[str]:
        return frozenset(suspects(self._workspace))


def _reached(begin: Said, onward: Callable[[Need], Iterable[Said]]) -> Iterator[Said]:
    """Yield the needs that one comes to from a need, itself or through others; each once, and not that one."""
    met = {begin[1].id}
    asked = [begin]
    for _, need in asked:  # which grows as it is read
        for said in onward(need):
            if said[1].id not in met:
                met.add(said[1].id)
                asked.append(said)
                yield said


def _once(requirements: Iterable[Requirement]) -> tuple[Requirement, ...]:
    """Return each requirement once, withdrawn ones last."""
    found = {each.id: each for each in requirements}
    return tuple(sorted(found.values(), key=lambda each: each.state == WITHDRAWN))
