"""The workspace as it was: in a frozen version, at a revision in git, or at the end of a day.

git is asked as the program that people have; without it there are frozen versions, and now.
"""

import subprocess
import tarfile
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import Final

from behov.domain.errors import N_, BehovError
from behov.domain.workspace import Workspace
from behov.services.clock import today
from behov.storage.baseline_folder import WORKSPACE, baseline_names, folder_of, read_baseline
from behov.storage.workspace_folder import FOLDERS, SETTINGS, WorkspaceFolder

_PATIENCE: Final = 60  # seconds
# Settings of a folder that somebody sent may name programs to run: none of them is.
_GIT: Final = ("git", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "--no-pager")


@dataclass(frozen=True)
class Version:
    """The workspace at one time: as of which day municipalities had left, and what the version is called."""

    name: str
    as_of: date
    workspace: Workspace
    municipalities: tuple[str, ...] = ()  # those that it was made for; none means all who had not left


@dataclass(frozen=True)
class Revision:
    """What git has of a workspace: the revision, and whether the files are as they are there."""

    id: str
    committed: bool


@dataclass(eq=False)
class NoSuchVersion(BehovError):
    """There is neither a frozen version nor a revision of this name."""

    message = N_(
        "{name} is no version of this workspace: no frozen one (`behov baseline` lists them), and git knows no such "
        "revision here."
    )
    name: str


@dataclass(eq=False)
class NothingSoEarly(BehovError):
    """Nothing was committed by a day."""

    message = N_("Nothing had been committed to git by {day}. Name a later day, or a frozen version.")
    day: str


def revision_of(root: Path) -> Revision | None:
    """Return the revision on which the files stand, or None where they are not kept in git."""
    said = _git(root, "rev-parse", "HEAD")
    if said is None:
        return None
    changed = _git(root, "status", "--porcelain", "--", SETTINGS, *FOLDERS)
    return Revision(said.decode().strip(), committed=changed is not None and not changed.strip())


def version_now(root: Path) -> Version:
    """Return the workspace as it is on the disk."""
    return Version("", today(), WorkspaceFolder(root).load())


def version_named(root: Path, name: str) -> Version:
    """Return a frozen version, what git had at the end of a day (`2024-11-20`), or a revision in git.

    A day in a workspace without git is the workspace as it is now, as of that day: without those who had left.
    Raises NoSuchVersion, NothingSoEarly, UnreadableBaseline.
    """
    if name in baseline_names(root):
        kept = read_baseline(root, name)
        workspace = WorkspaceFolder(folder_of(root, name) / WORKSPACE).load()
        return Version(name, kept.as_of, workspace, kept.municipalities)
    day = _day(name)
    if day is None:
        return _at(root, name, name, None)
    if _git(root, "rev-parse", "HEAD") is None:
        return Version(name, day, WorkspaceFolder(root).load())
    end = datetime.combine(day, time(23, 59, 59)).isoformat()
    said = _git(root, "rev-list", "-1", f"--before={end}", "HEAD")
    if not said or not said.strip():
        raise NothingSoEarly(name)
    return _at(root, said.decode().strip(), name, day)


def _at(root: Path, revision: str, name: str, day: date | None) -> Version:
    found = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if not found:
        raise NoSuchVersion(name)
    commit = found.decode().strip()
    committed = _git(root, "show", "--no-patch", "--format=%cs", commit) or b""
    there = (_git(root, "ls-tree", "--name-only", commit, "--", SETTINGS, *FOLDERS) or b"").decode().split()
    packed = _git(root, "archive", "--format=tar", commit, "--", *there) if there else None
    if SETTINGS not in there or packed is None:
        raise NoSuchVersion(name)
    with tempfile.TemporaryDirectory(prefix="behov-") as folder:
        with tarfile.open(fileobj=BytesIO(packed)) as archive:
            archive.extractall(folder, filter=_harmless)
        workspace = WorkspaceFolder(Path(folder)).load()
    return Version(name, day or date.fromisoformat(committed.decode().strip()), workspace)


def _harmless(member: tarfile.TarInfo, folder: str) -> tarfile.TarInfo | None:
    """Return a file of a revision, to be unpacked; what a link that leads out of it stands for is not part of that."""
    try:
        return tarfile.data_filter(member, folder)
    except tarfile.FilterError:
        return None


def _day(name: str) -> date | None:
    try:
        return date.fromisoformat(name) if len(name) == len("2024-11-20") else None
    except ValueError:
        return None


def _git(root: Path, *arguments: str) -> bytes | None:
    """Return what git says, or None where there is no git, no repository, or no such thing in it."""
    command: Sequence[str] = (*_GIT, "-C", str(root), *arguments)
    try:
        ended = subprocess.run(command, capture_output=True, check=False, stdin=subprocess.DEVNULL, timeout=_PATIENCE)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return ended.stdout if ended.returncode == 0 else None
