"""The numbers of requirements: one after the other in each chapter, each given once and never to another."""

import re
from collections.abc import Iterator
from dataclasses import replace

from behov.domain.edits import changed
from behov.domain.errors import NoSuchRecord
from behov.domain.other_tables import Requirement
from behov.domain.workshop import Workshop
from behov.domain.workspace import Workspace

DIGITS = 3  # that a number has at least


def newly_numbered(workspace: Workspace, workshop: Workshop, requirement: Requirement, chapter: str) -> Workshop:
    """Return a specification in which one of its requirements stands in a chapter, under the next number there.

    It may be another than it is in the workspace, as between two changes. The number that the requirement had is kept
    in `was_numbered`. Raises NoSuchRecord for an unknown chapter, InvalidValue where no number is left.
    """
    known = workspace.catalogue.chapters.get(chapter)
    if known is None:
        raise NoSuchRecord(chapter)
    meanwhile = tuple(workshop if each.path == workshop.path else each for each in workspace.workshops)
    number = last_number(replace(workspace, workshops=meanwhile), chapter) + 1
    before = (requirement.number,) if requirement.number else ()
    after = changed(
        requirement,
        chapter=chapter,
        number=f"{known.prefix}-{number:0{DIGITS}}",
        was_numbered=(*requirement.was_numbered, *before),
    )
    return changed(
        workshop,
        requirements=tuple(after if each is requirement else each for each in workshop.requirements),
        numbered={**workshop.numbered, chapter: number},
    )


def last_number(workspace: Workspace, chapter: str) -> int:
    """Return the highest number ever given in a chapter, in any specification; 0 for none.

    Chapters that share a prefix share its numbers. What was withdrawn, moved away or written by hand counts too.
    """
    chapters = workspace.catalogue.chapters
    prefix = chapters[chapter].prefix
    given = (
        number
        for workshop in workspace.workshops
        for name, number in workshop.numbered.items()
        if name == chapter or (name in chapters and chapters[name].prefix == prefix)
    )
    return max((*given, *_seen(workspace, prefix)), default=0)


def _seen(workspace: Workspace, prefix: str) -> Iterator[int]:
    form = re.compile(rf"{re.escape(prefix)}-([0-9]{{1,9}})", re.IGNORECASE)
    for _, requirement in workspace.requirements:
        for number in (requirement.number, *requirement.was_numbered):
            if number and (said := form.fullmatch(number.strip())):
                yield int(said[1])
