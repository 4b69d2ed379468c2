"""Going through what municipalities said afterwards, one by one, until the workshop can be confirmed."""

from asyncio import to_thread
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from behov.domain.commenting.answering import (
    accepting,
    confirm,
    decline_comment,
    is_plain_agreement,
    reopen_comment,
    to_go_through,
)
from behov.domain.commenting.targets import target_of
from behov.domain.workshop import Comment, Workshop
from behov.domain.workspace import Workspace
from behov.exports.after.places import COMMENT_SHEETS
from behov.services.clock import today
from behov.services.session import Session
from behov.text import N_, tr, trn
from behov.ui.forms.comment_forms import ConfirmationForm, DeclineForm, WordingForm, confirmation
from behov.ui.forms.fields import Changes
from behov.ui.places import Traced
from behov.ui.rows.comment_rows import COLUMNS, comment_detail, comment_row, in_turn
from behov.ui.rows.comment_standing import standing, tally
from behov.ui.screens.export import EXPORTS
from behov.ui.screens.within import WithinWorkshop
from behov.ui.widgets.fields import Fields
from behov.ui.widgets.record_list import RecordList
from behov.visible import one_line


class CommentsScreen(WithinWorkshop):
    """Shows each comment beside what it is about, and takes down what came of it."""

    CSS = """
    CommentsScreen #tally, CommentsScreen #standing { padding: 0 2; height: auto; max-height: 3; }
    CommentsScreen #tally { margin-bottom: 1; }
    CommentsScreen RecordList { height: 1fr; min-height: 4; }
    CommentsScreen Fields { margin: 1 2; max-height: 60%; }
    CommentsScreen.-narrow #tally { margin-bottom: 0; }
    CommentsScreen.-narrow Fields { margin: 0 2; max-height: 55%; }
    """
    AUTO_FOCUS = "RecordList"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "accept", N_("Accept"), id="comments.accept"),
        Binding("e", "reword", N_("Accept otherwise"), id="comments.reword"),
        Binding("x", "decline", N_("Decline"), id="comments.decline"),
        Binding("l", "later", N_("Later"), id="comments.later"),
        Binding("r", "reopen", N_("Take up again"), show=False, id="comments.reopen"),
        Binding("b", "confirm", N_("Confirm"), id="comments.confirm"),
        Binding("w", "write_sheet", N_("Write the sheet"), id="comments.write"),
        Binding("o", "open_sheets", N_("Open the sheets' folder"), show=False, id="comments.folder"),
    ]

    def __init__(self, session: Session, path: str) -> None:
        super().__init__(session, path)
        self._by_id: dict[str, Comment] = {}

    def compose_body(self) -> ComposeResult:
        """Stack how far one has come, the comments, what the chosen one says, and who has confirmed."""
        yield Static(id="tally", markup=False)
        yield RecordList(*COLUMNS, id="comments")
        yield Fields(id="said")
        yield Static(id="standing", markup=False)

    @property
    def where(self) -> str:
        """Say whose comments these are."""
        return " › ".join((self.workshop.title, tr("Comments")))

    @property
    def traced(self) -> Traced | None:
        """The need or step that the chosen comment is about, else the workshop."""
        about = target_of(self._chosen) if self._chosen else None
        if about and about.need:
            return "need", about.need
        return ("step", about.step) if about and about.step else super().traced

    def repaint(self) -> None:
        """Show the comments, those that are open first."""
        workspace = self.session.workspace
        self._by_id = {comment.id: comment for comment in in_turn(workspace, self.workshop)}
        by_id = self._by_id
        self._list.show(
            tuple(by_id), lambda each: comment_row(workspace, by_id[each]), empty=tr("No comments have come yet.")
        )
        self.query_one("#tally", Static).update(tally(workspace, self.workshop))
        self.query_one("#standing", Static).update(standing(workspace, self.workshop))
        self._show_chosen()

    def action_accept(self) -> None:
        """Accept the chosen comment; the wording that it proposes takes the place of the old one."""
        if comment := self._undecided:
            self._accept(comment)

    @work
    async def action_reword(self) -> None:
        """Accept the chosen comment, with a wording that is not quite the proposed one."""
        if not (comment := self._undecided):
            return
        if comment.answer != "change":
            self.say(tr("It proposes no other wording. Accept it with a, or decline it with x."))
            return
        draft: Changes | None = None
        while draft := await self.app.push_screen_wait(WordingForm(comment.text or "", draft)):
            if self._accept(comment, str(draft["text"])):
                return

    @work
    async def action_decline(self) -> None:
        """Decline the chosen comment, and say why."""
        if comment := self._undecided:
            following = self._following(comment)
            path, on = self.path, today()
            if await self.fill_in(
                DeclineForm,
                lambda said: lambda now: decline_comment(now, path, comment.id, str(said["reason"]), on),
                tr("Decline a comment"),
            ):
                self._list.choose(following)

    def action_later(self) -> None:
        """Go on to the next open comment, after the last to the first."""
        if self._list.chosen:
            self._list.choose(self._following(self._by_id[self._list.chosen]))

    def action_reopen(self) -> None:
        """Take up again what was decided. The wording stays as it is; undo takes that back."""
        comment = self._chosen
        if comment and comment.status != "open":
            self.perform(partial(reopen_comment, path=self.path, comment_id=comment.id), tr("Take up a comment again"))

    @work
    async def action_confirm(self) -> None:
        """Note who says that the workshop is recorded as it was."""
        if left := len(to_go_through(self.workshop)):
            self.say(
                trn(
                    "{count} comment is not gone through yet. The workshop is confirmed when none is open.",
                    "{count} comments are not gone through yet. The workshop is confirmed when none is open.",
                    left,
                )
            )
            return
        workspace, workshop = self.session.workspace, self.workshop
        await self.fill_in(
            lambda draft: ConfirmationForm(workspace, workshop, today(), draft),
            lambda said: lambda now: confirm(now, workshop.path, confirmation(said)),
            tr("Confirm the workshop"),
        )

    @work(exclusive=True, group="sheet")
    async def action_write_sheet(self) -> None:
        """Write the sheet on which the municipalities comment, and say where it lies."""
        self.say(tr("The comment sheet is being written …"))
        with self.explaining():
            path = await to_thread(_write_sheet, self.session.workspace, self.workshop, self.session.root)
            lies = path.relative_to(self.session.root).as_posix()
            self.say(tr("Written: {path}. o opens its folder.", path=one_line(lies)))

    def action_open_sheets(self) -> None:
        """Open the folder of the comment sheets in the desktop's own program; the workspace's if there are none."""
        folder = self.session.root / EXPORTS / COMMENT_SHEETS
        self.open_outside(folder if folder.is_dir() else self.session.root)

    @on(RecordList.Chosen)
    def _show_chosen(self) -> None:
        comment = self._chosen
        if comment:
            rows = comment_detail(self.session.workspace, self.workshop, comment)
        else:
            told = tr(
                "w writes the comment sheet. Send it to the municipalities. What they send back is imported "
                "with I in the overview, or with `behov import FILE`, and then stands here."
            )
            rows = (("", told),)
        self.query_one(Fields).show(rows)

    @on(RecordList.Opened)
    def _reword_opened(self) -> None:
        self.action_reword()

    def _accept(self, comment: Comment, wanted: str | None = None) -> bool:
        following, done = self._following(comment), False
        with self.explaining():
            edits = accepting(self.session.workspace, self.path, comment.id, today(), wanted)
            done = self.perform_all(edits, tr("Accept a comment"))
        if done:
            self._list.choose(following)
        return done

    def _following(self, comment: Comment) -> str:
        """Return the next open comment after one, beginning anew after the last; itself if there is no other."""
        keys = tuple(self._by_id)
        is_open = {each.id for each in to_go_through(self.workshop)}
        at = keys.index(comment.id)
        return next((each for each in (*keys[at + 1 :], *keys[:at]) if each in is_open), comment.id)

    @property
    def _list(self) -> RecordList:
        return self.query_one(RecordList)

    @property
    def _chosen(self) -> Comment | None:
        return self._by_id.get(self._list.chosen or "")

    @property
    def _undecided(self) -> Comment | None:
        """The chosen comment if it can be decided on; else say why not."""
        comment = self._chosen
        if comment and is_plain_agreement(comment):
            self.say(tr("Who agrees, and says no more, needs no answer."))
        elif comment and comment.status != "open":
            self.say(tr("It is decided already. r takes it up again."))
        else:
            return comment
        return None


def _write_sheet(workspace: Workspace, workshop: Workshop, root: Path) -> Path:
    from behov.exports.after.comment_sheet import write_comment_sheet  # late: the library behind it loads slowly

    return write_comment_sheet(workspace, workshop, root / EXPORTS)
