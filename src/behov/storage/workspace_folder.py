"""A workspace's folder: all its files read in one walk, and the difference between two workspaces saved."""

import gc
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from behov.domain.catalogue import Catalogue
from behov.domain.errors import (
    AlreadyAWorkspace,
    ChangedOnDisk,
    NotAWorkspace,
    ReadOnlyWorkspace,
    UnwritableFile,
)
from behov.domain.finding_kinds import severity
from behov.domain.findings import findings
from behov.domain.process import Process
from behov.domain.record import composed
from behov.domain.settings import Settings
from behov.domain.workshop import Workshop
from behov.domain.workspace import Finding, Workspace, same_name
from behov.storage.catalogue_files import read_catalogue
from behov.storage.durable_file import digest, remove_durably, replace_durably
from behov.storage.record_file import AnyRecord, as_tables, read_record
from behov.storage.source_lines import key_lines, line_of
from behov.storage.toml_file import is_composed, parsed, written
from behov.storage.written_rows import WrittenRows

SETTINGS = "behov.toml"
FOLDERS = ("workshops", "processes")

# Copies that OneDrive, Dropbox, Nextcloud, Syncthing and file managers leave when two wrote one file.
_COPY = re.compile(
    r"(?P<stem>.+?)(?: ?\(\d+\)| - (?:Kopi|Copy)(?: ?\(\d+\))?|-[A-Z0-9]+(?:-[A-Z0-9]+)+"
    r"| ?\([^()]*(?:conflict|konflikt)[^()]*\)|\.sync-conflict-[\w-]+)$"
)
_NOT_ON_WINDOWS = re.compile(
    r'[<>:"|?*\\\x00-\x1f]|[ .]$|^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)', re.IGNORECASE
)


def workspace_above(folder: Path) -> Path:
    """Return this folder, or the nearest above it, that has a behov.toml. Raises NotAWorkspace."""
    start = folder.absolute()
    for each in (start, *start.parents):
        if (each / SETTINGS).is_file():
            return each
    raise NotAWorkspace(str(folder))


