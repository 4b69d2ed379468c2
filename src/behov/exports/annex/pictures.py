"""The processes of annex 1, as suppliers see them: drawn on as many pictures as it takes to read them, and in words."""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Final, NamedTuple

from behov.diagrams.dot import write_dot
from behov.diagrams.looks.sizes import NORMAL
from behov.diagrams.pages import Pages, pages
from behov.diagrams.positions import AROUND, Layout
from behov.diagrams.views.drawing import as_seen, chart
from behov.diagrams.views.nodes import distinct, has_steps
from behov.diagrams.views.situation import name_of
from behov.domain.process import Process, Variant
from behov.domain.product_names import product_names
from behov.domain.record import Language
from behov.exports.annex.records import Described, Figure, Situation, Words
from behov.exports.processes.diagram import drawing
from behov.exports.processes.diagram_files import SITUATIONS
from behov.exports.processes.step_rows import StepRow, step_rows
from behov.exports.render_cache import drawn
from behov.exports.selection import Selection
from behov.text import tr
from behov.visible import one_line

_DPI: Final = 300  # what a printing house asks for
_SMALLEST: Final = 6.0  # points, of text, as in a PDF
_AT_ONCE: Final = 3
_LONGEST: Final = 200  # of a step that is told


class Room(NamedTuple):
    """How wide and how high a picture may be, in points."""

    width: float
    height: float


class _Drawn(NamedTuple):
    """A situation whose pictures are being made."""

    name: str
    process: Process  # as suppliers see it
    cut: Pages
    pngs: list[Future[bytes]]
    step_ids: list[str]
    steps: tuple[StepRow, ...]

    @property
    def title(self) -> str:
        return one_line(self.process.title)


def described(selection: Selection, room: Room) -> tuple[Described, ...]:
    """Return the processes of those who take part, in the language now spoken, as suppliers see them.

    There are neither pain points, nor names of products, nor what is exempt. Raises NoSuchRenderer or DiagramFailed.
    """
    shown = [
        process
        for process in selection.workspace.processes
        if selection.concerns(process.municipalities) and not process.exempt and (process.as_is or process.to_be)
    ]
    products = product_names(selection.workspace) if shown else frozenset()
    with ThreadPoolExecutor(_AT_ONCE) as pool:  # graphviz draws while the next one is laid out here
        begun = [
            [
                _begun(selection, process, variant, room, products, pool)
                for variant in SITUATIONS
                if has_steps(process, variant)
            ]
            for process in shown
        ]
    return tuple(_told(each, selection.workspace.settings.language) for each in begun)


def _begun(
    selection: Selection,
    process: Process,
    variant: Variant,
    room: Room,
    products: frozenset[str],
    pool: ThreadPoolExecutor,
) -> _Drawn:
    workspace = selection.workspace
    asked = drawing(workspace, process, variant, "tender", selection)
    cut = pages(chart(asked), NORMAL, room, _SMALLEST)
    renderer = workspace.settings.renderer or "bundled"
    dpi = round(_DPI * cut.scale)
    pngs = [pool.submit(drawn, write_dot(layout), "png", renderer, dpi) for layout in cut.layouts]
    seen = as_seen(asked).process
    step_ids = [step.id for step in distinct(seen.steps(variant))]
    steps = step_rows(process, variant, workspace.catalogue, "tender", products)
    return _Drawn(name_of(variant), seen, cut, pngs, step_ids, steps)


def _told(begun: list[_Drawn], own: Language) -> Described:
    first = begun[0]
    situations = tuple(Situation(each.name, tuple(_figures(each)), each.steps) for each in begun)
    trigger, result = (one_line(said or "") for said in (first.process.trigger, first.process.result))
    return Described(Words(first.title, own), trigger, result, situations)


def _figures(begun: _Drawn) -> Iterator[Figure]:
    count = len(begun.cut.layouts)
    name = f"{begun.title} – {begun.name}"
    for number, (layout, png) in enumerate(zip(begun.cut.layouts, begun.pngs, strict=True), 1):
        part = tr("{situation} (page {number} of {pages})", situation=name, number=number, pages=count)
        width, height = ((side + 2 * AROUND) * begun.cut.scale for side in (layout.width, layout.height))
        yield Figure(png.result(), width, height, part if count > 1 else name, _in_words(begun, layout))


def _in_words(begun: _Drawn, layout: Layout) -> str:
    """Return what a picture shows: the steps on it in their order, each with its number in the table below."""
    here = {step.step_id for step in layout.steps}
    unnamed = tr("without role")
    told = (
        f"{row.number}. {row.role or unnamed}: {row.text.strip()}"[:_LONGEST]
        for name, row in zip(begun.step_ids, begun.steps, strict=True)
        if name in here
    )
    sentences = (item if item.endswith((".", "?", "!", "…")) else f"{item}." for item in told)
    return one_line(" ".join((tr("Swimlane diagram. The steps are:"), *sentences, tr("They are in the table below."))))
