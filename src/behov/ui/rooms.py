"""Which screen shows which place. Imported behind the overview, with all that the screens need."""

from textual.screen import Screen

from behov.domain.workshop import WorkshopKind
from behov.services.session import Session
from behov.ui.picture import Picture
from behov.ui.places import Go
from behov.ui.screens.agenda import AgendaScreen
from behov.ui.screens.balance import BalanceScreen
from behov.ui.screens.closing import ClosingScreen
from behov.ui.screens.comments import CommentsScreen
from behov.ui.screens.consolidating.consolidation import ConsolidationScreen
from behov.ui.screens.consolidating.regional import RegionalScreen
from behov.ui.screens.export import ExportScreen
from behov.ui.screens.hints import HintsScreen
from behov.ui.screens.importing import ImportScreen
from behov.ui.screens.matrix import MatrixScreen
from behov.ui.screens.process import ProcessScreen
from behov.ui.screens.specifying.specification import SpecificationScreen
from behov.ui.screens.trace import TraceScreen
from behov.ui.screens.voting import VotingScreen
from behov.ui.screens.workshop import WorkshopScreen


class Rooms:
    """The screens of one workspace, made when they are asked for. They share the picture that somebody has opened."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._picture = Picture(session.root)

    def screen(self, to: Go) -> Screen[None]:
        """Return the screen for a place."""
        match to.place:
            case "workshop" if self._kind(to.path) == "consolidation":
                return ConsolidationScreen(self._session, to.path, to.chosen)
            case "workshop" if self._kind(to.path) == "specification":
                return SpecificationScreen(self._session, to.path, to.chosen)
            case "workshop" | "record":
                return WorkshopScreen(self._session, to.path, to.chosen)
            case "regional":
                return RegionalScreen(self._session, to.path, to.chosen)
            case "process":
                return ProcessScreen(self._session, to.path, to.chosen, self._picture)
            case "matrix":
                return MatrixScreen(self._session)
            case "export":
                return ExportScreen(self._session)
            case "closing":
                return ClosingScreen(self._session, to.path)
            case "agenda":
                return AgendaScreen(self._session, to.path)
            case "balance":
                return BalanceScreen(self._session, to.path)
            case "voting":
                return VotingScreen(self._session, to.path, to.chosen)
            case "comments":
                return CommentsScreen(self._session, to.path)
            case "import":
                return ImportScreen(self._session)
            case "hints":
                return HintsScreen(self._session, to.path)
            case "trace":
                return TraceScreen(self._session, (to.path, to.chosen) if to.path else None)

    def _kind(self, path: str) -> WorkshopKind:
        return self._session.workspace.workshop(path).kind
