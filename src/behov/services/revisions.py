"""The workspace as it was: in a frozen version, at a revision in git, or at the end of a day.

git is asked as the program that people have; without it there are frozen versions, and now.
"""

import os
import re
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Final

from behov.domain.errors import N_, BehovError
from behov.domain.workspace import Workspace
from behov.services.clock import today
from behov.storage.baseline_folder import WORKSPACE, baseline_names, folder_of, read_baseline
from behov.storage.workspace_folder import FOLDERS, SETTINGS, WorkspaceFolder

_PATIENCE: Final = 60  # seconds
# Settings of a folder that somebody sent may name programs to run: none of them is.
_GIT: Final = (
    *("git", "--no-pager", "--no-replace-objects", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null"),
    *("-c", "log.showSignature=false"),
)
# Nothing is fetched to answer a question, either.
_ALONE: Final[Mapping[str, str]] = {"GIT_ALLOW_PROTOCOL": "none", "GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0"}
# What a hook or another git hands down: it tells of another repository than that in which the workspace lies.
_HANDED_DOWN: Final = re.compile(
    r"GIT_(?:DIR|WORK_TREE|INDEX_FILE|COMMON_DIR|PREFIX|NAMESPACE|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES"
    r"|GRAFT_FILE|SHALLOW_FILE|CONFIG|CONFIG_PARAMETERS|CONFIG_COUNT)"
)
_A_FILE: Final = re.compile(
    rb"100(?:644|755) blob ([0-9a-f]+)\t([^\0]+)\0"
)  # of `git ls-tree -z`: no links, no modules


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


class NotFetched(NothingSoEarly):
    """Nothing was fetched of a day: whether anything had been committed by then, nobody can say here."""

    message = N_("git has only the last revisions here, and none from {day}. Fetch the whole history, and try again.")


@dataclass(eq=False)
class NoSuchContent(BehovError):
    """git knows of a file, and does not have what stood in it: a clone that is not whole."""

    message = N_("git does not have what stood in {path} then. Fetch the whole history, and try again.")
    path: str


def revision_of(root: Path) -> Revision | None:
    """Return the revision on which the files stand, or None where they are not kept in git."""
    said = _git(root, "rev-parse", "HEAD")
    if said is None:
        return None
    asked = ("status", "--porcelain", "--ignore-submodules=all", "--", SETTINGS, *FOLDERS)
    changed = _git(root, *asked, settings=_filters(root))
    return Revision(said.decode().strip(), committed=changed is not None and not changed.strip())


def version_now(root: Path) -> Version:
    """Return the workspace as it is on the disk."""
    return Version("", today(), WorkspaceFolder(root).load())


def version_named(root: Path, name: str) -> Version:
    """Return a frozen version, what git had at the end of a day (`2024-11-20`), or a revision in git.

    A day in a workspace without git is the workspace as it is now, as of that day: without those who had left.
    Raises NoSuchVersion, NothingSoEarly, NoSuchContent, UnreadableBaseline.
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
        shallow = (_git(root, "rev-parse", "--is-shallow-repository") or b"").strip() == b"true"
        raise (NotFetched if shallow else NothingSoEarly)(name)
    return _at(root, said.decode().strip(), name, day)


def _at(root: Path, revision: str, name: str, day: date | None) -> Version:
    found = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if not found:
        raise NoSuchVersion(name)
    commit = found.decode().strip()
    committed = (_git(root, "show", "--no-patch", "--format=%cs", commit) or b"").decode().strip()
    with tempfile.TemporaryDirectory(prefix="behov-") as folder:
        _put_out(root, commit, Path(folder))
        if not (Path(folder) / SETTINGS).is_file():
            raise NoSuchVersion(name)
        workspace = WorkspaceFolder(Path(folder)).load()
    return Version(name, day or _day(committed) or today(), workspace)


def _put_out(root: Path, commit: str, folder: Path) -> None:
    """Write the files that a commit has of the workspace, byte for byte: no attribute leaves one out or changes it."""
    listed = _git(root, "ls-tree", "-r", "-z", commit, "--", SETTINGS, *FOLDERS) or b""
    files = [(found[1].decode(), found[2]) for found in _A_FILE.finditer(listed) if found[2].endswith(b".toml")]
    contents = _git(root, "cat-file", "--batch", said="".join(f"{blob}\n" for blob, _ in files).encode()) or b""
    start = 0
    for blob, name in files:
        told, start = _line_at(contents, start)
        if told[:2] != [blob.encode(), b"blob"]:
            raise NoSuchContent(os.fsdecode(name))
        size = int(told[2])
        path = (folder / os.fsdecode(name)).resolve()
        if path.is_relative_to(folder.resolve()):  # git itself refuses `..`, and who writes its files by hand does not
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(contents[start : start + size])
        start += size + 1


def _line_at(contents: bytes, start: int) -> tuple[list[bytes], int]:
    """Return the words of the line that begins here, and where the next begins."""
    end = contents.find(b"\n", start)
    return contents[start:end].split() if end >= 0 else [], end + 1


def _day(name: str) -> date | None:
    try:
        return date.fromisoformat(name) if len(name) == len("2024-11-20") else None
    except ValueError:
        return None


def _filters(root: Path) -> Mapping[str, str]:
    """Return git's settings that run none of the programs which a repository's own settings name for its files."""
    asked = ("config", "--name-only", "-z", "--get-regexp", r"^filter\..*\.(clean|smudge|process|required)$")
    names = [name for name in (_git(root, *asked) or b"").decode(errors="surrogateescape").split("\0") if name]
    keys = {f"GIT_CONFIG_KEY_{place}": name for place, name in enumerate(names)}
    values = {f"GIT_CONFIG_VALUE_{place}": "" for place in range(len(names))}
    return {"GIT_CONFIG_COUNT": str(len(names)), **keys, **values}


def _git(root: Path, *arguments: str, said: bytes = b"", settings: Mapping[str, str] | None = None) -> bytes | None:
    """Return what git answers to what is said, or None where there is no git, no repository, or no such thing in it."""
    command: Sequence[str] = (*_GIT, "-C", str(root), *arguments)
    env = {name: value for name, value in os.environ.items() if not _HANDED_DOWN.fullmatch(name)}
    env |= {**_ALONE, **(settings or {})}
    try:
        ended = subprocess.run(command, capture_output=True, check=False, input=said, timeout=_PATIENCE, env=env)
    except (OSError, ValueError, subprocess.TimeoutExpired):  # ValueError: a name with a NUL
        return None
    return ended.stdout if ended.returncode == 0 else None
