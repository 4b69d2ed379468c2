"""The hints of a whole workspace that are still open, counted anew only where something has changed.

20,000 needs take some seconds the first time, and after an edit only the needs of its file that are others now.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from threading import Lock

from behov.domain.hints import Hint, HintWords, hint_words, hints_of, hints_of_requirement
from behov.domain.other_tables import Requirement
from behov.domain.workshop import Need, Workshop
from behov.domain.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Hinted:
    """A hint, and the need or requirement of a workshop that it is about."""

    workshop: Workshop
    record: Need | Requirement
    hint: Hint

    @property
    def key(self) -> str:
        """What names it among all hints of a workspace."""
        return f"{self.record.id} {self.hint.kind} {self.workshop.path}"


class OpenHints:
    """Remembers the hints of each workshop for as long as it is the same. May be asked from several threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._workspace: Workspace | None = None
        self._words: HintWords | None = None
        self._known: dict[str, tuple[Workshop, tuple[Hinted, ...]]] = {}

    def of(self, workspace: Workspace, path: str = "") -> tuple[Hinted, ...]:
        """Return the hints of a workshop, or of all without a path, in the order of the files."""
        found: list[Hinted] = []
        for workshop in (workspace.workshop(path),) if path else workspace.workshops:
            with self._lock:  # let go between workshops: a screen may ask for one need meanwhile
                found += self._of(workspace, workshop, self._words_of(workspace))
        return tuple(found)

    def of_need(self, workspace: Workspace, workshop: Workshop, need: Need) -> tuple[Hint, ...]:
        """Return the hints of one need."""
        with self._lock:
            return hints_of(workspace, workshop, need, self._words_of(workspace))

    def knows(self, workspace: Workspace, path: str = "") -> bool:
        """Return whether `of` has little to do: at most a few workshops are to be looked through."""
        with self._lock:
            self._words_of(workspace)
            found = (self._known.get(each.path) for each in workspace.workshops)
            new = sum(
                known is None or known[0] is not each for known, each in zip(found, workspace.workshops, strict=True)
            )
        return bool(path) or new <= FEW

    def _of(self, workspace: Workspace, workshop: Workshop, words: HintWords) -> tuple[Hinted, ...]:
        known = self._known.get(workshop.path)
        if known is None or known[0] is not workshop:
            known = self._known[workshop.path] = workshop, tuple(_looked_for(workspace, workshop, words))
        return known[1]

    def _words_of(self, workspace: Workspace) -> HintWords:
        """Return the words to look for; where they or the processes are others now, forget what was found."""
        before = self._workspace
        if self._words is None or before is not workspace:
            words = hint_words(workspace)
            if (
                self._words is None
                or before is None
                or words.products != self._words.products
                or before.catalogue is not workspace.catalogue
                or before.processes is not workspace.processes
            ):
                self._known.clear()
                self._words = words
            self._workspace = workspace
        return self._words


FEW = 20  # workshops that are looked through while somebody waits


def _looked_for(workspace: Workspace, workshop: Workshop, words: HintWords) -> Iterator[Hinted]:
    for need in workshop.needs:
        for hint in hints_of(workspace, workshop, need, words):
            yield Hinted(workshop, need, hint)
    for requirement in workshop.requirements:
        for hint in hints_of_requirement(workspace, requirement, words):
            yield Hinted(workshop, requirement, hint)
