"""Following a process from step to step, and back again."""

from collections.abc import Sequence

from behov.domain.flow import Flow


class Trail:
    """The ways that were followed. After going back, the next way out of the same step is the one to follow."""

    def __init__(self) -> None:
        self._followed: list[Flow] = []
        self._left: Flow | None = None

    def onward(self, ways: Sequence[Flow], at: str) -> Flow | None:
        """Return the way to follow from a step, or None if nothing follows it."""
        out = [way for way in ways if way.source == at]
        if not out:
            return None
        way = out[(out.index(self._left) + 1) % len(out)] if self._left in out else out[0]
        self._followed.append(way)
        self._left = None
        return way

    def back(self, ways: Sequence[Flow], at: str) -> Flow | None:
        """Return the way by which a step was reached, or else may be reached; None if nothing leads to it."""
        while self._followed and self._followed[-1].target != at:  # one has moved in the list since
            self._followed.pop()
        into = [way for way in ways if way.target == at]
        followed = self._followed.pop() if self._followed else None
        self._left = followed if followed in into else next(iter(into), None)
        return self._left
