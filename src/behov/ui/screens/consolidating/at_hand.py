"""What is at hand in a consolidation: the need to decide on, what looks like it, and the regional need made last."""

from asyncio import to_thread
from collections.abc import Collection, Sequence
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType

from behov.domain.consolidation.progress import Consolidation
from behov.domain.ids import same_id
from behov.domain.matrix import Said
from behov.domain.similarity.alike import Alike
from behov.domain.workshop import Need
from behov.domain.workspace import Workspace
from behov.services.session import Session
from behov.text import N_
from behov.ui.rows.candidates import Candidates
from behov.ui.screens.consolidating.side_by_side import SideBySideScreen
from behov.ui.widgets.record_list import RecordList

MOST = 15  # candidates of one need
AHEAD = 3  # needs of the queue that are looked up before one comes to them


class DecisionList(RecordList):
    """A list in a consolidation. Enter gathers."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,g", "screen.gather", N_("Gather"), id="consolidation.gather"),
    ]


class AtHandScreen(SideBySideScreen):
    """The needs that are left, in a list called `#queue`, and what looks like the chosen one, in `#candidates`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", N_("Tick"), id="consolidation.tick"),
    ]

    def __init__(self, session: Session, path: str) -> None:
        super().__init__(session, path)
        self.candidates = Candidates(self.find_alike)
        self.latest_name = ""  # the regional need that was worked on last
        self._seen: Consolidation | None = None
        self._looking = False
        self.read_so_far = 0, 0  # needs of how many, while they are read for the first time

    @property
    def consolidation(self) -> Consolidation:
        """The consolidation as it is now."""
        workspace = self.session.workspace
        if self._seen is None:
            self._seen = Consolidation(workspace, self.path)
        elif self._seen.workspace is not workspace:
            self._seen = self._seen.within(workspace)
        return self._seen

    @property
    def queue_list(self) -> RecordList:
        """The needs that are left, by `present_id`."""
        return self.query_one("#queue", RecordList)

    @property
    def candidate_list(self) -> RecordList:
        """What looks like the chosen one, by `present_id`."""
        return self.query_one("#candidates", RecordList)

    @property
    def queued(self) -> Said | None:
        """The need that is to be decided on."""
        return self.known(self.queue_list.chosen)

    @property
    def candidate(self) -> Said | None:
        """The chosen one of those that look like it."""
        return self.known(self.candidate_list.chosen)

    @property
    def ticked(self) -> tuple[Said, ...]:
        """Those of them that are ticked."""
        return tuple(said for said in map(self.known, self.candidate_list.ticked) if said)

    @property
    def latest(self) -> Said | None:
        """The regional need that was worked on last, while it is there."""
        return self.known(self.latest_name)

    def known(self, name: str | None) -> Said | None:
        """Return a need by its `present_id`."""
        return self.session.workspace.said.get(name or "")

    def following(self, decided: Collection[str]) -> str:
        """Return the next need of the queue that is none of these, which are being decided on; else the one before."""
        keys, chosen = self.queue_list.keys, self.queue_list.chosen or ""
        at = keys.index(chosen) if chosen else 0
        return next((key for key in (*keys[at + 1 :], *keys[:at][::-1]) if key not in decided), chosen)

    def show_candidates(self) -> None:
        """Show what looks like the chosen need, as far as it is known."""

    def action_tick(self) -> None:
        """Tick the chosen candidate, or take its tick away, and go on to the next."""
        candidates = self.candidate_list
        if candidates.chosen:
            candidates.tick(set(candidates.ticked) ^ {candidates.chosen})
            candidates.action_move(1)
            self.show_candidates()
            self.look_up()

    def look_up(self) -> None:
        """Find behind the screen what looks like the chosen need, then those ticked, then the next ones."""
        keys, chosen = self.queue_list.keys, self.queue_list.chosen
        at = keys.index(chosen) if chosen else 0
        self.candidates.want((*keys[at : at + 1], *self.candidate_list.ticked, *keys[at + 1 : at + 1 + AHEAD]))
        if not self._looking:
            self._looking = True
            self.call_after_refresh(self._look)  # when what a key has changed is seen

    def find_alike(self, workspace: Workspace, need: Need) -> tuple[Alike, ...]:
        """Return what looks like a need. On a thread: the index is made when it is asked for the first time."""
        return self.session.alike.like(workspace, need.text, MOST, frozenset((need.id,)), regional=True)

    def _read(self) -> None:
        """Take in the needs, and say meanwhile how many are read. On a thread."""

        def tell(read: int, needs: int) -> None:
            self.call_later(self._say_read, read, needs)

        self.session.alike.prepare(self.session.workspace, tell)

    def _say_read(self, read: int, needs: int) -> None:
        self.read_so_far = read, needs
        if not self.candidates.of(self.queue_list.chosen or ""):
            self.show_candidates()

    @work(group="alike")
    async def _look(self) -> None:
        try:
            await to_thread(self._read)
            while job := self.candidates.next_job(workspace := self.session.workspace):
                name, find = job
                self.candidates.put(workspace, name, await to_thread(find))
                if name == self.queue_list.chosen:
                    self.show_candidates()
        finally:
            self._looking = False


def names_of(needs: Sequence[Said]) -> tuple[str, ...]:
    """Return what needs are known by in lists: their ids, as ids are compared."""
    return tuple(same_id(need.id) for _, need in needs)
