"""Asking from where to import: another group's folder, or a file."""

from pathlib import Path

from behov.services.importing import typed_path, why_not
from behov.text import N_, explain, tr
from behov.ui.forms.fields import Changes, Field, Problem
from behov.ui.forms.form import Form


class SourceForm(Form):
    """Asks for the path of what is to be imported into the workspace at `root`, and returns it as `source`.

    It may be typed, pasted, or dragged into the terminal.
    """

    heading = N_("Import from another group's folder, or from a file")

    def __init__(self, root: Path, draft: Changes | None = None) -> None:
        def as_source(typed: str) -> object:
            if not typed.strip():
                return Problem(tr("Write something here."))
            source = typed_path(typed)
            error = why_not(root, source)
            return Problem(explain(error)) if error else source

        hint = N_("~/gruppe-2, or behov.xlsx, .csv, .txt")
        super().__init__(None, (Field("source", N_("Folder or file"), read=as_source, hint=hint),), draft)
