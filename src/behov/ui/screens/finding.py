"""What is wrong in the files, beneath what else a screen shows: looked for behind it, and opened from there."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from behov.domain.finding_kinds import severity
from behov.domain.workspace import Finding
from behov.services.session import Session
from behov.text import N_, say_finding, tr, trn, word
from behov.ui.screens.shared import WorkspaceScreen
from behov.ui.widgets.columns import Cell, Column, Ink, Piece
from behov.ui.widgets.heading import Heading
from behov.ui.widgets.record_list import RecordList


class FindingScreen(WorkspaceScreen):
    """A screen with the findings in a list called `#findings`, which is seen where there are any."""

    SCOPED_CSS = False  # else it holds for this class only, and not for those made from it
    CSS = """
    FindingScreen #findings { height: 5; margin-bottom: 1; }
    FindingScreen.-narrow #findings { margin-bottom: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "open_version_before", N_("Open the file's version before"), show=False, id="overview.before"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.found: tuple[Finding, ...] = ()

    def findings_pane(self) -> ComposeResult:
        """Put the findings under a heading."""
        yield Heading(id="findings-heading")
        yield RecordList(Column(width=7), Column(lines=3), id="findings")

    def look_for_findings(self) -> None:
        """Show what is known, and look anew behind the screen: it takes longer than all the rest."""
        self._show_findings()
        self.call_after_refresh(self._look)

    def action_open_version_before(self) -> None:
        """Open the previous version of the file that the chosen finding is about."""
        chosen = self.query_one("#findings", RecordList).chosen
        if chosen is None:
            self.say(tr("Nothing was found wrong in any file."))
        elif before := self.session.version_before(self.found[int(chosen)].path):
            self.open_outside(before)
        else:
            self.say(tr("behov has not saved this file before, so there is no earlier version of it."))

    @on(RecordList.Opened, "#findings")
    def _open_found_file(self, event: RecordList.Opened) -> None:
        self.open_outside(self.session.root / self.found[int(event.key)].path)

    @work(thread=True, exclusive=True, group="findings")
    def _look(self) -> None:
        workspace = self.session.workspace
        found = self.session.findings()
        if workspace is self.session.workspace:  # else another look has begun, and knows better
            self.app.call_from_thread(self._take_in, found)

    def _take_in(self, found: Sequence[Finding]) -> None:
        self.found = tuple(sorted(found, key=lambda each: severity(each) != "error"))
        self._show_findings()

    def _show_findings(self) -> None:
        found = self.found
        heading, rows = self.query_one("#findings-heading", Heading), self.query_one("#findings", RecordList)
        heading.display = rows.display = bool(found)
        errors = sum(severity(each) == "error" for each in found)
        heading.show(tr("Findings"), trn("{count} error", "{count} errors", errors) if errors else str(len(found)))
        rows.show([str(place) for place in range(len(found))], lambda key: _row(found[int(key)]))


def _row(finding: Finding) -> Sequence[Cell]:
    where = f"{finding.path}:{finding.line}" if finding.line else finding.path
    ink: Ink = "bold" if severity(finding) == "error" else ""
    return (Piece(word(severity(finding)), ink), (Piece(f"{where} ", "quiet"), Piece(say_finding(finding))))
