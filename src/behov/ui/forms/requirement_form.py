"""A requirement as people write it, with the needs that it rests on above it to read: its text begins empty."""

from collections.abc import Sequence
from typing import get_args

from textual.app import ComposeResult

from behov.domain.ids import same_id
from behov.domain.other_tables import CATEGORIES, STATES, Requirement, RequirementType
from behov.domain.record import Language
from behov.domain.specification.basis import WITHDRAWN
from behov.domain.specification.outcomes import ASKED
from behov.domain.specification.specifying import DRAFT
from behov.domain.workspace import Workspace
from behov.text import N_, language, word
from behov.ui.forms import options
from behov.ui.forms.fields import Changes, Choice, Field, Options, as_number, as_said
from behov.ui.forms.form import Form
from behov.ui.forms.to_read import needs_above


class RequirementForm(Form):
    """Asks for what is to be changed in a requirement, or for a new one on these needs, first thought of in a chapter.

    It proposes no category: that is decided, and follows from no priority.
    """

    heading = N_("Requirement")

    def __init__(
        self,
        workspace: Workspace,
        requirement: Requirement | None,
        draft: Changes | None = None,
        *,
        needs: Sequence[str] = (),
        chapter: str | None = None,
    ) -> None:
        self._workspace = workspace
        self._needs = requirement.needs if requirement else tuple(needs)
        if requirement is None:
            draft = {"needs": self._needs, "chapter": chapter, "state": DRAFT, **(draft or {})}
        shown = requirement.replace(state=requirement.state or DRAFT) if requirement else None
        super().__init__(shown, _fields(workspace, self._needs), draft)

    def to_read(self) -> ComposeResult:
        """Show what the needs say, and what was said for each."""
        yield from needs_above(self._workspace, self._needs)


def _fields(workspace: Workspace, needs: Sequence[str]) -> tuple[Field | Choice, ...]:
    states = {state: word(state) for state in STATES if state != WITHDRAWN}
    return (
        Field("text", N_("Text"), "text", as_said),
        Choice("chapter", N_("Chapter"), chapters(workspace), required=True),
        Choice("category", N_("Category"), categories(workspace)),
        Choice("type", N_("Type"), options.words(RequirementType)),
        Field("weight", N_("Weight"), read=as_number),
        Field("verification", N_("Verification"), "text", hint=N_("how it is seen that it is met")),
        Field("reference", N_("Reference"), hint=N_("the law or the standard behind it")),
        Choice("needs", N_("Needs"), needs_to_rest_on(workspace, needs), several=True, nothing=()),
        Choice("state", N_("State"), states, required=True),
        Choice("language", N_("Language"), {each: word(each) for each in get_args(Language)}),
        Field("exempt", N_("Exempt"), hint=N_("the law that keeps it from the public")),
        Field("note", N_("Note"), "text"),
    )


def chapters(workspace: Workspace) -> Options:
    """Return the chapters of the specification, each by its prefix and its name."""
    spoken = language()
    return {each.id: f"{each.prefix}  {each.label(spoken)}" for each in workspace.catalogue.chapters.values()}


def categories(workspace: Workspace) -> Options:
    """Return the categories, each by the letter that is printed for it and what it is called."""
    letter = workspace.settings.specification.letter
    return {each: f"{letter(each)}  {word(each)}" for each in CATEGORIES}


def needs_to_rest_on(workspace: Workspace, already: Sequence[str] = ()) -> Options:
    """Return the needs that are rested on already, then the regional ones that are asked of suppliers, by their ids."""
    known = {name: said[1].text for name in already if (said := workspace.said.get(same_id(name)))}
    present = set(map(workspace.present_id, known))
    asked = {
        need.id: need.text
        for _, need in workspace.regional_needs
        if need.outcome in ASKED and workspace.present_id(need.id) not in present
    }
    return {**known, **asked}
