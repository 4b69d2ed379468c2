"""Raw needs gathered: into a new regional need, whose wording begins with the most central one, or into an old one."""

from asyncio import to_thread
from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType

from behov.domain.consolidation.gathering import attach, gather, most_central, take_out
from behov.domain.matrix import Said
from behov.domain.workshop import Need
from behov.services.clock import now
from behov.services.session import Edit
from behov.text import N_, tr, trn
from behov.ui.forms.chooser import Chooser
from behov.ui.rows.consolidation_detail import gathering_detail
from behov.ui.rows.consolidation_rows import gathers
from behov.ui.screens.consolidating.at_hand import AtHandScreen, names_of
from behov.ui.undo_label import undo_label
from behov.ui.widgets.fields import Fields
from behov.visible import one_line

REGIONAL = "consolidation"  # the kind of workshop that a regional need stands in


class GatheringScreen(AtHandScreen):
    """Gathers the chosen need and those that are ticked."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "attach", N_("Attach"), id="consolidation.attach"),
        Binding("t", "take_out", N_("Take out"), show=False, id="consolidation.take-out"),
    ]

    @work
    async def action_gather(self) -> None:
        """Make a regional need of the chosen need and those ticked. Its wording is asked for in the need's place."""
        raw = self._to_gather
        if not raw or self._gathering:
            return
        if any(said[0].kind == REGIONAL for said in self.ticked):
            self.say(tr("A regional need is ticked. Attach with a, or take its tick away."))
            return
        self._gathering = True
        try:
            await self._gather(raw)
        finally:
            self._gathering = False

    @work
    async def action_attach(self) -> None:
        """Let a regional need gather them: the ticked one, the chosen candidate or what gathers it, or one to pick."""
        raw = self._to_gather
        ticked = [said for said in self.ticked if said[0].kind == REGIONAL]
        if len(ticked) > 1:
            self.say(tr("Several regional needs are ticked. Tick the one to attach to."))
        elif raw and (target := ticked[0] if ticked else self._regional_at_hand or await self._picked()):
            before, following = self._gathered_among(raw, besides=target), self.following(names_of(raw))
            edit = partial(attach, path=target[0].path, regional_id=target[1].id, raw_ids=names_of(raw))
            if self.perform(edit, undo_label(tr("Attach"), raw[0][1].text)):
                self._made(names_of((target,))[0], following, before)

    @work
    async def action_take_out(self) -> None:
        """Take the chosen candidate out of a regional need that gathers it."""
        said = self.candidate
        holders = self.session.workspace.gathered_in.get(names_of((said,))[0], ()) if said else ()
        if said is None or not holders:
            self.say(tr("It is not gathered. s shows the regional needs, and what they gather."))
            return
        options = {name: one_line(need.text) for name, (_, need) in zip(names_of(holders), holders, strict=True)}
        only = next(iter(options)) if len(options) == 1 else None
        if holder := self.known(only or await self.app.push_screen_wait(Chooser(tr("Out of which one?"), options))):
            edit = partial(take_out, path=holder[0].path, regional_id=holder[1].id, raw_ids=(said[1].id,))
            if self.perform(edit, undo_label(tr("Take out"), said[1].text)):
                self.latest_name = names_of((holder,))[0]
                self.show_all()

    _gathering = False  # from when a wording is asked for until it is saved or given up

    async def _gather(self, raw: Sequence[Said]) -> None:
        central = await self._most_central(raw)
        (regional_id,) = self.session.numbered((central,), self.workshop.area)
        before, following = self._gathered_among(raw), self.following(names_of(raw))

        def edit(text: str) -> Edit:
            names = names_of(raw)
            return partial(gather, path=self.path, need_id=regional_id, text=text, raw_ids=names, recorded=now())

        self.query_one("#whole", Fields).show(gathering_detail(self.session.workspace, raw))
        label = undo_label(tr("Gather"), raw[0][1].text)
        if await self.rewrite(raw[0][1].id, central.text, lambda: self.queue_list.region_of(0), edit, label, new=True):
            self._made(regional_id, following, before)
        else:
            self.show_all()

    def _made(self, regional_name: str, following: str, doubled: int) -> None:
        """Go on after raw needs were gathered, and say what came of it."""
        self.latest_name = regional_name
        self.candidate_list.tick(())
        self.queue_list.choose(following)
        self.show_candidates()
        count = gathers(self.latest[1].merges) if self.latest else ""
        said = [tr("Saved: it {gathers}. 1 2 3 4 give it a priority.", gathers=count)]
        if self.latest and self.latest[1].exempt is not None:
            said.append(tr("It is exempt from public access, as what it gathers."))
        if doubled:
            said.append(
                trn(
                    "{count} of them is in another regional need too.",
                    "{count} of them are in other regional needs too.",
                    doubled,
                )
            )
        self.say(" ".join(said))

    async def _most_central(self, raw: Sequence[Said]) -> Need:
        """Return the need with the most central wording, when it is known how alike all of them are."""
        names = names_of(raw)
        for name, (_, need) in zip(names, raw, strict=True):
            if len(names) > 2 and self.candidates.of(name) is None:  # two are as like each other, whichever one asks
                workspace = self.session.workspace
                self.candidates.put(workspace, name, await to_thread(self.find_alike, workspace, need))
        return most_central([need for _, need in raw], self.candidates.likeness(names))

    async def _picked(self) -> Said | None:
        """Ask for a regional need, the one worked on last first."""
        regional = self.session.workspace.regional_needs[::-1]
        options = {name: one_line(need.text) for name, (_, need) in zip(names_of(regional), regional, strict=True)}
        if not options:
            self.say(tr("There is no regional need yet. Gather with g."))
            return None
        if self.latest_name in options:
            options = {self.latest_name: options[self.latest_name], **options}
        return self.known(await self.app.push_screen_wait(Chooser(tr("Attach to which one?"), options)))

    def _gathered_among(self, raw: Sequence[Said], besides: Said | None = None) -> int:
        """Return how many of these some other regional need gathers already."""
        gathered = (self.session.workspace.gathered_in.get(name, ()) for name in names_of(raw))
        return sum(any(besides is None or need is not besides[1] for _, need in holders) for holders in gathered)

    @property
    def _to_gather(self) -> tuple[Said, ...]:
        """The chosen need, and the raw ones that are ticked."""
        ticked = (said for said in self.ticked if said[0].kind != REGIONAL)
        return (self.queued, *ticked) if self.queued else ()

    @property
    def _regional_at_hand(self) -> Said | None:
        """The chosen candidate if it is regional, else the regional need that alone gathers it."""
        said = self.candidate
        if said is None or said[0].kind == REGIONAL:
            return said
        holders = self.session.workspace.gathered_in.get(names_of((said,))[0], ())
        return holders[0] if len(holders) == 1 else None
