"""A layout written in graphviz's language, DOT: every box, line of text and line a thing of its own, with its place.

Only what both renderers draw alike is used. Text is a quoted string with nothing left in it that DOT would read as
markup, as an escape or as an entity; names of nodes are numbers, so that no id from a file can be a port.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import chain, pairwise
from typing import Any, Final

from behov.diagrams.positions import AROUND, Layout, Piece, PlacedLine
from behov.text import language
from behov.visible import one_line, visible

_INCH: Final = 72
_ARROW: Final = 7.0
_LONGEST_NAME: Final = 16_000  # bytes; graphviz fails on 16,384
_ENTITIES: Final = str.maketrans({"&": "&amp;", "\\": "&#92;", '"': "&quot;", "<": "&lt;"})

_GRAPH: Final = (
    'graph [bgcolor="#FFFFFF",outputorder=nodesfirst,splines=true,overlap=true,notranslate=true,'
    f"pad={AROUND / 72:g},"
    'charset="UTF-8",fontname=Arial];'
)
_NODE: Final = (
    'node [shape=box,fixedsize=true,margin=0,penwidth=1,fontname=Arial,fontcolor="#1B1B1B",'
    'fillcolor="#FFFFFF",color="#333333"];'
)
_EDGE: Final = 'edge [arrowsize=0.7,penwidth=1.1,color="#333333"];'


def write_dot(layout: Layout) -> str:
    """Return the layout as DOT, for `neato -n2`. Its graph is `titled`."""
    numbers = {step.step_id: f"s{number}" for number, step in enumerate(layout.steps)}
    figures = [(numbers[step.step_id], step.figure) for step in layout.steps]
    nodes = [
        *_numbered("a", (piece for lane in layout.lanes for piece in (lane.lane, lane.head, *lane.words))),
        *figures,
        *_numbered("b", chain(*(step.parts for step in layout.steps), *(line.label for line in layout.lines))),
        *_numbered("c", (*layout.heading, *layout.legend, *layout.notes)),
    ]
    return "\n".join(
        [
            f"digraph {titled(layout.name, layout.description)} {{",
            _GRAPH,
            _NODE,
            _EDGE,
            *(_node(node, piece, layout.height) for node, piece in nodes),
            *(_edge(numbers, line, layout.height) for line in layout.lines),
            "}\n",
        ]
    )


@cache
def _looks() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files("behov.diagrams.looks").joinpath("look.toml").read_text(encoding="utf-8"))


@cache
def _attributes(look: str, tint: str) -> str:
    """Return a look in its colours, or in a tint's. Styles add up: what is rounded is still so when dashed."""
    plain, tinted = _looks()[look], _looks().get(f"tint-{tint}", {}) if tint else {}
    style = [*plain.get("style", ["filled"]), *tinted.get("style", [])]
    written = {**plain, **tinted, "style": ",".join(style)}
    return "".join(f',{name}="{value}"' for name, value in written.items())


def _numbered(prefix: str, pieces: Iterable[Piece]) -> Iterator[tuple[str, Piece]]:
    return ((f"{prefix}{number}", piece) for number, piece in enumerate(pieces))


def _node(name: str, piece: Piece, height: float) -> str:
    box = piece.box
    size = f"width={box.width / _INCH:.4f},height={box.height / _INCH:.4f}"
    place = f"{box.x:.2f},{height - box.y:.2f}"  # DOT counts upwards from below
    type_size = f",fontsize={piece.size:g}" if piece.text else ""
    attributes = _attributes(piece.look, piece.tint)
    return f'{name} [pos="{place}!",{size},label={quoted(piece.text)}{type_size}{attributes}];'


def _edge(numbers: Mapping[str, str], line: PlacedLine, height: float) -> str:
    """Return a line as Béziers that are straight: each with its handles on the way from one end to the other."""
    *before, (x0, y0), tip = line.points
    length = abs(tip[0] - x0) + abs(tip[1] - y0) or 1
    back = min(_ARROW / length, 1)
    points = [*before, (x0, y0), (tip[0] + (x0 - tip[0]) * back, tip[1] + (y0 - tip[1]) * back)]
    curve = [points[0]]
    for (ax, ay), (bx, by) in pairwise(points):
        curve += [((2 * ax + bx) / 3, (2 * ay + by) / 3), ((ax + 2 * bx) / 3, (ay + 2 * by) / 3), (bx, by)]
    written = " ".join(f"{x:.2f},{height - y:.2f}" for x, y in curve)
    ends = f"{numbers[line.source]} -> {numbers[line.target]}"
    look = "" if line.change == "same" else _attributes(f"way-{line.change}", "")
    return f'{ends} [pos="e,{tip[0]:.2f},{height - tip[1]:.2f} {written}"{look}];'


def quoted(text: str) -> str:
    """Return text as a label that comes out as it is: escapes, entities and markup are only text."""
    plain = visible(text).replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;")
    return f'"{plain}"'


def titled(name: str, description: str) -> str:
    """Return the name of a graph, a name that says it all: what it is called, its language, and what it shows."""
    return _named(f"{one_line(name)}\n{language()}\n{visible(description)}")


def _named(text: str) -> str:
    """Return text as a name. Names know entities, and of escapes only the quotation mark's: so there are none."""
    plain = text.translate(_ENTITIES)
    while len(plain.encode()) > _LONGEST_NAME:
        text = text[: len(text) * 9 // 10]
        plain = text.translate(_ENTITIES) + "…"
    return f'"{plain}"'
