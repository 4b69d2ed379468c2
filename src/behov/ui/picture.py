"""The live picture: a page for the browser that follows the process on the screen, without a server or a network."""

import hashlib
import platform
from collections.abc import Callable
from functools import partial
from importlib.resources import files
from pathlib import Path
from threading import Lock

from platformdirs import user_state_path

from behov.diagrams.asked import View
from behov.diagrams.dot import write_dot
from behov.diagrams.layout import lay_out
from behov.diagrams.positions import Layout
from behov.diagrams.render import render
from behov.diagrams.views.drawing import chart
from behov.domain.workspace import Workspace
from behov.exports.output_file import write_whole
from behov.exports.processes.diagram import drawing
from behov.text import language
from behov.visible import visible_json


class Picture:
    """One page for a workspace; the drawing that it shows lies beside it as an SVG."""

    def __init__(self, root: Path) -> None:
        self.folder = _folder(root)
        self.opened = False  # whether somebody has opened the page, so that it is to be drawn anew
        self.failing = False  # whether that went wrong the last time
        self._asked = 0
        self._drawing = Lock()

    @property
    def page(self) -> Path:
        """The file to open in a browser."""
        return self.folder / "picture.html"

    def drawing(self, workspace: Workspace, path: str, view: View, step_id: str | None = None) -> Callable[[], None]:
        """Return what draws a process, to be called on a thread. It does nothing if another was asked for since.

        The page brings the step into view. Raises NoSuchRenderer, DiagramFailed or UnwritableFile.
        """
        self._asked += 1
        return partial(self._draw, self._asked, workspace, path, view, step_id)

    def _draw(self, asked: int, workspace: Workspace, path: str, view: View, step_id: str | None) -> None:
        with self._drawing:
            if asked != self._asked:
                return
            layout = lay_out(chart(drawing(workspace, workspace.process(path), view)))
            drawn = render(write_dot(layout), "svg", workspace.settings.renderer or "bundled")
            newest = {
                "made": hashlib.blake2b(drawn, digest_size=8).hexdigest(),
                "title": layout.name,
                "language": language(),
                "step": _place(layout, step_id),
            }
            write_whole(self.page, files("behov.ui").joinpath("picture.html").read_bytes())
            write_whole(self.folder / "picture.svg", drawn)
            write_whole(self.folder / "newest.js", f"newest({visible_json(newest)})\n".encode())


def _folder(root: Path) -> Path:
    """Return the folder of a workspace's picture: in the user's local state or, on Linux, among its exports.

    Browsers that Ubuntu and others install as a snap open no file in a hidden folder, and local state lies in one.
    """
    if platform.system() == "Linux":
        return root / "exports" / "direkte"
    key = hashlib.blake2b(str(root.resolve()).encode(), digest_size=8).hexdigest()
    return user_state_path("behov", appauthor=False) / "pictures" / key


def _place(layout: Layout, step_id: str | None) -> tuple[float, float] | None:
    """Return how far across and down the drawing a step is, as shares of its width and height."""
    boxes = (step.figure.box for step in layout.steps if step.step_id == step_id)
    return next(((round(box.x / layout.width, 4), round(box.y / layout.height, 4)) for box in boxes), None)
