"""What is asked while comments are gone through: why one is declined, which wording it gets, who confirms."""

from collections.abc import Sequence
from datetime import date

from behov.domain.commenting.answering import not_confirmed, taking_part
from behov.domain.workshop import Confirmation, Workshop
from behov.domain.workspace import Workspace
from behov.text import N_
from behov.ui.forms import options
from behov.ui.forms.fields import Changes, Choice, Field, as_held, as_said
from behov.ui.forms.form import Form


class DeclineForm(Form):
    """Asks for the `reason` why a comment is declined: whoever wrote it will read it."""

    heading = N_("Why is it declined?")

    def __init__(self, draft: Changes | None = None) -> None:
        super().__init__(None, (Field("reason", N_("Reason"), "text", as_said),), draft)


class WordingForm(Form):
    """Asks for the `text` that a need or a step gets, beginning with the one that is proposed."""

    heading = N_("The new wording")

    def __init__(self, proposed: str, draft: Changes | None = None) -> None:
        super().__init__(None, (Field("text", N_("Text"), "text", as_said),), draft or {"text": proposed})


class ConfirmationForm(Form):
    """Asks who confirms a workshop; see `confirmation`. It begins with somebody who has not yet, and a day."""

    heading = N_("Recorded as it was: who says so?")

    def __init__(self, workspace: Workspace, workshop: Workshop, on: date, draft: Changes | None = None) -> None:
        among = taking_part(workshop)
        towns = {number: workspace.catalogue.municipality_name(number) for number in among}
        first = next(iter(not_confirmed(workshop)), None)
        fields = (
            Choice("municipality", N_("Municipality"), towns or options.municipalities(workspace), required=True),
            Field("role", N_("Role"), read=as_said, suggestions=_roles(workspace, workshop)),
            Field("date", N_("Date"), read=as_held, hint=N_("12.9.2024")),
        )
        super().__init__(None, fields, draft or {"municipality": first, "date": on})


def confirmation(changes: Changes) -> Confirmation:
    """Return the confirmation that the form described."""
    return Confirmation.model_validate(changes)


def _roles(workspace: Workspace, workshop: Workshop) -> Sequence[str]:
    """Return the roles of those who commented and of those who came, then the others."""
    near = (*(each.role for each in workshop.comments), *(each.role for each in workshop.participants))
    return tuple(dict.fromkeys(filter(None, (*near, *workspace.roles))))
