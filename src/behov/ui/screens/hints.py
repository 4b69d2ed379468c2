"""Going through the hints on scope and quality, one by one: each taken, or waved through, with one key."""

from collections import Counter
from functools import partial
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from behov.domain.edits import change_need
from behov.domain.hints.deciding import reword, take_hint, waive_hint
from behov.domain.hints.hint import HINT_KINDS
from behov.domain.workspace import Workspace
from behov.services.open_hints import Hinted
from behov.services.session import Edit, Session
from behov.text import N_, tr, trn
from behov.ui.forms import options
from behov.ui.forms.chooser import Chooser
from behov.ui.forms.fields import Options
from behov.ui.places import Place
from behov.ui.rows.hint_rows import COLUMNS, TEXT_COLUMN, hint_detail, hint_row, kind_name, own_words
from behov.ui.screens.rewriting import rewritten
from behov.ui.screens.shared import WorkspaceScreen
from behov.ui.undo_label import undo_label
from behov.ui.widgets.fields import Fields
from behov.ui.widgets.record_list import RecordList

ALL = "all"  # the choice of every kind


class HintsScreen(WorkspaceScreen):
    """Shows the hints of one workshop, or of all, and takes down what came of each."""

    CSS = """
    HintsScreen #tally { padding: 0 2; height: auto; max-height: 3; margin-bottom: 1; }
    HintsScreen RecordList { height: 1fr; min-height: 4; }
    HintsScreen Fields { margin: 1 2; max-height: 50%; }
    HintsScreen.-narrow #tally { margin-bottom: 0; }
    """
    AUTO_FOCUS = "RecordList"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "take", N_("Take"), id="hints.take"),
        Binding("x", "waive", N_("Wave through"), id="hints.waive"),
        Binding("l", "later", N_("Later"), id="hints.later"),
        Binding("g", "only", N_("Only one kind"), id="hints.kind"),
        Binding("H", "back", N_("Back"), show=False, id="hints.back"),
    ]
    place: ClassVar[Place | None] = "hints"

    def __init__(self, session: Session, path: str = "") -> None:
        super().__init__(session)
        self.path = path
        self._by_key: dict[str, Hinted] = {}
        self._found: tuple[Hinted, ...] = ()
        self._only = ALL

    def compose_body(self) -> ComposeResult:
        """Stack how many are left, the hints, and why the chosen one is one."""
        yield Static(id="tally", markup=False)
        yield RecordList(*COLUMNS, id="hinted")
        yield Fields(id="why")

    @property
    def where(self) -> str:
        """Say whose hints these are."""
        title = self.session.workspace.workshop(self.path).title if self.path else super().where
        return " › ".join((title, tr("Hints")))

    @property
    def stands(self) -> bool:
        """Whether the workshop is still there."""
        return not self.path or any(each.path == self.path for each in self.session.workspace.workshops)

    @property
    def traced(self) -> tuple[str, str] | None:
        """The record of the chosen hint, for whoever asks where it comes from."""
        if not (hinted := self._chosen):
            return None
        if hinted.workshop.kind == "consolidation":
            return "regional", hinted.record.id
        return "requirement" if own_words(hinted.workshop, hinted.record) else "need", hinted.record.id

    def repaint(self) -> None:
        """Show the hints that are left; where all needs are to be looked through first, when that is done."""
        workspace = self.session.workspace
        if self.session.hints.knows(workspace, self.path):
            self._show(self.session.hints.of(workspace, self.path))
        else:
            self.query_one("#tally", Static).update(tr("Looking through all needs …"))
            self._look(workspace)

    @work(thread=True, exclusive=True, group="findings")
    def _look(self, workspace: Workspace) -> None:
        found = self.session.hints.of(workspace, self.path)
        if workspace is self.session.workspace:
            self.app.call_from_thread(self._show, found)

    def action_take(self) -> None:
        """Follow the chosen hint: at once, or by asking for what it misses."""
        if not (hinted := self._chosen):
            return
        kind = hinted.hint.kind
        if kind != "scope" and own_words(hinted.workshop, hinted.record):
            self._reword(hinted)
        elif kind == "step":
            self._ask(hinted, options.steps(self.session.workspace, hinted.workshop.processes), "steps")
        elif kind == "role" and not hinted.hint.role:
            self._ask(hinted, {role: role for role in self.session.workspace.roles}, "role")
        else:
            self._decide(
                hinted,
                partial(take_hint, path=hinted.workshop.path, need_id=hinted.record.id, hint=hinted.hint),
                tr("Take a hint"),
            )

    def action_waive(self) -> None:
        """Wave the chosen hint through: it is not given again."""
        if hinted := self._chosen:
            edit = partial(waive_hint, path=hinted.workshop.path, record_id=hinted.record.id, kind=hinted.hint.kind)
            self._decide(hinted, edit, tr("Wave a hint through"))

    def action_later(self) -> None:
        """Go on to the next hint, after the last to the first."""
        if hinted := self._chosen:
            self._list.choose(self._following(hinted))

    @work
    async def action_only(self) -> None:
        """Show the hints of one kind, or all again."""
        counted = Counter(each.hint.kind for each in self._found)
        kinds: dict[str, str] = {kind: f"{kind_name(kind)}: {counted[kind]}" for kind in HINT_KINDS if counted[kind]}
        everything = {ALL: tr("All hints: {count}", count=len(self._found))}
        if picked := await self.app.push_screen_wait(Chooser(tr("Which hints?"), everything | kinds)):
            self._only = picked
            self._show(self._found)

    @on(RecordList.Chosen)
    def _show_chosen(self) -> None:
        hinted = self._chosen
        self.query_one(Fields).show(hint_detail(self.session.workspace, hinted) if hinted else ())

    @on(RecordList.Opened)
    def _open_record(self) -> None:
        if hinted := self._chosen:
            self.go("workshop", hinted.workshop.path, hinted.record.id)

    @work
    async def _ask(self, hinted: Hinted, known: Options, field: str) -> None:
        """Ask for what a need misses, and set it."""
        asked = tr("Step") if field == "steps" else tr("Role")
        need_id, path = hinted.record.id, hinted.workshop.path
        if picked := await self.app.push_screen_wait(Chooser(undo_label(asked, hinted.record.text or ""), known)):
            value = (picked,) if field == "steps" else picked
            self._decide(hinted, lambda now: change_need(now, path, need_id, **{field: value}), asked)

    @work
    async def _reword(self, hinted: Hinted) -> None:
        """Change the words where they stand. The hint goes when its words do."""
        place, before = (hinted.workshop.path, hinted.record.id), hinted.record.text or ""

        def save(text: str) -> bool:
            edit = partial(reword, path=hinted.workshop.path, record_id=hinted.record.id, text=text)
            return self._decide(hinted, edit, tr("Change the wording"))

        region = partial(self._list.region_of, TEXT_COLUMN)
        if await rewritten(self, place, before, region, save) and hinted.key in self._by_key:
            self.say(tr("The words still set it off. x waves it through."))

    def _decide(self, hinted: Hinted, edit: Edit, label: str) -> bool:
        """Make an edit, and go on to the hint after the one that it settles."""
        following = self._following(hinted)
        if not self.perform(edit, undo_label(label, hinted.record.text or "")):
            return False
        if hinted.key not in self._by_key:
            self._list.choose(following)
        return True

    def _show(self, found: tuple[Hinted, ...]) -> None:
        self._found = found
        if self._only != ALL and all(each.hint.kind != self._only for each in found):
            self._only = ALL
        shown = [each for each in found if self._only in (ALL, each.hint.kind)]
        self._by_key = by_key = {each.key: each for each in shown}
        self._list.show(tuple(by_key), lambda key: hint_row(by_key[key]), empty=tr("No hints are left."))
        counted = Counter(each.hint.kind for each in found)
        kinds = (f"{kind_name(kind)} {counted[kind]}" for kind in HINT_KINDS if counted[kind])
        left = trn("{count} hint left", "{count} hints left", len(found))
        only = tr("only {kind}", kind=kind_name(self._only)) if self._only != ALL else ""
        self.query_one("#tally", Static).update("   ".join(filter(None, (left, only, *kinds))) if found else "")
        self._show_chosen()

    def _following(self, hinted: Hinted) -> str:
        """Return the next hint after one, beginning anew after the last; itself if there is no other."""
        keys = tuple(self._by_key)
        if hinted.key not in keys:
            return hinted.key
        at = keys.index(hinted.key)
        return next(iter((*keys[at + 1 :], *keys[:at])), hinted.key)

    @property
    def _list(self) -> RecordList:
        return self.query_one(RecordList)

    @property
    def _chosen(self) -> Hinted | None:
        return self._by_key.get(self._list.chosen or "")
