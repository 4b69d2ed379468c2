"""`behov diagram`: processes as drawings, and maps of the systems that they touch."""

import sys
from pathlib import Path
from typing import get_args

import click

from behov.cli.names import process_named
from behov.cli.verbs import audience_option, output_option, renderer_option, verb
from behov.diagrams.asked import Audience, View
from behov.diagrams.paper import Paper
from behov.domain.settings import Renderer
from behov.domain.touched import Scope
from behov.domain.workspace import Workspace
from behov.exports.output_file import write_whole
from behov.exports.processes.diagram import Making
from behov.exports.processes.diagram_files import File, FileFormat, Wanted, drawings, map_file
from behov.services.session import Session
from behov.text import tr
from behov.visible import one_line

_DPI = click.IntRange(36, 1200)


@verb(
    tr("Draw processes as swimlane diagrams.")
    + "\n\n"
    + tr("PROCESS is the name or the path of a process's file. A drawing is written to the folder you stand in.")
    + "\n\n"
    + tr("With --map: which systems a process, a service area or the whole region touches."),
    "behov diagram fra-soknad-til-vedtak --variant to-be --format png\n"
    "behov diagram fra-soknad-til-vedtak --variant as-is --for wall --paper a3 --format pdf\n"
    "behov diagram --map saksbehandling",
)
@click.argument("names", metavar=tr("PROCESS…"), nargs=-1)
@click.option(
    "--variant",
    "view",
    type=click.Choice(get_args(View)),
    help=tr(
        "The process as it is or as it should be, the change between them, or the needs of each step. "
        "As it is, if it is described, if left out; a PDF has all but the needs."
    ),
)
@audience_option
@click.option(
    "--paper",
    type=click.Choice(get_args(Paper)),
    help=tr("Cut into pages of paper, or in one piece for a screen. A PDF is on A4 if left out."),
)
@click.option(
    "--format",
    "file_format",
    type=click.Choice(get_args(FileFormat)),
    default="svg",
    show_default=True,
    help=tr(
        "What to write: HTML has the steps as a table below the picture, BPMN is for process tools, DOT for graphviz."
    ),
)
@click.option("--dpi", type=_DPI, default=144, show_default=True, help=tr("Dots per inch of a PNG."))
@click.option("--map", "as_map", is_flag=True, help=tr("A map of the systems, for processes, areas or the region."))
@output_option
@renderer_option
def command(
    root: Path,
    names: tuple[str, ...],
    view: View | None,
    audience: Audience,
    paper: Paper | None,
    file_format: FileFormat,
    dpi: int,
    as_map: bool,
    output: str | None,
    renderer: Renderer | None,
) -> int:
    """Write a file for each process, and more where it is cut into pages, or one to standard output."""
    if not names and not as_map:
        raise click.UsageError(tr("Name a process, or ask for --map of the whole region."))
    if output and len(names) > 1:
        raise click.UsageError(tr("--output takes one process, and there are {count}.", count=len(names)))
    workspace = Session(root).workspace
    drawn_by = renderer or workspace.settings.renderer or "bundled"
    on_paper = paper or ("a4" if file_format == "pdf" else "screen")
    wanted = Wanted(view, audience, file_format, Making(on_paper, drawn_by, dpi))
    files: list[File] = []
    if as_map:
        files += (map_file(workspace, scope, wanted) for scope in _scopes(workspace, root, names))
    else:
        for process in [process_named(workspace, root, name) for name in names]:
            files += drawings(workspace, process, wanted)
    if output == "-":
        _print(files)
    else:
        _write(files, output)
    return 0


def _scopes(workspace: Workspace, root: Path, names: tuple[str, ...]) -> list[Scope]:
    """Return what maps are asked of: the areas and processes with these names, or the region where there are none."""
    areas = [workspace.catalogue.area(name) for name in names]
    found = [area or process_named(workspace, root, name) for area, name in zip(areas, names, strict=True)]
    return [*found] or [None]


def _print(files: list[File]) -> None:
    if len(files) > 1:
        raise click.UsageError(tr("It takes {count} pages, and standard output one file: use pdf.", count=len(files)))
    sys.stdout.buffer.write(files[0].content)


def _write(files: list[File], output: str | None) -> None:
    """Write files under their own names, or under the one that was asked for, with the pages' numbers in it."""
    for number, file in enumerate(files, 1):
        path = Path(output or file.name)
        if output and len(files) > 1:
            path = path.with_name(f"{path.stem}.{number}{path.suffix}")
        write_whole(path, file.content)
        click.echo(one_line(str(path)))
