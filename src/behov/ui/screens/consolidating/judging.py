"""What else is decided in a consolidation: not the same, later, and the words and the priority of what was gathered."""

from functools import partial
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType

from behov.domain.consolidation.gathering import bring_together, keep_apart, set_later
from behov.domain.edits import change_need
from behov.domain.matrix import Said
from behov.domain.workshop import Priority
from behov.services.clock import today
from behov.text import N_, tr
from behov.ui.rows.consolidation_rows import CANDIDATE_TEXT
from behov.ui.screens.consolidating.at_hand import names_of
from behov.ui.screens.consolidating.gathering import REGIONAL, GatheringScreen
from behov.ui.undo_label import undo_label
from behov.ui.widgets.marks import priority_word


class JudgingScreen(GatheringScreen):
    """Tells needs apart, puts them off, and decides on the regional need that was worked on last."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x", "apart", N_("Not the same"), id="consolidation.apart"),
        Binding("l", "later", N_("Later"), id="consolidation.later"),
        Binding("e", "reword", N_("Reword the regional need"), show=False, id="consolidation.reword"),
        Binding("1", "prioritise('must')", N_("Priority: must"), show=False, id="consolidation.must"),
        Binding("2", "prioritise('should')", N_("Priority: should"), show=False, id="consolidation.should"),
        Binding("3", "prioritise('could')", N_("Priority: could"), show=False, id="consolidation.could"),
        Binding("4", "prioritise('wont')", N_("Priority: not now"), show=False, id="consolidation.wont"),
        Binding("0", "prioritise(None)", N_("Priority: none"), show=False, id="consolidation.no-priority"),
    ]

    def action_apart(self) -> None:
        """Remember that the ticked candidates, or the chosen one, are not the same as the need; or forget it again."""
        need, others = self.queued, self.ticked or ((self.candidate,) if self.candidate else ())
        if need is None or not others:
            return
        (name,), names = names_of((need,)), names_of(others)
        if all(frozenset((name, other)) in self.consolidation.apart for other in names):
            among = [each.path for each in self.session.workspace.workshops if each.apart]
            edits = [partial(bring_together, path=path, need_id=name, others=names) for path in among]
            self.perform_all(edits, undo_label(tr("May be the same"), others[0][1].text))
            return
        following = self._candidate_after(names)
        edit = partial(keep_apart, path=self.path, need_id=name, others=names, on=today())
        if self.perform(edit, undo_label(tr("Not the same"), others[0][1].text)):
            self.candidate_list.tick(())
            self.candidate_list.choose(following)
            self.show_candidates()

    def action_later(self) -> None:
        """Set the chosen need aside for the end, or take it up again."""
        if need := self.queued:
            names = names_of((need,))
            later = self.consolidation.standing(names[0]) != "later"
            label = undo_label(tr("Later") if later else tr("Take up again"), need[1].text)
            following = self.following(names)
            if self.perform(partial(set_later, path=self.path, need_ids=names, later=later), label) and later:
                self.queue_list.choose(following)

    @work
    async def action_reword(self) -> None:
        """Change the words of the chosen regional candidate or, where none is, of the regional need made last."""
        chosen = self._chosen_regional
        if not (target := chosen or self.latest):
            self.say(tr("No regional need is chosen. s shows those that are made."))
            return
        workshop, need = target
        await self.rewrite(
            need.id,
            need.text,
            lambda: self.candidate_list.region_of(CANDIDATE_TEXT) if chosen else self.query_one("#latest").region,
            lambda text: partial(change_need, path=workshop.path, need_id=need.id, text=text),
            undo_label(tr("Reword"), need.text),
        )

    def action_prioritise(self, priority: Priority | None) -> None:
        """Decide the priority of the regional need that was worked on last."""
        if not (latest := self.latest):
            self.say(
                tr("Gather or attach first: it is the regional need that you worked on last that gets a priority.")
            )
            return
        edit = partial(change_need, path=latest[0].path, need_id=latest[1].id, priority=priority)
        self.perform(edit, undo_label(priority_word(priority), latest[1].text))

    def _candidate_after(self, names: tuple[str, ...]) -> str:
        """Return the candidate that follows the chosen one and is none of these, else the chosen one."""
        keys, chosen = self.candidate_list.keys, self.candidate_list.chosen or ""
        at = keys.index(chosen) if chosen in keys else 0
        return next((key for key in keys[at:] if key not in names), chosen)

    @property
    def _chosen_regional(self) -> Said | None:
        said = self.candidate if self.candidate_list.has_focus else None
        return said if said and said[0].kind == REGIONAL else None
