"""A drawing, composed: from a chart to the places of everything that is to be seen."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from behov.diagrams.answers import answer
from behov.diagrams.chart import Chart, Node
from behov.diagrams.composition import Composition
from behov.diagrams.looks.figures import Figure, figure
from behov.diagrams.looks.frame import heading, legend, notice
from behov.diagrams.looks.notes import notes, tables_width, width_side_by_side
from behov.diagrams.looks.sizes import NORMAL, Sizes
from behov.diagrams.placing.arrangement import arrange
from behov.diagrams.placing.grid import Grid
from behov.diagrams.placing.ports import Ports
from behov.diagrams.positions import Layout
from behov.diagrams.spacing import space
from behov.text import tr

_NARROWEST: Final = 440.0
_WIDEST_WORDS: Final = 1140.0  # what A4 holds in type that can be read


def lay_out(chart: Chart, sizes: Sizes = NORMAL) -> Layout:
    """Return where everything in the chart stands."""
    if not chart.nodes:
        return _without_steps(chart, sizes)
    arranged = arrange(chart.nodes, chart.lanes, chart.ways)
    grid, routes, ports = arranged.grid, arranged.routes, arranged.ports
    figures = _figures({node.id: node for node in chart.nodes}, grid, ports, sizes)
    answers = {each: answer(each, ports, figures, sizes) for each in routes}
    spacing = space(grid, figures, arranged.tracks, list(filter(None, answers.values())), sizes)

    width = max(spacing.width, _NARROWEST, tables_width(chart, sizes))
    head, head_height = heading(chart, width, sizes)
    composed = Composition(grid, figures, spacing.lowered(head_height), sizes)
    placed = tuple(composed.step(node.id) for node in chart.nodes)
    lanes = composed.lanes(width)
    bottom = lanes[-1].lane.box.bottom
    shown = (name for step in placed for piece in step.pieces for name in (piece.look, piece.tint))
    key, key_height = legend(shown, width, bottom, sizes)
    below, below_height = notes(chart, width, bottom + key_height, sizes)
    return Layout(
        width,
        bottom + key_height + below_height,
        chart.title,
        chart.description,
        head,
        lanes,
        placed,
        tuple(composed.line(each, answers[each]) for each in routes),
        key,
        below,
    )


def _figures(nodes: Mapping[str, Node], grid: Grid, ports: Ports, sizes: Sizes) -> dict[str, Figure]:
    """Return the figures of all nodes, the boxes in a row as high as the highest of them."""
    figures = {node_id: figure(each, ports.outermost(node_id), 0, sizes) for node_id, each in nodes.items()}
    boxes = [node_id for node_id, each in nodes.items() if each.kind in ("task", "wait")]
    highest: dict[int, float] = defaultdict(float)
    for node_id in boxes:
        row = grid.cells[node_id].row
        highest[row] = max(highest[row], figures[node_id].body.box.height)
    for node_id in boxes:
        least = highest[grid.cells[node_id].row]
        if figures[node_id].body.box.height < least:
            figures[node_id] = figure(nodes[node_id], ports.outermost(node_id), least, sizes)
    return figures


def _without_steps(chart: Chart, sizes: Sizes) -> Layout:
    """Return what there is to say where nothing is drawn: the notes, or that there are no steps."""
    beside = width_side_by_side(chart, sizes)
    width = max(_NARROWEST, beside if beside < _WIDEST_WORDS else tables_width(chart, sizes))
    head, down = heading(chart, width, sizes)
    if chart.notes or chart.tables:
        below, height = notes(chart, width, down, sizes)
        return Layout(width, down + height, chart.title, chart.description, head, (), (), (), (), below)
    words = notice(tr("No steps are recorded in this variant yet."), width, down, sizes)
    return Layout(width, down + 2 * sizes.role, chart.title, words[0].text, (*head, *words), (), (), (), ())
