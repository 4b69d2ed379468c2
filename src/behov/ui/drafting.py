"""What is typed in a screen's bar, kept while it is typed and offered again when the screen is opened the next time."""

from collections.abc import Callable

from textual.screen import Screen
from textual.timer import Timer

from behov.domain.shorthand import Line
from behov.services.drafts import Draft, Drafts
from behov.services.session import Session
from behov.ui.places import Go
from behov.ui.widgets.capture_bar import BarState
from behov.ui.widgets.capture_line import Typed

REST = 0.3  # seconds that what is kept may be behind what is typed


class Drafting:
    """Keeps the drafts of one screen. `draft` is asked for what is typed now."""

    def __init__(self, screen: Screen[None], drafts: Drafts, draft: Callable[[], Draft]) -> None:
        self._screen = screen
        self._drafts = drafts
        self._draft = draft
        self._latest: Draft | None = None  # what is typed and not kept yet
        self._pending: Timer | None = None

    def typed(self) -> None:
        """Take in that something was typed: it is kept a moment later, however fast one types on."""
        self._latest = self._draft()
        if self._pending is None:
            self._pending = self._screen.set_timer(REST, self._keep)

    def settle(self) -> None:
        """Keep what is typed now, or forget what was: there is nothing that is not saved."""
        self._latest = self._draft()
        self._keep()

    def leave(self) -> None:
        """Keep at once what has not been kept yet: the screen is closing."""
        if self._latest and self._latest.says_anything:
            self._drafts.keeping(self._latest)()

    def _keep(self) -> None:
        if self._pending:
            self._pending.stop()
            self._pending = None
        draft, self._latest = self._latest, None
        if draft and draft.says_anything:
            self._screen.run_worker(self._drafts.keeping(draft), thread=True, group="drafts", exit_on_error=False)
        elif draft:
            self._drafts.forget(draft.path, draft.within)


def left_place(session: Session) -> Go | None:
    """Return where half a line was left when the app ended, whether it ended well or not; None where none was."""
    left = session.drafts.latest()
    if left and any(each.path == left.path for each in session.workspace.workshops):
        return Go("workshop", left.path, left.within)
    if left and any(each.path == left.path for each in session.workspace.processes):
        return Go("process", left.path, left.below or "")
    return None


def draft_of(state: BarState, path: str, within: str = "", below: str | None = None) -> Draft:
    """Return a bar as it stands as the draft of a place."""
    return Draft(
        path=path,
        within=within,
        text=state.typed.text,
        cursor=state.typed.cursor,
        pasted=state.typed.pasted,
        aside=state.aside.text if state.aside else None,
        aside_cursor=state.aside.cursor if state.aside else 0,
        role=state.kept.role,
        steps=state.kept.steps,
        municipalities=state.kept.municipalities,
        below=below,
    )


def state_of(draft: Draft) -> BarState:
    """Return a draft as the bar that it was."""
    return BarState(
        Typed(draft.text, draft.cursor, draft.pasted),
        None if draft.aside is None else Typed(draft.aside, draft.aside_cursor),
        Line("", role=draft.role, steps=draft.steps, municipalities=draft.municipalities),
    )
