"""Pieces of an export made and written, one by one: each failure costs only its own piece.

Nothing here prints, and it may run off the main thread: whoever asks shows the progress, and stops between pieces
by asking for no more of them.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from behov.domain.errors import BehovError
from behov.exports.output_file import write_whole
from behov.exports.render_cache import forget_unused

_AT_ONCE = 3  # drawings: graphviz draws one while the next is laid out here
_WORTH_IT = 4  # drawings; fewer are made one by one

State = Literal["written", "current", "failed"]


@dataclass(frozen=True)
class Piece:
    """One file to hand over: its path in the export's folder (`/` between), and how its bytes are made.

    What is `drawn` is made by a program of its own, and several may be made at once.
    """

    name: str
    make: Callable[[], bytes] = field(repr=False)
    drawn: bool = False


@dataclass(frozen=True)
class Handed:
    """What became of a piece: written, already current, or failed with an error that has cost only this piece."""

    name: str
    state: State
    error: BehovError | None = None


def hand_over(pieces: Sequence[Piece], folder: Path) -> Iterator[Handed]:
    """Make the pieces and write them into a folder; yield what became of each, in their order."""
    drawings = [piece for piece in pieces if piece.drawn]
    pool = ThreadPoolExecutor(_AT_ONCE)
    try:
        drawn = {piece: pool.submit(_handed, piece, folder) for piece in drawings if len(drawings) >= _WORTH_IT}
        yield from (drawn[piece].result() if piece in drawn else _handed(piece, folder) for piece in pieces)
    finally:
        pool.shutdown(cancel_futures=True)
        if drawings:
            forget_unused()


def _handed(piece: Piece, folder: Path) -> Handed:
    try:
        written = write_whole(folder / piece.name, piece.make())
    except BehovError as error:  # it costs this piece; the others are made
        return Handed(piece.name, "failed", error)
    return Handed(piece.name, "written" if written else "current")
