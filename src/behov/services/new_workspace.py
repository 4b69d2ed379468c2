"""New workspaces: an empty one of one's own, or the invented example to try things in."""

from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path

import behov
from behov.domain.catalogue import Catalogue
from behov.domain.errors import AlreadyAWorkspace
from behov.domain.record import Language
from behov.domain.settings import Settings
from behov.storage.catalogue_files import read_catalogue
from behov.storage.durable_file import replace_durably
from behov.storage.workspace_folder import FOLDERS, SETTINGS, WorkspaceFolder, make_workspace


def workspace_of(folder: Path) -> Path | None:
    """Return the workspace that a folder is, or lies in, if any."""
    return next((each for each in (folder, *folder.parents) if is_workspace(each)), None)


def is_workspace(folder: Path) -> bool:
    """Return whether a folder itself is a workspace."""
    return (folder / SETTINGS).is_file()


def packaged_catalogue() -> Catalogue:
    """Return the words that a workspace knows before it has any of its own: municipalities, areas and more."""
    return read_catalogue(SETTINGS, {})[0]


def make_own(folder: Path, name: str, municipalities: Iterable[str], language: Language) -> None:
    """Make a folder an empty workspace. Raises AlreadyAWorkspace and UnwritableFile."""
    settings = Settings(name=name, language=language, municipalities=tuple(municipalities), renderer="bundled")
    make_workspace(folder, settings)


def copy_example(folder: Path) -> None:
    """Copy the example into a folder, behov.toml last: until then it is no workspace. Raises as `make_own`."""
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
