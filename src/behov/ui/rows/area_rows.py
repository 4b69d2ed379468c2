"""The overview's rows: service areas, with their workshops and processes below those that are unfolded."""

from collections.abc import Iterator, Sequence

from behov.domain.filtering import folded_all, matching
from behov.domain.process import Process
from behov.domain.standing import AreaStanding, Standing
from behov.domain.workshop import Workshop
from behov.domain.workspace import Workspace
from behov.text import N_, language, tr, word
from behov.ui.widgets.columns import Cell, Piece
from behov.ui.widgets.filter_line import with_found

AREA, WORKSHOP, PROCESS = "area", "workshop", "process"


def area_rows(
    workspace: Workspace, standing: Standing, unfolded: set[str], query: str
) -> Iterator[tuple[str, Sequence[Cell]]]:
    """Yield every row's key and cells: areas, and in those that are unfolded what they have.

    A key is a kind (AREA, WORKSHOP, PROCESS), a colon, and an area's id or a path. With a query, only what has its
    words is there, all of it unfolded.
    """
    for area in standing.areas:
        records: tuple[Workshop | Process, ...] = (*area.workshops, *area.processes)
        if query:
            titles = folded_all(each.title for each in records)
            records = tuple(records[place] for place in matching(titles, query))
            if not records:
                continue
        seen = bool(query) or area.area in unfolded
        yield f"{AREA}:{area.area}", _area_row(workspace, area, seen)
        if seen:
            for record in records:
                if isinstance(record, Workshop):
                    yield f"{WORKSHOP}:{record.path}", _workshop_row(record, query)
                else:
                    yield f"{PROCESS}:{record.path}", _process_row(workspace, record, query)


def _area_row(workspace: Workspace, area: AreaStanding, unfolded: bool) -> Sequence[Cell]:
    known = workspace.catalogue.areas.get(area.area)
    held = tr("{held} of {all}", held=area.held, all=len(area.workshops)) if area.workshops else "–"
    mark = Piece(("▾" if unfolded else "▸") if area.workshops or area.processes else "", "quiet")
    return (mark, known.label(language()) if known else tr("All areas"), held, str(area.needs) if area.needs else "–")


def _workshop_row(workshop: Workshop, query: str) -> Sequence[Cell]:
    date = f"{workshop.date.day}.{workshop.date.month}.{workshop.date:%y}"
    state = () if workshop.state in (None, "closed") else (Piece(f"  {word(workshop.state)}", "bold"),)
    return (
        "",
        (*_quiet(with_found(workshop.title, query)), *state),
        Piece(date, "quiet"),
        Piece(str(len(workshop.needs)), "quiet"),
    )


def _process_row(workspace: Workspace, process: Process, query: str) -> Sequence[Cell]:
    variants = [tr(variant) for variant, steps in ((N_("now"), process.as_is), (N_("wanted"), process.to_be)) if steps]
    needs = sum(workspace.needs_in(process).values())
    return (
        Piece("→", "quiet"),
        _quiet(with_found(process.title, query)),
        Piece(" · ".join(variants) or tr("no steps"), "quiet"),
        Piece(str(needs) if needs else "–", "quiet"),
    )


def _quiet(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    return tuple(piece if piece.ink else Piece(piece.text, "quiet") for piece in pieces)
