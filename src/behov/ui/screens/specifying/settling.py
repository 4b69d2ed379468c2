"""Requirements settled by one key each: in a category, ready, looked at again, withdrawn, or under a new number."""

from behov.domain.other_tables import Category
from behov.domain.specification.basis import WITHDRAWN, suspects
from behov.domain.specification.specifying import change_requirements, look_at, renumber, withdraw
from behov.domain.workspace import same_name
from behov.text import tr, trn, word
from behov.ui.screens.specifying.requiring import RequiringScreen
from behov.ui.undo_label import undo_label


class SettlingScreen(RequiringScreen):
    """Changes the requirements that are ticked or, where none is, the chosen one."""

    def action_categorise(self, category: Category | None) -> None:
        """Put the requirements in a category, or in none."""
        self._change(word(category) if category else tr("no category"), category=category)

    def action_ready(self) -> None:
        """Say that the requirements are ready or, where the first one was, drafts again."""
        if requirements := self.requirements:
            state = "draft" if requirements[0].state == "ready" else "ready"
            self._change(word(state), state=state)

    def action_look_at(self) -> None:
        """Say that the requirements and their needs were looked at; those that nothing has changed for are left out."""
        suspect = suspects(self.session.workspace)
        ids = [each.id for each in self.requirements if each.id in suspect]
        if not ids:
            self.say(tr("No need that it rests on has changed since it was looked at."))
        elif self.perform(lambda before: look_at(before, self.path, ids), tr("Looked at")):
            self.say(trn("{count} requirement looked at.", "{count} requirements looked at.", len(ids)))

    def action_withdraw(self) -> None:
        """Withdraw the requirements. They keep their numbers, and stay in the list."""
        there = tuple(each for each in self.requirements if each.state != WITHDRAWN)
        label = undo_label(tr("Withdraw"), self.called(there)) if there else ""
        if not there:
            self.say(tr("It is withdrawn already. r takes it back."))
        elif self.perform(lambda before: withdraw(before, self.path, [each.id for each in there]), label):
            self.say(tr("Withdrawn: the number is kept, and no other gets it. r takes it back."))

    def action_renumber(self) -> None:
        """Give the chosen requirement another number where a second one has it too; else it keeps the one it has."""
        chosen = self.chosen_requirement
        if not chosen or not self.may_change((chosen,)):
            return
        numbers = [same_name(each.number or "") for _, each in self.session.workspace.requirements]
        if not chosen.chapter or numbers.count(same_name(chosen.number or "")) < 2:
            self.say(tr("No other requirement has this number: it keeps it for ever."))
        else:
            self.perform(lambda before: renumber(before, self.path, chosen.id), tr("A new number"))

    def _change(self, label: str, **changes: object) -> None:
        requirements = self.requirements
        if requirements and self.may_change(requirements):
            ids = [each.id for each in requirements]
            self.perform(
                lambda before: change_requirements(before, self.path, ids, **changes),
                undo_label(label.capitalize(), self.called(requirements)),
            )
