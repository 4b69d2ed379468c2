"""How large things are set, in points: as one reads them on a screen or a desk, and as one reads them on a wall."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Sizes:
    """Sizes of type by what is set in them, and what must grow with them."""

    text: float = 9.0
    caption: float = 8.0
    answer: float = 8.0
    panel: float = 8.0
    badge: float = 7.0
    mark: float = 7.5
    title: float = 14.0
    role: float = 10.0
    key: float = 8.0
    box: float = 112.0  # the width of a step's box
    pitch: float = 13.0  # between two lines that meet the same side of a step: room for an answer


NORMAL: Final = Sizes()
LARGE: Final = Sizes(12.0, 10.5, 10.5, 10.5, 9.0, 10.0, 20.0, 13.0, 10.5, box=150.0, pitch=16.5)
LEADING: Final = 1.18  # from one line of text to the next, as a part of its size
