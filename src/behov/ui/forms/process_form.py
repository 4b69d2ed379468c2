"""What is known of a work process besides its steps: what starts it, what comes of it, and how often it runs."""

from behov.domain.naming import new_process_path
from behov.domain.process import Process, Volume
from behov.domain.workspace import Workspace
from behov.text import N_, tr
from behov.ui.forms import options
from behov.ui.forms.fields import Changes, Choice, Field, as_number, as_said
from behov.ui.forms.form import Form


class ProcessForm(Form):
    """Asks for what is to be changed in a process, or for a new one; see `new_process`.

    `area` is what a new one begins with.
    """

    heading = N_("Work process")
    parts = {"volume": Volume}  # noqa: RUF012 - see Form

    def __init__(
        self,
        workspace: Workspace,
        process: Process | None = None,
        draft: Changes | None = None,
        *,
        area: str | None = None,
    ) -> None:
        super().__init__(process, _fields(workspace), draft if process or draft else {"area": area})


def new_process(workspace: Workspace, changes: Changes) -> Process:
    """Return the process that the form described, as a file of its own with a free name."""
    title, area = changes["title"], changes.get("area")
    assert isinstance(title, str)
    path = new_process_path(workspace, title, area if isinstance(area, str) else None)
    return Process.model_validate({"path": path, **changes})


def _fields(workspace: Workspace) -> tuple[Field | Choice, ...]:
    per = {"10000-inhabitants": tr("10,000 inhabitants"), "municipality": tr("municipality"), "place": tr("place")}
    return (
        Field("title", N_("Title"), read=as_said),
        Choice("area", N_("Area"), options.areas(workspace)),
        Field("owner", N_("Owner"), suggestions=workspace.roles),
        Field("trigger", N_("Begins with")),
        Field("result", N_("Results in")),
        Choice("municipalities", N_("Practice of"), options.municipalities(workspace), several=True, nothing=()),
        Field("volume.count", N_("Times a year"), read=as_number),
        Choice("volume.per", N_("per"), per),
        Field("note", N_("Note"), "text"),
    )
