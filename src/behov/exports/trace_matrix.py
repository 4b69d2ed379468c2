"""The trace matrix: from a need to who said it, where in which process, to what effect, and to its requirements."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from behov.domain.ids import same_id
from behov.domain.matrix import MatrixRow, Said
from behov.domain.process import Step
from behov.domain.workshop import Need, Workshop
from behov.domain.workspace import Workspace, area_of
from behov.exports.references import References
from behov.exports.selection import Selection
from behov.exports.table import Cell, Table, frame_of
from behov.exports.wording import Wording
from behov.text import N_
from behov.visible import joined

_COLUMNS = {
    "need_id": N_("Need ID"),
    "raw_need_id": N_("Raw need ID"),
    "service_area": N_("Service area"),
    "municipality_number": N_("Municipality number"),
    "workshop_id": N_("Workshop ID"),
    "process_id": N_("Process ID"),
    "process": N_("Process"),
    "step_id": N_("Step ID"),
    "step": N_("Step"),
    "role": N_("Role"),
    "pain_point": N_("Pain point"),
    "effect_id": N_("Effect ID"),
    "effect": N_("Effect"),
    "product_id": N_("Project product"),
    "component_id": N_("Component ID"),
    "component": N_("Component"),
    "requirement_id": N_("Requirement ID"),
    "trace_status": N_("Trace status"),
}
_STATUSES = {
    "complete": N_("complete"),
    "missing-step": N_("lacks a process step"),
    "missing-effect": N_("lacks an effect"),
    "missing-component": N_("lacks a component"),
    "missing-decision": N_("lacks a decision on requirements"),
    "out-of-scope": N_("out of scope"),
}


def trace_matrix(selection: Selection, wording: Wording) -> Table:
    """Return a row for each need, raw need of it, and step that the raw need is about; several values share a cell.

    A consolidated need that gathers nothing is traced as if it had been said where it was consolidated.
    """
    traces = _Traces(selection, wording)
    rows = [trace for row in selection.rows for said in row.raw or (None,) for trace in traces.of(row, said)]
    return Table(wording.headings(_COLUMNS), frame_of(tuple(_COLUMNS), rows))


class _Traces:
    """Makes the rows of needs; what they refer to is looked up once."""

    def __init__(self, selection: Selection, wording: Wording) -> None:
        self._selection = selection
        self._references = References(selection.workspace, wording)
        self._requirements = _requirements(selection.workspace)
        self._statuses = {status: wording.choose(status, message) for status, message in _STATUSES.items()}

    def of(self, row: MatrixRow, said: Said | None) -> Iterator[list[Cell]]:
        """Yield the rows of a need and one of its raw needs: one for each step, or one where there is no step."""
        workshop, raw = said or (row.workshop, row.need)
        for reference in dict.fromkeys(raw.steps) or ("",):
            yield self._trace(row.need, workshop, raw, reference)

    def _trace(self, need: Need, workshop: Workshop, said: Need, reference: str) -> list[Cell]:
        process_id, _, step_id = reference.partition("/")
        process = self._references.processes.get(process_id)
        step = self._references.steps.get(reference)
        effects, components = _either(need, said, "effects"), _either(need, said, "components")
        requirements = list(dict.fromkeys((*self._resting_on(need), *self._resting_on(said))))
        statuses = _statuses(need, said, step, requirements)
        return [
            need.id,
            said.id if workshop.kind != "consolidation" else None,
            self._references.area(area_of(workshop, said)),
            joined(self._selection.raised_by(((workshop, said),))),
            workshop.stem,
            process_id,
            process.title if process else None,
            step_id,
            step.text if step else None,
            said.role or (step.role if step else None),
            joined(step.pains) if step else None,
            joined(effects),
            self._references.effects(effects),
            joined(_either(need, said, "products")),
            joined(components),
            self._references.components(components),
            joined(requirements),
            joined(self._statuses[status] for status in statuses),
        ]

    def _resting_on(self, need: Need) -> Iterator[str]:
        for name in (need.id, *need.formerly):
            yield from self._requirements.get(same_id(name), ())


def _statuses(need: Need, said: Need, step: Step | None, requirements: list[str]) -> list[str]:
    """Return what a trace lacks. What is out of scope lacks nothing, and a decision is an outcome or a requirement."""
    if "out" in (need.scope, said.scope, need.outcome):
        return ["out-of-scope"]
    lacking = {
        "missing-step": step is None,
        "missing-effect": not _either(need, said, "effects"),
        "missing-component": "integration" in (need.kind, said.kind) and not _either(need, said, "components"),
        "missing-decision": need.outcome is None and not requirements,
    }
    return [status for status, lacks in lacking.items() if lacks] or ["complete"]


def _either(need: Need, said: Need, field: str) -> list[str]:
    """Return what the raw need names in a field, and what was added when it was gathered."""
    return list(dict.fromkeys((*getattr(said, field), *getattr(need, field))))


def _requirements(workspace: Workspace) -> Mapping[str, list[str]]:
    """Return the ids of the requirements that rest on each need, by the need's id."""
    found: dict[str, list[str]] = defaultdict(list)
    for workshop in workspace.workshops:
        for requirement in workshop.requirements:
            for need_id in requirement.needs:
                found[same_id(need_id)].append(requirement.id)
    return found
