"""What is handed over of the processes: pictures with their tables, files for process tools, maps, and print."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import get_args
from urllib.parse import quote

from behov.diagrams.asked import Audience, View
from behov.diagrams.views.nodes import Drawing, has_steps
from behov.domain.catalogue import Area
from behov.domain.privacy import without_birth_numbers
from behov.domain.process import Process, Variant
from behov.domain.process_edits import slug
from behov.domain.step_needs import needs_of
from behov.exports.handing_over import Piece
from behov.exports.processes.diagram import Making, drawing, pictures
from behov.exports.processes.diagram_files import PRINTED, SITUATIONS
from behov.exports.processes.map import integration_map
from behov.exports.processes.printing import Printable, area_booklet, process_pdf
from behov.exports.selection import Selection
from behov.text import language, tr
from behov.visible import one_line

DIAGRAMS = "diagrammer"
BPMN = "bpmn"
BOOKLETS = "hefter"


@dataclass(frozen=True)
class _Described:
    """A process, what its files are called, and its pictures by what they show."""

    name: str
    process: Process
    asked: Mapping[View, Drawing]


def drawn_pieces(selection: Selection, audience: Audience, making: Making) -> Iterator[Piece]:
    """Yield the pictures, the step tables, the BPMN files and the maps of the systems."""
    described = _described(selection, audience)
    for each in described:
        for view, asked in each.asked.items():
            yield Piece(f"{DIAGRAMS}/{each.name}.{view}.svg", partial(_picture, asked, making), drawn=True)
        for variant in (variant for variant in SITUATIONS if variant in each.asked):
            file = f"{each.name}.{variant}"
            table = partial(_table, selection, each.process, variant, quote(f"{file}.svg"), audience)
            yield Piece(f"{DIAGRAMS}/{file}.html", table)
            yield Piece(f"{BPMN}/{file}.bpmn", partial(_bpmn, each.asked[variant]))
    if described:
        areas = {each.process.area for each in described}
        known = selection.workspace.catalogue.areas
        for area in (None, *(area for area in known.values() if area.id in areas)):
            name = slug(area.id) if area else "region"
            yield Piece(f"{DIAGRAMS}/{name}.map.svg", partial(_map, selection, area, audience, making), drawn=True)
            yield Piece(
                f"{DIAGRAMS}/{name}.map.html", partial(_map_table, selection, area, f"{name}.map.svg", audience)
            )


def printed_pieces(selection: Selection, audience: Audience, making: Making) -> Iterator[Piece]:
    """Yield a PDF of each process, and a booklet of each area's."""
    by_area: dict[str, list[Printable]] = defaultdict(list)
    for each in _described(selection, audience):
        drawings = [Printable(each.asked[view], making) for view in PRINTED if view in each.asked]
        by_area[each.process.area or ""] += drawings
        yield Piece(f"{DIAGRAMS}/{each.name}.pdf", partial(process_pdf, drawings), drawn=True)
    workspace = selection.workspace
    areas = workspace.catalogue.areas
    for area_id, drawings in by_area.items():
        title = areas[area_id].label(language()) if area_id in areas else area_id or tr("Without service area")
        region = without_birth_numbers(workspace.settings.name or "")
        make = partial(area_booklet, drawings, one_line(without_birth_numbers(title)), region)
        yield Piece(f"{BOOKLETS}/{slug(area_id) or 'uten-tjenesteomrade'}.pdf", make, drawn=True)


def _described(selection: Selection, audience: Audience) -> list[_Described]:
    """Return the processes that are handed over: those of somebody who takes part, and for a tender the public ones."""
    workspace = selection.workspace
    stems = Counter(process.stem for process in workspace.processes)
    found = []
    for process in workspace.processes:
        if not selection.concerns(process.municipalities) or (audience == "tender" and process.exempt):
            continue
        asked_for = needs_of(process, selection.needs_by_step)
        name = process.stem if stems[process.stem] == 1 else _whole_name(process)
        told = asked_for and audience != "tender"  # how many needs there are of each step
        views = [view for view in get_args(View) if has_steps(process, view) and (view != "heat" or told)]
        asked = {view: drawing(workspace, process, view, audience, selection) for view in views}
        if asked:
            found.append(_Described(name, process, asked))
    return found


def _whole_name(process: Process) -> str:
    """Return a name for one of two processes that were given one: their folders tell them apart."""
    return process.path.removeprefix("processes/").removesuffix(".toml").replace("/", "-")


def _picture(asked: Drawing, making: Making) -> bytes:
    return pictures(asked, "svg", replace(making, paper="screen"))[0]


def _bpmn(asked: Drawing) -> bytes:
    from behov.diagrams.bpmn.file import write_bpmn  # late: most commands write none

    return write_bpmn(asked)


def _table(selection: Selection, process: Process, variant: Variant, picture: str, audience: Audience) -> bytes:
    from behov.exports.processes.step_table import step_table  # late: the library of its page takes long to load

    return step_table(selection.workspace, process, variant, picture, audience)


def _map(selection: Selection, area: Area | None, audience: Audience, making: Making) -> bytes:
    workspace, taking_part = selection.workspace, selection.taking_part
    return integration_map(workspace, area, "svg", making.renderer, audience=audience, taking_part=taking_part)


def _map_table(selection: Selection, area: Area | None, picture: str, audience: Audience) -> bytes:
    from behov.exports.processes.map_table import map_table  # late, as above

    return map_table(selection.workspace, area, picture, audience, selection.taking_part)
