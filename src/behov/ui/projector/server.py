"""The projector on a page of the browser: a server on the loopback address, which only this machine reaches."""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from http.server import ThreadingHTTPServer
from threading import Thread
from typing import Any, Self

from behov.domain.errors import N_, BehovError
from behov.services.following import Following
from behov.text import explain, tr
from behov.ui.desktop import NoDesktop, NotOpened, open_in_desktop
from behov.ui.projector.answers import LOOPBACK, Answer


@dataclass(eq=False)
class NoPort(BehovError):
    """The port that was asked for cannot be had."""

    message = N_("Port {port} cannot be used: {reason}. Choose another with --port, or none to be given a free one.")
    port: int
    reason: str


class ProjectorServer(ThreadingHTTPServer):
    """Shows what is followed, within `with` or until it is closed."""

    daemon_threads = True
    block_on_close = False
    allow_reuse_address = os.name != "nt"  # there it would let two programs have one port

    def __init__(self, following: Following, port: int = 0) -> None:
        """Answer on a port, a free one for 0, on a thread of its own. Raises NoPort."""
        self.following = following  # what is shown; another may take its place
        try:
            super().__init__((LOOPBACK, port), partial(Answer, lambda at: self.following.surface(at)))
        except OSError as error:
            raise NoPort(port, error.strerror or str(error)) from error
        self._thread = Thread(target=self.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
        self._thread.start()

    @property
    def address(self) -> str:
        """The page's address."""
        return f"http://{LOOPBACK}:{self.server_port}/"

    def wait(self) -> None:
        """Return when it answers no more; Ctrl+C gets through."""
        while self._thread.is_alive():
            self._thread.join(0.5)  # on Windows a wait without an end cannot be stopped

    def close(self) -> None:
        """Answer no more."""
        self.shutdown()
        self.server_close()

    def __enter__(self) -> Self:
        """Leave it open within `with`."""
        return self

    def __exit__(self, *_: object) -> None:
        """Answer no more."""
        self.close()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that has gone; other errors are ours."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


def serve(following: Following, port: int, say: Callable[[str], object], *, to_open: bool) -> None:
    """Show a workshop in the browser until somebody presses Ctrl+C. Raises NoPort."""
    with ProjectorServer(following, port) as server:
        say(server.address)
        say(tr("The projector's page is there for as long as this runs. Ctrl+C ends it."))
        if to_open:
            try:
                open_in_desktop(server.address)
            except (NoDesktop, NotOpened) as error:  # the page can be opened by hand
                say(explain(error))
        server.wait()
