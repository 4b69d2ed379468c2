"""A workshop's needs as rows of a list, and which of them hold what somebody is typing."""

from collections.abc import Mapping, Sequence

from behov.domain.filtering import folded, matching
from behov.domain.workshop import Need, Note
from behov.domain.workspace import Workspace
from behov.text import trn, word
from behov.ui.widgets.columns import Cell, Piece
from behov.ui.widgets.filter_line import with_found
from behov.ui.widgets.marks import UNKNOWN, priority_piece


def named(needs: Sequence[Need]) -> str:
    """Return what needs are called in a sentence: the words of one, or how many they are."""
    if len(needs) == 1:
        return needs[0].text
    return trn("{count} need", "{count} needs", len(needs))


class NeedSearch:
    """Remembers what is searched in each need for as long as the need is the same: folding takes most of the time."""

    def __init__(self) -> None:
        self._folded: dict[str, tuple[Need, str]] = {}

    def found(self, workspace: Workspace, needs: Sequence[Need], query: str) -> tuple[Need, ...]:
        """Return the needs that hold every word of the query: in text, role, step, names, status, note or id."""
        steps = {
            f"{process.stem}/{step.id}": step.text
            for process in workspace.processes
            for step in (*process.as_is, *process.to_be)
        }
        return tuple(
            needs[place] for place in matching([self._searched(workspace, steps, one) for one in needs], query)
        )

    def _searched(self, workspace: Workspace, step_texts: Mapping[str, str], need: Need) -> str:
        known = self._folded.get(need.id)
        if known is None or known[0] is not need:
            towns = map(workspace.catalogue.municipality_name, need.municipalities or ())
            steps = (step_texts.get(step, "") for step in need.steps)
            status = "" if need.status == "raw" else word(need.status)
            said = (need.text, need.role or "", need.note or "", need.id, status, *need.components, *towns, *steps)
            known = self._folded[need.id] = need, folded(" ".join(said))
        return known[1]


def need_row(need: Need, query: str) -> Sequence[Cell]:
    """Return a need as priority and text, in which the words of the query stand out."""
    priority = need.priority or (str(need.wrong["priority"]) if "priority" in need.wrong else None)
    said = with_found(need.text or str(need.wrong.get("text", "")), query)
    status = (Piece(f"  {word(need.status)}", "quiet"),) if need.status != "raw" else ()
    return (priority_piece(priority) if priority else Piece(UNKNOWN, "quiet"), (*said, *status))


def note_cell(note: Note) -> Cell:
    """Return a note's text, with its kind unless it is parked."""
    kind = (Piece(f"{word(note.kind)}: ", "quiet"),) if note.kind and note.kind != "parked" else ()
    return (*kind, Piece(note.text))
