"""What looks like a need, found behind the screen and remembered: of the one that is chosen, and of those to come."""

from collections.abc import Callable, Collection, Sequence
from functools import partial
from itertools import combinations

from behov.domain.consolidation.gathering import Pair
from behov.domain.ids import same_id
from behov.domain.similarity.alike import Alike
from behov.domain.workshop import Need
from behov.domain.workspace import Workspace

Find = Callable[[Workspace, Need], tuple[Alike, ...]]  # what looks like a need; called on a thread


class Candidates:
    """Remembers what was found for each need, and what is still to be asked for. Needs are known by `present_id`.

    What was found in a workspace before is shown until it has been found in this one: seldom does it differ.
    """

    def __init__(self, find: Find) -> None:
        self._find = find
        self._found: dict[str, tuple[Workspace, tuple[Alike, ...]]] = {}
        self._wanted: list[str] = []

    def of(self, name: str) -> tuple[Alike, ...] | None:
        """Return what looks like a need, or None if nobody has looked yet."""
        known = self._found.get(name)
        return known[1] if known else None

    def want(self, names: Sequence[str]) -> None:
        """Take in which needs are to be looked up, the first one first, instead of those wanted before."""
        self._wanted = list(names)

    def next_job(self, workspace: Workspace) -> tuple[str, Callable[[], tuple[Alike, ...]]] | None:
        """Return the next need that is not known in this workspace, and what finds it, for a thread to call."""
        while self._wanted:
            name = self._wanted.pop(0)
            known, said = self._found.get(name), workspace.said.get(name)
            if said is None or (known and known[0] is workspace):
                continue
            return name, partial(self._find, workspace, said[1])
        return None

    def put(self, workspace: Workspace, name: str, found: tuple[Alike, ...]) -> None:
        """Remember what was found."""
        self._found[name] = workspace, found

    def likeness(self, names: Collection[str]) -> dict[Pair, float]:
        """Return how alike some needs are, two by two, as far as it is known."""
        scores = {(name, same_id(each.id)): each.score for name in names for each in self.of(name) or ()}
        return {
            frozenset((one, other)): max(scores.get((one, other), 0.0), scores.get((other, one), 0.0))
            for one, other in combinations(names, 2)
        }
