"""Everything about one need that people write."""

from typing import get_args

from behov.domain.record import Language
from behov.domain.workshop import Need, NeedKind, NeedStatus, Priority, Workshop
from behov.domain.workspace import Workspace
from behov.text import N_, word
from behov.ui.forms import options
from behov.ui.forms.fields import Changes, Choice, Field, as_count, as_said, as_texts, from_texts
from behov.ui.forms.form import Form


class NeedForm(Form):
    """Asks for what is to be changed in a need."""

    heading = N_("Need")

    def __init__(self, workspace: Workspace, workshop: Workshop, need: Need, draft: Changes | None = None) -> None:
        super().__init__(need, _fields(workspace, workshop), draft)


def _fields(workspace: Workspace, workshop: Workshop) -> tuple[Field | Choice, ...]:
    return (
        Field("text", N_("Text"), "text", as_said),
        Choice("priority", N_("Priority"), options.words(Priority)),
        Field("role", N_("Role"), suggestions=workspace.roles),
        Choice("kind", N_("Kind"), options.words(NeedKind)),
        Choice("steps", N_("Steps"), options.steps(workspace, workshop.processes), several=True, nothing=()),
        Field(
            "systems",
            N_("Systems"),
            read=as_texts,
            write=from_texts,
            hint=N_("semicolons between"),
            nothing=(),
            suggestions=workspace.systems,
        ),
        Choice("components", N_("Components"), options.components(workspace), several=True, nothing=()),
        Choice("effects", N_("Effects"), options.effects(workspace), several=True, nothing=()),
        Choice("products", N_("Products"), options.products(workspace), several=True, nothing=()),
        Choice("municipalities", N_("Municipalities"), options.municipalities(workspace), several=True),
        Choice("area", N_("Area"), options.areas(workspace)),
        Field("votes", N_("Votes"), read=as_count),
        Choice("status", N_("Status"), options.words(NeedStatus), required=True),
        Choice("scope", N_("Scope"), {scope: word(scope) for scope in ("in", "out")}, required=True),
        Choice("adjacent", N_("Adjacent service"), options.adjacent(workspace)),
        Choice("language", N_("Language"), {each: word(each) for each in get_args(Language)}),
        Field("note", N_("Note"), "text"),
    )
