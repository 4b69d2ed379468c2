"""The answer that leads from a decision to a step."""

from behov.domain.process import Step
from behov.text import N_, tr
from behov.ui.forms.fields import Field, as_said
from behov.ui.forms.form import Form


class AnswerForm(Form):
    """Asks for an answer, `yes` or `no` first; it comes back as `answer`."""

    heading = N_("If the answer is")

    def __init__(self, step: Step) -> None:
        free = [answer for answer in (tr("Yes"), tr("No")) if answer not in step.branches]
        field = Field("answer", N_("Answer"), read=as_said, suggestions=(tr("Yes"), tr("No")))
        super().__init__(None, (field,), {"answer": free[0]} if free else None)
