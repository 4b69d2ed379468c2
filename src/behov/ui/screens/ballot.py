"""A workshop's needs before the room: with the dots that each got, or with its priority too, the most dots first."""

from collections.abc import Mapping, Sequence
from typing import ClassVar, Final, Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from behov.domain.holding.prioritising import distribution
from behov.domain.holding.voting import Tally
from behov.domain.workshop import Need
from behov.services.session import Session
from behov.services.stage import Stage
from behov.text import N_, tr
from behov.ui.places import Traced
from behov.ui.rows.need_detail import said_by
from behov.ui.rows.voting_rows import (
    VOTE_COLUMNS,
    priority_columns,
    priority_lines,
    priority_row,
    tally_lines,
    vote_row,
)
from behov.ui.screens.within import WithinWorkshop
from behov.ui.widgets.columns import Cell
from behov.ui.widgets.record_list import RecordList
from behov.ui.widgets.views_line import views_line

View = Literal["votes", "priorities"]
VIEWS: Final[Mapping[View, str]] = {"votes": N_("Votes"), "priorities": N_("Priorities")}


class BallotList(RecordList):
    """The needs. Enter and the arrow down say that one is done with the chosen one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.go_on", N_("Next"), id="voting.next"),
        Binding("down", "screen.go_on", N_("Down"), show=False, id="voting.down"),
    ]


class BallotScreen(WithinWorkshop):
    """Shows the needs in one of the views. A screen made from it binds its actions, and those that change something."""

    SCOPED_CSS = False  # else it holds for this class only, and not for those made from it

    CSS = """
    BallotScreen #view { padding: 0 2; height: 1; margin-bottom: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    BallotScreen #tally { padding: 0 2; height: auto; margin-bottom: 1; }
    BallotScreen #said-by { padding: 0 2; height: 1; margin-top: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    BallotScreen.-narrow #view, BallotScreen.-narrow #tally { margin-bottom: 0; }
    BallotScreen.-narrow #said-by { margin-top: 0; }
    """
    AUTO_FOCUS = "BallotList"

    def __init__(self, session: Session, path: str, chosen: str = "") -> None:
        super().__init__(session, path)
        self.view: View = next(iter(self.views))
        self._chosen_first = chosen
        self.by_id: dict[str, Need] = {}
        self._only: tuple[str, ...] | None = None  # the needs that had no votes when they were asked for

    def compose_body(self) -> ComposeResult:
        """Stack the views' names, the sums, the needs, and who said the chosen one."""
        yield Static(id="view", markup=False)
        yield Static(id="tally", markup=False)
        yield BallotList()
        yield Static(id="said-by", markup=False)

    @property
    def views(self) -> Mapping[View, str]:
        """The views that the workshop has: in a consolidation no room votes."""
        return VIEWS if self.workshop.kind != "consolidation" else {"priorities": VIEWS["priorities"]}

    @property
    def on_stage(self) -> Stage:
        """What the room votes on, or what it decides; the sums show when they are revealed."""
        return Stage("voting" if self.view == "votes" else "priorities", self.path, chosen=self.ballot.chosen or "")

    @property
    def traced(self) -> Traced | None:
        """The chosen need, else the workshop."""
        return ("need", self.chosen.id) if self.chosen else super().traced

    @property
    def ballot(self) -> BallotList:
        """The list of the needs."""
        return self.query_one(BallotList)

    @property
    def chosen(self) -> Need | None:
        """The chosen need."""
        return self.by_id.get(self.ballot.chosen or "")

    @property
    def revealed(self) -> bool:
        """Whether the room may see the sums."""
        return self.workshop.voting is not None and self.workshop.voting.revealed

    def repaint(self) -> None:
        """Show the needs of the view, and what is said of all of them."""
        tally, votes = Tally(self.workshop), self.view == "votes"
        self.by_id = by_id = {need.id: need for need in self.workshop.needs}
        ordered = self.workshop.needs if votes else tally.ranked
        lines = [*(tally_lines(tally) if votes else priority_lines(distribution(ordered), len(self.ballot.ticked)))]
        if self._only is not None:
            lines.append(Content(tr("Only needs that had no votes are shown. t shows all.")))
        self.query_one("#tally", Static).update(Content("\n").join(lines))

        columns = VOTE_COLUMNS if votes else priority_columns(tally)
        if columns != self.ballot.columns:
            self.ballot.columns = columns

        def cells(need_id: str) -> Sequence[Cell]:
            need = by_id[need_id]
            return vote_row(tally, need) if votes else priority_row(tally, need)

        self.ballot.show(
            [need.id for need in ordered if self._only is None or need.id in self._only],
            cells,
            keep=self._chosen_first or None,
            empty=tr("Every need has votes.") if by_id else tr("No needs yet. They are recorded in the workshop."),
        )
        self._chosen_first = ""
        self._show_view()
        self.show_chosen()

    def action_next_view(self) -> None:
        """Show the priorities, or the votes again, with the same need chosen."""
        views = tuple(self.views)
        self.view = views[(views.index(self.view) + 1) % len(views)]
        self.show_all()

    def action_unvoted(self) -> None:
        """Show only the needs without votes, or all again. Those that get some meanwhile stay."""
        unvoted = Tally(self.workshop).unvoted
        self._only = tuple(need.id for need in unvoted) if self._only is None else None
        self.show_all()

    def action_go_on(self) -> None:
        """Go to the next need."""
        self.ballot.action_move(1)

    @on(RecordList.Chosen)
    def show_chosen(self) -> None:
        """Say who said the chosen need."""
        said = said_by(self.session.workspace, self.workshop, self.chosen) if self.chosen else ""
        self.query_one("#said-by", Static).update(Content.styled(said, "$quiet"))

    def on_resize(self) -> None:
        """Let what stands to the right stand there still."""
        self.call_after_refresh(self._show_view)

    def _show_view(self) -> None:
        right = Content("")
        if "votes" in self.views:
            said = tr("shown to the room") if self.revealed else tr("hidden from the room")
            right = Content.styled(said, "bold" if self.revealed else "$quiet")
        line = views_line(self.views, self.view, right, self.size.width - 4)
        self.query_one("#view", Static).update(line)