class WorkspaceFolder:
    """The files of one workspace, and which version of each was read or saved last."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._versions: dict[str, bytes] = {}
        self._rows = WrittenRows()

    def load_settings(self) -> Settings:
        """Return what behov.toml says, and read nothing else."""
        return self._read_settings()[0]

    def load(self) -> Workspace:
        """Return the workspace as it is on the disk. What cannot be read is among its findings."""
        with _garbage_collection_paused():  # everything that is read stays: looking for garbage doubles the time
            self._versions.clear()
            settings, catalogue, found = self._read_settings()
            paths, found_in_names = self._files()
            found += found_in_names
            workshops = [each for path in paths["workshops"] if (each := self._read(Workshop, path, found))]
            processes = [one for path in paths["processes"] if (one := self._read(Process, path, found))]
            found = self._with_lines(found)
            return Workspace(settings, catalogue, tuple(workshops), tuple(processes), tuple(found), _locked(found))

    def read(self, kind: type[AnyRecord], path: str) -> AnyRecord | None:
        """Return one file as it is on the disk now, or None where it cannot be read."""
        return self._read(kind, path, [])

    def findings(self, workspace: Workspace) -> tuple[Finding, ...]:
        """Return all findings of a workspace, each with its line, in the order of files and lines."""
        return self.located(findings(workspace))

    def located(self, found: Iterable[Finding]) -> tuple[Finding, ...]:
        """Return findings each with its line, in the order of files and lines."""
        return tuple(sorted(self._with_lines(found), key=lambda each: (each.path, each.line)))

    def save(self, before: Workspace, after: Workspace) -> None:
        """Write what differs, file by file; what did not change is not touched.

        Files that stay come first and files that go come last, so that a stop in between doubles and does not lose.
        Raises ReadOnlyWorkspace, ChangedOnDisk, UnwritableFile; then `before` is still on the disk, but for the
        files already written.
        """
        if SETTINGS in before.locked:
            raise ReadOnlyWorkspace
        if after.settings != before.settings:
            self._write(SETTINGS, after.settings)
        known = _by_path(before)
        wanted = _by_path(after)
        for path, record in wanted.items():
            if record is not known.get(path) and record != known.get(path):
                self._write(path, record)
        for path in known:
            if path not in wanted:
                with _named_in_workspace(path):
                    remove_durably(self.root / path, self._versions[path])
                del self._versions[path]

    def _write(self, path: str, record: Workshop | Process | Settings) -> None:
        content = self._rows.file_of(record)
        with _named_in_workspace(path):
            replace_durably(self.root / path, content, self._versions.get(path))
        self._versions[path] = digest(content)

    def _read_settings(self) -> tuple[Settings, Catalogue, list[Finding]]:
        found: list[Finding] = []
        settings = self._read(Settings, SETTINGS, found) or Settings()
        catalogue, found_in_catalogue = read_catalogue(SETTINGS, settings.catalogue)
        found += found_in_catalogue
        # A broken behov.toml is shown in bokmål: the language that it asks for may be what is broken.
        return settings.replace(language="nb") if _locked(found) else settings, catalogue, self._with_lines(found)

    def _read(self, kind: type[AnyRecord], path: str, found: list[Finding]) -> AnyRecord | None:
        try:
            content = (self.root / path).read_bytes()
        except OSError as error:
            found.append(Finding(path, "unreadable", values={"reason": error.strerror or str(error)}, line=1))
            return None
        self._versions[path] = digest(content)
        tables = parsed(path, content)
        if isinstance(tables, Finding):
            found.append(tables)
            return None
        record, found_in_file = read_record(kind, path, tables)
        found += found_in_file
        return composed(record) if record and not is_composed(content) else record

    def _files(self) -> tuple[dict[str, list[str]], list[Finding]]:
        """Return the paths of all files to read, in order, and what is wrong with names."""
        paths: dict[str, list[str]] = {}
        found: list[Finding] = []
        for top in FOLDERS:
            paths[top] = sorted(self._below(top))
            stems = {path.removesuffix(".toml") for path in paths[top]}
            copies = {path: original for path in paths[top] if (original := _copied(path, stems))}
            paths[top] = [path for path in paths[top] if path not in copies]
            for path, original in copies.items():
                found.append(Finding(path, "conflict-copy", values={"original": original}, line=1))
            found += _strange_names(paths[top])
        return paths, found

    def _below(self, folder: str) -> Iterator[str]:
        with (
            suppress(FileNotFoundError, NotADirectoryError, PermissionError),
            os.scandir(self.root / folder) as entries,
        ):
            for entry in entries:
                path = f"{folder}/{entry.name}"
                if entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    yield from self._below(path)
                elif entry.name.endswith(".toml") and entry.is_file():
                    yield path

    def _with_lines(self, found: Iterable[Finding]) -> list[Finding]:
        lines: dict[str, dict[tuple[str | int, ...], int]] = {}
        located = []
        for finding in found:
            if not finding.line:
                if finding.path not in lines:
                    lines[finding.path] = self._key_lines(finding.path)
                finding = replace(finding, line=line_of(lines[finding.path], finding.keys))
            located.append(finding)
        return located

    def _key_lines(self, path: str) -> dict[tuple[str | int, ...], int]:
        with suppress(OSError, UnicodeDecodeError):
            return key_lines((self.root / path).read_text("utf-8-sig"))
        return {}


def make_workspace(root: Path, settings: Settings) -> None:
    """Make a folder a workspace, with the files that git needs beside behov.toml.

    Raises AlreadyAWorkspace, and UnwritableFile if the disk refuses.
    """
    if (root / SETTINGS).exists():
        raise AlreadyAWorkspace(str(root))
    try:
        for folder in FOLDERS:
            (root / folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnwritableFile(str(root), error.strerror or str(error)) from error
    ignored = root / ".gitignore"
    if not ignored.exists():
        replace_durably(ignored, b".*.bak\n.*.tmp\n", None)
    replace_durably(root / SETTINGS, written(as_tables(settings)), None)


def _by_path(workspace: Workspace) -> dict[str, Workshop | Process]:
    records: tuple[Workshop | Process, ...] = (*workspace.workshops, *workspace.processes)
    return {record.path: record for record in records}


def _locked(found: Iterable[Finding]) -> dict[str, int]:
    """Return the files that are not written to, each with the line of its first error."""
    return {each.path: each.line for each in reversed(list(found)) if severity(each) == "error"}


def _copied(path: str, stems: set[str]) -> str | None:
    """Return the file of which this is a conflict copy, if that file is there too."""
    copy = _COPY.fullmatch(path.removesuffix(".toml"))
    return f"{copy['stem']}.toml" if copy and copy["stem"] in stems else None


def _strange_names(paths: list[str]) -> Iterator[Finding]:
    twins: dict[str, str] = {}
    for path in paths:
        if any(_NOT_ON_WINDOWS.search(part) for part in path.split("/")):
            yield Finding(path, "windows-name", line=1)
        twin = twins.setdefault(same_name(path), path)
        if twin != path:
            yield Finding(path, "twin-name", values={"other": twin}, line=1)


@contextmanager
def _named_in_workspace(path: str) -> Iterator[None]:
    """Let errors name the file as people know it: from the workspace's folder."""
    try:
        yield
    except (ChangedOnDisk, UnwritableFile) as error:
        error.path = path
        raise


@contextmanager
def _garbage_collection_paused() -> Iterator[None]:
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()  # what was read lives on: it need not be looked through again and again
        if enabled:
            gc.enable()
