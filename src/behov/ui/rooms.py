"""Which screen shows which place. Imported behind the overview, with all that the screens need."""

from textual.screen import Screen

from behov.services.session import Session
from behov.ui.places import Go
from behov.ui.screens.export import ExportScreen
from behov.ui.screens.matrix import MatrixScreen
from behov.ui.screens.process import ProcessScreen
from behov.ui.screens.workshop import WorkshopScreen


def room(session: Session, to: Go) -> Screen[None]:
    """Return the screen for a place."""
    match to.place:
        case "workshop":
            return WorkshopScreen(session, to.path, to.chosen)
        case "process":
            return ProcessScreen(session, to.path, to.chosen)
        case "matrix":
            return MatrixScreen(session)
        case "export":
            return ExportScreen(session)
