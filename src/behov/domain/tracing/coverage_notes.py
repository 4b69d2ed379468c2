"""What has no link yet: needs nothing was decided on, requirements, effects, products and steps that no need is behind.

Notes, neither errors nor warnings: work that may be left to do. They say the same as the statuses of the trace matrix.
"""

from collections.abc import Iterator, Mapping

from behov.domain.catalogue import Entry
from behov.domain.ids import same_id
from behov.domain.matrix import need_rows
from behov.domain.process import Process
from behov.domain.specification.basis import WITHDRAWN, suspects
from behov.domain.tracing.chains import Chains
from behov.domain.workshop import Need
from behov.domain.workspace import Finding, Workspace

_SETTINGS = "behov.toml"
_DONE = ("task", "decision")  # the kinds of step in which somebody does something


def coverage_notes(workspace: Workspace) -> tuple[Finding, ...]:
    """Return what lacks a link, with the keys that lead to its place; the line is looked up by whoever reads files."""
    return (
        *_of_needs(workspace),
        *_of_requirements(workspace),
        *_of_processes(workspace),
        *_of_catalogue(workspace),
    )


def _of_needs(workspace: Workspace) -> Iterator[Finding]:
    chains = Chains(workspace)
    for row in need_rows(workspace):
        path, keys, values = row.workshop.path, ("needs", row.need.id), {"id": row.need.id}
        statuses = {status for chain in chains.of(row) for status in chain.statuses}
        if "missing-regional" in statuses:
            yield Finding(path, "need-not-gathered", keys, values)
        elif "missing-decision" in statuses and row.workshop.kind == "consolidation":
            yield Finding(path, "need-without-outcome", keys, values)
        if "missing-requirement" in statuses:
            yield Finding(path, "need-without-requirement", keys, values)
    for workshop, need in workspace.needs:
        gathered = workspace.gathered_in.get(same_id(need.id), ())
        if len(gathered) > 1:
            others = ", ".join(regional.id for _, regional in gathered)
            yield Finding(workshop.path, "need-gathered-twice", ("needs", need.id), {"id": need.id, "others": others})


def _of_requirements(workspace: Workspace) -> Iterator[Finding]:
    changed = suspects(workspace)
    for workshop, requirement in workspace.requirements:
        keys = ("requirements", requirement.id)
        values = {"number": requirement.number or requirement.id}
        if requirement.state != WITHDRAWN and not any(same_id(name) in workspace.said for name in requirement.needs):
            yield Finding(workshop.path, "requirement-without-needs", keys, values)
        if needs := changed.get(requirement.id):
            yield Finding(workshop.path, "suspect-requirement", keys, {**values, "needs": ", ".join(needs)})


def _of_processes(workspace: Workspace) -> Iterator[Finding]:
    linked = frozenset(step for need in _standing(workspace) for step in need.steps)
    for process in workspace.processes:
        without = {
            step_id: place for step_id, place in _places(process).items() if f"{process.stem}/{step_id}" not in linked
        }
        if len(without) == len(_places(process)) > 0:
            yield Finding(process.path, "process-without-needs", (), {"process": process.title})
            continue
        for variant, place in without.values():
            text = (process.as_is if variant == "as_is" else process.to_be)[place].text
            yield Finding(process.path, "step-without-needs", (variant, place), {"step": text})


def _of_catalogue(workspace: Workspace) -> Iterator[Finding]:
    catalogue, language = workspace.catalogue, workspace.settings.language
    measured = {name: each for name, each in catalogue.products.items() if each.measured_by == "system"}
    named: tuple[tuple[str, str, Mapping[str, Entry]], ...] = (
        ("effects", "effect-without-needs", catalogue.effects),
        ("products", "product-without-needs", measured),
    )
    for table, code, entries in named:
        raised = frozenset(name for need in _standing(workspace) for name in getattr(need, table))
        for name, entry in entries.items():
            if name not in raised:
                values = {"id": name, "name": entry.label(language)}
                yield Finding(_SETTINGS, code, ("catalogue", table, name), values)


def _standing(workspace: Workspace) -> Iterator[Need]:
    """Yield the needs that something may come of, raw and regional."""
    for _, need in (*workspace.needs, *workspace.regional_needs):
        if "out" not in (need.scope, need.outcome) and need.status != "rejected":
            yield need


def _places(process: Process) -> dict[str, tuple[str, int]]:
    """Return where each step in which something is done stands, as it is or, where it is new, as it should be."""
    return {
        step.id: (variant, place)
        for variant, steps in (("to_be", process.to_be), ("as_is", process.as_is))
        for place, step in enumerate(steps)
        if step.kind in _DONE
    }
