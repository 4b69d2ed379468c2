"""The sections of a summary about work processes: the picture as it is and as it should be, each beside its table."""

import re
from collections.abc import Iterator
from typing import get_args

from behov.diagrams.views.nodes import Drawing
from behov.domain.errors import BehovError
from behov.domain.process import Process, Variant
from behov.domain.step_needs import needs_by_step, needs_of
from behov.exports.after.handed_out import HandedOut
from behov.exports.after.sections import Part, Picture, Section, Table
from behov.exports.processes.diagram import Making, held, pictures
from behov.exports.processes.step_rows import Onward, StepRow, step_rows
from behov.exports.processes.step_table import amount
from behov.text import explain, tr, word


def process_sections(shown: HandedOut) -> Iterator[Section]:
    """Yield a section for each process that has steps. A picture that cannot be drawn is left out, with the reason."""
    by_step = needs_by_step((shown.workshop, need) for need in shown.workshop.needs)
    for number, process in enumerate(shown.processes, 1):
        needs = needs_of(process, by_step)
        drawn = [
            Drawing(process, variant, shown.workspace.catalogue, needs, example=shown.workspace.settings.example)
            for variant in get_args(Variant)
            if process.steps(variant)
        ]
        if drawn:
            title = tr("Process: {title}", title=process.title)
            said = [f"{tr('Starts when')}: {process.trigger}"] if process.trigger else []
            said += [f"{tr('Result')}: {process.result}"] if process.result else []
            parts = tuple(_part(shown, process, each) for each in drawn)
            yield Section(f"process-{number}", title, tuple(said), parts, wide=True)


def _part(shown: HandedOut, process: Process, asked: Drawing) -> Part:
    variant: Variant = "as-is" if asked.view == "as-is" else "to-be"
    name = word(variant)
    title = f"{name[:1].upper()}{name[1:]}"
    table = _table(step_rows(process, variant, shown.workspace.catalogue), f"{process.title} – {name}")
    making = Making("screen", shown.workspace.settings.renderer or "bundled", on=shown.workshop.date)
    try:
        (svg,) = pictures(asked, "svg", making)
    except BehovError as error:  # it costs this picture: people wait at the door, and the table says the same
        return Part(title, (explain(error),), table=table)
    words = tr("Swimlane diagram. The steps are in the table below.")
    return Part(title, picture=Picture(held(svg), words, _width(svg)), table=table)


def _width(svg: bytes) -> int:
    """Return for how many pixels a drawing asks on a screen: one for each point, so that its small print is legible."""
    found = re.search(rb'<svg width="(\d+)', svg)
    return int(found[1]) if found else 0


def _table(rows: tuple[StepRow, ...], name: str) -> Table:
    return Table.of(
        tr("The steps of {title}", title=name),
        (
            (tr("No."), [row.number for row in rows]),
            (tr("Role"), [row.role for row in rows]),
            (tr("Step"), [row.text for row in rows]),
            (tr("Kind"), ["" if row.kind == "task" else word(row.kind) for row in rows]),
            (tr("What follows"), [tuple(map(_onward, row.onward)) for row in rows]),
            (tr("Systems"), [row.systems for row in rows]),
            (tr("Information in"), [row.inputs for row in rows]),
            (tr("Information out"), [row.outputs for row in rows]),
            (tr("Pain points"), [row.pains for row in rows]),
            (tr("Minutes"), [amount(row.minutes) for row in rows]),
        ),
        numbers=(tr("Minutes"),),
    )


def _onward(onward: Onward) -> str:
    return f"{onward.answer} → {onward.number}".strip()
