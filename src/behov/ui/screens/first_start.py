"""The first start, where there is no workspace yet: what behov is, and the ways in."""

from asyncio import to_thread
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Static

from behov.domain.record import Language
from behov.services.new_workspace import copy_example, is_workspace
from behov.text import LANGUAGES, N_, language, tr, use_language
from behov.ui.explaining import explaining
from behov.ui.forms.fields import Changes
from behov.ui.forms.folder_forms import NewWorkspaceForm, OtherFolderForm, folder_in, make_described
from behov.ui.places import Open
from behov.ui.themes import other_look
from behov.ui.widgets.columns import Cell, Column, Piece
from behov.ui.widgets.key_bar import KeyBar
from behov.ui.widgets.notice import Notice
from behov.ui.widgets.record_list import RecordList
from behov.ui.widgets.top_bar import TopBar
from behov.visible import one_line

ABOUT = (
    N_("behov records needs and work processes while a workshop goes on: one line is one need."),
    N_("Everything is saved at once, as files in a folder of yours, the workspace. Nothing is sent anywhere."),
    N_("There is no workspace here yet. How would you like to begin?"),
)
WAYS = {
    "example": N_("Look at the example"),
    "new": N_("Make a new workspace"),
    "other": N_("Open another folder"),
    "quit": N_("Quit"),
}


class FirstStartScreen(Screen[None], inherit_bindings=False):
    """Asks how to begin, and has the app open what was chosen or made."""

    DEFAULT_CSS = """
    FirstStartScreen .about { padding: 0 2; margin-bottom: 1; }
    FirstStartScreen RecordList { margin-top: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l,f10", "other_language", N_("Next language"), id="start.language"),
        Binding("t,f12", "other_theme", N_("Light or dark"), id="start.theme"),
        Binding("q,ctrl+q", "app.quit", N_("Quit"), id="start.quit"),
    ]

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._spoken: Language | None = None  # what was asked for here goes before a workspace's own

    def compose(self) -> ComposeResult:
        """Put what behov is above the ways in."""
        yield TopBar()
        for _ in ABOUT:
            yield Static(classes="about", markup=False)
        yield RecordList(Column(width=28), Column(lines=2))
        yield Notice()
        yield KeyBar()

    def on_mount(self) -> None:
        """Begin at the example."""
        self._repaint()
        self.query_one(RecordList).focus()

    def action_other_language(self) -> None:
        """Speak the next language."""
        self._spoken = LANGUAGES[(LANGUAGES.index(language()) + 1) % len(LANGUAGES)]
        use_language(self._spoken)
        self._repaint()

    def action_other_theme(self) -> None:
        """Change between light and dark."""
        self.app.theme = other_look(self.app.theme)

    @on(RecordList.Opened)
    @work
    async def begin(self, event: RecordList.Opened) -> None:
        """Do what was chosen."""
        match event.key:
            case "example":
                await self._open_example()
            case "new":
                await self._make_own()
            case "other":
                if said := await self.app.push_screen_wait(OtherFolderForm()):
                    self._open(folder_in(said))
            case _:
                self.app.exit()

    async def _open_example(self) -> None:
        """Open the example, copied first unless it was before."""
        with explaining(self._say):
            if not is_workspace(example_folder()):
                self._say(tr("Copying the example …"))
                await to_thread(copy_example, example_folder())
            self._open(example_folder())

    async def _make_own(self) -> None:
        draft: Changes | None = None
        while draft := await self.app.push_screen_wait(NewWorkspaceForm(self._folder, draft)):
            with explaining(self._say):
                folder = make_described(draft)
                self._spoken = None  # it has its own, which was just chosen
                self._open(folder)
                return

    def _open(self, folder: Path) -> None:
        self.app.post_message(Open(folder, self._spoken))

    def _say(self, sentence: str) -> None:
        self.query_one(Notice).say(sentence)

    def _repaint(self) -> None:
        self.query_one(TopBar).show(str(self._folder))
        for place, sentence in zip(self.query(".about").results(Static), ABOUT, strict=True):
            place.update(tr(sentence))
        self.query_one(RecordList).show(tuple(WAYS), self._cells)
        self.refresh_bindings()

    def _cells(self, way: str) -> Sequence[Cell]:
        where = {"example": example_folder(), "new": self._folder}.get(way)
        return (tr(WAYS[way]), Piece(_said(where) if where else "", "quiet"))


def example_folder() -> Path:
    """Return where the example is copied to: a folder that its user can write in, and find again."""
    return Path.home() / "behov-eksempel"


def _said(folder: Path) -> str:
    """Return a folder as people say it: from home on, where it lies there."""
    home = Path.home()
    return one_line(str(Path("~") / folder.relative_to(home) if folder.is_relative_to(home) else folder))
