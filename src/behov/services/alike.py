"""Which needs of the workspace say the same as a text: an index that is kept in step with what is recorded."""

from collections.abc import Mapping
from threading import Lock

from behov.domain.similarity.alike import Alike
from behov.domain.similarity.index import Index
from behov.domain.similarity.learned import Learned, learned_from, with_learned
from behov.domain.similarity.pairs import Pair, Tell, best_pairs
from behov.domain.similarity.reading import Reader
from behov.domain.workspace import Workspace
from behov.storage.lexicon_files import read_lexicon, usual_texts

_AT_ONCE = 500  # texts between two words on how far it has come


class AlikeNeeds:
    """An index of a workspace's needs. Asked by any thread, it first takes in what has changed.

    What approved merges teach of words is learnt when the index is made, and again when the workspace's words change.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._workspace: Workspace | None = None
        self._index: Index | None = None
        self._texts: dict[str, str] = {}

    def like(
        self,
        workspace: Workspace,
        text: str,
        most: int = 5,
        without: frozenset[str] = frozenset(),
        *,
        regional: bool = False,
    ) -> tuple[Alike, ...]:
        """Return the needs that look most like a text, but those `without`; the most alike first.

        They are raw needs, and the region's own too if `regional` is said.
        """
        with self._lock:
            index = self._in_step(workspace)
            if not regional:
                without |= {need.id for _, need in workspace.regional_needs}
            return index.like(text, most, without)

    def prepare(self, workspace: Workspace, tell: Tell | None = None) -> None:
        """Take in what has changed, so that nobody waits for it later. `tell` hears how many of how many are read."""
        with self._lock:
            self._in_step(workspace, tell)

    def _in_step(self, workspace: Workspace, tell: Tell | None = None) -> Index:
        """Return the index as the workspace stands now."""
        before, index = self._workspace, self._index
        if index is not None and before is workspace:
            return index
        if index is None or before is None or before.catalogue.synonyms != workspace.catalogue.synonyms:
            self._texts = {}
            index = self._index = Index(_reader(workspace, learned(workspace)), usual_texts())
        texts = {need.id: need.text for _, need in (*workspace.regional_needs, *workspace.needs)}
        index.drop(self._texts.keys() - texts.keys())
        changed = [name for name, text in texts.items() if self._texts.get(name) != text]
        for first in range(0, len(changed), _AT_ONCE):
            if tell:
                tell(first, len(changed))
            index.put({name: texts[name] for name in changed[first : first + _AT_ONCE]})
        self._texts, self._workspace = texts, workspace
        return index


def alike_pairs(
    workspace: Workspace, texts: Mapping[str, str], most: int, tell: Tell | None = None
) -> tuple[Pair, ...]:
    """Return the pairs of some texts, by their ids, in which one is among the `most` that look most like the other.

    What the workspace knows of words holds. The best pairs come first. `tell` hears how far it has come: texts are gone
    through twice.
    """
    index = Index(_reader(workspace, learned(workspace)), usual_texts())
    ids = sorted(texts)
    for first in range(0, len(ids), _AT_ONCE):
        if tell:
            tell(first, 2 * len(ids))
        index.put({name: texts[name] for name in ids[first : first + _AT_ONCE]})
    return best_pairs(index.table(), most, tell and (lambda done, of: tell(of + done, 2 * of)))


def learned(workspace: Workspace) -> tuple[Learned, ...]:
    """Return what the workspace's approved merges teach of words, beyond what its catalogue knows."""
    return learned_from(workspace, _reader(workspace, ())) if workspace.regional_needs else ()


def _reader(workspace: Workspace, taught: tuple[Learned, ...]) -> Reader:
    concepts = {name: entry.also for name, entry in workspace.catalogue.synonyms.items()}
    return Reader(read_lexicon(with_learned(concepts, taught)))
