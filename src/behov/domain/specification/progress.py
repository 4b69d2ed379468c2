"""How far a specification has come: what is not decided, not written, not looked at again, and how much is absolute."""

from collections.abc import Iterable
from dataclasses import dataclass

from behov.domain.holding.prioritising import HANDFUL
from behov.domain.other_tables import Requirement
from behov.domain.specification.basis import WITHDRAWN, suspects
from behov.domain.workshop import Need
from behov.domain.workspace import Workspace


@dataclass(frozen=True)
class Progress:
    """What is left to do: regional needs of the workspace, and requirements of one specification, by their ids.

    Needs: without an outcome; that are to become a requirement, and have none; local measures without an owner.
    Requirements: without a need; to be looked at again; without a verification, or a category. None is withdrawn.
    """

    undecided: tuple[str, ...] = ()
    unwritten: tuple[str, ...] = ()
    ownerless: tuple[str, ...] = ()
    needless: tuple[str, ...] = ()
    suspect: tuple[str, ...] = ()
    unverified: tuple[str, ...] = ()
    uncategorised: tuple[str, ...] = ()

    @property
    def needs(self) -> frozenset[str]:
        """The needs of which something is missing."""
        return frozenset((*self.undecided, *self.unwritten, *self.ownerless))

    @property
    def requirements(self) -> frozenset[str]:
        """The requirements of which something is missing."""
        return frozenset((*self.needless, *self.suspect, *self.unverified, *self.uncategorised))


def progress(workspace: Workspace, path: str) -> Progress:
    """Return what is left to do, for the specification at `path`. Raises NoSuchRecord."""
    regional = [need for _, need in workspace.regional_needs]
    written = standing(workspace.workshop(path).requirements)
    suspect = suspects(workspace)
    return Progress(
        undecided=_ids(need for need in regional if need.outcome is None),
        unwritten=_ids(
            need for need in regional if need.outcome == "requirement" and not requirements_of(workspace, need)
        ),
        ownerless=_ids(need for need in regional if need.outcome == "local" and not need.owner),
        needless=_ids(each for each in written if not each.needs),
        suspect=_ids(each for each in written if each.id in suspect),
        unverified=_ids(each for each in written if not each.verification),
        uncategorised=_ids(each for each in written if each.category is None),
    )


def standing(requirements: Iterable[Requirement]) -> tuple[Requirement, ...]:
    """Return the requirements that are not withdrawn."""
    return tuple(each for each in requirements if each.state != WITHDRAWN)


def requirements_of(workspace: Workspace, need: Need) -> tuple[Requirement, ...]:
    """Return the requirements that rest on a need, in any specification, without those withdrawn."""
    return standing(each for _, each in workspace.resting_on.get(workspace.present_id(need.id), ()))


@dataclass(frozen=True)
class AbsoluteShare:
    """How many requirements are absolute of those that are not withdrawn, and the share (0 to 1) that is much."""

    absolute: int
    all: int
    limit: float

    @property
    def high(self) -> bool:
        """Whether there are more of them than the workspace says that there should be; of a few nobody can say."""
        return self.all >= HANDFUL and self.absolute > self.limit * self.all

    @property
    def values(self) -> dict[str, object]:
        """What a sentence about it is filled with; the limit in per cent."""
        return {"absolute": self.absolute, "all": self.all, "limit": f"{100 * self.limit:.4g}"}


def absolute_share(workspace: Workspace, requirements: Iterable[Requirement]) -> AbsoluteShare:
    """Return how many of these requirements are absolute, and whether that is much."""
    counted = standing(requirements)
    absolute = sum(each.category == "absolute" for each in counted)
    return AbsoluteShare(absolute, len(counted), workspace.settings.specification.absolute_share)


def _ids(rows: Iterable[Need | Requirement]) -> tuple[str, ...]:
    return tuple(each.id for each in rows)
