"""What of a workspace comes into annex 1, for the market or for ourselves: gathered into its records."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from behov.domain.catalogue import Names, named
from behov.domain.exemption import is_exempt
from behov.domain.other_tables import Requirement
from behov.domain.privacy import without_birth_numbers
from behov.domain.record import Language
from behov.domain.specification.basis import standing
from behov.domain.specification.chapters import in_order
from behov.domain.workspace import Workspace
from behov.exports.annex.pictures import Room, described
from behov.exports.annex.records import Annex, Asked, Chapter, Described, ShortName, Words
from behov.exports.selection import Selection
from behov.text import language, tr

_LANGUAGES: tuple[Language, ...] = ("nb", "nn", "en")


def annex_of(selection: Selection, on: date, room: Room | None) -> Annex:
    """Return annex 1 of a selection, of a day, in the language now spoken.

    `room` is how large a picture may be; with None, the processes are left out. What has no chapter is in the internal
    one only, in a last chapter of its own.
    Raises NoSuchRenderer or DiagramFailed.
    """
    workspace = selection.workspace
    settings = workspace.settings
    gathering = _Gathering(workspace)
    chapters = tuple(gathering.chapters(selection))
    processes = described(selection, room) if room else ()
    marks = ((settings.example, tr("Example data")), (not selection.public, tr("Internal draft")))
    return Annex(
        language=language(),
        own=settings.language,
        title=_said(settings.specification.annexes.get("requirements", "")) or tr("Annex 1 Requirements"),
        procurement=_said(settings.name or ""),
        agreement=_said(settings.specification.agreement or ""),
        on=on,
        marks=tuple(mark for shown, mark in marks if shown),
        chapters=chapters,
        processes=processes,
        short_names=tuple(gathering.short_names(chapters, processes)),
    )


def requirements_of(selection: Selection) -> list[Requirement]:
    """Return the requirements of an annex: those that are not withdrawn, and for the market those with a chapter."""
    left = standing(each for _, each in selection.requirements)
    return [each for each in left if not selection.public or _has_chapter(each, selection.workspace)]


def without_chapter(workspace: Workspace) -> int:
    """Return how many requirements the market does not see in annex 1 because they have no chapter yet."""
    left = standing(each for _, each in workspace.requirements)
    return sum(not is_exempt(each) and not _has_chapter(each, workspace) for each in left)


class _Gathering:
    """How the texts of a workspace are put in its annex."""

    def __init__(self, workspace: Workspace) -> None:
        self._catalogue = workspace.catalogue
        self._own = workspace.settings.language
        self._specification = workspace.settings.specification

    def chapters(self, selection: Selection) -> Iterator[Chapter]:
        """Yield the chapters that have requirements, in the catalogue's order, and last what has no chapter."""
        found: dict[str, list[Requirement]] = defaultdict(list)
        known = self._catalogue.chapters
        for each in in_order(selection.workspace, requirements_of(selection)):
            found[each.chapter or "" if _has_chapter(each, selection.workspace) else ""].append(each)
        for chapter in known.values():
            if rows := found.get(chapter.id):
                title = self._named(chapter.name) or Words(chapter.id, self._own)
                yield Chapter(title, self._named(chapter.intro), self._rows(rows))
        if rows := found.get(""):
            yield Chapter(Words(tr("Without chapter"), language()), None, self._rows(rows))

    def short_names(self, chapters: tuple[Chapter, ...], processes: tuple[Described, ...]) -> Iterator[ShortName]:
        """Yield the components whose short names are used, on a picture or as an abbreviation in a text."""
        steps = [step for process in processes for situation in process.situations for step in situation.steps]
        named = {system for step in steps for system in step.systems}
        components = sorted(self._catalogue.components.values(), key=lambda each: each.badge.casefold())
        used = named | _found((each.badge for each in components), " ".join(_texts(chapters, processes)))
        for component in components:
            name = self._named(component.name)
            if name and component.badge in used and name.text.casefold() != component.badge.casefold():
                yield ShortName(component.badge, name)

    def _rows(self, requirements: list[Requirement]) -> tuple[Asked, ...]:
        return tuple(map(self._row, requirements))

    def _row(self, requirement: Requirement) -> Asked:
        spoken = requirement.language or self._own

        def words(text: str | None) -> Words | None:
            said = _said(text or "")
            return Words(said, spoken) if said else None

        return Asked(
            number=_said(requirement.number or requirement.id),
            text=words(requirement.text) or Words(tr("(no text)"), language()),
            category=requirement.category,
            letter=self._specification.letter(requirement.category),
            weight="" if requirement.weight is None else _amount(requirement.weight),
            reference=words(requirement.reference),
            verification=words(requirement.verification),
        )

    def _named(self, names: Names) -> Words | None:
        """Return a name in the language now spoken, else in the first that it is written in, or None."""
        for each in (language(), *_LANGUAGES):
            if said := _said(named({each: names.get(each, "")}, each)):
                return Words(said, each)
        return None


def _has_chapter(requirement: Requirement, workspace: Workspace) -> bool:
    return requirement.chapter in workspace.catalogue.chapters


def _said(text: str) -> str:
    return without_birth_numbers(text).strip()


def _amount(number: int | float) -> str:
    return str(number).replace(".", "." if language() == "en" else ",")


def _texts(chapters: tuple[Chapter, ...], processes: tuple[Described, ...]) -> Iterator[str]:
    for chapter in chapters:
        yield from (each.text for each in (chapter.title, chapter.intro) if each)
        for row in chapter.requirements:
            yield from (each.text for each in (row.text, row.reference, row.verification) if each)
    for process in processes:
        yield from (process.title.text, process.trigger, process.result)
        for step in (step for situation in process.situations for step in situation.steps):
            yield from (step.role, step.text, *step.inputs, *step.outputs)


def _found(short_names: Iterable[str], text: str) -> set[str]:
    """Return those that stand as words in a text, and look abbreviated: others (Avvik) are words, too."""
    looked_for = [
        re.escape(each) for each in short_names if sum(sign.isupper() or sign.isdecimal() for sign in each) > 1
    ]
    return set(re.findall(rf"(?<!\w)(?:{'|'.join(sorted(looked_for, key=len, reverse=True))})(?!\w)", text))
