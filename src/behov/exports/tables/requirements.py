"""The requirements as a specification has them: chapter by chapter, then by number, without those withdrawn."""

from behov.domain.other_tables import Requirement
from behov.domain.specification.basis import standing
from behov.domain.specification.chapters import in_order
from behov.domain.workspace import Workspace
from behov.exports.selection import Selection
from behov.exports.wording import Wording


def specified(selection: Selection) -> tuple[Requirement, ...]:
    """Return the requirements of an export in this order."""
    return in_order(selection.workspace, standing(each for _, each in selection.requirements))


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
