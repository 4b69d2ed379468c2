"""Which pairs of needs nobody has decided on yet: neither gathered into one, nor said not to be the same."""

from collections.abc import Iterable, Iterator

from behov.domain.similarity.pairs import Pair
from behov.domain.workspace import Workspace


def undecided(workspace: Workspace, pairs: Iterable[Pair]) -> Iterator[Pair]:
    """Yield the pairs, in their order, that are not in one regional need, and are not said to be `apart`."""
    apart = [
        frozenset(map(workspace.present_id, each.needs)) for workshop in workspace.workshops for each in workshop.apart
    ]
    kept_apart: dict[str, set[int]] = {}
    for place, needs in enumerate(apart):
        for need in needs:
            kept_apart.setdefault(need, set()).add(place)
    gathered = {need: {one.id for _, one in regional} for need, regional in workspace.gathered_in.items()}
    for pair in pairs:
        decided = any(of.get(pair.one, frozenset()) & of.get(pair.other, frozenset()) for of in (gathered, kept_apart))
        if not decided:
            yield pair
