"""What is known of a need while one consolidates: a raw one as it was said, a regional one with what it gathers."""

from collections.abc import Iterator, Sequence

from behov.domain.consolidation.progress import Consolidation
from behov.domain.consolidation.regional import priorities_by_municipality
from behov.domain.ids import same_id
from behov.domain.matrix import MatrixRow, Said
from behov.domain.workspace import Workspace
from behov.text import tr, word
from behov.ui.rows.consolidation_rows import area_name, counted, gathered_row, gathers, who
from behov.ui.rows.need_detail import step_name
from behov.ui.widgets.columns import Cell, Piece
from behov.ui.widgets.marks import priority_piece

Rows = tuple[tuple[str, Cell], ...]


def raw_detail(consolidation: Consolidation, said: Said) -> Rows:
    """Return the whole text of a raw need, and what is known of it. What is not known is left out."""
    return tuple(row for row in _of_raw(consolidation, said) if row[1])


def regional_detail(workspace: Workspace, row: MatrixRow) -> Rows:
    """Return the whole text of a regional need, its priority, and beside it what areas and municipalities think."""
    return tuple(each for each in _of_regional(workspace, row) if each[1])


def gathering_detail(workspace: Workspace, raw: Sequence[Said]) -> Rows:
    """Return the texts that are about to become one, each with who said it."""
    return tuple(("", cell) for each in raw for cell in gathered_row(workspace, each))


def areas_in_short(workspace: Workspace, row: MatrixRow) -> str:
    """Return what each area thinks that it is worth, by the area's letters: `HJT must 2   INS ≠ must 1 · could 1`."""
    return "   ".join(f"{workspace.catalogue.prefix(area)} {counted(row.priorities(area))}" for area in row.by_area)


def _of_raw(consolidation: Consolidation, said: Said) -> Iterator[tuple[str, Cell]]:
    workspace, (_, need) = consolidation.workspace, said
    name = same_id(need.id)
    votes = (tr("Votes"), str(need.votes)) if need.votes is not None else ("", "")
    yield "", need.text
    yield tr("Said by"), who(workspace, said)
    yield tr("Step"), ", ".join(step_name(workspace, step) for step in need.steps)
    yield (
        tr("Priority"),
        (
            priority_piece(need.priority),
            Piece(f"   {votes[0]} {votes[1]}" if votes[1] else "", "quiet"),
            Piece(f"   {word(need.language)}" if need.language else "", "quiet"),
            Piece(f"   {need.id}", "quiet"),
        ),
    )
    yield tr("Gathered in"), " / ".join(regional.text for _, regional in workspace.gathered_in.get(name, ()))
    apart = (other for pair in consolidation.apart if name in pair for other in pair if other != name)
    known = (workspace.said[other][1].text for other in apart if other in workspace.said)
    yield tr("Not same"), " / ".join(known)
    yield tr("Exempt"), need.exempt or ""
    yield tr("Note"), need.note or ""


def _of_regional(workspace: Workspace, row: MatrixRow) -> Iterator[tuple[str, Cell]]:
    need = row.need
    yield "", (Piece(need.text, "bold"),)
    yield (
        tr("Decided"),
        (
            priority_piece(need.priority),
            Piece(f"   {gathers(need.merges)}", "quiet"),
            Piece(f"   {word(need.language)}" if need.language else "", "quiet"),
            Piece(f"   {need.id}", "quiet"),
        ),
    )
    yield (
        tr("Areas"),
        "   ".join(f"{area_name(workspace, area)} {counted(row.priorities(area))}" for area in row.by_area),
    )
    towns = priorities_by_municipality(workspace, row)
    yield (
        tr("Raised by"),
        "   ".join(
            f"{workspace.catalogue.municipality_name(number)} {counted(counts)}" for number, counts in towns.items()
        ),
    )
    yield tr("Outcome"), " ".join(filter(None, (word(need.outcome), need.reason)))
    yield tr("Exempt"), need.exempt or ""
    yield tr("Note"), need.note or ""
