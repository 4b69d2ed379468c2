"""What is typed and not yet saved, kept on this machine: half a line outlives the app, however the app ends.

A draft belongs to a place: the line of a workshop or of a process's variant, or the text of a need that is being
edited. It is no part of the workspace, and gives way where what it was based on has become another.
"""

import hashlib
import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock

from pydantic import ValidationError

from behov.domain.privacy import birth_numbers
from behov.domain.record import Record, Texts
from behov.storage.durable_file import take_name
from behov.storage.local_state import state_folder


class Draft(Record):
    """A line as it stood: where, the text and the cursor in it, and what holds from the line before.

    `path` is the workshop's or the process's, `within` the variant or the need (empty for a workshop's line), `below`
    the step that a new one comes below. `pasted` are the lines of a paste that nobody has answered for yet, `aside` a
    line that waits while a thought is parked, with its cursor, and `base` the text that is being edited.
    """

    path: str
    within: str = ""
    text: str
    cursor: int = 0
    pasted: Texts = ()
    aside: str | None = None
    aside_cursor: int = 0
    role: str | None = None
    steps: Texts = ()
    municipalities: Texts = ()
    below: str | None = None
    base: str | None = None

    @property
    def says_anything(self) -> bool:
        """Whether there is a line that could be lost."""
        return bool(self.text.strip() or (self.aside or "").strip())


class Drafts:
    """The drafts of one workspace on this machine: a file for each place."""

    def __init__(self, root: Path) -> None:
        self._folder = state_folder(root) / "drafts"
        self._writing = Lock()
        self._asked = 0

    def keeping(self, draft: Draft) -> Callable[[], None]:
        """Return what keeps a draft, to be called on a thread; it does nothing if another was asked for since.

        A text with a birth number reaches no file, and takes the place's draft before it away.
        """
        self._asked += 1
        asked = self._asked

        def keep() -> None:
            with self._writing:
                if asked == self._asked:
                    self._keep(draft)

        return keep

    def forget(self, path: str, within: str = "") -> None:
        """Take away the draft of a place: it is saved, or was given up."""
        self._asked += 1
        with self._writing, suppress(OSError):
            self._file(path, within).unlink(missing_ok=True)

    def of(self, path: str, within: str = "") -> Draft | None:
        """Return the draft of a place."""
        return _read(self._file(path, within))

    def latest(self) -> Draft | None:
        """Return the draft that was kept last, wherever it belongs."""
        with suppress(OSError):
            for file in sorted(self._folder.glob("*.json"), key=lambda each: each.stat().st_mtime_ns, reverse=True):
                if draft := _read(file):
                    return draft
        return None

    def _keep(self, draft: Draft) -> None:
        file = self._file(draft.path, draft.within)
        with suppress(OSError):  # a state folder that cannot be written to must stop nobody's typing
            if any(birth_numbers(text) for text in (draft.text, draft.aside or "", *draft.pasted)):
                file.unlink(missing_ok=True)
                return
            file.parent.mkdir(parents=True, exist_ok=True)
            beside = file.with_name(f".{file.name}.{secrets.token_hex(4)}.tmp")
            try:
                with beside.open("wb") as out:
                    out.write(draft.model_dump_json(exclude_defaults=True).encode())
                    out.flush()
                    os.fsync(out.fileno())
                take_name(beside, file)
            finally:
                beside.unlink(missing_ok=True)

    def _file(self, path: str, within: str) -> Path:
        place = "\n".join((path, within)).encode()
        return self._folder / f"{hashlib.blake2b(place, digest_size=8).hexdigest()}.json"


def _read(file: Path) -> Draft | None:
    try:
        draft = Draft.model_validate_json(file.read_bytes())
    except (OSError, ValidationError):  # none, or one that was damaged
        return None
    return draft if draft.says_anything else None
