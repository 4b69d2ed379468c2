"""A file handed over: whole or not at all, untouched where it is what it should be, and never over what is not ours."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from behov.domain.errors import N_, BehovError, UnwritableFile
from behov.storage.baseline_folder import RECORD
from behov.storage.durable_file import take_name
from behov.storage.workspace_folder import FOLDERS, SETTINGS

_DEVICES: Final = Path("/dev")


@dataclass(eq=False)
class FileThere(BehovError):
    """What somebody may have worked on is not written over."""

    message = N_("{file} is there already, and is left as it is. Give another name, or delete it first.")
    file: str


@dataclass(eq=False)
class OwnFile(BehovError):
    """What is handed over is never put in the place of what it is made of, nor in a version that is frozen."""

    message = N_("{file} belongs to a workspace or to a frozen version, and is left as it is. Write to another place.")
    file: str


def write_whole(path: Path, content: bytes) -> bool:
    """Write a file in one step, and return whether there was anything to write. Raises UnwritableFile, OwnFile."""
    try:
        if _is_own(path):
            raise OwnFile(str(path))
        if path.is_file() and path.read_bytes() == content:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        if _is_stream(path):
            path.write_bytes(content)  # what is renamed over it takes it away from everybody
            return True
        draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
        try:
            draft.write_bytes(content)
            take_name(draft, path)
        finally:
            draft.unlink(missing_ok=True)
    except (OSError, ValueError) as error:  # ValueError: a path with a NUL
        raise UnwritableFile(str(path), getattr(error, "strerror", None) or str(error)) from error
    return True


def write_new(path: Path, content: bytes) -> None:
    """Write a file where there is none, or the very same. Raises FileThere, and as `write_whole`."""
    if os.path.lexists(path) and not (path.is_file() and path.read_bytes() == content):
        raise FileThere(str(path))
    write_whole(path, content)


def _is_stream(path: Path) -> bool:
    """Return whether a path is a device, a pipe, or what stands for this process's own output."""
    return path.exists() and (path.absolute().parent == _DEVICES or not (path.is_file() or path.is_dir()))


def _is_own(path: Path) -> bool:
    """Return whether a path is a workspace's own file, or lies in a frozen version."""
    place = Path(os.path.realpath(path.parent)) / path.name
    folders = place.parents
    if any((folder / RECORD).is_file() for folder in folders):
        return True
    if place.suffix.casefold() != ".toml":
        return False
    within = {folder.parent for folder in folders if folder.name.casefold() in FOLDERS}
    if place.name.casefold() == SETTINGS:
        within.add(place.parent)
    return any((folder / SETTINGS).is_file() for folder in within)
