"""Importing: what another group's folder or a file from elsewhere would bring, and Enter brings it in."""

from asyncio import to_thread
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from behov.domain.workspace import Workspace
from behov.services.import_in_short import remark_on, summary_of
from behov.services.import_in_words import DIFFERS, NOT_TAKEN, ImportLine, lines_of
from behov.services.importing import Plan, goes_into_a_workshop, kind_of, looked_into
from behov.services.session import Session
from behov.text import N_, tr
from behov.ui.forms.chooser import Chooser
from behov.ui.forms.fields import Options
from behov.ui.forms.source_form import SourceForm
from behov.ui.screens.shared import WorkspaceScreen
from behov.ui.widgets.columns import Cell, Column, Piece
from behov.ui.widgets.record_list import RecordList
from behov.visible import one_line


class ImportList(RecordList):
    """What an import does, line by line. Enter does all of it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "open", N_("Import"), id="import.take")]


class ImportScreen(WorkspaceScreen):
    """Asks from where when it is opened. Nothing is changed before Enter is pressed."""

    CSS = """
    ImportScreen #said { padding: 0 2; height: auto; margin-bottom: 1; }
    ImportScreen.-narrow #said { margin-bottom: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "ask", N_("Another folder or file"), id="import.ask"),
        Binding("escape", "back", N_("Leave it"), id="back"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._source: Path | None = None
        self._into = ""  # the path of the workshop that a file goes into
        self._plan: Plan | None = None
        self._planned_for: Workspace | None = None
        self._lines: tuple[ImportLine, ...] = ()

    def compose_body(self) -> ComposeResult:
        """Put in a sentence what it comes to, above the lines."""
        yield Static(id="said", markup=False)
        yield ImportList(Column(width=11), Column(lines=4), id="lines")

    def on_mount(self) -> None:
        """Ask from where."""
        self.action_ask()

    @property
    def where(self) -> str:
        """Say from where."""
        return "   ".join(filter(None, (tr("Import"), str(self._source or ""))))

    def repaint(self) -> None:
        """Show what it comes to; of a workspace that was changed meanwhile (an undo), look again."""
        plan = self._plan
        if plan and self._planned_for is not self.session.workspace:
            self._look()
            return
        self._lines = lines_of(plan, self.session.workspace) if plan else ()
        rows = [str(place) for place in range(len(self._lines))]
        self.query_one(RecordList).show(rows, self._cells, empty=tr("There is nothing new in it.") if plan else "")
        self.query_one("#said", Static).update(self._said(plan))

    @work(exclusive=True, group="asking")
    async def action_ask(self) -> None:
        """Ask from where, and for a file into which workshop; leave where that is not answered."""
        asked = await self.app.push_screen_wait(SourceForm(self.session.root))
        source, into, said = (asked or {}).get("source"), None, ""
        if isinstance(source, Path):
            if not goes_into_a_workshop(kind_of(source)):
                into = ""
            elif self.session.workspace.workshops:
                into = await self.app.push_screen_wait(Chooser(tr("Into which workshop?"), self._workshops))
            else:
                said = tr("There is no workshop yet. Make one in the overview with n, and import into that.")
            if into is not None:
                self._source, self._into = source, into
                self._look()
                return
        if self._source is None:
            self.action_back()
        if said:
            self.say(said)

    @on(RecordList.Opened)
    def take(self) -> None:
        """Import it, go back, and say what came in."""
        plan = self._plan
        if not plan or not plan.edits:
            self.say(tr("There is nothing here to import."))
            return
        self.query_one("#said", Static).update(tr("Importing …"))
        self.call_after_refresh(self._bring_in, plan)  # which may take a second for a whole region

    def _bring_in(self, plan: Plan) -> None:
        if plan is not self._plan:
            return
        self._plan = None
        if self.perform_all(plan.edits, tr("Import")):
            self.app.pop_screen()
            self.say(tr("Imported: {what}. u takes it back.", what=summary_of(plan)))
        else:
            self._look()

    @work(exclusive=True, group="looking")
    async def _look(self) -> None:
        """Read what there is, beside what is shown: a large folder takes its time."""
        assert self._source
        self._plan, self._planned_for = None, self.session.workspace
        self.show_all()
        was_read = False
        with self.explaining():
            self._plan = await to_thread(looked_into, self._planned_for, self.session.root, self._source, self._into)
            was_read = True
        if not was_read:
            self._source = None
        self.show_all()

    @property
    def _workshops(self) -> Options:
        """The workshops that a file can go into, the newest first."""
        newest = sorted(self.session.workspace.workshops, key=lambda each: each.date, reverse=True)
        return {each.path: f"{each.title}  {each.date.day}.{each.date.month}.{each.date.year}" for each in newest}

    def _cells(self, key: str) -> Sequence[Cell]:
        line = self._lines[int(key)]
        kind = Piece(tr(line.kind), "bold" if line.kind in (DIFFERS, NOT_TAKEN) else "")
        return (kind, (Piece(f"{line.where}  ", "quiet"), Piece(line.said)))

    def _said(self, plan: Plan | None) -> Content:
        if plan:
            what = summary_of(plan)
            new = tr("New: {what}. Enter imports it.", what=what) if plan.edits else ""
            return Content.assemble((new, "bold"), "   " if new else "", remark_on(plan))
        if self._source:
            return Content(tr("Reading {path} …", path=one_line(str(self._source))))
        return Content.styled(tr("Nothing was read. n asks for another folder or file."), "$quiet")
