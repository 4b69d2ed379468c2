"""Which needs of the workspace say the same as a text: an index that is kept in step with what is recorded."""

from threading import Lock

from behov.domain.similarity.alike import Alike
from behov.domain.similarity.index import Index
from behov.domain.similarity.reading import Reader
from behov.domain.workspace import Workspace
from behov.storage.lexicon_files import read_lexicon


class AlikeNeeds:
    """An index of a workspace's needs. Asked by any thread, it first takes in what has changed."""

    def __init__(self) -> None:
        self._lock = Lock()

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
            needs = (*workspace.needs, *workspace.regional_needs) if regional else workspace.needs
            index = Index(Reader(read_lexicon(workspace.catalogue)))
            index.put({need.id: need.text for _, need in needs})
            return index.like(text, most, without)
