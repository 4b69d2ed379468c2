"""The day's agenda: its blocks, begun, made longer, changed and moved, and when the day ends."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from behov.domain.catalogue import Agenda
from behov.domain.edits import changed
from behov.domain.holding.agenda import current_block
from behov.domain.holding.day import (
    add_block,
    begin_block,
    change_block,
    give_more_minutes,
    go_back_a_block,
    move_block,
    remove_block,
    take_agenda,
)
from behov.domain.workshop import AgendaItem
from behov.services.clock import now
from behov.services.session import Session
from behov.text import N_, language, tr, trn
from behov.ui.day_words import minutes_said, more_said
from behov.ui.forms.block_form import BlockForm
from behov.ui.forms.chooser import Chooser
from behov.ui.rows.agenda_rows import agenda_rows, day_said
from behov.ui.screens.day_at_hand import TICK
from behov.ui.screens.within import WithinWorkshop
from behov.ui.widgets.columns import Cell, Column
from behov.ui.widgets.record_list import RecordList


class Blocks(RecordList):
    """The list of blocks, in which Enter begins the chosen one."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "open", N_("Begin"), id="list.open")]


class AgendaScreen(WithinWorkshop):
    """Shows a workshop's agenda as it goes, and changes it."""

    CSS = """
    AgendaScreen #ends { padding: 0 2; height: 1; margin-bottom: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    AgendaScreen.-narrow #ends { margin-bottom: 0; }
    """
    place = "agenda"
    AUTO_FOCUS = "RecordList"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "begin", N_("Begin"), show=False, id="agenda.begin"),
        Binding("plus", "minutes(5)", N_("Five minutes more"), show=False, id="agenda.more"),
        Binding("minus", "minutes(-5)", N_("Five minutes less"), show=False, key_display="-", id="agenda.less"),
        Binding("e", "edit", N_("Edit"), id="agenda.edit"),
        Binding("a", "add", N_("Add"), id="agenda.add"),
        Binding("d,delete", "remove", N_("Delete"), id="agenda.remove"),
        Binding("K,alt+up", "move(-1)", N_("Move up"), show=False, id="agenda.move-up"),
        Binding("J,alt+down", "move(1)", N_("Move down"), show=False, id="agenda.move-down"),
        Binding("t", "take", N_("Template"), id="agenda.take"),
        Binding("b", "go_back", N_("Back to the block before"), show=False, id="agenda.go-back"),
        Binding("h", "day('balance')", N_("Who has been heard"), show=False, id="agenda.balance"),
    ]

    def __init__(self, session: Session, path: str) -> None:
        super().__init__(session, path)
        self._rows: tuple[Sequence[Cell], ...] | None = None  # as they are shown

    def compose_body(self) -> ComposeResult:
        """Say when the day ends, above the blocks."""
        yield Static(id="ends", markup=False)
        yield Blocks(Column(width=15), Column(lines=2), Column(width=14), Column(width=24))

    def on_mount(self) -> None:
        """Let the times go on."""
        self.set_interval(TICK, self._go_on)

    @property
    def where(self) -> str:
        """The workshop's title."""
        agenda = tr("Agenda")
        return f"{self.workshop.title} › {agenda}"

    def repaint(self) -> None:
        """Show the blocks as they stand now."""
        self._rows = None
        with self.explaining():
            self._show_rows()

    def action_begin(self) -> None:
        """Begin the chosen block."""
        place = self._chosen
        if place is not None:
            self.begin_block(lambda before: begin_block(before, self.path, place, now()), self.workshop)

    def action_minutes(self, by: int) -> None:
        """Make the chosen block longer or shorter."""
        if self._chosen is not None:
            edit = partial(give_more_minutes, path=self.path, by=by, place=self._chosen)
            if self.perform(edit, tr("Five minutes more") if by > 0 else tr("Five minutes less")):
                self.say(more_said(self.workshop, by, now()))

    @work
    async def action_edit(self) -> None:
        """Change the chosen block in a form."""
        if (place := self._chosen) is not None:
            block = self.workshop.agenda[place]
            await self.fill_in(
                lambda draft: BlockForm(block, draft),
                lambda changes: lambda before: change_block(before, self.path, place, **changes),
                tr("Edit block"),
            )

    @work
    async def action_add(self) -> None:
        """Write a new block below the chosen one."""
        place = 0 if self._chosen is None else self._chosen + 1
        if await self.fill_in(
            lambda draft: BlockForm(None, draft),
            lambda changes: lambda before: add_block(before, self.path, place, changed(AgendaItem(), **changes)),
            tr("New block"),
        ):
            self._choose(place)

    def action_remove(self) -> None:
        """Delete the chosen block; undo brings it back."""
        if self._chosen is not None:
            self.perform(partial(remove_block, path=self.path, place=self._chosen), tr("Delete block"))

    def action_move(self, by: int) -> None:
        """Move the chosen block up or down."""
        place = self._chosen
        if place is not None and self.perform(
            partial(move_block, path=self.path, place=place, by=by), tr("Move block")
        ):
            self._choose(place + by)

    @work
    async def action_take(self) -> None:
        """Choose a template, and put its blocks in the place of those there are."""
        agendas = self.session.workspace.catalogue.agendas
        options = {name: _described(agenda) for name, agenda in agendas.items()}
        picked = await self.app.push_screen_wait(Chooser(tr("Which template?"), options))
        if picked is None:
            return
        begun = current_block(self.workshop.agenda) is not None
        blocks = agendas[picked].items(self.workshop.language or self.session.workspace.settings.language)
        if self.perform(partial(take_agenda, path=self.path, agenda=blocks), tr("Take a template")):
            self._choose(0)
            if begun:
                self.say(tr("The day had begun: in the new agenda no block has. u brings back the old one."))

    def action_go_back(self) -> None:
        """Let the block before the current one go on."""
        self.begin_block(partial(go_back_a_block, path=self.path), self.workshop)

    @on(RecordList.Opened)
    def _begin_opened(self) -> None:
        self.action_begin()

    @property
    def _list(self) -> RecordList:
        return self.query_one(RecordList)

    @property
    def _chosen(self) -> int | None:
        chosen = self._list.chosen
        return None if chosen is None else int(chosen)

    def _choose(self, place: int) -> None:
        self._list.choose(str(place))

    def _go_on(self) -> None:
        with self.explaining(aloud=False):
            self._show_rows()

    def _show_rows(self) -> None:
        """Show the blocks, if anything is to be said otherwise than before."""
        agenda, at = self.workshop.agenda, now()
        rows = tuple(agenda_rows(agenda, at))
        self.query_one("#ends", Static).update(day_said(agenda, at) if agenda else "")
        if rows != self._rows:
            self._rows = rows
            self._list.show(
                tuple(map(str, range(len(rows)))),
                lambda key: rows[int(key)],
                keep=None if self._list.keys else str(current_block(agenda) or 0),
                empty=tr("No agenda yet. Press t to take a template, or a to write the first block."),
            )


def _described(agenda: Agenda) -> str:
    blocks = trn("{count} block", "{count} blocks", len(agenda.blocks))
    return f"{agenda.label(language())}   {minutes_said(agenda.minutes)}, {blocks}"
