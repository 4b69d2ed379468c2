"""Who has been heard in a workshop, and who has not: municipalities and roles, those who said least first."""

from collections.abc import Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.events import DescendantFocus
from textual.widgets import Static

from behov.domain.holding.agenda import begun_at
from behov.domain.holding.balance import NOBODY, Balance, Heard, balance
from behov.services.session import Session
from behov.text import N_, tr
from behov.ui.rows.balance_rows import balance_columns, heard_row, said_together, silent_said
from behov.ui.screens.within import WithinWorkshop
from behov.ui.widgets.heading import Heading
from behov.ui.widgets.record_list import RecordList
from behov.visible import one_line


class BalanceScreen(WithinWorkshop):
    """Lets a facilitator hear who has not spoken. Nothing is changed here."""

    CSS = """
    BalanceScreen #together { padding: 0 2; height: 2; margin: 1 0; }
    BalanceScreen.-narrow #together { margin: 0; }
    BalanceScreen.-narrow #by-role, BalanceScreen.-narrow.-roles #by-town { display: none; }
    BalanceScreen.-narrow.-roles #by-role { display: block; }
    """
    place = "balance"
    AUTO_FOCUS = "#towns"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "pane('towns')", N_("To the municipalities"), id="balance.pane-1"),
        Binding("2", "pane('roles')", N_("To the roles"), id="balance.pane-2"),
    ]

    def __init__(self, session: Session, path: str) -> None:
        super().__init__(session, path)
        self._balance = Balance({}, {}, {})

    def compose_body(self) -> ComposeResult:
        """Put the roles beside the municipalities, and below what those of the chosen one have said."""
        with Horizontal(classes="body"):
            with Vertical(id="by-town", classes="pane"):
                yield Heading(id="towns-heading")
                yield RecordList(id="towns")
            with Vertical(id="by-role", classes="pane"):
                yield Heading(id="roles-heading")
                yield RecordList(id="roles")
        yield Static(id="together", markup=False)

    @property
    def where(self) -> str:
        """The workshop's title."""
        heard = tr("Who has been heard")
        return f"{self.workshop.title} › {heard}"

    def repaint(self) -> None:
        """Count anew."""
        since = begun_at(self.workshop.agenda)
        self._balance = balance(self.session.workspace, self.workshop, since)
        for name, heading, heard in (
            ("towns", tr("Municipalities"), self._balance.towns),
            ("roles", tr("Roles"), self._balance.roles),
        ):
            self.query_one(f"#{name}-heading", Heading).show(heading, silent_said(heard))
            self._show(self.query_one(f"#{name}", RecordList), heard, lately=since is not None)
        self._say_together()

    def action_pane(self, pane: str) -> None:
        """Go to one part of the screen; where it is narrow, it takes the place of the other."""
        self.set_class(pane == "roles", "-roles")
        self.query_one(f"#{pane}", RecordList).focus()

    @on(RecordList.Chosen)
    @on(DescendantFocus)
    def _say_together(self) -> None:
        self.query_one("#together", Static).update(self._together())

    @on(RecordList.Opened)
    def _say_aloud(self) -> None:
        self.say(self._together())

    def _show(self, rows: RecordList, heard: Mapping[str, Heard], *, lately: bool) -> None:
        most = max((each.needs for each in heard.values()), default=0)
        rows.columns = balance_columns(lately=lately)
        rows.show(
            tuple(heard),
            lambda whom: heard_row(self._called(rows.id, whom), heard[whom], most),
            empty=tr("Nobody yet. Say who takes part in the workshop's details."),
        )

    def _together(self) -> str:
        """Say of the chosen municipality how much its roles have said, or of the chosen role its municipalities."""
        by_role = self.query_one("#roles").has_focus
        rows = self.query_one("#roles" if by_role else "#towns", RecordList)
        if rows.chosen is None:
            return ""
        others = [
            (self._called("towns" if by_role else "roles", other), heard)
            for (town, role), heard in self._balance.both.items()
            for mine, other in [(role, town) if by_role else (town, role)]
            if mine == rows.chosen
        ]
        return f"{self._called(rows.id, rows.chosen)}: {said_together(others)}"

    def _called(self, kind: str | None, whom: str) -> str:
        if kind == "roles":
            return tr("without role") if whom == NOBODY else one_line(whom)
        known = self.session.workspace.catalogue
        return tr("no municipality in particular") if whom == NOBODY else one_line(known.municipality_name(whom))
