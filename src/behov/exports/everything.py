"""What `behov export` and the app hand over: all tables and diagrams, piece by piece.

Nothing here prints, and it may run off the main thread: whoever asks shows the progress, and stops between pieces
by asking for no more of them.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import Literal

from behov.domain.errors import BehovError
from behov.domain.process import Process, Variant
from behov.domain.settings import Renderer
from behov.domain.workspace import Workspace
from behov.exports.diagram import diagram
from behov.exports.output_file import write_whole
from behov.exports.selection import Selection, select
from behov.exports.wording import CsvStyle, Wording
from behov.text import language, tr
from behov.visible import one_line

DIAGRAMS = "diagrammer"
TABLES = ("behovsmatrise", "raabehov", "sporingsmatrise", "dekning")
VARIANTS: tuple[Variant, ...] = ("as-is", "to-be")
_AT_ONCE = 3  # drawings: graphviz draws one while the next is laid out here
_WORTH_IT = 4  # drawings; fewer are made one by one

State = Literal["written", "current", "failed"]


@dataclass(frozen=True)
class Options:
    """What is to be exported, for whom, and how it is written.

    `municipalities` are numbers; None means all who have not left by the date `on`.
    """

    tables: bool = True
    diagrams: bool = True
    wording: Wording = field(default_factory=lambda: Wording(language()))
    csv_style: CsvStyle = "excel"
    municipalities: frozenset[str] | None = None
    on: date = field(default_factory=date.today)
    renderer: Renderer | None = None  # None: as in behov.toml


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


def plan(workspace: Workspace, options: Options) -> list[Piece]:
    """Return the pieces of an export, in the order in which they are handed over. Nothing is made yet."""
    selection = select(workspace, options.municipalities, options.on)
    pieces: list[Piece] = []
    if options.tables:
        pieces += [Piece(f"{name}.csv", partial(_table, name, selection, options)) for name in TABLES]
    if options.diagrams:
        pieces += _diagrams(selection, options.renderer or workspace.settings.renderer or "bundled")
    return pieces


def left_out(workspace: Workspace, options: Options) -> Iterator[str]:
    """Yield what the export does not cover, and why: who is left out is part of what it says."""
    catalogue, exits = workspace.catalogue, workspace.settings.exits
    if options.municipalities is not None:
        names = sorted(map(catalogue.municipality_name, options.municipalities))
        yield tr("Only for {municipalities}.", municipalities=one_line(", ".join(names)))
        return
    for number, left in exits.items():
        if left.date <= options.on:
            yield tr(
                "Without {municipality}, which left on {date} ({reference}).",
                municipality=one_line(catalogue.municipality_name(number)),
                date=left.date,
                reference=one_line(left.reference or "behov.toml"),
            )


def hand_over(pieces: Sequence[Piece], folder: Path) -> Iterator[Handed]:
    """Make the pieces and write them into a folder; yield what became of each, in their order."""
    drawings = [piece for piece in pieces if piece.drawn]
    pool = ThreadPoolExecutor(_AT_ONCE)
    try:
        drawn = {piece: pool.submit(_handed, piece, folder) for piece in drawings if len(drawings) >= _WORTH_IT}
        yield from (drawn[piece].result() if piece in drawn else _handed(piece, folder) for piece in pieces)
    finally:
        pool.shutdown(cancel_futures=True)


def left_behind(pieces: Sequence[Piece], folder: Path) -> list[str]:
    """Return diagrams of earlier exports in a folder that nothing in the workspace makes any more, by name."""
    planned = {piece.name for piece in pieces}
    lying = (f"{DIAGRAMS}/{path.name}" for each in VARIANTS for path in (folder / DIAGRAMS).glob(f"*.{each}.svg"))
    return sorted(name for name in lying if name not in planned)


def _handed(piece: Piece, folder: Path) -> Handed:
    try:
        written = write_whole(folder / piece.name, piece.make())
    except BehovError as error:  # it costs this piece; the others are made
        return Handed(piece.name, "failed", error)
    return Handed(piece.name, "written" if written else "current")


def _table(name: str, selection: Selection, options: Options) -> bytes:
    from behov.exports.tables import table_as_csv  # late: pandas takes longer to load than a small export

    return table_as_csv(name, selection, options.wording, options.csv_style)


def _diagrams(selection: Selection, renderer: Renderer) -> Iterator[Piece]:
    workspace = selection.workspace
    linked = Counter(step for _, need in selection.raw for step in dict.fromkeys(need.steps))
    stems = Counter(process.stem for process in workspace.processes)
    for process in workspace.processes:
        if not selection.concerns(process.municipalities):
            continue
        counts = {step: linked[f"{process.stem}/{step}"] for step in process.step_ids}
        name = process.stem if stems[process.stem] == 1 else _whole_name(process)
        for variant in VARIANTS:
            if process.steps(variant):
                make = partial(diagram, workspace, process, variant, "svg", renderer, counts)
                yield Piece(f"{DIAGRAMS}/{name}.{variant}.svg", make, drawn=True)


def _whole_name(process: Process) -> str:
    """Return a name for one of two processes that were given one: their folders tell them apart."""
    return process.path.removeprefix("processes/").removesuffix(".toml").replace("/", "-")
