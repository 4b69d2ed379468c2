"""The views of a process that the screen goes through: as it is, as it should be, and the change between the two."""

from collections.abc import Mapping
from typing import Final

from behov.diagrams.asked import View
from behov.diagrams.rail import RailLine, rail
from behov.domain.changes import Aspect, StepChange, changes
from behov.domain.flow import flows
from behov.domain.process import Process, Step, Variant
from behov.domain.workspace import Workspace
from behov.text import N_, tr
from behov.ui.widgets.columns import Piece

VIEWS: Final[Mapping[View, str]] = {"as-is": N_("As it is"), "to-be": N_("As it should be"), "change": N_("Change")}
_ASPECTS: Final[Mapping[Aspect, str]] = {
    "role": N_("role"),
    "text": N_("text"),
    "kind": N_("kind of step"),
    "systems": N_("systems"),
    "information": N_("information"),
    "time": N_("time"),
}


def variant_of(view: View) -> Variant:
    """Return the variant that a view shows; for the change it is the to-be."""
    return "as-is" if view == "as-is" else "to-be"


def steps_in(process: Process, view: View) -> tuple[Step, ...]:
    """Return the steps of a view, in the order in which they are numbered in it.

    Those of the change are the to-be's and, where they stood, those that go, each leading by name to where it leads
    in its own variant: the order of both together says nothing of the flow.
    """
    if view != "change":
        return process.steps(variant_of(view))
    if not process.as_is or not process.to_be:  # what is not described has not gone
        return ()
    before, after = ({step.id: step for step in steps} for steps in (process.as_is, process.to_be))
    told = (*flows(process.to_be), *(way for way in flows(process.as_is) if way.source not in after))
    return tuple(
        step.replace(next=tuple(way.target for way in told if way.source == step.id and not way.label))
        for each in changes(process.as_is, process.to_be)
        for step in [after.get(each.step_id) or before[each.step_id]]
    )


def rail_of(workspace: Workspace, process: Process, view: View) -> tuple[RailLine, ...]:
    """Return the lines of a view."""
    shown = process if view != "change" else process.replace(to_be=steps_in(process, view))
    return rail(shown, variant_of(view), workspace.needs_in(process), workspace.catalogue)


def said_of_changes(process: Process) -> dict[str, Piece]:
    """Return what becomes of each step in words, by step id: `changed: role, time`."""
    return {change.step_id: _said(change) for change in changes(process.as_is, process.to_be)}


def _said(change: StepChange) -> Piece:
    match change.kind:
        case "new":
            return Piece(tr("new"), "bold")
        case "gone":
            return Piece(tr("gone"), "bold")
        case "changed":
            return Piece(tr("changed: {what}", what=", ".join(tr(_ASPECTS[each]) for each in change.what)))
    return Piece("")
