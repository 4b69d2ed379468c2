"""`behov init`: a new workspace, empty or with the example's content."""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import click

import behov
from behov.cli.names import municipality_named
from behov.cli.verbs import verb
from behov.domain.errors import AlreadyAWorkspace
from behov.domain.settings import Settings
from behov.storage.catalogue_files import read_catalogue
from behov.storage.durable_file import replace_durably
from behov.storage.workspace_folder import FOLDERS, SETTINGS, WorkspaceFolder, make_workspace
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
        _copy_example(folder)
    else:
        catalogue, _ = read_catalogue(SETTINGS, {})
        names = [name for given in municipalities for name in given.split(",")]
        numbers = dict.fromkeys(municipality_named(catalogue, each) for each in names)
        settings = Settings(
            name=name or folder.resolve().name,
            language=language(),
            municipalities=tuple(numbers),
            renderer="bundled",
        )
        make_workspace(folder, settings)
    click.echo(tr("{folder} is a workspace. Open it with: behov {folder}", folder=click.format_filename(folder)))
    return 0


def _copy_example(folder: Path) -> None:
    """Copy the example into a folder, behov.toml last: until then it is no workspace. Raises AlreadyAWorkspace."""
    if (folder / SETTINGS).exists():
        raise AlreadyAWorkspace(str(folder))
    example = _example()
    for path in _records(example):
        replace_durably(folder / path.relative_to(example), path.read_bytes(), None)
    make_workspace(folder, WorkspaceFolder(example).load_settings())


def _example() -> Path:
    """Return the folder of the example workspace."""
    packaged = Path(str(files("behov") / "data" / "example"))
    # Where behov runs from its source tree nothing is packaged: there, the tree itself is the example.
    return packaged if packaged.is_dir() else Path(behov.__file__).parents[2]


def _records(example: Path) -> Iterator[Path]:
    for folder in FOLDERS:
        yield from sorted(path for path in (example / folder).rglob("*.toml") if not path.name.startswith("."))
