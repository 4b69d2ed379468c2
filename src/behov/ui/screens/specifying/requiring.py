"""Requirements written on needs by people, changed, and linked: many needs to one, and one need to many."""

from functools import partial

from textual import work

from behov.domain.other_tables import Requirement
from behov.domain.specification.basis import WITHDRAWN, standing, suspects
from behov.domain.specification.chapters import suggested_chapter
from behov.domain.specification.outcomes import ASKED
from behov.domain.specification.specifying import change_requirements, link_needs, unlink_needs, write_requirement
from behov.domain.workshop import Need
from behov.services.clock import now
from behov.text import tr, trn
from behov.ui.forms.chooser import Ticker
from behov.ui.forms.requirement_form import RequirementForm, needs_to_rest_on
from behov.ui.rows.need_list import named
from behov.ui.screens.specifying.deciding import DecidingScreen
from behov.ui.undo_label import undo_label

Links = tuple[list[str], list[str]]  # requirements and needs, by their ids


class RequiringScreen(DecidingScreen):
    """Asks for what a requirement says, and what it rests on."""

    @work
    async def action_write(self) -> None:
        """Ask for a new requirement on the needs that are ticked or chosen; among the requirements on none."""
        workspace, needs = self.session.workspace, self.needs
        if not self._are_asked(needs):
            return
        on = tuple(need.id for need in needs)
        chapter = self.narrowed.get("requirements") if not on else suggested_chapter(workspace, on)
        (new_id,) = self.session.numbered((None,), self.workshop.area)
        following = self.following(needs, self.left.unwritten) if needs else new_id
        wrote = await self.fill_in(
            lambda draft: RequirementForm(workspace, None, draft, needs=on, chapter=chapter),
            lambda said: lambda before: write_requirement(before, self.path, new_id, now(), **said),
            tr("Write a requirement"),
        )
        if wrote:
            self.rows.tick(())
            self.rows.choose(following)
            number = next(each.number for each in self.workshop.requirements if each.id == new_id)
            self.say(tr("{number} is written. s shows the requirements.", number=number or ""))

    @work
    async def action_edit(self) -> None:
        """Change the chosen requirement in a form."""
        chosen = self.chosen_requirement
        if not chosen or not self.may_change((chosen,)):
            return
        workspace = self.session.workspace
        changed = await self.fill_in(
            lambda draft: RequirementForm(workspace, chosen, draft),
            lambda said: lambda before: change_requirements(before, self.path, (chosen.id,), **said),
            undo_label(tr("Edit requirement"), chosen.number or chosen.text or ""),
        )
        if changed and chosen.id in suspects(self.session.workspace):
            self.say(tr("Its needs have changed. b says that you have looked at them."))

    @work
    async def action_link(self) -> None:
        """Choose which requirements the needs are behind, or which needs the requirements rest on."""
        if self.needs:
            await self._link_needs(self.needs)
        elif self.requirements and self.may_change(self.requirements):
            await self._link_requirements(self.requirements)

    def may_change(self, requirements: tuple[Requirement, ...]) -> bool:
        """Return whether none of these is withdrawn; else say what to do about it."""
        if any(each.state == WITHDRAWN for each in requirements):
            self.say(tr("It is withdrawn, and is not changed. r takes it back."))
            return False
        return True

    def called(self, requirements: tuple[Requirement, ...]) -> str:
        """Return what requirements are called in a sentence: the number of one, or how many they are."""
        if len(requirements) == 1:
            return requirements[0].number or requirements[0].text or ""
        return trn("{count} requirement", "{count} requirements", len(requirements))

    async def _link_needs(self, needs: tuple[Need, ...]) -> None:
        if not self._are_asked(needs):
            return
        among = standing(self.workshop.requirements)
        before = [each.id for each in among if {need.id for need in needs} <= self._rests_on(each)]
        linked_first = sorted(among, key=lambda each: each.id not in before)
        known = {each.id: f"{each.number or '–'}  {each.text or ''}" for each in linked_first}
        asked, ids = undo_label(tr("Link"), named(needs)), [need.id for need in needs]
        after = await self.app.push_screen_wait(Ticker(asked, known, before))
        if after is not None:
            more, less = _differing(before, after)
            self._relink(asked, (more, ids), (less, ids))

    async def _link_requirements(self, requirements: tuple[Requirement, ...]) -> None:
        shared = set.intersection(*map(self._rests_on, requirements))
        before = [name for name in requirements[0].needs if self.session.workspace.present_id(name) in shared]
        asked, ids = undo_label(tr("Link"), self.called(requirements)), [each.id for each in requirements]
        known = needs_to_rest_on(self.session.workspace, before)
        after = await self.app.push_screen_wait(Ticker(asked, known, before))
        if after is not None:
            more, less = _differing(before, after)
            self._relink(asked, (ids, more), (ids, less))

    def _relink(self, label: str, more: Links, less: Links) -> None:
        edits = (
            partial(link_needs, path=self.path, ids=more[0], need_ids=more[1]),
            partial(unlink_needs, path=self.path, ids=less[0], need_ids=less[1]),
        )
        self.perform_all(edits, label)

    def _rests_on(self, requirement: Requirement) -> set[str]:
        return set(map(self.session.workspace.present_id, requirement.needs))

    def _are_asked(self, needs: tuple[Need, ...]) -> bool:
        if all(need.outcome in ASKED for need in needs):
            return True
        self.say(tr("Decide first that it is to be asked of suppliers, as by 1: a requirement, and why."))
        return False


def _differing(before: list[str], after: tuple[str, ...]) -> Links:
    """Return what is ticked now and was not, and what was and is not."""
    return [each for each in after if each not in before], [each for each in before if each not in after]
