"""`behov diagram`: processes as drawings."""

import sys
from pathlib import Path
from typing import get_args

import click

from behov.cli.names import process_named
from behov.cli.verbs import renderer_option, verb
from behov.domain.process import Process, Variant
from behov.domain.settings import Renderer
from behov.exports.diagram import Format, diagram
from behov.exports.output_file import write_whole
from behov.services.session import Session
from behov.text import tr
from behov.visible import one_line


@verb(
    tr("Draw processes as swimlane diagrams.")
    + "\n\n"
    + tr("PROCESS is the name or the path of a process's file. A drawing is written to the folder you stand in."),
    "behov diagram fra-soknad-til-vedtak --variant to-be --format png",
)
@click.argument("names", metavar=tr("PROCESS…"), nargs=-1, required=True)
@click.option(
    "--variant",
    type=click.Choice(get_args(Variant)),
    help=tr("The process as it is or as it should be. As it is, if it is described, if left out."),
)
@click.option(
    "--format",
    "file_format",
    type=click.Choice(get_args(Format)),
    default="svg",
    show_default=True,
    help=tr("What to write: DOT is what graphviz reads."),
)
@click.option("--output", metavar=tr("FILE|-"), help=tr("Where to write; - is standard output."))
@renderer_option
def command(
    root: Path,
    names: tuple[str, ...],
    variant: Variant | None,
    file_format: Format,
    output: str | None,
    renderer: Renderer | None,
) -> int:
    """Write a file for each process, or one to standard output."""
    if output and len(names) > 1:
        raise click.UsageError(tr("--output takes one process, and there are {count}.", count=len(names)))
    workspace = Session(root).workspace
    renderer = renderer or workspace.settings.renderer or "bundled"
    for process in [process_named(workspace, root, name) for name in names]:
        shown = variant or _described(process)
        drawing = diagram(workspace, process, shown, file_format, renderer)
        if output == "-":
            sys.stdout.buffer.write(drawing)
            continue
        path = Path(output or f"{process.stem}.{shown}.{file_format}")
        write_whole(path, drawing)
        click.echo(one_line(str(path)))
    return 0


def _described(process: Process) -> Variant:
    return "as-is" if process.as_is or not process.to_be else "to-be"
