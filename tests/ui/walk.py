"""A walk through every screen, form and question of the app: what must hold for all is looked at on each stop."""

from collections.abc import AsyncIterator, Iterator
from typing import get_args

from textual.pilot import Pilot
from textual.screen import ModalScreen

from behov.ui.keys import bindings_of
from behov.ui.places import Place
from behov.ui.widgets.capture_bar import CaptureBar
from tests.conftest import PROCESS, WORKSHOP
from tests.ui.opened import press, screen, settled, type_text

NEED = "HJT-7K3PM2"
# What leaves the app, the screen or the record, or opens something on the desktop of who runs this.
_NOT_TAKEN = ("app.", "go(", "remove", "open", "back", "overview", "undo", "redo", "reload", "export", "change_keys")


async def stops(pilot: Pilot[None], *, acting: bool = True) -> AsyncIterator[str]:
    """Yield what is shown, at every stop: each screen and, when acting, what its actions show, a line and a paste."""
    for stop, place, begin in (("overview", None, ()), *places(pilot)):
        if place:
            screen(pilot).go(place, *begin)
            await settled(pilot)
        yield stop
        if isinstance(pilot.app.screen, ModalScreen):  # it asks for something first
            await press(pilot, "escape")
            continue
        here = screen(pilot)
        if acting and here.query(CaptureBar):
            async for line in _line(pilot):
                yield f"{stop}, {line}"
        for node, binding in list(bindings_of(here)) if acting else ():
            if node is not here or binding.action.startswith(_NOT_TAKEN) or here not in pilot.app.screen_stack:
                continue
            await pilot.app.run_action(binding.action, node)
            await pilot.pause()
            yield f"{stop}, {binding.action}"
            while pilot.app.screen is not here and here in pilot.app.screen_stack:
                await pilot.app.pop_screen()
        while screen(pilot)._screens_open > 1:
            await pilot.app.pop_screen()


def places(pilot: Pilot[None]) -> Iterator[tuple[str, Place, tuple[str, ...]]]:
    """Yield every place that there is: what it is called, the place, and the path and more that it is opened with."""
    for place in get_args(Place):
        if place in ("record", "regional"):  # a workshop's own screen is one stop already, and regional needs are below
            continue
        yield place, place, ("need", NEED) if place == "trace" else (PROCESS if "process" in place else WORKSHOP,)
    for each in screen(pilot).session.workspace.workshops:
        if each.kind == "specification":
            yield "a specification", "workshop", (each.path,)
        if each.kind == "consolidation":
            yield "a consolidation", "workshop", (each.path,)
            yield "its regional needs", "regional", (each.path,)


async def _line(pilot: Pilot[None]) -> AsyncIterator[str]:
    screen(pilot).query_one(CaptureBar).start()
    await type_text(pilot, "Sykepleier: Må se #")
    yield "a line"
    await press(pilot, "escape")
    await type_text(pilot, "En linje\nTo linjer")
    yield "a paste"
    await press(pilot, "escape", "escape", "escape")
