"""What comes of a regional need, and why; of a local measure also whose it is, and what it is to bring."""

from collections.abc import Sequence
from datetime import date

from textual.app import ComposeResult

from behov.domain.workshop import Need, Outcome
from behov.domain.workspace import Workspace
from behov.text import N_
from behov.ui.forms import options
from behov.ui.forms.fields import Changes, Choice, Field, as_held, as_said
from behov.ui.forms.form import Form
from behov.ui.forms.to_read import needs_above


class OutcomeForm(Form):
    """Asks for what is to be changed in the outcome of one need, or for that of several, with the needs to read.

    Where an outcome is `given`, its reason is asked for first, and of a local measure alone the rest.
    """

    heading = N_("What comes of the need?")

    def __init__(
        self,
        workspace: Workspace,
        needs: Sequence[Need],
        on: date,
        given: Outcome | None = None,
        draft: Changes | None = None,
    ) -> None:
        self._workspace, self._needs = workspace, needs
        one = needs[0] if len(needs) == 1 else None
        decided = one.decided if one and not given else None
        begins = {"decided": decided or on, **({"outcome": given} if given else {})}
        super().__init__(one, _fields(workspace, given), {**begins, **(draft or {})})

    def to_read(self) -> ComposeResult:
        """Show what the needs say, and what was said for each."""
        yield from needs_above(self._workspace, [need.id for need in self._needs])


def _fields(workspace: Workspace, given: Outcome | None) -> tuple[Field | Choice, ...]:
    what = Choice("outcome", N_("Outcome"), options.words(Outcome), required=True)
    why = Field("reason", N_("Reason"), "text", as_said)
    when = Field("decided", N_("Decided"), read=as_held, hint=N_("12.9.2024"))
    local = (
        Field("owner", N_("Local: owner"), hint=N_("a role, never a name"), suggestions=workspace.roles),
        Field("benefit", N_("Local: benefit"), "text", hint=N_("what it is to bring")),
        Field("baseline", N_("Local: today"), hint=N_("as it was measured, such as 14 a month")),
    )
    if not given:
        return (what, why, when, *local)
    return (why, *(local if given == "local" else ()), what, when)
