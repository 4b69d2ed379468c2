"""An integration map written in graphviz's language, DOT, with every place decided."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from behov.diagrams.dot import quoted, titled
from behov.diagrams.map.positions import MapLayout, MapLine
from behov.diagrams.positions import Piece

_INCH: Final = 72
_ARROW: Final = 7.0
_HEADS: Final = {(False, False): "none", (True, False): "back", (False, True): "forward", (True, True): "both"}

_DEFAULTS: Final = """\
graph [bgcolor="#FFFFFF",outputorder=nodesfirst,splines=true,overlap=true,notranslate=true,pad=0.12,charset="UTF-8"];
node [shape=box,style=filled,fixedsize=true,margin=0,fontname=Arial,fontcolor="#1B1B1B",fillcolor="#FFFFFF"];
edge [arrowsize=0.7];"""


def write_map(layout: MapLayout) -> str:
    """Return the map as DOT, for `neato -n2`. Its graph is `titled`."""
    nodes = (_node(f"p{number}", piece, layout.height) for number, piece in enumerate(layout.pieces))
    lines = (_edge(line, layout.height) for line in layout.lines)
    return "\n".join([f"digraph {titled(layout.name, layout.description)} {{", _DEFAULTS, *nodes, *lines, "}\n"])


@cache
def _looks() -> Mapping[str, Mapping[str, str]]:
    written = tomllib.loads(files("behov.diagrams.map").joinpath("look.toml").read_text(encoding="utf-8"))
    return {
        kind: {
            look: "".join(f',{name}="{value}"' for name, value in attributes.items())
            for look, attributes in looks.items()
        }
        for kind, looks in written.items()
    }


def _node(name: str, piece: Piece, height: float) -> str:
    box = piece.box
    size = f"width={box.width / _INCH:.4f},height={box.height / _INCH:.4f}"
    place = f"{box.x:.2f},{height - box.y:.2f}"  # DOT counts upwards from below
    type_size = f",fontsize={piece.size:g}" if piece.text else ""
    return f'{name} [pos="{place}!",{size},label={quoted(piece.text)}{type_size}{_looks()["pieces"][piece.look]}];'


def _edge(line: MapLine, height: float) -> str:
    """Return a line as a straight Bézier. All of its way is decided: which nodes it is said to join does not matter."""
    y = f"{height - line.y:.2f}"
    forward = 1 if line.end > line.start else -1
    tip = forward * line.weight  # dot draws the tip of an arrow further on, the thicker it is
    start = line.start + tip if line.arrow_at_start else line.start
    end = line.end - tip if line.arrow_at_end else line.end
    first = start + forward * _ARROW if line.arrow_at_start else start
    last = end - forward * _ARROW if line.arrow_at_end else end
    places = [f"{first + (last - first) * third / 3:.2f},{y}" for third in range(4)]
    if line.arrow_at_end:
        places.insert(0, f"e,{end:.2f},{y}")
    if line.arrow_at_start:
        places.insert(0, f"s,{start:.2f},{y}")
    heads = _HEADS[line.arrow_at_start, line.arrow_at_end]
    look = _looks()["lines"][line.look]
    return f'p0 -> p1 [pos="{" ".join(places)}",dir={heads},penwidth={line.weight:g}{look}];'
