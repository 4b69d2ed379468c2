"""The workspace being worked on: edits applied and saved, undone and done again.

There is no unsaved state: when `apply` returns, the edit is on the disk.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from behov.domain.ids import drawn_id
from behov.domain.workspace import Finding, Workspace
from behov.storage.durable_file import backup_path
from behov.storage.workspace_folder import WorkspaceFolder

Edit = Callable[[Workspace], Workspace]


@dataclass(frozen=True)
class Done:
    """One edit that was made: what it is called, and the workspaces before and after it."""

    label: str
    before: Workspace
    after: Workspace


class Session:
    """One workspace open for editing. History lasts as long as the session; git is the long memory."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._folder = WorkspaceFolder(root)
        self.workspace = self._folder.load()
        self._done: list[Done] = []
        self._undone: list[Done] = []
        self.saved_at: datetime | None = None  # when something was last written to the disk

    def apply(self, edit: Edit, label: str = "") -> Workspace:
        """Make an edit and save it. Raises BehovError, and then nothing has changed. Returns the new workspace."""
        before = self.workspace
        after = edit(before)
        if after == before:
            return before
        self._save(before, after)
        self.workspace = after
        self._done.append(Done(label, before, after))
        self._undone.clear()
        return after

    def undo(self) -> Done | None:
        """Take back the last edit and save that. Returns what was undone, or None if there is nothing to undo."""
        return self._turn(self._done, self._undone, forwards=False)

    def redo(self) -> Done | None:
        """Do again what was undone last, and save that. Returns what was done, or None if there is nothing."""
        return self._turn(self._undone, self._done, forwards=True)

    def reload(self) -> Workspace:
        """Read everything from the disk again. What was done before can no longer be undone."""
        self.workspace = self._folder.load()
        self._done.clear()
        self._undone.clear()
        return self.workspace

    def findings(self) -> tuple[Finding, ...]:
        """Return all findings of the workspace, each with its file and line."""
        return self._folder.findings(self.workspace)

    def version_before(self, path: str) -> Path | None:
        """Return where the previous version of a file lies, or None if there is none."""
        backup = backup_path(self.root / path)
        return backup if backup.is_file() else None

    def new_id(self, area_id: str | None) -> str:
        """Return an id for a record in this area (REG- where there is none), free in the whole workspace."""
        return drawn_id(self.workspace.catalogue.prefix(area_id), self.workspace.taken_ids)

    @property
    def next_undo(self) -> Done | None:
        """What `undo` would take back."""
        return self._done[-1] if self._done else None

    @property
    def next_redo(self) -> Done | None:
        """What `redo` would do again."""
        return self._undone[-1] if self._undone else None

    def _save(self, before: Workspace, after: Workspace) -> None:
        self._folder.save(before, after)
        self.saved_at = datetime.now().astimezone()

    def _turn(self, source: list[Done], target: list[Done], *, forwards: bool) -> Done | None:
        if not source:
            return None
        done = source[-1]
        old, new = (done.before, done.after) if forwards else (done.after, done.before)
        self._save(old, new)
        self.workspace = new
        target.append(source.pop())
        return done
