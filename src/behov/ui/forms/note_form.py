"""What was parked, decided or left open, who follows it up, and when."""

from behov.domain.workshop import Note, NoteKind
from behov.text import N_
from behov.ui.forms import options
from behov.ui.forms.fields import Changes, Choice, Field, as_date, as_said
from behov.ui.forms.form import Form


class NoteForm(Form):
    """Asks for what is to be changed in a note, or for a new one."""

    heading = N_("Parked, decided or open")

    def __init__(self, note: Note | None = None, draft: Changes | None = None) -> None:
        fields = (
            Field("text", N_("Text"), "text", as_said),
            Choice("kind", N_("Kind"), options.words(NoteKind)),
            Field("owner", N_("Follows it up")),
            Field("due", N_("Due"), read=as_date, hint=N_("12.9.2024")),
            Field("note", N_("Note"), "text"),
        )
        super().__init__(note, fields, draft)
