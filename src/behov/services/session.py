"""The workspace being worked on: edits applied and saved, undone and done again.

There is no unsaved state: when `apply` returns, the edit is on the disk.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from behov.domain.ids import drawn_id
from behov.domain.workspace import Finding, Workspace
from behov.services.clock import now
from behov.storage.durable_file import backup_path
from behov.storage.workspace_folder import WorkspaceFolder

if TYPE_CHECKING:
    from behov.services.alike import AlikeNeeds
    from behov.services.drafts import Drafts
    from behov.services.open_hints import OpenHints

Edit = Callable[[Workspace], Workspace]
AnyRow = TypeVar("AnyRow")


@dataclass(frozen=True)
class Done:
    """One thing that was done: what it is called, when, and the workspaces before, between and after its edits.

    `part_of` is what an edit right after it must be part of, too, to be undone together with it.
    """

    label: str
    at: datetime
    states: tuple[Workspace, ...]
    part_of: object = None


class Session:
    """One workspace open for editing. History lasts as long as the session; git is the long memory."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._folder = WorkspaceFolder(root)
        self.workspace = self._folder.load()
        self._done: list[Done] = []
        self._undone: list[Done] = []
        self.saved_at: datetime | None = None  # when something was last written to the disk

    def apply(self, edit: Edit, label: str = "", part_of: object = None) -> Workspace:
        """Make an edit and save it. Raises BehovError, and then nothing has changed. Returns the new workspace.

        Edits right after each other that are `part_of` the same object (the digits of one number) are undone together,
        under the label of the last one, and are no longer there to undo when they come back to where they began.
        """
        return self.apply_all((edit,), label, part_of)

    def apply_all(self, edits: Iterable[Edit], label: str = "", part_of: object = None) -> Workspace:
        """Make edits one after the other, each of one file, and save each; they are undone together.

        Where one is refused, nothing is done. Where one cannot be saved the series stops, and those before it stand and
        can be undone: order them so that a stop in between doubles and does not lose. Raises BehovError in both cases.
        `part_of` is as in `apply`. Returns the new workspace.
        """
        states = [self.workspace]
        for edit in edits:
            after = edit(states[-1])
            if after != states[-1]:
                states.append(after)
        saved = 1
        try:
            for after in states[1:]:
                self._save(after)
                saved += 1
        finally:
            if saved > 1:
                self._note(Done(label, now(), tuple(states[:saved]), part_of))
                self._undone.clear()
        return self.workspace

    def undo(self) -> Done | None:
        """Take back what was done last and save that. Returns what was undone, or None if there is nothing to undo."""
        return self._turn(self._done, self._undone)

    def redo(self) -> Done | None:
        """Do again what was undone last, and save that. Returns what was done, or None if there is nothing."""
        return self._turn(self._undone, self._done)

    def reload(self) -> Workspace:
        """Read everything from the disk again. What was done before can no longer be undone."""
        self.workspace = self._folder.load()
        self._done.clear()
        self._undone.clear()
        return self.workspace

    def findings(self) -> tuple[Finding, ...]:
        """Return all findings of the workspace, each with its file and line."""
        return self._folder.findings(self.workspace)

    def coverage_notes(self) -> tuple[Finding, ...]:
        """Return what has no link yet, from needs to requirements, each with its file and line."""
        from behov.domain.tracing.coverage_notes import coverage_notes  # late: seldom asked for

        return self._folder.located(coverage_notes(self.workspace))

    def version_before(self, path: str) -> Path | None:
        """Return where the previous version of a file lies, or None if there is none."""
        backup = backup_path(self.root / path)
        return backup if backup.is_file() else None

    def numbered(self, rows: Sequence[AnyRow], area_id: str | None) -> dict[str, AnyRow]:
        """Return rows in their order, each by a new id.

        It is an id of this area (REG- where there is none), free in the whole workspace.
        """
        prefix, taken = self.workspace.catalogue.prefix(area_id), self.workspace.taken_ids
        ids: dict[str, None] = {}
        while len(ids) < len(rows):
            ids[drawn_id(prefix, taken)] = None
        return dict(zip(ids, rows, strict=True))

    @cached_property
    def drafts(self) -> "Drafts":
        """What is typed and not saved yet."""
        from behov.services.drafts import Drafts  # late: no command has any

        return Drafts(self.root)

    @cached_property
    def hints(self) -> "OpenHints":
        """The hints on scope and quality that are open, shared by all screens."""
        from behov.services.open_hints import OpenHints  # late: few commands look for any

        return OpenHints()

    @cached_property
    def alike(self) -> "AlikeNeeds":
        """Which needs say the same as a text. To be asked for on a thread: it takes a while to load."""
        from behov.services.alike import AlikeNeeds  # late: numpy

        return AlikeNeeds()

    @property
    def history(self) -> tuple[Done, ...]:
        """What can be undone, the latest first."""
        return tuple(reversed(self._done))

    @property
    def undone(self) -> tuple[Done, ...]:
        """What can be done again, the next first."""
        return tuple(reversed(self._undone))

    @property
    def next_undo(self) -> Done | None:
        """What `undo` would take back."""
        return self._done[-1] if self._done else None

    @property
    def next_redo(self) -> Done | None:
        """What `redo` would do again."""
        return self._undone[-1] if self._undone else None

    def _save(self, after: Workspace) -> None:
        self._folder.save(self.workspace, after)
        self.workspace = after
        self.saved_at = now()

    def _note(self, done: Done) -> None:
        """Put what was done last in the history, or into what it is part of."""
        if self._done and done.part_of is not None and done.part_of is self._done[-1].part_of:
            done = replace(done, states=(*self._done.pop().states, *done.states[1:]))
        if done.states[-1] != done.states[0]:
            self._done.append(done)

    def _turn(self, source: list[Done], target: list[Done]) -> Done | None:
        """Go back through what was done last, and put it, turned round, among what can be turned again.

        Where a save is refused in between, what was turned so far is in the one list and what was not in the other.
        """
        if not source:
            return None
        done = source.pop()
        turned = [self.workspace]
        left = list(done.states[:-1])
        try:
            while left:
                self._save(left[-1])
                turned.append(left.pop())
        finally:
            if left:
                source.append(Done(done.label, done.at, (*left, self.workspace)))
            if len(turned) > 1:
                target.append(Done(done.label, done.at, tuple(turned)))
        return done
