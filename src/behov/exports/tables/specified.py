"""The requirements as a specification has them: chapter by chapter, then by number, without those withdrawn."""

import re

from behov.domain.other_tables import Requirement
from behov.domain.specification.basis import WITHDRAWN
from behov.domain.workspace import Workspace
from behov.exports.selection import Selection
from behov.exports.wording import Wording

_Place = tuple[int, str, bool, list[str | tuple[int, str]]]


def specified(selection: Selection) -> list[Requirement]:
    """Return the requirements of an export in this order. Unknown chapters come last, as do those without a number."""
    workspace = selection.workspace
    left = [each for _, each in selection.requirements if each.state != WITHDRAWN]
    return sorted(left, key=lambda each: _place(workspace, each))


def number_of(requirement: Requirement) -> str:
    """Return what people call a requirement: its number or, while it has none, its id."""
    return requirement.number or requirement.id


def chapter_of(workspace: Workspace, requirement: Requirement, wording: Wording) -> str:
    """Return what its chapter is called, or the chapter's id; "" for none."""
    chapter = workspace.catalogue.chapters.get(requirement.chapter or "")
    return chapter.label(wording.language) if chapter and not wording.keys else requirement.chapter or ""


def category_of(workspace: Workspace, requirement: Requirement, wording: Wording) -> str:
    """Return its category by the procurement's letter and a word: `A – absolutt`."""
    category = requirement.category
    if wording.keys or category is None:
        return category or ""
    return f"{workspace.settings.specification.letter(category)} – {wording.word(category)}"


def _place(workspace: Workspace, requirement: Requirement) -> _Place:
    chapters = list(workspace.catalogue.chapters)
    chapter, number = requirement.chapter or "", requirement.number or ""
    place = chapters.index(chapter) if chapter in chapters else len(chapters) + (not chapter)
    return place, chapter, not number, _natural(number)


def counted(digits: str) -> tuple[int, str]:
    """Return what a number is sorted by, however many digits somebody gave it."""
    significant = digits.lstrip("0")
    return len(significant), significant


def _natural(number: str) -> list[str | tuple[int, str]]:
    """Return a number so that 9 comes before 10: words and figures take turns."""
    return [counted(part) if part.isdecimal() else part.casefold() for part in re.split(r"(\d+)", number)]
