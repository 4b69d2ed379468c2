"""Frozen versions on the disk: each a folder in `baselines/`, whole or not there at all, and never written to again."""

import hashlib
import os
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from behov.domain.baseline import (
    Baseline,
    BaselineExists,
    NoSuchBaseline,
    NoTomlThere,
    Proof,
    UnreadableBaseline,
    proved,
)
from behov.domain.errors import UnwritableFile
from behov.domain.finding_kinds import KINDS
from behov.domain.reasons import Reason, reason
from behov.domain.workspace import Finding
from behov.storage.durable_file import take_name
from behov.storage.record_file import as_tables
from behov.storage.source_lines import key_lines, line_of
from behov.storage.toml_file import parsed, written
from behov.storage.workspace_folder import SETTINGS, WorkspaceFolder

BASELINES: Final = "baselines"
WORKSPACE: Final = "workspace"  # within a version: the workspace's own files, which behov can open
EXPORTS: Final = "exports"  # within a version: what was handed over
RECORD: Final = "baseline.toml"
_DRAFTS: Final = ".*.*.tmp"
_A_DAY: Final = 24 * 60 * 60  # seconds


def baseline_names(root: Path) -> tuple[str, ...]:
    """Return the names of a workspace's frozen versions, in their order."""
    folder = root / BASELINES
    return tuple(
        sorted(each.parent.name for each in folder.glob(f"*/{RECORD}") if not each.parent.name.startswith("."))
    )


def folder_of(root: Path, name: str) -> Path:
    """Return the folder of a frozen version. Raises NoSuchBaseline."""
    if name not in baseline_names(root):
        raise NoSuchBaseline(name)
    return root / BASELINES / name


def read_baseline(root: Path, name: str) -> Baseline:
    """Return what a frozen version says of itself. Raises NoSuchBaseline, UnreadableBaseline."""
    path = folder_of(root, name) / RECORD
    shown = f"{BASELINES}/{name}/{RECORD}"
    try:
        content = path.read_bytes()
        tables = parsed(shown, content)
    except OSError as error:
        raise UnreadableBaseline(shown, 1, error.strerror or str(error)) from error
    if isinstance(tables, Finding):
        raise NoTomlThere(shown, tables.line, Reason(KINDS[tables.code].sentence, dict(tables.values)))
    try:  # it goes by its folder's name, by which it is asked for, whatever somebody has renamed
        return Baseline.model_validate({**tables, "name": name})
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        line = line_of(key_lines(content.decode("utf-8-sig")), first["loc"])
        raise UnreadableBaseline(shown, line, reason(first)) from None


def proof_of(root: Path, name: str) -> Proof:
    """Return whether all files of a frozen version are as they were. Raises as `read_baseline`."""
    folder = folder_of(root, name)
    return proved(read_baseline(root, name).files, {path: digest for path, digest in _files(folder) if path != RECORD})


def digest_of_record(root: Path, name: str) -> str:
    """Return the SHA-256 of a frozen version's own file, which holds those of all the others. Raises NoSuchBaseline."""
    return _sha256(folder_of(root, name) / RECORD)


@contextmanager
def drafted(root: Path, name: str) -> Iterator[Path]:
    """Make a draft of a frozen version's folder, with the workspace's files in it as they are on the disk.

    What is put there within is kept when `finish` has been called on it; otherwise the draft goes.
    Raises BaselineExists, UnwritableFile.
    """
    target = root / BASELINES / name
    if os.path.lexists(target):
        raise BaselineExists(name)
    _take_away_old_drafts(target.parent)
    draft = target.with_name(f".{name}.{secrets.token_hex(4)}.tmp")
    try:
        try:
            _copy(root, draft / WORKSPACE)
        except OSError as error:
            raise UnwritableFile(str(draft), error.strerror or str(error)) from error
        yield draft
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def finish(draft: Path, baseline: Baseline) -> None:
    """Give a draft its own file with the digests of all others, and its name. Raises BaselineExists, UnwritableFile."""
    target = draft.parent / baseline.name
    try:
        whole = baseline.replace(files=dict(sorted(_files(draft))))
        (draft / RECORD).write_bytes(written(as_tables(whole)))
        for path, _ in _files(draft):
            _sync(draft / path)
        if os.path.lexists(target):
            raise BaselineExists(baseline.name)
        take_name(draft, target)
    except OSError as error:
        raise UnwritableFile(str(target), error.strerror or str(error)) from error


def _take_away_old_drafts(folder: Path) -> None:
    """Take away what is left of versions that were stopped halfway, and that nobody can be making any more."""
    for draft in folder.glob(_DRAFTS):
        with suppress(OSError):
            if draft.is_dir() and not draft.is_symlink() and time.time() - draft.stat().st_mtime > _A_DAY:
                shutil.rmtree(draft, ignore_errors=True)


def _copy(root: Path, target: Path) -> None:
    """Copy the files that behov reads: a workspace that can be opened as it was."""
    target.mkdir(parents=True)
    settings = WorkspaceFolder(root).load_settings()
    template = settings.specification.template
    # what a link leads to outside the folder is not the workspace's: the export says so
    own = [template] if template and (root / template).resolve().is_relative_to(root.resolve()) else []
    for path in (SETTINGS, *WorkspaceFolder(root).paths(), *own):
        source, copy = root / path, target / path
        if source.is_file() and copy.resolve().is_relative_to(target.resolve()):
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, copy)


def _files(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), _sha256(path)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
