"""How far a specification has come: what is not decided, not written, or not looked at again."""

from collections.abc import Iterable
from dataclasses import dataclass

from behov.domain.other_tables import Requirement
from behov.domain.specification.basis import requirements_of, standing, suspects
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


def _ids(rows: Iterable[Need | Requirement]) -> tuple[str, ...]:
    return tuple(each.id for each in rows)
