"""What the projector's server answers a browser: the page, what it is made of, and what the room may see now.

It answers only those who ask for it by the loopback address: a page from elsewhere that leads a name of its own here
(DNS rebinding) is turned away. Nothing can be sent to it.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import datetime
from functools import cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from importlib.resources import files
from typing import Any, Final

from behov.exports.processes.page import page
from behov.services.clock import now
from behov.services.for_the_room import Surface
from behov.text import tr
from behov.visible import visible_json

LOOPBACK: Final = "127.0.0.1"
_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_ALWAYS: Final = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": _POLICY,
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_FILES: Final = {"/projector.js": "text/javascript", "/projector.css": "text/css"}


class Answer(BaseHTTPRequestHandler):
    """Answers one browser for as long as it stays connected."""

    protocol_version = "HTTP/1.1"  # one connection for all the times that the page asks
    server_version, sys_version = "behov", ""
    timeout = 60
    disable_nagle_algorithm = True  # head and content go at once

    def __init__(self, surface: Callable[[datetime], Surface], *connection: Any) -> None:
        self._surface = surface
        super().__init__(*connection)

    def parse_request(self) -> bool:
        """Refuse what would send something, and whoever does not ask for this machine by its loopback address."""
        if not super().parse_request():
            return False
        port = self.connection.getsockname()[1]
        if self.command not in ("GET", "HEAD"):
            self._send(HTTPStatus.METHOD_NOT_ALLOWED, headers={"Allow": "GET, HEAD", "Connection": "close"})
        elif self.headers.get_all("Host") not in ([f"{LOOPBACK}:{port}"], [f"localhost:{port}"]):
            self._send(HTTPStatus.MISDIRECTED_REQUEST, headers={"Connection": "close"})
        else:
            return True
        return False

    def do_GET(self) -> None:
        """Send what is asked for."""
        path = self.path.partition("?")[0]
        if path == "/surface":
            self._send_surface()
        elif path == "/":
            no_script = tr("The page needs JavaScript to follow the workshop.")
            content = page("projector.html", waiting=tr("One moment …"), no_script=no_script)
            self._send(HTTPStatus.OK, content, {"Content-Type": "text/html; charset=utf-8"})
        elif path in _FILES:
            self._send(HTTPStatus.OK, _file(path[1:]), {"Content-Type": f"{_FILES[path]}; charset=utf-8"})
        else:
            self._send(HTTPStatus.NOT_FOUND)

    do_HEAD = do_GET  # noqa: N815

    def log_message(self, *_: object) -> None:
        """Keep no record of who looked: this process's terminal may be the app's."""

    def _send_surface(self) -> None:
        """Send what the room may see, if it is another than the page has. The time goes with every answer."""
        at = now()
        content = as_json(self._surface(at))
        tag = f'"{hashlib.blake2b(content, digest_size=12).hexdigest()}"'
        headers = {"ETag": tag, "Behov-Now": f"{at.timestamp():.0f}"}
        if self.headers.get("If-None-Match") == tag:
            self._send(HTTPStatus.NOT_MODIFIED, headers=headers)
        else:
            self._send(HTTPStatus.OK, content, {**headers, "Content-Type": "application/json; charset=utf-8"})

    def _send(self, status: HTTPStatus, content: bytes = b"", headers: Mapping[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {**_ALWAYS, **(headers or {})}.items():
            self.send_header(name, value)
        if status != HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)


def as_json(surface: Surface) -> bytes:
    """Return what the room may see for the page: the end of the block in seconds, and with the page's own words."""
    said = asdict(surface)
    said["day"]["ends"] = surface.day.ends and surface.day.ends.timestamp()
    said["day"]["then"] = tr("Then: {what}", what=surface.day.follows) if surface.day.follows else ""
    said["lost"] = tr("The projector has lost its connection. It tries again.")
    return visible_json(said).encode()


@cache
def _file(name: str) -> bytes:
    return files("behov").joinpath("data", "pages", name).read_bytes()
