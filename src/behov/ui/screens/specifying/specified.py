"""A specification looked at: the regional needs and what came of them, the requirements, and the chapters."""

from collections.abc import Collection, Mapping, Sequence

from textual import events, on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from behov.domain.other_tables import Requirement
from behov.domain.specification.absolute_share import AbsoluteShare, absolute_share
from behov.domain.specification.progress import Progress
from behov.domain.workshop import Need
from behov.services.session import Session
from behov.services.stage import Stage
from behov.text import language, tr, trn
from behov.ui.places import Traced
from behov.ui.rows.specification_detail import Rows, chapter_detail, regional_detail, requirement_detail
from behov.ui.rows.specification_lists import VIEWS, Asked, SpecificationLists, View
from behov.ui.rows.specification_rows import needs_left, requirements_left, share_in_words
from behov.ui.screens.parking import ParkingScreen
from behov.ui.widgets.fields import Fields
from behov.ui.widgets.filter_line import FilterLine
from behov.ui.widgets.record_list import RecordList
from behov.ui.widgets.views_line import views_line


class SpecifiedScreen(ParkingScreen):
    """Shows one of the views, and beneath it what is chosen. A screen made from it binds its actions."""

    SCOPED_CSS = False  # else it holds for this class only, and not for those made from it
    CSS = """
    SpecifiedScreen #view { padding: 0 2; height: 1; margin-bottom: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    SpecifiedScreen #tally { padding: 0 2; height: auto; max-height: 3; margin-bottom: 1; }
    SpecifiedScreen RecordList { height: 1fr; min-height: 4; }
    SpecifiedScreen #about { height: auto; max-height: 45%; margin: 1 2; scrollbar-size-vertical: 1; }
    SpecifiedScreen.-narrow #view, SpecifiedScreen.-narrow #tally { margin-bottom: 0; }
    SpecifiedScreen.-narrow #about { margin: 0 2; max-height: 40%; }
    """
    AUTO_FOCUS = "RecordList"

    def __init__(self, session: Session, path: str, chosen: str = "") -> None:
        super().__init__(session, path)
        self.view: View = "needs"
        self.narrowed: dict[View, str | None] = {}  # to an area, or to a chapter, by its id
        self._missing_only = False
        self._chosen_first = chosen
        self._kept: dict[View, str | None] = {}  # what was chosen in a view that is not shown
        self._lists = SpecificationLists(session.workspace, path)

    def compose_body(self) -> ComposeResult:
        """Stack the views' names, how far one has come, the list, and what is chosen in it."""
        yield Static(id="view", markup=False)
        yield Static(id="tally", markup=False)
        yield FilterLine()
        yield RecordList(id="specified")
        with VerticalScroll(id="about"):
            yield Fields()

    # What the screen says of itself

    @property
    def rows(self) -> RecordList:
        """The list."""
        return self.query_one(RecordList)

    @property
    def needs(self) -> tuple[Need, ...]:
        """The needs that are ticked or, where none is, the chosen one; none in another view."""
        return tuple(self.need(key) for key in self._wanted("needs"))

    @property
    def requirements(self) -> tuple[Requirement, ...]:
        """The requirements that are ticked or, where none is, the chosen one; none in another view."""
        return tuple(self._lists.requirements[key] for key in self._wanted("requirements"))

    def following(self, needs: Sequence[Need], among: Collection[str]) -> str:
        """Return the next in the list after some needs that is among these, else the last of those needs itself."""
        keys, behind = tuple(self.rows.keys), {need.id for need in needs}
        at = keys.index(needs[-1].id)
        return next((key for key in (*keys[at + 1 :], *keys[:at]) if key in among and key not in behind), keys[at])

    def need(self, need_id: str) -> Need:
        """Return a regional need that is listed."""
        return self._lists.needs[need_id][1]

    @property
    def chosen_requirement(self) -> Requirement | None:
        """The chosen requirement, whatever is ticked; None in another view."""
        return self._lists.requirements.get(self.rows.chosen or "") if self.view == "requirements" else None

    @property
    def left(self) -> Progress:
        """What is left to do."""
        return self._lists.left

    @property
    def share(self) -> AbsoluteShare:
        """How many of the workspace's requirements are absolute."""
        return absolute_share(self.session.workspace, (each for _, each in self.session.workspace.requirements))

    @property
    def traced(self) -> Traced | None:
        """The regional need or the requirement that is chosen; among the chapters the specification."""
        kinds: Mapping[View, str] = {"needs": "regional", "requirements": "requirement"}
        if self.view in kinds:
            return (kinds[self.view], self.rows.chosen) if self.rows.chosen else None
        return "workshop", self.workshop.stem

    @property
    def on_stage(self) -> Stage:
        """The need that is decided on, or the requirements with the chosen one."""
        return Stage("needs", self.path, chosen="" if self.view == "chapters" else self.rows.chosen or "")

    # The views

    def repaint(self) -> None:
        """Show the view as the workspace is now."""
        if self._lists.workspace is not self.session.workspace:
            self._lists = SpecificationLists(self.session.workspace, self.path, self._lists.search)
        if self._chosen_first in self._lists.requirements:
            self.view = "requirements"
        if self._chosen_first:
            self._kept[self.view], self._chosen_first = self._chosen_first, ""
        self._show_rows()
        self._show_tally()
        self._show_view()
        self.show_chosen()

    def show_view(self, view: View, chosen: str | None = None) -> None:
        """Show another view, with this chosen or what was; what was typed to find in the one before is forgotten."""
        self._kept[self.view] = self.rows.chosen
        self._kept[view] = chosen or self._kept.get(view)
        self.view = view
        self.rows.tick(())
        line = self.query_one(FilterLine)
        line.remove_class("-open")
        with line.prevent(Input.Changed):
            line.value = ""
        self.rows.focus()
        self.show_all()

    def action_next_view(self) -> None:
        """Show the next view, with what was chosen there."""
        views = tuple(VIEWS)
        self.show_view(views[(views.index(self.view) + 1) % len(views)])

    def action_missing(self) -> None:
        """Show only that of which something is missing, or all again."""
        self._missing_only = not self._missing_only
        self.show_all()

    def action_filter(self) -> None:
        """Type to find."""
        self.query_one(FilterLine).open()

    def action_tick(self) -> None:
        """Tick the chosen row, or take its tick away, and go on to the next."""
        if self.rows.chosen:
            self.rows.tick(set(self.rows.ticked) ^ {self.rows.chosen})
            self.rows.action_move(1)
            self._show_view()

    def action_back(self) -> None:
        """Take all ticks away; where there are none, show all areas or chapters again; then go back."""
        if self.rows.ticked:
            self.rows.tick(())
            self._show_view()
        elif self.narrowed.pop(self.view, None):
            self.show_all()
        else:
            super().action_back()

    @on(RecordList.Chosen)
    def show_chosen(self) -> None:
        """Say beneath the list all that is known of what is chosen."""
        self.query_one(Fields).show(self._about(self.rows.chosen or ""))
        self.query_one("#about").scroll_home(animate=False)

    @on(Input.Changed, "FilterLine")
    def _show_rows(self) -> None:
        lists, view, asked = self._lists, self.view, self._asked
        if (columns := lists.columns(view)) != self.rows.columns:
            self.rows.columns = columns
        self.rows.show(
            lists.keys(view, asked),
            lambda key: lists.cells(view, key, asked.query),
            keep=self._kept.pop(view, None),
            empty=lists.empty(view, asked),
        )

    def _show_tally(self) -> None:
        of_needs = self.view == "needs"
        lines = [
            needs_left(self.left, len(self._lists.needs)) if of_needs else requirements_left(self.workshop, self.left)
        ]
        if self.view == "chapters" or self.share.high:
            lines.append(share_in_words(self.share))
        self.query_one("#tally", Static).update(Content("\n").join(lines))

    def _show_view(self) -> None:
        said = []
        if within := self.narrowed.get(self.view):
            areas = self.session.workspace.catalogue.areas
            known = self._lists.chapters if self.view == "requirements" else areas
            said.append(known[within].label(language()) if within in known else within)
        if self._missing_only and self.view != "chapters":
            said.append(tr("only what is missing"))
        if ticked := len(self.rows.ticked):
            said.append(trn("{count} ticked", "{count} ticked", ticked))
        right = Content.styled("   ".join(said), "bold")
        self.query_one("#view", Static).update(views_line(VIEWS, self.view, right, self.size.width - 4))

    @on(events.Resize)
    def _stand_to_the_right(self) -> None:
        self.call_after_refresh(self._show_view)

    def _about(self, key: str) -> Rows:
        workspace, lists = self.session.workspace, self._lists
        if self.view == "needs":
            return regional_detail(workspace, *lists.needs[key]) if key in lists.needs else ()
        if self.view == "requirements":
            return requirement_detail(workspace, lists.requirements[key]) if key in lists.requirements else ()
        return chapter_detail(workspace, lists.chapters[key]) if key in lists.chapters else ()

    @property
    def _asked(self) -> Asked:
        return Asked(self.query_one(FilterLine).value, self.narrowed.get(self.view), self._missing_only)

    def _wanted(self, view: View) -> tuple[str, ...]:
        if self.view != view:
            return ()
        return self.rows.ticked or tuple(filter(None, (self.rows.chosen,)))
