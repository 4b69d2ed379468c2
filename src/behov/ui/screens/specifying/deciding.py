"""What comes of the regional needs, decided one by one or of all that are ticked, each time with a reason."""

from datetime import date
from typing import cast

from textual import work

from behov.domain.specification.outcomes import deciding, reopening
from behov.domain.specification.specifying import take_back
from behov.domain.workshop import Need, Outcome
from behov.services.clock import today
from behov.text import tr, word
from behov.ui.forms.fields import Changes
from behov.ui.forms.outcome_form import OutcomeForm
from behov.ui.rows.need_list import named
from behov.ui.screens.specifying.specified import SpecifiedScreen
from behov.ui.undo_label import undo_label


class DecidingScreen(SpecifiedScreen):
    """Takes down what was decided, and goes on to the next need that nobody has decided on."""

    @work
    async def action_decide(self, given: Outcome | None = None) -> None:
        """Ask why the outcome is the given one, or which it is and why."""
        workspace, needs = self.session.workspace, self.needs
        draft: Changes | None = None
        while needs and (
            draft := await self.app.push_screen_wait(OutcomeForm(workspace, needs, today(), given, draft))
        ):
            if self._decide(needs, draft):
                return

    def action_reopen(self) -> None:
        """Take up again what was decided on needs, or take back requirements that were withdrawn."""
        if needs := tuple(need for need in self.needs if need.outcome):
            with self.explaining():
                edits = reopening(self.session.workspace, [need.id for need in needs])
                self.perform_all(edits, undo_label(tr("Take up again"), named(needs)))
        elif gone := [each for each in self.requirements if each.state == "withdrawn"]:
            label = undo_label(tr("Take back"), gone[0].number or gone[0].text or "")
            self.perform(lambda now: take_back(now, self.path, [each.id for each in gone]), label)

    def _decide(self, needs: tuple[Need, ...], said: Changes) -> bool:
        known = {name: getattr(needs[0], name) for name in ("outcome", "reason", "decided")} if len(needs) == 1 else {}
        values = {**known, **said}
        outcome = cast(Outcome, values.pop("outcome"))
        reason, on = str(values.pop("reason")), cast(date, values.pop("decided"))
        local = cast(dict[str, str | None], values)
        following, done = self.following(needs, self.left.undecided), False
        with self.explaining():
            ids = [need.id for need in needs]
            edits = deciding(self.session.workspace, ids, outcome, reason, on, **local)
            done = self.perform_all(edits, undo_label(word(outcome).capitalize(), named(needs)))
        if done:
            self.rows.tick(())
            self.rows.choose(following)
            self._show_view()
        return done
