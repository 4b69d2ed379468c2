"""A specification as lists: which needs, requirements and chapters each view shows, in which order, and which cells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, Literal

from behov.domain.catalogue import Chapter
from behov.domain.filtering import folded_all, matching
from behov.domain.other_tables import Requirement
from behov.domain.specification.chapters import areas_of, chapters_of, in_order
from behov.domain.specification.progress import Progress, progress
from behov.domain.workshop import Need, Workshop
from behov.domain.workspace import Workspace
from behov.text import N_, language, tr
from behov.ui.rows.need_list import NeedSearch
from behov.ui.rows.specification_rows import (
    CHAPTER_COLUMNS,
    NEED_COLUMNS,
    chapter_row,
    outcome_row,
    requirement_columns,
    requirement_row,
    searched,
)
from behov.ui.widgets.columns import Cell, Column

View = Literal["needs", "requirements", "chapters"]
VIEWS: Final[Mapping[View, str]] = {
    "needs": N_("Needs"),
    "requirements": N_("Requirements"),
    "chapters": N_("Chapters"),
}


@dataclass(frozen=True)
class Asked:
    """What of a view is to be listed: what holds these words, is within an area or chapter, or lacks something."""

    query: str = ""
    within: str | None = None
    missing_only: bool = False


@dataclass(frozen=True)
class SpecificationLists:
    """The lists of the specification at `path`, as the workspace is; each is made when it is first asked for."""

    workspace: Workspace
    path: str
    search: NeedSearch = field(default_factory=NeedSearch, compare=False)

    @cached_property
    def needs(self) -> Mapping[str, tuple[Workshop, Need]]:
        """The regional needs of the workspace, each with its consolidation, by id."""
        return {need.id: (workshop, need) for workshop, need in self.workspace.regional_needs}

    @cached_property
    def requirements(self) -> Mapping[str, Requirement]:
        """The requirements by id, in the order of chapters and numbers, withdrawn ones too."""
        return {each.id: each for each in in_order(self.workspace, self.workspace.workshop(self.path).requirements)}

    @cached_property
    def chapters(self) -> Mapping[str, Chapter]:
        """The chapters by id."""
        return {each.id: each for each in chapters_of(self.workspace, self.workspace.workshop(self.path))}

    @cached_property
    def areas(self) -> Mapping[str, tuple[str, ...]]:
        """The areas of each need, by its id."""
        return {need_id: areas_of(self.workspace, *said) for need_id, said in self.needs.items()}

    @cached_property
    def left(self) -> Progress:
        """What is left to do."""
        return progress(self.workspace, self.path)

    def keys(self, view: View, asked: Asked) -> Sequence[str]:
        """Return the ids of what is listed in a view: of needs first those to decide on, then those to write on."""
        if view == "needs":
            rank = dict.fromkeys(self.left.unwritten, 1) | dict.fromkeys(self.left.undecided, 0)
            needs = sorted(self._needs_within(asked), key=lambda need: rank.get(need.id, 2))
            found = self.search.found(self.workspace, needs, asked.query) if asked.query else needs
            return [need.id for need in found]
        if view == "requirements":
            among = {each.id: " ".join(searched(each)) for each in self._requirements_within(asked)}
        else:
            among = {each.id: f"{each.prefix} {each.label(language())}" for each in self.chapters.values()}
        ids = tuple(among)
        return [ids[place] for place in matching(folded_all(among.values()), asked.query)]

    def columns(self, view: View) -> tuple[Column, ...]:
        """Return the columns of a view."""
        if view == "requirements":
            return requirement_columns(tuple(self.requirements.values()))
        return NEED_COLUMNS if view == "needs" else CHAPTER_COLUMNS

    def cells(self, view: View, key: str, query: str) -> Sequence[Cell]:
        """Return a row of a view."""
        if view == "needs":
            return outcome_row(self.workspace, self.needs[key][1], query)
        if view == "requirements":
            return requirement_row(self.workspace, self.requirements[key], key in self.left.suspect, query)
        within = [each for each in self.requirements.values() if each.chapter == key]
        return chapter_row(self.workspace, self.chapters[key], within)

    def empty(self, view: View, asked: Asked) -> str:
        """Return what is said where a view has no rows."""
        if view == "needs" and not self.needs:
            return tr("There are no regional needs yet. They are gathered in a workshop of the kind consolidation.")
        if view == "requirements" and not self.requirements:
            return tr("No requirements yet. Among the needs n writes one on those that are ticked.")
        if asked.query:
            return tr("Nothing has these words.")
        return tr("Nothing is missing here.") if asked.missing_only else tr("There is nothing here yet.")

    def _needs_within(self, asked: Asked) -> list[Need]:
        return [
            need
            for _, need in self.needs.values()
            if (not asked.missing_only or need.id in self.left.needs)
            and (not asked.within or asked.within in self.areas[need.id])
        ]

    def _requirements_within(self, asked: Asked) -> list[Requirement]:
        return [
            each
            for each in self.requirements.values()
            if (not asked.missing_only or each.id in self.left.requirements)
            and (not asked.within or each.chapter == asked.within)
        ]
