"""What is to be imported: another group's folder, or a file from elsewhere. It is read, and never changed."""

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import unquote, urlsplit

from behov.domain.errors import N_, BehovError, NotAWorkspace
from behov.domain.importing.bringing_in import BringingIn, bringing_in_lines, bringing_in_sheet
from behov.domain.importing.taking_over import TakingOver, taking_over
from behov.domain.listed_lines import listed_lines
from behov.domain.reasons import Reason
from behov.domain.workspace import Workspace
from behov.services.clock import now
from behov.services.workbooks.called import called
from behov.services.workbooks.comment_import import Incoming, incoming_comments
from behov.services.workbooks.comment_sheet_reading import is_comment_sheet
from behov.services.workbooks.spec_sheet_import import SheetChanges, sheet_changes
from behov.services.workbooks.spec_sheet_reading import is_spec_sheet
from behov.storage.csv_sheet import csv_sheets
from behov.storage.older_text import decoded
from behov.storage.workbook_sheets import workbook_sheets
from behov.storage.workspace_folder import SETTINGS, WorkspaceFolder

Kind = Literal["workspace", "lines", "csv", "workbook", "comments", "changes"]
Plan = TakingOver | BringingIn | Incoming | SheetChanges

_MOST_MEGABYTES = 50
_KINDS: dict[str, Kind] = {
    ".txt": "lines",
    ".md": "lines",
    ".csv": "csv",
    ".tsv": "csv",
    ".xlsx": "workbook",
    ".xlsm": "workbook",
}


class NothingToImport(NotAWorkspace):
    """The path leads to nothing, or to a file of another kind."""

    message = N_("{folder} is neither a workspace's folder nor a file that ends in .txt, .csv or .xlsx.")


class NoWorkspaceThere(NotAWorkspace):
    """The folder is no workspace. One above it does not count."""

    message = N_("There is no behov.toml in {folder}, so it is no workspace. Give the other group's own folder.")


class OurOwnWorkspace(NotAWorkspace):
    """The folder is the workspace into which it was to be imported, or lies in it."""

    message = N_("{folder} belongs to the workspace that is open. Give the folder of the other group's workspace.")


@dataclass(eq=False)
class UnreadableFile(BehovError):
    """The disk does not give the file, or it is larger than anything that was written by hand."""

    message = N_("{file} cannot be read: {reason}. Nothing was imported.")
    file: str
    reason: object  # a behov.domain.reasons.Reason, or what the system says


def kind_of(source: Path) -> Kind | None:
    """Return what a path leads to, or None for what cannot be imported.

    This is the one place in which kinds are told apart; `looked_into` has what each is read by.
    """
    if source.is_dir():
        return "workspace" if (source / SETTINGS).is_file() else None
    kind = _KINDS.get(source.suffix.casefold()) if source.is_file() else None
    if kind != "workbook":
        return kind
    return "changes" if is_spec_sheet(source) else "comments" if is_comment_sheet(source) else kind


def goes_into_a_workshop(kind: Kind | None) -> bool:
    """Return whether one has to say into which workshop something of a kind goes: our own sheets know that."""
    return kind in ("lines", "csv", "workbook")


def is_asked_about(kind: Kind | None) -> bool:
    """Return whether what something of a kind brings is shown on a terminal, and agreed to, before it comes in."""
    return goes_into_a_workshop(kind) or kind == "changes"


def why_not(root: Path, source: Path) -> NotAWorkspace | None:
    """Return why a path cannot be imported into the workspace at `root`, or None if it can."""
    if source.is_dir() and source.resolve().is_relative_to(root.resolve()):
        return OurOwnWorkspace(str(source))
    if kind_of(source):
        return None
    return (NoWorkspaceThere if source.is_dir() else NothingToImport)(str(source))


def looked_into(workspace: Workspace, root: Path, source: Path, into: str = "") -> Plan:
    """Return what importing a path does to a workspace; a file goes `into` the workshop of this path.

    Raises BehovError: it is nothing to import, the workshop cannot be written to, no column is known.
    """
    if error := why_not(root, source):
        raise error
    match kind_of(source):
        case "workspace":
            return taking_over(workspace, WorkspaceFolder(source).load())
        case "comments":
            return incoming_comments(workspace, source, now())
        case "changes":
            return sheet_changes(workspace, source)
        case "lines":
            return bringing_in_lines(workspace, into, listed_lines(decoded(_content(source))), now())
        case "csv":
            return bringing_in_sheet(workspace, into, csv_sheets(_content(source)), called(), now())
        case _:
            sheets = workbook_sheets(_content(source), source.name)
            return bringing_in_sheet(workspace, into, sheets, called(), now())


def typed_path(typed: str) -> Path:
    """Return the path that somebody typed, pasted, or dragged into the terminal.

    Quotes around it, `~`, a `file:` address and blanks after a backslash are understood.
    """
    said = typed.strip()
    if len(said) > 1 and said[0] == said[-1] and said[0] in "'\"":
        said = said[1:-1]
    elif said.startswith("file://"):
        said = re.sub(r"^/(?=[A-Za-z]:)", "", unquote(urlsplit(said).path))  # on Windows: /C:/…
    elif os.sep == "/" and "\\" in said and not Path(said).exists():
        said = re.sub(r"\\(.)", r"\1", said)
    return Path(said).expanduser()


def _content(source: Path) -> bytes:
    try:
        if source.stat().st_size > _MOST_MEGABYTES * 1024 * 1024:
            raise UnreadableFile(source.name, Reason(N_("it is over {most} MB"), {"most": _MOST_MEGABYTES}))
        return source.read_bytes()
    except OSError as error:
        raise UnreadableFile(source.name, error.strerror or str(error)) from None
