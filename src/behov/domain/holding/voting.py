"""How the room votes with dots: sums per need, never who, held against what twelve people with three dots can give."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from behov.domain.edits import change_workshop, changed, with_workshop
from behov.domain.workshop import Need, Voting, Workshop
from behov.domain.workspace import Workspace


@dataclass(frozen=True)
class Tally:
    """A workshop's votes, counted. What nobody has said (how many dots, how many voters) is None, and so is its sum."""

    workshop: Workshop

    @cached_property
    def cast(self) -> int:
        """How many dots stand on the needs."""
        return sum(need.votes or 0 for need in self.workshop.needs)

    @cached_property
    def participants(self) -> int | None:
        """How many came, as far as it is known."""
        counts = [each.count for each in self.workshop.participants if each.count is not None]
        return sum(counts) if counts else None

    @property
    def voters(self) -> int | None:
        """How many vote: everybody who came, unless another number is given."""
        return self.participants if self._voting.voters is None else self._voting.voters

    @property
    def to_cast(self) -> int | None:
        """How many dots all voters have together."""
        return _times(self._voting.dots, self.voters)

    @property
    def missing(self) -> int | None:
        """How many dots are not on the needs yet; below zero, how many are too many."""
        return None if self.to_cast is None else self.to_cast - self.cast

    @property
    def most(self) -> int | None:
        """How many dots one need can have, if nobody puts more on it than one may, and has."""
        limits = [each for each in (self._voting.cap, self._voting.dots) if each is not None]
        return _times(min(limits, default=None), self.voters)

    @cached_property
    def over_cap(self) -> tuple[Need, ...]:
        """The needs that have more dots than they can have."""
        return tuple(need for need in self.workshop.needs if self.most is not None and (need.votes or 0) > self.most)

    @property
    def under_way(self) -> bool:
        """Whether any dots have been counted."""
        return self.cast > 0

    @cached_property
    def unvoted(self) -> tuple[Need, ...]:
        """The needs without a dot."""
        return tuple(need for need in self.workshop.needs if not need.votes)

    @cached_property
    def ranked(self) -> tuple[Need, ...]:
        """All needs, the most dots first; where they are equal, in the order in which they were recorded."""
        return tuple(sorted(self.workshop.needs, key=lambda need: -(need.votes or 0)))

    @cached_property
    def bars(self) -> Mapping[str, float]:
        """How long each need's bar is beside that of the need that has most dots: from 0 to 1, by id."""
        highest = max((need.votes or 0 for need in self.workshop.needs), default=0)
        return {need.id: (need.votes or 0) / (highest or 1) for need in self.workshop.needs}

    @property
    def _voting(self) -> Voting:
        return self.workshop.voting or Voting()


def change_voting(workspace: Workspace, path: str, **changes: object) -> Workspace:
    """Change how a workshop votes: `dots`, `cap`, `voters`, `revealed`. Raises NoSuchRecord, InvalidValue."""
    voting = changed(workspace.workshop(path).voting or Voting(), **changes)
    return change_workshop(workspace, path, voting=None if voting == Voting() else voting)


def clear_votes(workspace: Workspace, path: str) -> Workspace:
    """Take every need's votes away, and hide those to come: the room votes anew. Raises NoSuchRecord."""
    workshop = workspace.workshop(path)
    voting = workshop.voting and workshop.voting.replace(revealed=False)
    needs = tuple(need if need.votes is None else need.replace(votes=None) for need in workshop.needs)
    return with_workshop(workspace, workshop.replace(needs=needs, voting=None if voting == Voting() else voting))


def _times(dots: int | None, voters: int | None) -> int | None:
    return None if dots is None or voters is None else dots * voters
