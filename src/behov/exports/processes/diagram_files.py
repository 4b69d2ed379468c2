"""The files of a drawing that somebody asks for by its process: named after it, and cut into pages where it must be."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal, NamedTuple

from behov.diagrams.asked import Audience, View
from behov.diagrams.views.nodes import has_steps
from behov.domain.errors import N_, BehovError
from behov.domain.process import Process, Variant
from behov.domain.process_edits import slug
from behov.domain.touched import Scope
from behov.domain.workspace import Workspace
from behov.exports.printed.chapters import Chapter, Imprint, Page
from behov.exports.processes.diagram import Format, Making, drawing, held, pictures
from behov.exports.processes.map import integration_map, map_title
from behov.exports.processes.printing import Printable, process_pdf

FileFormat = Literal["svg", "png", "pdf", "html", "bpmn", "dot"]

SITUATIONS: Final[tuple[Variant, ...]] = ("as-is", "to-be")
PRINTED: Final[tuple[View, ...]] = ("as-is", "to-be", "change")  # in this order, where there are such


@dataclass(eq=False)
class NotInFormat(BehovError):
    """A picture was asked for in a format that cannot say it."""

    message = N_(
        "{format} says how a process runs, as it is or as it should be: --variant as-is or to-be, and no --map."
    )
    format: str


class File(NamedTuple):
    """A file's name, and its content."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Wanted:
    """What is asked for: which picture of a process (None: as it is, or all that are printed), for whom, and how."""

    view: View | None
    audience: Audience
    format: FileFormat
    making: Making


def drawings(workspace: Workspace, process: Process, wanted: Wanted) -> Iterator[File]:
    """Yield the files of a process's drawing. Raises NoSuchRenderer, DiagramFailed, NotInFormat."""
    view = wanted.view or ("as-is" if process.as_is or not process.to_be else "to-be")
    asked = drawing(workspace, process, view, wanted.audience)
    name, ending = f"{process.stem}.{view}", wanted.format
    if ending == "bpmn":
        from behov.diagrams.bpmn.file import write_bpmn  # late: it is seldom asked for

        yield File(f"{name}.bpmn", write_bpmn(drawing(workspace, process, _situation(view, ending), wanted.audience)))
    elif ending == "html":
        yield File(f"{name}.html", _page(workspace, process, _situation(view, ending), wanted))
    elif ending == "pdf":
        views = (view,) if wanted.view else tuple(each for each in PRINTED if has_steps(process, each)) or (view,)
        together = [Printable(drawing(workspace, process, each, wanted.audience), wanted.making) for each in views]
        yield File(f"{name if wanted.view else process.stem}.pdf", process_pdf(together))
    else:
        pages = pictures(asked, ending, wanted.making)
        for number, page in enumerate(pages, 1):
            yield File(f"{name}.{number}.{ending}" if len(pages) > 1 else f"{name}.{ending}", page)


def map_file(workspace: Workspace, scope: Scope, wanted: Wanted) -> File:
    """Return the map of the systems that a process, an area or the region touches. Raises as `drawings` does."""
    making, kind = wanted.making, wanted.format
    if kind == "bpmn":
        raise NotInFormat(kind.upper())
    drawn: Format = "svg" if kind == "pdf" or kind == "html" else kind
    content = integration_map(workspace, scope, drawn, making.renderer, making.dpi, wanted.audience)
    name = f"{scope.stem if isinstance(scope, Process) else slug(scope.id) if scope else 'region'}.map"
    if kind == "pdf":
        from behov.exports.printed.pdf_file import pdf  # late: its library takes longer to load than a map to make

        title = map_title(workspace, scope, wanted.audience)
        imprint = Imprint(title, making.on, making.paper, workspace.settings.example)
        content = pdf([Chapter(title, "", (Page(content),))], imprint)
    if kind == "html":
        from behov.exports.processes.map_table import map_table  # late: the library of its page takes long to load

        content = map_table(workspace, scope, held(content), wanted.audience)
    return File(f"{name}.{kind}", content)


def _situation(view: View, wanted_format: FileFormat) -> Variant:
    if view == "as-is" or view == "to-be":
        return view
    raise NotInFormat(wanted_format.upper())


def _page(workspace: Workspace, process: Process, variant: Variant, wanted: Wanted) -> bytes:
    """Return the step table with the picture above it, in one file."""
    from behov.exports.processes.step_table import step_table  # late: the library of its page takes long to load

    asked = drawing(workspace, process, variant, wanted.audience)
    (picture,) = pictures(asked, "svg", replace(wanted.making, paper="screen"))
    return step_table(workspace, process, variant, held(picture), wanted.audience)
