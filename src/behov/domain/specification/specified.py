"""How far a specification has come: what is not decided, not written, not looked at again, and how much is absolute."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from behov.domain.catalogue import Chapter
from behov.domain.consolidation.regional import regional_row
from behov.domain.holding.prioritising import HANDFUL
from behov.domain.ids import same_id
from behov.domain.other_tables import Requirement
from behov.domain.specification.basis import WITHDRAWN, suspects
from behov.domain.workshop import Need, NeedKind, Workshop
from behov.domain.workspace import Workspace, area_of

ORDINARY: NeedKind = "functional"  # needs that the area's own chapter is for


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


def areas_of(workspace: Workspace, workshop: Workshop, need: Need) -> tuple[str, ...]:
    """Return the areas of a need, by id: its own or its workshop's, else those of the raw needs that it gathers."""
    own = area_of(workshop, need)
    gathered = (area for said in regional_row(workspace, (workshop, need)).raw if (area := area_of(*said)))
    return (own,) if own else tuple(dict.fromkeys(gathered))


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


def suggested_chapter(workspace: Workspace, need_ids: Iterable[str]) -> str | None:
    """Return the chapter that a requirement of these needs is first thought to belong in, by its id, or None.

    Security, quality and the like have chapters of their own; else it is the area's, or where there are several areas
    the one for what all of them do. A regional need that says neither kind nor area has those of what it gathers.
    """
    said = [said for name in need_ids if (said := workspace.said.get(same_id(name)))]
    kinds = {kind for each in said for kind in _kinds(workspace, *each)}
    areas = {area for each in said for area in areas_of(workspace, *each)}
    chapters = tuple(workspace.catalogue.chapters.values())
    kind = next(iter(kinds)) if len(kinds) == 1 else None
    area = next(iter(areas)) if len(areas) == 1 else None
    wanted = (
        (each for each in chapters if kind in each.kinds and area in each.areas),
        (each for each in chapters if kind != ORDINARY and kind in each.kinds),
        (each for each in chapters if area in each.areas),
        (each for each in chapters if len(areas) > 1 and ORDINARY in each.kinds),
    )
    return next((chapter.id for chapters_found in wanted for chapter in chapters_found), None)


def in_order(workspace: Workspace, workshop: Workshop) -> tuple[Requirement, ...]:
    """Return a specification's requirements by chapter, as the catalogue has them, and number; others come last."""
    places = {chapter: place for place, chapter in enumerate(workspace.catalogue.chapters)}
    last = len(places)

    def key(each: Requirement) -> tuple[int, str, int, str]:
        number = each.number or ""
        return places.get(each.chapter or "", last), each.chapter or "", len(number), number

    return tuple(sorted(workshop.requirements, key=key))


def chapters_of(workspace: Workspace, workshop: Workshop) -> tuple[Chapter, ...]:
    """Return the catalogue's chapters, then those that only the specification's requirements name."""
    known = workspace.catalogue.chapters
    used = dict.fromkeys(each.chapter for each in workshop.requirements if each.chapter and each.chapter not in known)
    return (*known.values(), *(Chapter(id=name) for name in used))


def _kinds(workspace: Workspace, workshop: Workshop, need: Need) -> Iterator[NeedKind]:
    of = (need,) if need.kind else (raw for _, raw in regional_row(workspace, (workshop, need)).raw)
    yield from (each.kind for each in of if each.kind)


def _ids(rows: Iterable[Need | Requirement]) -> tuple[str, ...]:
    return tuple(each.id for each in rows)
