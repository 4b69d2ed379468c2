"""Asking from where to import: another group's folder, or a file."""

from behov.text import N_
from behov.ui.forms.fields import Changes, Field, as_said
from behov.ui.forms.form import Form


class SourceForm(Form):
    """Asks for a path, which may be typed, pasted, or dragged into the terminal."""

    heading = N_("Import from another group's folder, or from a file")

    def __init__(self, draft: Changes | None = None) -> None:
        asked = Field("source", N_("Folder or file"), read=as_said, hint=N_("~/gruppe-2, or behov.xlsx, .csv, .txt"))
        super().__init__(None, (asked,), draft)
