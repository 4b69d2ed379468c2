"""The paper that drawings are printed on, and the part of a sheet that is the drawing's."""

from typing import Final, Literal

Paper = Literal["a4", "a3", "screen"]

MARGIN: Final = 34.0  # points: 12 mm, which every printer can reach
FOOTER: Final = 22.0  # points that are kept between a drawing and the lower margin
SHEETS: Final[dict[Paper, tuple[float, float]]] = {"a4": (841.89, 595.28), "a3": (1190.55, 841.89)}  # on its side
_LARGEST: Final = 14_400.0  # points, of a page in PDF


def room(paper: Paper) -> tuple[float, float]:
    """Return how wide and how high a drawing may be, in points: a screen's page is as large as its drawing."""
    width, height = SHEETS.get(paper, (_LARGEST, _LARGEST))
    return width - 2 * MARGIN, height - 2 * MARGIN - FOOTER
