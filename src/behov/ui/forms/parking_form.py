"""A thought to park, on a screen that has no bar to write it in."""

from behov.text import N_
from behov.ui.forms.fields import Changes, Field, as_said
from behov.ui.forms.form import Form


class ParkingForm(Form):
    """Asks for a thought; it comes back as `text`."""

    heading = N_("Park a thought")

    def __init__(self, draft: Changes | None = None) -> None:
        super().__init__(None, (Field("text", N_("Text"), "text", as_said),), draft)
