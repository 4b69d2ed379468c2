"""Diagrams: how tidy they are, how little of them an edit moves, and how long they take beside the bare renderer."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import cycle
from pathlib import Path
from shutil import which

from behov.diagrams.asked import View
from behov.diagrams.chart import Chart
from behov.diagrams.dot import write_dot
from behov.diagrams.layout import lay_out
from behov.diagrams.placing.arrangement import arrange
from behov.diagrams.placing.grid import Grid
from behov.diagrams.render import Format, render
from behov.diagrams.views.drawing import chart
from behov.diagrams.views.nodes import Drawing, has_steps
from behov.domain.catalogue import Catalogue
from behov.domain.process import Process
from behov.domain.workspace import Workspace
from behov.exports.everything import Options, plan
from behov.exports.handing_over import Piece, hand_over
from behov.services.session import Session
from bench.piper import piper
from bench.processes import made_process, with_one_more
from bench.tidiness import bends, crossings, moved, turned

RENDERER = which("graphviz-pure", path=str(Path(sys.executable).parent)) or "graphviz-pure"
MADE = 200
FEW = 7
STEPS = 14
BATCH = 100
WORKERS = 2
Measure = Callable[[], float]


def tidiness(example: Path) -> Iterator[str]:
    """Yield how many bends and crossings there are in the example's diagrams, and in those of made-up processes."""
    workspace = Session(example).workspace
    views: tuple[View, ...] = ("as-is", "to-be", "change")
    shown = [
        chart(Drawing(process, view, workspace.catalogue))
        for process in workspace.processes
        for view in views
        if has_steps(process, view)
    ]
    yield _counted(f"the example's {len(shown)}", shown)
    yield _counted(f"{MADE} made up", [_chart(made_process(number)) for number in range(MADE)])


def steadiness() -> str:
    """Return how much of a drawing moves when a step is added, on average: it should be next to nothing."""
    pairs = [
        (_grid(process), _grid(with_one_more(process, number)))
        for number in range(MADE)
        for process in [made_process(number)]
    ]
    sides = statistics.mean(turned(*pair) for pair in pairs)
    rows = statistics.mean(moved(*pair) for pair in pairs)
    return f"a step more: {sides:.1%} of the pairs of steps change sides, {rows:.1%} of the steps change rows"


def one_picture(format: Format = "svg") -> tuple[Measure, Measure]:  # noqa: A002 - what people call it
    """Return measurements of a picture in a warm process, layout and all, and of the bare renderer on the same DOT.

    Each measurement is of another process of a few, which take their turns.
    """
    processes = [made_process(number, STEPS) for number in range(FEW)]
    dots = [write_dot(lay_out(_chart(process))) for process in processes]
    next_process, next_dot = cycle(processes), cycle(dots)
    return (
        _timed(lambda: render(write_dot(lay_out(_chart(next(next_process)))), format)),
        _timed(lambda: _bare(next(next_dot), format)),
    )


def many_pictures(top: Path) -> tuple[Measure, Measure]:
    """Return measurements of an export of many SVGs with nothing kept, and of the bare renderer on the same DOT."""
    pieces = _pictures(_workspace())
    dots = [write_dot(lay_out(_chart(made_process(number, STEPS)))) for number in range(BATCH)]

    def ours() -> None:
        _exported(pieces, Path(tempfile.mkdtemp(dir=top)))

    def bare() -> None:
        with ThreadPoolExecutor(WORKERS) as pool:
            list(pool.map(_bare, dots))

    return _timed(ours), _timed(bare)


def one_edit(top: Path) -> str:
    """Return how many pictures an export draws after one process of many was edited."""
    folder = Path(tempfile.mkdtemp(dir=top))
    workspace = _workspace()
    kept = _exported(_pictures(workspace), folder)
    edited = with_one_more(workspace.processes[0], 0)
    written = [
        each
        for each in hand_over(_pictures(replace(workspace, processes=(edited, *workspace.processes[1:]))), folder)
        if each.state == "written"
    ]
    drawn = sum(1 for _ in kept.rglob("*.svg")) - BATCH
    return f"an export after one edit draws {drawn} and writes {len(written)} of {BATCH} pictures"


def piper_picture(top: Path) -> Measure | None:
    """Return a measurement of ProcessPiper on the process of `one_picture`, or None where it is not installed."""
    draw = piper(made_process(0, STEPS), top / "piper.png")
    return _timed(draw) if draw else None


def _workspace() -> Workspace:
    return Workspace(processes=tuple(made_process(number, STEPS) for number in range(BATCH)))


def _pictures(workspace: Workspace) -> list[Piece]:
    pieces = plan(workspace, Options(tables=False, booklets=False))
    return [piece for piece in pieces if piece.name.endswith(".as-is.svg")]


def _exported(pieces: Sequence[Piece], folder: Path) -> Path:
    """Write the pieces into a folder, and return what they are kept in for the next time, which was empty."""
    kept = Path(tempfile.mkdtemp(dir=folder.parent))
    os.environ["XDG_STATE_HOME"] = str(kept)
    list(hand_over(pieces, folder))
    return kept


def _bare(dot: str, format: Format = "svg") -> None:  # noqa: A002
    subprocess.run([RENDERER, "-Kneato", "-n2", f"-T{format}"], input=dot.encode(), capture_output=True, check=True)


def _timed(work: Callable[[], object]) -> Measure:
    def measured() -> float:
        start = time.perf_counter()
        work()
        return time.perf_counter() - start

    return measured


def _counted(name: str, charts: Sequence[Chart]) -> str:
    layouts = [lay_out(each) for each in charts]
    corners, crossed = sum(map(bends, layouts)), sum(map(crossings, layouts))
    lines = sum(len(layout.lines) for layout in layouts)
    return f"{name}: {corners} bends and {crossed} crossings in {lines} lines"


def _chart(process: Process) -> Chart:
    return chart(Drawing(process, "as-is", Catalogue()))


def _grid(process: Process) -> Grid:
    shown = _chart(process)
    return arrange(shown.nodes, shown.lanes, shown.ways).grid
