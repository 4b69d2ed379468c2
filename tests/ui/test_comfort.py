"""What can be read by everybody: contrast in both looks, and nothing cut in a small terminal in any language."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rich.color import Color as Ink
from textual.color import Color
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Button, Static

from behov.domain.record import Language
from behov.ui.forms.editors import Editor
from behov.ui.themes import DARK, LIGHT
from behov.ui.widgets.heading import Heading
from tests.specified import specify
from tests.ui.opened import opened, screen
from tests.ui.test_app import contrast
from tests.ui.walk import stops

# Lines, bars and edges: they are not read.
_DRAWN = re.compile(r"[\s─-▟·]+")


@pytest.mark.parametrize(
    ("theme", "spoken", "acting"), [(DARK, "nb", True), (LIGHT, "nn", False), (LIGHT, "en", False)]
)
async def test_everywhere_text_has_a_contrast_of_seven_to_one_and_nothing_is_cut_in_80_by_24(
    consolidated: Path, theme: str, spoken: Language, acting: bool
) -> None:
    async with opened(specify(consolidated), wide=False) as pilot:
        pilot.app.theme = theme
        screen(pilot).action_speak(spoken)
        seen: set[str] = set()
        wrong: list[tuple[object, ...]] = []
        async for stop in stops(pilot, acting=acting):
            seen.add(stop)
            wrong += [(stop, *faint) for faint in _faint(pilot.app.screen)]
            wrong += [(stop, cut) for cut in _cut(pilot.app.screen)]
        assert not wrong, "\n".join(map(str, wrong))
        assert len(seen) > (60 if acting else 8)


def _faint(shown: Screen[Any]) -> Iterator[tuple[str, str, str, float]]:
    """Yield each text with less contrast than 7:1, with its colours; what a form or a list covers is not read."""
    found = {}
    read = shown.children[0].region if isinstance(shown, ModalScreen) and len(shown.children) == 1 else shown.region
    for strip in shown._compositor.render_strips()[read.y : read.bottom]:
        for text, style, _ in strip.crop(read.x, read.right):
            if style and _DRAWN.sub("", text):
                pair = tuple(map(_hex, (style.color, style.bgcolor)))
                found[pair[::-1] if style.reverse else pair] = text.strip()
    for (ink, ground), text in found.items():
        if (measured := contrast(ink, ground)) < 7:
            yield text, ink, ground, measured


def _hex(ink: Ink | None) -> str:
    assert ink is not None
    return Color.from_rich_color(ink).hex6


def _cut(shown: Screen[Any]) -> Iterator[str]:
    """Yield each label that is cut without an ellipsis to say so, or that its place does not hold."""
    for widget in shown.query(Widget):
        if isinstance(widget, (Static, Button, Heading)) and widget.display and widget.region:
            said = "".join(str(widget.render()).split())
            lines = [widget.render_line(line).text for line in range(widget.size.height)]
            if (drawn := "".join("".join(lines).split())) != said and "…" not in drawn:
                yield f"{said!r} is drawn as {drawn!r}"
            if not shown.region.contains_region(widget.region) and not any(
                each.allow_vertical_scroll for each in widget.ancestors if isinstance(each, Widget)
            ):
                yield f"{said!r} is outside"
    for editor in shown.query(Editor):
        label = editor.query_one(".label")
        if label.size.height > 1:
            yield f"the label {editor.asked.label!r} needs two lines"
