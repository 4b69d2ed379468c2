"""How the room is to vote: how many dots each has, how many of them on one need, and how many vote."""

from dataclasses import replace
from typing import Final

from behov.domain.holding.voting import Tally
from behov.domain.workshop import Voting, Workshop
from behov.text import N_
from behov.ui.forms.fields import Changes, Field, as_count
from behov.ui.forms.form import Form

USUAL_DOTS, USUAL_CAP = 3, 2
VOTING: Final = (
    Field("voting.dots", N_("Dots for each"), read=as_count),
    Field("voting.cap", N_("Most on one need"), read=as_count),
    Field("voting.voters", N_("Voters"), read=as_count),
)


class VotingForm(Form):
    """Asks for the `voting` of a workshop. Where none is set up, what is usual is proposed, for everybody who came."""

    heading = N_("Voting with dots")
    parts = {"voting": Voting}  # noqa: RUF012 - see Form

    def __init__(self, workshop: Workshop, draft: Changes | None = None) -> None:
        before = workshop.voting or Voting()
        proposed = draft is None and before.dots is None
        if proposed:
            voters = Tally(workshop).voters
            draft = {"voting": before.replace(dots=USUAL_DOTS, cap=before.cap or USUAL_CAP, voters=voters)}
        super().__init__(workshop, [replace(each, proposed=proposed) for each in VOTING], draft)
