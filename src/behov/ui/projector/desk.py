"""The projector's page shown from the desk: the same server as `behov present --browser`, within the app."""

from asyncio import to_thread
from typing import Any, Self

from textual.screen import Screen

from behov.services.following import Following
from behov.text import tr
from behov.ui.desktop import open_in_desktop
from behov.ui.projector.server import ProjectorServer
from behov.ui.screens.shared import WorkspaceScreen


class Projecting:
    """One page for the room. It shows the workshop that was asked for last, until the app ends."""

    def __init__(self) -> None:
        self._server: ProjectorServer | None = None

    def __enter__(self) -> Self:
        """Last as long as the app."""
        return self

    def __exit__(self, *_: object) -> None:
        """Show nothing more."""
        if self._server:
            self._server.close()

    async def show(self, screen: Screen[Any]) -> None:
        """Show the workshop that one is in, and open the page; if it is open already, just say where it is."""
        if not isinstance(screen, WorkspaceScreen):
            return
        path = _workshop_at(screen)
        if path is None:
            screen.say(tr("Open the workshop that is to be shown first."))
            return
        with screen.explaining():
            following = Following(screen.session.root, screen.session.workspace, path)
            begun = self._server is None
            self._server = self._server or ProjectorServer(following)
            self._server.following = following
            address = self._server.address
            screen.say(
                tr("On the projector: {address} – `behov present` in another terminal shows it too.", address=address)
            )
            if begun:
                await to_thread(open_in_desktop, address)


def _workshop_at(screen: WorkspaceScreen) -> str | None:
    """Return the workshop that one is in, or came from to a process."""
    below = (each.on_stage for each in reversed(screen.app.screen_stack) if isinstance(each, WorkspaceScreen))
    return next((stage.path for stage in below if stage and stage.shows != "process"), None)
