"""The chapters of a specification: which one a requirement is thought to belong in, and in which order all stand."""

import re
from collections.abc import Iterable, Iterator

from behov.domain.catalogue import Chapter
from behov.domain.consolidation.regional import regional_row
from behov.domain.ids import same_id
from behov.domain.other_tables import Requirement
from behov.domain.workshop import Need, NeedKind, Workshop
from behov.domain.workspace import Workspace, area_of

ORDINARY: NeedKind = "functional"  # needs that the area's own chapter is for


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


def areas_of(workspace: Workspace, workshop: Workshop, need: Need) -> tuple[str, ...]:
    """Return the areas of a need, by id: its own or its workshop's, else those of the raw needs that it gathers."""
    own = area_of(workshop, need)
    gathered = (area for said in regional_row(workspace, (workshop, need)).raw if (area := area_of(*said)))
    return (own,) if own else tuple(dict.fromkeys(gathered))


def in_order(workspace: Workspace, requirements: Iterable[Requirement]) -> tuple[Requirement, ...]:
    """Return requirements by chapter, as the catalogue has them, and by number as people count.

    Chapters that the catalogue does not know come last, then none; in each, those without a number are the last.
    """
    places = {chapter: place for place, chapter in enumerate(workspace.catalogue.chapters)}

    def key(each: Requirement) -> tuple[int, str, bool, list[str | tuple[int, str]], str]:
        chapter, number = each.chapter or "", each.number or ""
        place = places.get(chapter, len(places) + (not chapter))
        return place, chapter, not number, _as_counted(number), each.id

    return tuple(sorted(requirements, key=key))


def chapters_of(workspace: Workspace, workshop: Workshop) -> tuple[Chapter, ...]:
    """Return the catalogue's chapters, then those that only the specification's requirements name."""
    known = workspace.catalogue.chapters
    used = dict.fromkeys(each.chapter for each in workshop.requirements if each.chapter and each.chapter not in known)
    return (*known.values(), *(Chapter(id=name) for name in used))


def _kinds(workspace: Workspace, workshop: Workshop, need: Need) -> Iterator[NeedKind]:
    of = (need,) if need.kind else (raw for _, raw in regional_row(workspace, (workshop, need)).raw)
    yield from (each.kind for each in of if each.kind)


def _as_counted(number: str) -> list[str | tuple[int, str]]:
    """Return a number so that 9 comes before 10, however many digits somebody gave it: words and figures take turns."""
    parts = (part.lstrip("0") if part.isdecimal() else part.casefold() for part in re.split(r"(\d+)", number))
    return [(len(part), part) if place % 2 else part for place, part in enumerate(parts)]
