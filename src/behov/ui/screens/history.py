"""The undo list: what was done since behov was opened, the newest first, and how far back to go."""

from collections.abc import Sequence

from textual import on
from textual.content import Content
from textual.widgets import Input, Static

from behov.services.session import Session
from behov.text import tr, trn
from behov.ui.forms.chooser import Finder
from behov.ui.widgets.columns import Cell, Column, Piece
from behov.ui.widgets.record_list import RecordList


class HistoryScreen(Finder[int]):
    """Asks how far to go, and returns how many steps to undo; below zero, how many to do again.

    What was undone stands above what can be undone, as it was done later. Its keys are how many steps away it is.
    """

    def __init__(self, session: Session) -> None:
        undone = {str(-away): done for away, done in reversed([*enumerate(session.undone, 1)])}
        self._steps = {**undone, **{str(away): done for away, done in enumerate(session.history, 1)}}
        said = {away: done.label or tr("A change") for away, done in self._steps.items()}
        super().__init__(tr("What can be undone"), said)

    def on_mount(self) -> None:
        """Begin at what was done last."""
        super().on_mount()
        self.query_one(RecordList).choose("1" if "1" in self._steps else "-1")
        self.say_how_far()

    def list_columns(self) -> Sequence[Column]:
        """Put the time before what was done, and after it whether it is undone."""
        return (Column(width=8), *super().list_columns(), Column(width=8))

    def cells(self, key: str) -> Sequence[Cell]:
        """Return one step."""
        undone = int(key) < 0
        label = Piece(self._options[key], "quiet" if undone else "")
        time = Piece(f"{self._steps[key].at:%H:%M:%S}", "quiet")
        return (time, label, Piece(tr("undone") if undone else "", "quiet"))

    @on(RecordList.Chosen)
    def say_how_far(self) -> None:
        """Say what Enter would do."""
        away = int(self.query_one(RecordList).chosen or 0)
        enter = ""
        if away > 0:
            enter = trn("Enter undo it", "Enter undo it and all above, {count} steps", away)
        elif away < 0:
            enter = trn("Enter do it again", "Enter do it and all below it again, {count} steps", -away)
        asked = Content.styled(tr("What can be undone"), "bold")
        self.query_one(".title", Static).update(asked + Content(f"   {enter}"))

    @on(Input.Submitted)
    @on(RecordList.Opened)
    def choose(self) -> None:
        """Return how far it is to the chosen step."""
        if chosen := self.query_one(RecordList).chosen:
            self.dismiss(int(chosen))


def go_back(session: Session, steps: int) -> None:
    """Undo some steps; below zero, do some again. Raises BehovError where one is refused; those before stand."""
    for _ in range(abs(steps)):
        if steps > 0:
            session.undo()
        else:
            session.redo()
