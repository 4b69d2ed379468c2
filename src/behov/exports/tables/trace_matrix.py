"""The trace matrix: from a need to who said it, where in which process, to what effect, and to its requirements."""

from behov.domain.tracing.chains import Chain, Chains
from behov.domain.workshop import Need
from behov.domain.workspace import area_of
from behov.exports.selection import Selection
from behov.exports.tables.references import References
from behov.exports.tables.requirements import number_of
from behov.exports.tables.table import Cell, Table, frame_of
from behov.exports.wording import Wording
from behov.text import N_
from behov.visible import joined

_COLUMNS = {
    "need_id": N_("Need ID"),
    "need": N_("Need"),
    "raw_need_id": N_("Raw need ID"),
    "raw_need": N_("Raw need"),
    "service_area": N_("Service area"),
    "municipality_number": N_("Municipality number"),
    "municipality": N_("Municipality"),
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
    "outcome": N_("Outcome"),
    "requirement_id": N_("Requirement ID"),
    "requirement_record_id": N_("Internal requirement ID"),
    "requirement": N_("Requirement"),
    "requirement_state": N_("Requirement status"),
    "trace_status": N_("Trace status"),
}


def trace_matrix(selection: Selection, wording: Wording) -> Table:
    """Return a row for each need, raw need of it, and step that the raw need is about; several values share a cell.

    A requirement goes by its number, as in all tables. Of several, all that is said of them stands in the same order.
    """
    chains, traces = Chains(selection.workspace), _Traces(selection, wording)
    rows = [traces.row(chain) for row in selection.rows for chain in chains.of(row)]
    return Table(wording.headings(_COLUMNS), frame_of(tuple(_COLUMNS), rows))


class _Traces:
    """Writes chains as rows; what they refer to is looked up once."""

    def __init__(self, selection: Selection, wording: Wording) -> None:
        self._selection = selection
        self._references = References(selection.workspace, wording)
        self._wording = wording

    def row(self, chain: Chain) -> list[Cell]:
        """Return the cells of a chain."""
        need, (workshop, said) = chain.need, chain.said
        process_id, _, step_id = chain.step.partition("/")
        process = self._references.processes.get(process_id)
        step = self._references.steps.get(chain.step)
        effects, components = _either(need, said, "effects"), _either(need, said, "components")
        numbers = self._selection.raised_by((chain.said,))
        raw = said if workshop.kind != "consolidation" else None
        return [
            need.id,
            need.text,
            raw.id if raw else None,
            raw.text if raw else None,
            self._references.area(area_of(workshop, said)),
            joined(numbers),
            self._references.municipalities(numbers),
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
            self._wording.word(need.outcome),
            joined(map(number_of, chain.requirements)),
            joined(each.id for each in chain.requirements),
            joined(each.text or "" for each in chain.requirements),
            joined(self._wording.word(each.state or "draft") for each in chain.requirements),
            joined(map(self._wording.word, chain.statuses)),
        ]


def _either(need: Need, said: Need, field: str) -> list[str]:
    """Return what the raw need names in a field, and what was added when it was gathered."""
    return list(dict.fromkeys((*getattr(said, field), *getattr(need, field))))
