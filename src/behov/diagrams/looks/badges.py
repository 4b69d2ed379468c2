"""The systems and components of a step: their short names as badges, in rows."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from behov.diagrams.chart import Badge
from behov.diagrams.looks.measure import fit, text_width
from behov.diagrams.looks.sizes import Sizes
from behov.diagrams.positions import Box, Piece
from behov.domain.catalogue import Catalogue
from behov.domain.process import Step
from behov.domain.system_words import RECORD_SYSTEM
from behov.text import tr


def badges(step: Step, catalogue: Catalogue, *, own_named: bool = True) -> tuple[Badge, ...]:
    """Return a step's systems and components, each once, by their short names; those not known as they stand.

    With `own_named=False` the municipalities' own are not called by the names of products.
    """
    found: list[Badge] = []
    for words in filter(str.strip, (*step.systems, *step.components)):
        component = catalogue.component(words)
        if component:
            found.append(Badge(component.badge, "national" if component.national else "local"))
        elif own_named:
            found.append(Badge(words))
        else:
            found.append(Badge(tr("EPJ") if RECORD_SYSTEM.search(words) else tr("other system")))
    return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class BadgeRow:
    """Badges side by side, cut to the width they were given."""

    pieces: tuple[Piece, ...]  # from x = 0, around y = 0

    @property
    def width(self) -> float:
        """How wide they are together."""
        return self.pieces[-1].box.right

    def at(self, left: float, y: float) -> Iterator[Piece]:
        """Yield the badges with the first one's left side here."""
        return (piece.moved(left, y) for piece in self.pieces)


def row_height(sizes: Sizes) -> float:
    """Return how far it is from one row to the next."""
    return sizes.badge + 6


@lru_cache(maxsize=1024)
def rows(shown: tuple[Badge, ...], width: float, most: int, sizes: Sizes) -> tuple[BadgeRow, ...]:
    """Return badges in at most so many rows; at the end of the last one stands how many there was no room for."""
    size, gap, room_for_count = sizes.badge, 3.0, 2.9 * sizes.badge
    found: list[list[Piece]] = []
    left = width
    for number, badge in enumerate(shown):
        rest = len(shown) - number
        in_last_row = len(found) == most
        count = room_for_count if rest > 1 and len(found) >= most - 1 else 0
        name = fit(badge.name, size, width - 6 - count)
        if left + _width(name, size) + (count if in_last_row else 0) > width:
            if in_last_row:
                found[-1].append(_piece("more", f"+{rest}", left, size))
                break
            found.append([])
            left = 0
        found[-1].append(_piece(badge.look, name, left, size))
        left += _width(name, size) + gap
    return tuple(BadgeRow(tuple(row)) for row in found)


def _width(name: str, size: float) -> float:
    return text_width(name, size) + 6


def _piece(look: str, name: str, left: float, size: float) -> Piece:
    return Piece(look, Box(left + _width(name, size) / 2, 0, _width(name, size), size * 1.5), name, size)
