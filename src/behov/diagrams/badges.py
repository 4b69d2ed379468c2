"""The systems and components of a step: their short names as badges, in rows."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from behov.diagrams.measure import fit, text_width
from behov.diagrams.positions import Box, Piece
from behov.domain.catalogue import Catalogue
from behov.domain.process import Step

ROW: Final = 13.0  # from one row to the next
_HEIGHT: Final = 10.5
_SIZE: Final = 7.0
_GAP: Final = 3.0
_COUNT: Final = 20.0


@dataclass(frozen=True, slots=True)
class Badge:
    """A system's name as it is printed. National solutions are shared by all municipalities."""

    name: str
    national: bool = False


def badges(step: Step, catalogue: Catalogue) -> tuple[Badge, ...]:
    """Return a step's systems and components, each once, by their short names; those not known as they stand."""
    found: list[Badge] = []
    for words in (*step.systems, *step.components):
        component = catalogue.component(words)
        found.append(Badge(component.badge, component.national) if component else Badge(words))
    return tuple(badge for badge in dict.fromkeys(found) if badge.name.strip())


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


def rows(shown: tuple[Badge, ...], width: float, most: int) -> list[BadgeRow]:
    """Return badges in at most so many rows; at the end of the last one stands how many there was no room for."""
    found: list[list[Piece]] = []
    left = width
    for number, badge in enumerate(shown):
        rest = len(shown) - number
        in_last_row = len(found) == most
        count = _COUNT if rest > 1 and len(found) >= most - 1 else 0
        name = fit(badge.name, _SIZE, width - 6 - count)
        if left + _width(name) + (count if in_last_row else 0) > width:
            if in_last_row:
                found[-1].append(_piece("more", f"+{rest}", left))
                break
            found.append([])
            left = 0
        found[-1].append(_piece("national" if badge.national else "local", name, left))
        left += _width(name) + _GAP
    return [BadgeRow(tuple(row)) for row in found]


def _width(name: str) -> float:
    return text_width(name, _SIZE) + 6


def _piece(look: str, name: str, left: float) -> Piece:
    return Piece(look, Box(left + _width(name) / 2, 0, _width(name), _HEIGHT), name)
