"""The overview: areas with their workshops and processes, who has been heard where, and what is missing or wrong."""

from functools import partial
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from behov.domain.edits import remove_process, remove_workshop
from behov.domain.process import Process
from behov.domain.standing import Standing
from behov.domain.workshop import Workshop
from behov.services.session import Session
from behov.text import N_, language, tr, trn
from behov.ui.places import Traced
from behov.ui.rows.area_rows import AREA, PROCESS, WORKSHOP, area_rows
from behov.ui.rows.lacks import lacks_in_words
from behov.ui.screens.finding import FindingScreen
from behov.ui.widgets.columns import Column
from behov.ui.widgets.coverage_list import coverage_columns, coverage_row
from behov.ui.widgets.filter_line import FilterLine
from behov.ui.widgets.heading import Heading
from behov.ui.widgets.record_list import RecordList


class OverviewScreen(FindingScreen):
    """Where the day begins. Everything else is opened from here."""

    CSS = (
        FindingScreen.CSS
        + """
    OverviewScreen #coverage { width: 50; }
    OverviewScreen #lacks-heading { color: $ink; }
    OverviewScreen #lacks { height: auto; padding: 0 2; margin-bottom: 1; }
    OverviewScreen.-narrow #coverage { display: none; width: 1fr; }
    OverviewScreen.-narrow.-coverage #coverage { display: block; }
    OverviewScreen.-narrow.-coverage #standing { display: none; }
    OverviewScreen.-narrow #lacks { margin-bottom: 0; }
    """
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new_workshop", N_("New workshop"), id="overview.new-workshop"),
        Binding("N", "new_process", N_("New process"), id="overview.new-process"),
        Binding("slash", "filter", N_("Find"), id="overview.filter"),
        Binding("e", "edit", N_("Edit"), show=False, id="overview.edit"),
        Binding("d,delete", "remove", N_("Delete"), show=False, id="overview.remove"),
        Binding("I", "go('import')", N_("Import"), show=False, id="overview.import"),
        Binding("H", "hints", N_("Hints on scope and quality"), show=False, id="hints"),
        Binding("right", "unfold(True)", N_("Unfold"), show=False, id="overview.unfold"),
        Binding("left", "unfold(False)", N_("Fold"), show=False, id="overview.fold"),
        Binding("1", "pane('areas')", N_("To the areas"), show=False, id="overview.pane-1"),
        Binding("2", "pane('findings')", N_("To the findings"), show=False, id="overview.pane-2"),
        Binding("3", "pane('towns')", N_("To the coverage"), show=False, id="overview.pane-3"),
        Binding("f4", "go('matrix')", N_("Matrix"), id="matrix"),
        Binding("x", "go('export')", N_("Export"), id="export"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._unfolded: set[str] | None = None  # the areas whose workshops and processes are seen
        self._counted = Standing(session.workspace)

    def compose_body(self) -> ComposeResult:
        """Put the areas and what is missing to the left, and the coverage to the right."""
        with Horizontal(classes="body"):
            with Vertical(id="standing", classes="pane"):
                yield FilterLine()
                yield RecordList(
                    Column(width=1),
                    Column(N_("Areas"), lines=3),
                    Column(N_("workshops"), width=11, align="right"),
                    Column(N_("needs"), width=5, align="right"),
                    id="areas",
                )
                yield Heading(id="lacks-heading")
                yield Static(id="lacks", markup=False)
                yield from self.findings_pane()
            with Vertical(id="coverage", classes="pane"):
                yield RecordList(id="towns")

    @property
    def traced(self) -> Traced | None:
        """The chosen municipality where one is among them, else the chosen area, workshop or process."""
        towns = self.query_one("#towns", RecordList)
        if towns.has_focus and towns.chosen:
            return "municipality", towns.chosen
        if workshop := self._chosen_workshop:
            return "workshop", workshop.stem
        if process := self._chosen_process:
            return "process", process.stem
        return ("area", self._chosen_area) if self._chosen_area else None

    def on_mount(self) -> None:
        """Begin among the areas."""
        self._areas.focus()

    def repaint(self) -> None:
        """Count everything anew."""
        standing = self._standing
        if self._unfolded is None:
            busy = [each.area for each in standing.areas if any(one.state == "open" for one in each.workshops)]
            self._unfolded = set(busy or [each.area for each in standing.areas[:1]])
        self._show_areas()
        self._show_lacks(standing)
        self._show_coverage(standing)
        self.look_for_findings()

    @work
    async def action_new_workshop(self) -> None:
        """Ask for a new workshop in the chosen area, and open it."""
        from behov.ui.screens.asking import (
            ask_for_workshop,  # late, as below: the overview is not to wait for the forms
        )

        await ask_for_workshop(self, self._chosen_area)

    @work
    async def action_new_process(self) -> None:
        """Ask for a new process in the chosen area, and open it."""
        from behov.ui.screens.asking import ask_for_process

        await ask_for_process(self, self._chosen_area)

    @work
    async def action_edit(self) -> None:
        """Change what is known of the chosen workshop or process."""
        from behov.ui.screens.asking import ask_about

        if record := self._chosen_workshop or self._chosen_process:
            await ask_about(self, record)

    def action_remove(self) -> None:
        """Delete the chosen workshop or process; undo brings it back."""
        record = self._chosen_workshop or self._chosen_process
        if record:
            remove = remove_workshop if isinstance(record, Workshop) else remove_process
            if self.perform(partial(remove, path=record.path), tr("Delete {title}", title=record.title)):
                self.say(tr("{title} was deleted. u brings it back.", title=record.title))

    def action_hints(self) -> None:
        """Go through the hints of all needs and requirements."""
        self.go("hints")

    def action_filter(self) -> None:
        """Type to find workshops and processes."""
        self.action_pane("areas")
        self.query_one(FilterLine).open()

    def action_unfold(self, unfold: bool) -> None:
        """Show or hide what is in the chosen area."""
        area = self._chosen_area or ""
        (self._folding.add if unfold else self._folding.discard)(area)
        self._show_areas(keep=f"{AREA}:{area}" if not unfold else None)

    def action_pane(self, pane: str) -> None:
        """Go to one part of the screen; where nothing is wrong there are no findings to go to."""
        if pane == "findings" and not self.found:
            self.say(tr("Nothing was found wrong in any file."))
            return
        self.set_class(pane == "towns", "-coverage")
        self.query_one(f"#{pane}", RecordList).focus()

    @on(RecordList.Opened, "#areas")
    def _open(self, event: RecordList.Opened) -> None:
        kind, _, name = event.key.partition(":")
        if kind == AREA:
            self.action_unfold(name not in self._folding)
        elif kind == WORKSHOP:
            self.go("workshop", name)
        else:
            self.go("process", name)

    @on(RecordList.Opened, "#towns")
    def _tell_of_town(self, event: RecordList.Opened) -> None:
        counts = self._standing.coverage.get(event.key, {})
        name = self.session.workspace.catalogue.municipality_name(event.key)
        needs = trn("{count} need", "{count} needs", sum(counts.values()))
        self.say(tr("{name}: {needs} in {areas} areas.", name=name, needs=needs, areas=len(counts)))

    @on(Input.Changed, "FilterLine")
    def _filter(self) -> None:
        self._show_areas()

    def _show_areas(self, keep: str | None = None) -> None:
        workspace, query = self.session.workspace, self.query_one(FilterLine).value
        rows = dict(area_rows(workspace, self._standing, self._folding, query))
        self._areas.show(tuple(rows), rows.__getitem__, keep=keep, empty=tr("No workshop or process has these words."))

    def _show_lacks(self, standing: Standing) -> None:
        self.query_one("#lacks-heading", Heading).show(tr("Missing"))
        self.query_one("#lacks", Static).update(lacks_in_words(standing))

    def _show_coverage(self, standing: Standing) -> None:
        workspace = standing.workspace
        areas = [(area, each.label(language())) for area, each in workspace.catalogue.areas.items()]
        most = max((count for counts in standing.coverage.values() for count in counts.values()), default=0)
        towns = self.query_one("#towns", RecordList)
        towns.columns = coverage_columns([label for _, label in areas])
        towns.show(
            tuple(standing.coverage),
            lambda number: coverage_row(
                workspace.catalogue.municipality_name(number),
                [standing.coverage[number].get(area, 0) for area, _ in areas],
                most,
            ),
            empty=tr("behov.toml names no municipalities yet."),
        )

    @property
    def _areas(self) -> RecordList:
        return self.query_one("#areas", RecordList)

    @property
    def _standing(self) -> Standing:
        if self._counted.workspace is not self.session.workspace:
            self._counted = Standing(self.session.workspace)
        return self._counted

    @property
    def _folding(self) -> set[str]:
        self._unfolded = set() if self._unfolded is None else self._unfolded
        return self._unfolded

    @property
    def _chosen_workshop(self) -> Workshop | None:
        kind, _, path = (self._areas.chosen or "").partition(":")
        return next((each for each in self.session.workspace.workshops if kind == WORKSHOP and each.path == path), None)

    @property
    def _chosen_process(self) -> Process | None:
        kind, _, path = (self._areas.chosen or "").partition(":")
        return next((each for each in self.session.workspace.processes if kind == PROCESS and each.path == path), None)

    @property
    def _chosen_area(self) -> str | None:
        kind, _, name = (self._areas.chosen or "").partition(":")
        if kind == AREA:
            return name or None
        record = self._chosen_workshop or self._chosen_process
        return record.area if record else None
