"""A workshop followed as others write it: only the files that the room sees something of, read when they change.

The folder may hold 20,000 needs. A look costs as many calls for a file's state as there are files here: four. Only of a
specification, what may be seen depends on all needs beneath its requirements: there every workshop is followed.
"""

from dataclasses import replace
from datetime import datetime
from operator import is_
from pathlib import Path, PurePosixPath
from threading import Lock

from behov.domain.process import Process
from behov.domain.settings import Settings
from behov.domain.workshop import Workshop
from behov.domain.workspace import Workspace
from behov.services.clock import now
from behov.services.for_the_room import Surface, surface
from behov.services.stage import Stage, stage_of
from behov.storage.record_file import AnyRecord
from behov.storage.workspace_folder import FOLDERS, SETTINGS, WorkspaceFolder
from behov.text import tr

_State = tuple[int, ...]
_PROCESSES = FOLDERS[1]


class Following:
    """One workshop, the processes that the desk has looked at, and behov.toml: as they last could be read.

    Of a specification also the other workshops, which say what its requirements rest on.
    """

    def __init__(self, root: Path, workspace: Workspace, path: str) -> None:
        """Follow the workshop at a path of a workspace that was read. Raises NoSuchRecord."""
        self.path = path
        self._root = root
        self._folder = WorkspaceFolder(root)
        self._settings = workspace.settings
        self._workshop = workspace.workshop(path)
        others = workspace.workshops if self._workshop.kind == "specification" else ()
        self._others = {each.path: each for each in others if each.path != path}
        self._processes: dict[str, Process] = {}
        self._known = Workspace(self._settings)
        self._states: dict[str, _State] = {}
        self._unreadable = False
        self._read_at = now()
        self._looking = Lock()  # several browsers may ask at once

    def surface(self, at: datetime) -> Surface:
        """Return what the room may see at a time. What cannot be read is shown as it last was, and that is said."""
        with self._looking:
            stage = stage_of(self._root)
            self._look(stage)
            shown = surface(self._known, self.path, stage, at)
            if not self._unreadable:
                self._read_at = at
                return shown
            said = tr("The files cannot be read just now. This is how it was at {time:%H:%M}.", time=self._read_at)
            return replace(shown, notice=said)

    def _look(self, stage: Stage | None) -> None:
        self._unreadable = False
        self._settings = self._newer(Settings, SETTINGS) or self._settings
        self._workshop = self._newer(Workshop, self.path) or self._workshop
        if stage and stage.shows == "process" and _is_in(_PROCESSES, stage.path):
            newer = self._newer(Process, stage.path)
            if newer:
                self._processes[stage.path] = newer
        unreadable = self._unreadable
        for path in self._others:
            self._others[path] = self._newer(Workshop, path) or self._others[path]
        self._unreadable = unreadable  # of the others nothing is shown but what they last said
        workshops, processes = (self._workshop, *self._others.values()), tuple(self._processes.values())
        now_known = (self._settings, *workshops, *processes)
        before = (self._known.settings, *self._known.workshops, *self._known.processes)
        if len(now_known) != len(before) or not all(map(is_, now_known, before)):
            self._known = Workspace(self._settings, workshops=workshops, processes=processes)

    def _newer(self, kind: type[AnyRecord], path: str) -> AnyRecord | None:
        """Return what a file says if it has changed since it was read last. One that cannot be read is tried again."""
        try:
            found = (self._root / path).stat()
        except (OSError, ValueError):  # ValueError: what the desk is said to look at is no path
            self._unreadable = kind is not Process or path in self._processes or self._unreadable
            self._states.pop(path, None)
            return None
        state = (found.st_mtime_ns, found.st_ctime_ns, found.st_ino, found.st_size)
        if self._states.get(path) == state:
            return None
        record = self._folder.read(kind, path)
        if record is None:
            self._unreadable = True
        else:
            self._states[path] = state
        return record


def _is_in(folder: str, path: str) -> bool:
    parts = PurePosixPath(path).parts
    return parts[:1] == (folder,) and ".." not in parts and "\\" not in path
