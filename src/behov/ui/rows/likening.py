"""Needs like the one that is being typed, shown when one pauses: found on a thread, never in the way of a key."""

from collections.abc import Callable

from textual.content import Content
from textual.screen import Screen
from textual.timer import Timer
from textual.worker import get_current_worker

from behov.domain.similarity.alike import WORTH_SHOWING, Alike, stretches
from behov.domain.workspace import Workspace, municipalities_of
from behov.services.session import Session
from behov.ui.widgets.capture_bar import CaptureBar
from behov.visible import one_line

PAUSE = 0.15  # seconds without a key, after which one looks up
CALM = 1.0  # seconds after a screen is opened, in which nothing else is done than showing it
_MOST = 5
_SHORTEST = 4  # letters that may say something


class Likening:
    """Shows on one bar what is like the line in it."""

    def __init__(self, screen: Screen[None], session: Session, bar: Callable[[], CaptureBar]) -> None:
        self._screen = screen
        self._session = session
        self._bar = bar
        self._pending: Timer | None = None
        self._asked = 0

    def begin(self) -> None:
        """Read the needs in a moment, so that the first line does not wait for it."""
        self._screen.set_timer(CALM, lambda: self._on_thread(self._read))

    def typed(self) -> None:
        """Take in that something was typed: look when one pauses, and show nothing for nothing."""
        if self._pending:
            self._pending.stop()
            self._pending = None
        if self._bar().text:
            self._pending = self._screen.set_timer(PAUSE, self._look)  # reading the line waits, too
        else:
            self._show_nothing()

    def _look(self) -> None:
        self._pending = None
        lines = self._bar().lines
        text = lines[0].text if len(lines) == 1 and not lines[0].parked else ""
        if len(text) < _SHORTEST:
            self._show_nothing()
            return
        self._asked += 1
        asked, workspace = self._asked, self._session.workspace
        self._on_thread(lambda: self._find(asked, workspace, text))

    def _show_nothing(self) -> None:
        self._asked += 1
        self._bar().show_alike(())

    def _on_thread(self, work: Callable[[], None]) -> None:
        self._screen.run_worker(work, thread=True, group="alike", exit_on_error=False)

    def _read(self) -> None:
        self._session.alike.prepare(self._session.workspace)

    def _find(self, asked: int, workspace: Workspace, text: str) -> None:
        if asked != self._asked or get_current_worker().is_cancelled:
            return
        found = [each for each in self._session.alike.like(workspace, text, _MOST) if each.score >= WORTH_SHOWING]
        self._screen.call_later(self._show, asked, [_line(workspace, each) for each in found])

    def _show(self, asked: int, lines: list[Content]) -> None:
        if asked == self._asked:
            self._bar().show_alike(lines)


def _line(workspace: Workspace, alike: Alike) -> Content:
    """Return a need on a line: its id, which tells its area, who raised it, and its text, with what matches marked."""
    workshop, need = workspace.said[alike.id]
    names = ", ".join(map(workspace.catalogue.municipality_name, municipalities_of(workshop, need)))
    parts: list[Content | tuple[str, str]] = [(f"{need.id}  ", "$quiet")]
    parts += [(f"{one_line(names)}  ", "$quiet")] if names else []
    done = 0
    for start, end in stretches(need.text, alike.words):
        parts += [(one_line(need.text[done:start]), ""), (one_line(need.text[start:end]), "bold underline")]
        done = end
    return Content.assemble(*parts, one_line(need.text[done:]))
