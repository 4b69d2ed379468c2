"""What was parked, decided or left open: who brought it up, who follows it up and when, or why it was dropped."""

from behov.domain.workshop import Note, NoteKind, NoteStatus
from behov.domain.workspace import Workspace
from behov.text import N_
from behov.ui.forms import options
from behov.ui.forms.fields import Changes, Choice, Field, as_date, as_said
from behov.ui.forms.form import Form


class NoteForm(Form):
    """Asks for what is to be changed in a note."""

    heading = N_("Parked, decided or open")

    def __init__(self, workspace: Workspace, note: Note, draft: Changes | None = None) -> None:
        fields: tuple[Field | Choice, ...] = (
            Field("text", N_("Text"), "text", as_said),
            Choice("kind", N_("Kind"), options.words(NoteKind)),
            *_follow_up(workspace),
            Choice("status", N_("Status"), options.words(NoteStatus), required=True),
            Field("reason", N_("Reason"), "text"),
            Field("role", N_("Brought up by"), suggestions=workspace.roles),
            Choice("municipalities", N_("Municipalities"), options.municipalities(workspace), several=True, nothing=()),
            Field("note", N_("Note"), "text"),
        )
        super().__init__(note, fields, draft)


class FollowUpForm(Form):
    """Asks who follows a note up, and when: both are to be known when the workshop ends."""

    heading = N_("Who follows it up?")

    def __init__(self, workspace: Workspace, note: Note, draft: Changes | None = None) -> None:
        super().__init__(note, _follow_up(workspace), draft)


class DropForm(Form):
    """Asks why nobody needs to follow a note up."""

    heading = N_("Why can it be dropped?")

    def __init__(self, note: Note, draft: Changes | None = None) -> None:
        super().__init__(note, (Field("reason", N_("Reason"), "text", as_said),), draft)


def _follow_up(workspace: Workspace) -> tuple[Field, ...]:
    return (
        Field("owner", N_("Follows it up"), hint=N_("a role, never a name"), suggestions=workspace.roles),
        Field("due", N_("Due"), read=as_date, hint=N_("12.9.2024")),
    )
