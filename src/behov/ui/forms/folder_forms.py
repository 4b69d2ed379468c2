"""Asking for a folder: of a new workspace, with what it begins as, or of one that is there already."""

from pathlib import Path

from behov.domain.errors import NotAWorkspace
from behov.domain.record import Language
from behov.services.new_workspace import is_workspace, make_own, packaged_catalogue, workspace_of
from behov.text import LANGUAGES, N_, explain, language, tr
from behov.ui.forms import options
from behov.ui.forms.fields import Changes, Choice, Field, Problem, as_said
from behov.ui.forms.form import Form


class NewWorkspaceForm(Form):
    """Asks what a new workspace is called, who takes part, and where it is to lie: in this folder, if that is empty."""

    heading = N_("New workspace")

    def __init__(self, folder: Path, draft: Changes | None = None) -> None:
        towns = {each.id: each.name for each in packaged_catalogue().municipalities.values()}
        begun = {"language": language(), "folder": _free(folder), **(draft or {})}
        super().__init__(
            None,
            (
                Field("name", N_("Name"), read=as_said, hint=N_("What the procurement is called")),
                Choice("municipalities", N_("Municipalities"), towns, several=True, nothing=()),
                Choice("language", N_("Language"), options.words(Language), required=True),
                Field("folder", N_("Folder"), read=_as_new, proposed=True),
            ),
            begun,
        )


class OtherFolderForm(Form):
    """Asks for the folder of a workspace."""

    heading = N_("Open another folder")

    def __init__(self) -> None:
        super().__init__(None, (Field("folder", N_("Folder"), read=_as_workspace, hint="~/behov-eksempel"),))


def make_described(changes: Changes) -> Path:
    """Make the workspace that the form described, and return its folder. Raises UnwritableFile."""
    folder, towns = folder_in(changes), changes.get("municipalities", ())
    assert isinstance(towns, tuple)
    spoken = next(each for each in LANGUAGES if each == changes["language"])
    make_own(folder, str(changes["name"]), towns, spoken)
    return folder


def folder_in(changes: Changes) -> Path:
    """Return the folder that a form was told."""
    folder = changes["folder"]
    assert isinstance(folder, Path)
    return folder


def _free(folder: Path) -> Path:
    """Return the folder itself if it is empty, else a new one in it: nobody wants workshops among other things."""
    return folder if folder.is_dir() and not any(folder.iterdir()) else folder / "behov"


def _as_new(typed: str) -> object:
    """Read the folder of a workspace to be made."""
    folder = _folder(typed)
    if folder is not None and is_workspace(folder):
        return Problem(tr("There is a workspace in this folder already. Write another."))
    return folder or Problem(tr("Write a folder."))


def _as_workspace(typed: str) -> object:
    """Read the folder of a workspace, or one within it."""
    folder = _folder(typed)
    if folder is None:
        return Problem(tr("Write a folder."))
    return workspace_of(folder) or Problem(explain(NotAWorkspace(str(folder))))


def _folder(typed: str) -> Path | None:
    typed = typed.strip()
    return Path(typed).expanduser().absolute() if typed and "\0" not in typed else None
