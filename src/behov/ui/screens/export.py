"""Exporting, for ourselves or for everybody: every table and diagram written, with what became of each.

It begins when it is opened, and goes on until it is done or stopped.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static
from textual.worker import Worker, get_current_worker

from behov.exports.everything import PUBLIC, Options, left_behind, left_out, plan
from behov.exports.handing_over import Handed, hand_over
from behov.exports.read_first import WARNING
from behov.services.session import Session
from behov.text import N_, explain, tr, trn
from behov.ui.screens.shared import WorkspaceScreen
from behov.ui.widgets.columns import Cell, Column, Piece
from behov.ui.widgets.record_list import RecordList
from behov.visible import one_line

EXPORTS = "exports"  # the folder of a workspace in which everything that is handed over lies
BAR = 40  # cells of the bar that fills
_STATES = {"written": N_("written"), "current": N_("already current"), "failed": N_("failed"), "waiting": N_("waits")}


class ExportScreen(WorkspaceScreen):
    """Begins to export when it is opened: what is internal, until a key asks for what is public."""

    CSS = """
    ExportScreen #progress { padding: 0 2; height: 1; margin-bottom: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    ExportScreen #notice { padding: 0 2; margin-bottom: 1; height: auto; display: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x", "export", N_("Export again"), id="export.again"),
        Binding("p", "other_export", N_("Public or internal"), id="export.public"),
        Binding("o", "open_folder", N_("Open the folder"), id="export.folder"),
        Binding("escape", "stop", N_("Stop, or back"), id="export.stop"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._public = False
        self._names: Sequence[str] = ()
        self._strangers: Sequence[str] = ()
        self._handed: dict[str, Handed] = {}
        self._exporting: Worker[None] | None = None

    def compose_body(self) -> ComposeResult:
        """Put how far it has come above what became of each file."""
        yield Static(id="progress", markup=False)
        yield Static(id="notice", markup=False)
        yield RecordList(Column(N_("File"), lines=3), Column(width=18), id="files")

    def on_mount(self) -> None:
        """Begin."""
        self.action_export()

    @property
    def where(self) -> str:
        """Say for whom it is, where the files go, and who is not in them."""
        kind = tr("Public export") if self._public else tr("Export")
        return "   ".join((kind, str(self._folder), *left_out(self.session.workspace, self._options)))

    @property
    def _folder(self) -> Path:
        exports = self.session.root / EXPORTS
        return exports / PUBLIC if self._public else exports

    @property
    def _options(self) -> Options:
        return Options(public=self._public)

    @property
    def busy(self) -> bool:
        """Whether files are being made."""
        return self._exporting is not None

    def repaint(self) -> None:
        """Show what became of each file so far."""
        self.query_one(RecordList).show(self._names, self._cells)
        done, planned = len(self._handed), len(self._names)
        filled = BAR * done // planned if planned else 0
        self.query_one("#progress", Static).update(
            Content.assemble(
                ("━" * filled, "$accent"), ("─" * (BAR - filled), "$line"), "   ", (self._said(done, planned), "bold")
            )
        )
        notice = self.query_one("#notice", Static)
        notice.update(self._warned())
        notice.display = self._public

    def action_export(self) -> None:
        """Export everything, unless that is being done."""
        if self._exporting is None:
            self._names, self._handed, self._strangers = (), {}, ()
            self._exporting = self._export()
            self.repaint()

    def action_other_export(self) -> None:
        """Export for everybody rather than for ourselves, or the other way about, when nothing is being exported."""
        if self._exporting is not None:
            self.say(tr("Wait until this export is done, or stop it with Esc."))
            return
        self._public = not self._public
        self.action_export()
        self.show_all()

    def action_stop(self) -> None:
        """Stop after the file that is being made, or go back when nothing is."""
        if self._exporting is None:
            self.action_back()
        else:
            self._exporting.cancel()

    def action_open_folder(self) -> None:
        """Open the folder in the desktop's own program."""
        self.open_outside(self._folder)

    @on(RecordList.Opened)
    def _open_file(self, event: RecordList.Opened) -> None:
        self.open_outside(self._folder / event.key)

    @work(thread=True)
    def _export(self) -> None:
        asked = get_current_worker()
        pieces = plan(self.session.workspace, self._options)
        self.app.call_from_thread(self._begin, [piece.name for piece in pieces])
        for each in hand_over(pieces, self._folder):
            self.app.call_from_thread(self._show_handed, each)
            if asked.is_cancelled:
                break
        strangers = left_behind(pieces, self._folder) if self._public else ()
        self.app.call_from_thread(self._end, strangers)

    def _begin(self, names: Sequence[str]) -> None:
        self._names = names
        self._show_progress()

    def _show_handed(self, handed: Handed) -> None:
        self._handed[handed.name] = handed
        self._show_progress()

    def _end(self, strangers: Sequence[str]) -> None:
        self._exporting = None
        self._strangers = strangers
        self._show_progress()

    def _show_progress(self) -> None:
        if self.is_attached:  # it may have been left while a file was being made
            self.repaint()

    def _cells(self, name: str) -> Sequence[Cell]:
        handed = self._handed.get(name)
        reason = Piece(f"  {explain(handed.error)}", "bold") if handed and handed.error else Piece("")
        state = handed.state if handed else "waiting"
        return ((Piece(name), reason), Piece(tr(_STATES[state]), "" if handed else "quiet"))

    def _warned(self) -> str:
        """Return what is to be done with a public export before it is one: the texts are read, and others' files go."""
        strange = one_line(", ".join(self._strangers))
        others = tr("These files are no part of it, and must be taken away: {names}", names=strange) if strange else ""
        return "\n".join(filter(None, (tr(WARNING), others)))

    def _said(self, done: int, planned: int) -> str:
        if self.busy:
            said = tr("{done} of {planned}", done=done, planned=planned)
            return said if planned else tr("Looking at what there is …")
        failed = sum(handed.state == "failed" for handed in self._handed.values())
        said = trn("{count} file in the folder", "{count} files in the folder", done - failed)
        if done < planned:
            return tr("Stopped: {files}", files=said)
        return said if not failed else ", ".join((said, trn("{count} failed", "{count} failed", failed)))
