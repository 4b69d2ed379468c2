"""A process as pictures to hand over: SVG, PNG, or the DOT that graphviz reads, for a screen or on paper."""

from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal

from behov.diagrams.asked import Audience, View
from behov.diagrams.dot import write_dot
from behov.diagrams.layout import lay_out
from behov.diagrams.looks.frame import footed
from behov.diagrams.looks.sizes import LARGE, NORMAL, Sizes
from behov.diagrams.pages import Pages, pages
from behov.diagrams.paper import Paper, room
from behov.diagrams.positions import Layout
from behov.diagrams.svg import printed
from behov.diagrams.views.drawing import as_seen, chart
from behov.diagrams.views.nodes import Drawing
from behov.diagrams.views.situation import name_of
from behov.domain.errors import N_, BehovError
from behov.domain.privacy import withheld
from behov.domain.process import Process
from behov.domain.product_names import product_names
from behov.domain.settings import Renderer
from behov.domain.step_needs import needs_of
from behov.domain.workspace import Workspace
from behov.exports.processes.measures_in_words import measures_in_words
from behov.exports.render_cache import drawn
from behov.exports.selection import Selection, select
from behov.services.clock import today
from behov.text import tr
from behov.visible import one_line

Format = Literal["svg", "png", "dot"]

_SIZES: Final[Mapping[Audience, Sizes]] = {"screen": NORMAL, "wall": LARGE, "tender": NORMAL}
_SMALLEST: Final[Mapping[Audience, float]] = {"screen": 6, "wall": 9, "tender": 6}  # points, of text on paper
_FOOT: Final = 8.0  # points, on paper


@dataclass(eq=False)
class NotPublic(BehovError):
    """A process that is exempt from public access was asked for by those who must not see it."""

    message = N_("{path} is exempt from public access ({basis}), so it is not drawn for a tender.")
    path: str
    basis: str


@dataclass(frozen=True)
class Making:
    """How pictures are made: on which paper, of which day, by what, and a PNG in how many dots per inch."""

    paper: Paper = "screen"
    renderer: Renderer = "bundled"
    dpi: int = 144
    on: date = field(default_factory=today)


def drawing(
    workspace: Workspace,
    process: Process,
    view: View,
    audience: Audience = "screen",
    selection: Selection | None = None,
) -> Drawing:
    """Return what is to be drawn of a process.

    Needs and hours are those of the selection: if left out, of all who have not left today. Raises NotPublic.
    """
    if audience == "tender" and process.exempt:
        raise NotPublic(process.path, process.exempt)
    selection = selection or select(workspace, None, today())
    measured = None
    if view == "change" and audience != "tender":  # what the work costs today is not for suppliers
        measured = measures_in_words(workspace, withheld(process), selection.municipalities)
    return Drawing(
        process,
        view,
        workspace.catalogue,
        needs_of(process, selection.needs_by_step),
        audience,
        product_names(workspace) if audience == "tender" else frozenset(),
        measured.tables if measured else (),
        measured.notes if measured else (),
        workspace.settings.example,
    )


def pictures(asked: Drawing, format: Format, making: Making) -> list[bytes]:  # noqa: A002 - what people call it
    """Return the pages of a drawing as the bytes of files; a screen has one. Raises NoSuchRenderer, DiagramFailed."""
    cut = pages_of(asked, making.paper)
    layouts = cut.layouts if making.paper == "screen" else list(_footed(cut, asked, making.on))
    written = map(write_dot, layouts)
    if format == "dot":
        return [dot.encode() for dot in written]
    files = [drawn(dot, format, making.renderer, dpi=round(making.dpi * cut.scale)) for dot in written]
    return [printed(each, cut.scale) for each in files] if format == "svg" else files


def held(svg: bytes) -> str:
    """Return the address of a picture that a page holds itself."""
    return f"data:image/svg+xml;base64,{b64encode(svg).decode()}"


def title_of(asked: Drawing) -> str:
    """Return what the process is called to those whom the drawing is for."""
    return one_line(as_seen(asked).process.title)


def pages_of(asked: Drawing, paper: Paper) -> Pages:
    """Return a drawing laid out, on pages of paper; a screen is one page as large as the drawing."""
    sizes = _SIZES[asked.audience]
    if paper == "screen":
        return Pages((lay_out(chart(asked), sizes),), 1)
    return pages(chart(asked), sizes, room(paper), _SMALLEST[asked.audience])


def _footed(cut: Pages, asked: Drawing, on: date) -> Iterator[Layout]:
    """Yield the pages with what a PDF says at the foot of each: what it is, of which day, and which page."""
    count = len(cut.layouts)
    for number, layout in enumerate(cut.layouts, 1):
        words = (
            f"{title_of(asked)} – {name_of(asked.view)}",
            tr("{date:%Y-%m-%d}", date=on),
            tr("page {number} of {pages}", number=number, pages=count),
        )
        yield footed(layout, words, _FOOT / cut.scale)
