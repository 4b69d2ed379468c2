"""What every screen does with its session: edits saved, undone and done again, and what goes wrong said in words."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeAlias

from textual import work
from textual.screen import ModalScreen, Screen

from behov.services.session import Edit, Session
from behov.text import tr, trn
from behov.ui.explaining import explaining
from behov.ui.forms.fields import Changes
from behov.ui.places import KeysWritten
from behov.ui.screens.history import HistoryScreen, go_back
from behov.ui.widgets.notice import Notice

FormFor: TypeAlias = Callable[[Changes | None], ModalScreen[Changes | None]]


class SavingScreen(Screen[None], inherit_bindings=False):
    """A screen that changes the workspace through its session, and says what came of it in its Notice."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session

    def show_all(self) -> None:
        """Show the workspace as it is now: it may be another one."""

    def perform(self, edit: Edit, label: str = "", part_of: object = None) -> bool:
        """Make an edit and save it. Returns whether that went well; if not, the reason is shown until the next key.

        `label` is what undoing it will be called, in the language now spoken (see `undo_label`); edits right after each
        other that are `part_of` the same object are undone together.
        """
        return self._attempt(lambda: self.session.apply(edit, label, part_of))

    def perform_all(self, edits: Iterable[Edit], label: str = "") -> bool:
        """Make edits, each of one file, that are undone together. Returns whether all went well; else says why not."""
        return self._attempt(lambda: self.session.apply_all(edits, label))

    def say(self, text: str) -> None:
        """Show a sentence above the keys until the next key is pressed; on the screen below if this one has closed."""
        shown = self.app.screen if isinstance(self.app.screen, SavingScreen) else self
        shown.query_one(Notice).say(text)

    async def fill_in(self, form: FormFor, edit: Callable[[Changes], Edit], label: str) -> Changes | None:
        """Ask with a form, and make the edit of what it says. An edit that is refused opens the form again as it was.

        `form` is given the values to begin with, or None. Returns what was said, or None if the form was left.
        """
        draft: Changes | None = None
        while draft := await self.app.push_screen_wait(form(draft)):
            if self.perform(edit(draft), label):
                return draft
        return None

    @contextmanager
    def explaining(self, *, aloud: bool = True) -> Iterator[None]:
        """Say in words what goes wrong within.

        It is not said `aloud` where it has been said already, of something that is tried again and again.
        """
        with explaining(self.say if aloud else lambda _: None):
            yield

    # Undone, and done again

    def action_undo(self) -> None:
        """Take back what was done last, on whatever screen, and say what it was."""
        done = self.session.next_undo
        if not done:
            self.say(tr("There is nothing to undo."))
        elif self._attempt(self.session.undo):
            self.say(tr("Undone: {what}", what=done.label))

    def action_redo(self) -> None:
        """Do again what was undone last, and say what it was."""
        done = self.session.next_redo
        if not done:
            self.say(tr("There is nothing to do again."))
        elif self._attempt(self.session.redo):
            self.say(tr("Done again: {what}", what=done.label))

    @work
    async def action_history(self) -> None:
        """Show what was done, and go as far back as is asked for; where a step is refused, no further."""
        if not (self.session.history or self.session.undone):
            self.say(tr("Nothing has been done yet that can be undone."))
            return
        steps = await self.app.push_screen_wait(HistoryScreen(self.session))
        if steps and self._attempt(lambda: go_back(self.session, steps)):
            undone = trn("{count} step undone", "{count} steps undone", steps)
            self.say(undone if steps > 0 else trn("{count} step done again", "{count} steps done again", -steps))

    def action_reload(self) -> None:
        """Read all files again, the user's own keys too."""
        if self._attempt(self.session.reload):
            self.say(tr("The files were read again."))
        self.app.post_message(KeysWritten())

    @property
    def saved_mark(self) -> str:
        """When something was saved last, or why nothing can be."""
        if "behov.toml" in self.session.workspace.locked:
            return tr("Read only: behov.toml has errors")
        saved = self.session.saved_at
        return tr("✓ saved {time}", time=saved.strftime("%H:%M:%S")) if saved else ""

    def _attempt(self, act: Callable[[], object]) -> bool:
        done, before = False, self.session.workspace
        with self.explaining():
            act()
            done = True
        if done or self.session.workspace is not before:
            self.show_all()
        return done
