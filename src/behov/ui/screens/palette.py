"""The palette: every action of the screen, and every workshop, process, need and requirement, found as one types."""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Any

from textual import on
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widgets import Input

from behov.domain.workspace import Workspace
from behov.text import LANGUAGES, tr, word
from behov.ui.forms.chooser import Finder
from behov.ui.keys import DIGITS, bindings_of, key_labels
from behov.ui.places import Go
from behov.ui.widgets.columns import Cell, Column, Piece
from behov.ui.widgets.record_list import RecordList

Act = Callable[[], Awaitable[Any]]


class Palette(Finder[Act | Go]):
    """Asks what to do or where to go; returns the action, or the place."""

    def __init__(self, screen: Screen[Any], workspace: Workspace) -> None:
        self._answers: dict[str, Act | Go] = {}
        self._right: dict[str, str] = {}
        options: dict[str, str] = {}
        for node, binding in sorted(bindings_of(screen), key=_moves):  # what can be done first
            if binding.key_display == DIGITS:
                continue
            options[binding.id or ""] = tr(binding.description)
            self._answers[binding.id or ""] = partial(screen.app.run_action, binding.action, node)
            self._right[binding.id or ""] = key_labels(binding)
        for each in LANGUAGES:
            options[each] = word(each)
            self._answers[each] = partial(screen.app.run_action, f"speak({each!r})", screen)
            self._right[each] = tr("language")
        for answer, said, kind in _records(workspace):
            key = f"{answer.place}/{answer.path}/{answer.chosen}"
            options[key], self._answers[key], self._right[key] = said, answer, kind
        super().__init__(tr("What would you like to do, or where to go?"), options)

    def list_columns(self) -> Sequence[Column]:
        """Put the key, or what kind of thing it is, to the right."""
        return (Column(), Column(width=14, align="right"))

    def cells(self, key: str) -> Sequence[Cell]:
        """Return what can be done or gone to."""
        return (self._options[key], Piece(self._right[key], "quiet"))

    @on(Input.Submitted)
    @on(RecordList.Opened)
    def choose(self) -> None:
        """Return what is chosen."""
        if chosen := self.query_one(RecordList).chosen:
            self.dismiss(self._answers[chosen])


def _moves(bound: tuple[DOMNode, Binding]) -> bool:
    """Return whether a binding is a list's own, which goes up and down in it."""
    return isinstance(bound[0], RecordList)


def _records(workspace: Workspace) -> list[tuple[Go, str, str]]:
    """Return every place with a name: where it is, what it is called, and what it is."""
    workshops = [(Go("workshop", each.path), each.title, tr("workshop")) for each in workspace.workshops]
    processes = [(Go("process", each.path), each.title, tr("process")) for each in workspace.processes]
    kind, written = tr("need"), tr("requirement")
    needs = [
        (Go("workshop", workshop.path, need.id), f"{need.text}  {need.id}", kind)
        for workshop in workspace.workshops
        for need in workshop.needs
    ]
    requirements = [
        (Go("workshop", workshop.path, each.id), f"{each.number or each.id}  {each.text or ''}", written)
        for workshop, each in workspace.requirements
    ]
    return [*workshops, *processes, *needs, *requirements]
