"""NO_COLOR (no-color.org): not one colour is written, and what colour says is said by bold, underline and reverse.

What stands out by its background alone has rules of its own, for `:nocolor` in `app.tcss`.
"""

from functools import cache, lru_cache

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.color import Color as Ground
from textual.filter import LineFilter

_TURNED = Style(reverse=True)
_NOT_TURNED = Style(reverse=False)


class WithoutColour(LineFilter):
    """Takes all colours away. Where light and dark had changed places (a cursor), the terminal's own do."""

    def __init__(self, *, dark: bool) -> None:
        super().__init__()
        self._dark = dark

    def apply(self, segments: list[Segment], background: Ground) -> list[Segment]:  # noqa: ARG002
        """Return the same text in the terminal's own two colours."""
        return [
            Segment(text, style and _plain(style, self._dark), control)  # control codes have no style
            for text, style, control in segments
        ]


@cache
def without_colour(*, dark: bool) -> WithoutColour:
    """Return the filter for a theme that is dark, or light: always the same one, by which Textual knows its work."""
    return WithoutColour(dark=dark)


@lru_cache(1024)
def _plain(style: Style, dark: bool) -> Style:
    turned = _lightness(style.bgcolor) > 0.5 if dark else _lightness(style.bgcolor, 1) < 0.25
    if not turned:
        return style.without_color
    return style.without_color + (_NOT_TURNED if style.reverse else _TURNED)


def _lightness(colour: Color | None, otherwise: float = 0) -> float:
    if colour is None or colour.triplet is None:
        return otherwise
    return Ground.from_rich_color(colour).brightness
