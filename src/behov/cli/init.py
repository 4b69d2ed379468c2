"""`behov init`: a new workspace, empty or with the example's content."""

from pathlib import Path

import click

from behov.cli.names import municipality_named
from behov.cli.verbs import verb
from behov.services.new_workspace import copy_example, make_own, packaged_catalogue
from behov.text import language, tr


@verb(
    tr("Make DIR a workspace.")
    + "\n\n"
    + tr("A workspace is a folder in which workshops and processes are kept as files."),
    "behov init grenland --name 'Felles anskaffelse i Grenland' --municipality Skien --municipality 4001",
    in_workspace=False,
)
@click.argument("folder", metavar=tr("DIR"), type=click.Path(path_type=Path, file_okay=False))
@click.option("--name", metavar=tr("NAME"), help=tr("What the procurement is called. The folder's name if left out."))
@click.option(
    "--municipality",
    "municipalities",
    metavar=tr("NUMBER|NAME"),
    multiple=True,
    help=tr("A municipality that takes part. Give it once for each."),
)
@click.option("--example", is_flag=True, help=tr("Copy the invented example workspace, to try things in."))
def command(folder: Path, name: str | None, municipalities: tuple[str, ...], example: bool) -> int:
    """Make the workspace, and say what to do next."""
    if example and (name or municipalities):
        raise click.UsageError(tr("The example has a name and municipalities of its own: leave these options out."))
    if example:
        copy_example(folder)
    else:
        catalogue = packaged_catalogue()
        names = [name for given in municipalities for name in given.split(",")]
        numbers = dict.fromkeys(municipality_named(catalogue, each) for each in names)
        make_own(folder, name or folder.resolve().name, numbers, language())
    click.echo(tr("{folder} is a workspace. Open it with: behov {folder}", folder=click.format_filename(folder)))
    return 0
