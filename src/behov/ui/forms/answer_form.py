"""The answer that leads from a decision to a step, or none for what simply follows."""

from behov.domain.process import Step
from behov.text import N_, tr
from behov.ui.forms.fields import Field
from behov.ui.forms.form import Form


class AnswerForm(Form):
    """Asks for an answer, `yes` or `no` first; it comes back as `answer`, or nothing does where none is given."""

    heading = N_("If the answer is")

    def __init__(self, step: Step) -> None:
        free = [answer for answer in (tr("Yes"), tr("No")) if answer not in step.branches]
        hint = N_("empty: what follows, whatever the answer")
        field = Field("answer", N_("Answer"), hint=hint, suggestions=(tr("Yes"), tr("No")), proposed=True)
        super().__init__(None, (field,), {"answer": free[0]} if free else None)
