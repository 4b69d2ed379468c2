"""What people call things on the command line: a file by its stem or path, an area by id, prefix or name."""

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

import click

from behov.domain.catalogue import Catalogue
from behov.domain.errors import AmbiguousName, NeedsMending, NoSuchRecord
from behov.domain.process import Process
from behov.domain.record import stem_of
from behov.domain.workshop import Workshop
from behov.domain.workspace import Workspace, same_name
from behov.text import language, tr
from behov.visible import one_line

Named = TypeVar("Named", Workshop, Process)


class WrongName(click.ClickException):
    """A name that stands for nothing, or for more than one thing: wrong usage. Says what there is, line by line."""

    exit_code = 2

    def __init__(self, sentence: str, there_is: Iterable[str]) -> None:
        super().__init__("\n".join((sentence, *(f"  {one_line(each)}" for each in there_is))))

    def show(self, file: object = None) -> None:  # noqa: ARG002
        """Say it on standard error."""
        click.echo(self.message, err=True)


def workshop_named(workspace: Workspace, root: Path, name: str) -> Workshop:
    """Return the workshop with this stem or path.

    Raises WrongName, which lists the paths, and NeedsMending for a file that could not be read.
    """
    return _named(workspace, workspace.workshop, workspace.workshops, root, name)


def process_named(workspace: Workspace, root: Path, name: str) -> Process:
    """Return the process with this stem or path.

    Raises WrongName, which lists the paths, and NeedsMending for a file that could not be read.
    """
    return _named(workspace, workspace.process, workspace.processes, root, name)


def area_named(catalogue: Catalogue, name: str) -> str:
    """Return the id of the area with this id, prefix or name. Raises WrongName, which lists the areas."""
    if area := catalogue.area(name):
        return area.id
    areas = (f"{each.prefix}  {each.id}  ({each.label(language())})" for each in catalogue.areas.values())
    raise WrongName(tr("There is no area {name}. These are the areas:", name=one_line(name)), areas)


def municipality_named(catalogue: Catalogue, name: str) -> str:
    """Return the number of the municipality with this number or name. Raises WrongName."""
    if municipality := catalogue.municipality(name.strip()):
        return municipality.id
    known = (f"{each.id}  {each.name}" for each in catalogue.municipalities.values())
    raise WrongName(tr("There is no municipality {name}. These are known:", name=one_line(name)), known)


def municipalities_named(catalogue: Catalogue, names: str | None) -> frozenset[str] | None:
    """Return the numbers of municipalities named with commas between; None where nothing is asked. Raises WrongName."""
    said = [name for name in (names or "").split(",") if name.strip()]
    return frozenset(municipality_named(catalogue, name) for name in said) if said else None


def _named(
    workspace: Workspace, find: Callable[[str], Named], records: Sequence[Named], root: Path, name: str
) -> Named:
    wanted = _path_in_workspace(root, name) or name
    try:
        return find(wanted)
    except NoSuchRecord:
        for path, line in workspace.locked.items():  # it is there, but could not be read
            if path == wanted or same_name(stem_of(path)) == same_name(name):
                raise NeedsMending(path, line) from None
        sentence = tr("There is no {name} in the workspace. These are the files:", name=one_line(name))
        raise WrongName(sentence, (each.path for each in records)) from None
    except AmbiguousName:
        sentence = tr("{name} can mean more than one file. Give the path of the one you mean:", name=one_line(name))
        raise WrongName(sentence, (each.path for each in records if _is_called(each, name))) from None


def _is_called(record: Workshop | Process, name: str) -> bool:
    return same_name(record.stem) == same_name(name)


def _path_in_workspace(root: Path, name: str) -> str | None:
    """Return a path as the workspace writes it, where this names a file in it from the folder we stand in."""
    path, top = (Path(os.path.abspath(each)) for each in (name, root))  # noqa: PTH100 - resolve() would follow links
    return path.relative_to(top).as_posix() if path.is_relative_to(top) and path.is_file() else None
