"""Asking for workshops and processes: new ones, and what is known of one besides what is recorded in it."""

from behov.domain.edits import add_process, add_workshop, change_process, change_workshop
from behov.domain.process import Process
from behov.domain.workshop import Workshop
from behov.text import tr
from behov.ui.forms.process_form import ProcessForm, new_process
from behov.ui.forms.workshop_form import WorkshopForm, new_workshop
from behov.ui.screens.shared import WorkspaceScreen
from behov.ui.undo_label import undo_label


async def ask_for_workshop(screen: WorkspaceScreen, area: str | None) -> None:
    """Ask for a new workshop in an area, and open it."""
    workspace = screen.session.workspace
    before = {each.path for each in workspace.workshops}
    if await screen.fill_in(
        lambda draft: WorkshopForm(workspace, None, draft, area=area),
        lambda changes: lambda now: add_workshop(now, new_workshop(now, changes)),
        tr("New workshop"),
    ):
        screen.go("workshop", *(each.path for each in screen.session.workspace.workshops if each.path not in before))


async def ask_for_process(screen: WorkspaceScreen, area: str | None) -> None:
    """Ask for a new process in an area, and open it."""
    workspace = screen.session.workspace
    before = {each.path for each in workspace.processes}
    if await screen.fill_in(
        lambda draft: ProcessForm(workspace, None, draft or ({"area": area} if area else None)),
        lambda changes: lambda now: add_process(now, new_process(now, changes)),
        tr("New process"),
    ):
        screen.go("process", *(each.path for each in screen.session.workspace.processes if each.path not in before))


async def ask_about(screen: WorkspaceScreen, record: Workshop | Process) -> None:
    """Change what is known of a workshop or a process."""
    workspace = screen.session.workspace
    if isinstance(record, Workshop):
        await screen.fill_in(
            lambda draft: WorkshopForm(workspace, record, draft),
            lambda changes: lambda now: change_workshop(now, record.path, **changes),
            undo_label(tr("Edit workshop"), record.title),
        )
    else:
        await screen.fill_in(
            lambda draft: ProcessForm(workspace, record, draft),
            lambda changes: lambda now: change_process(now, record.path, **changes),
            undo_label(tr("Edit process"), record.title),
        )
