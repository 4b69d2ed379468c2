"""The tidiest of some arrangements is taken, and it is the same one every time."""

import pytest

from behov.diagrams.chart import Chart
from behov.diagrams.layout import lay_out
from behov.diagrams.placing.arrangement import Arrangement, arrange
from behov.diagrams.placing.grid import Cell, place
from behov.diagrams.placing.order import order
from behov.diagrams.placing.ports import Side
from behov.diagrams.placing.routing import route
from bench.processes import made_process
from bench.tidiness import bends, crossings
from tests.diagrams.made import situation_of, step


def arranged(shown: Chart) -> Arrangement:
    return arrange(shown.nodes, shown.lanes, shown.ways)


def reporting() -> Chart:
    """Somebody checks figures, and sends them back to be mended or on to be approved."""
    return situation_of(
        step("checks", role="Controller"),
        step("complete", kind="decision", role="Controller", branches={"Ja": "approves", "Nei": "mends"}),
        step("approves", role="Leader", next=["sums-up"]),
        step("mends", role="Leader", next=["checks"]),
        step("sums-up", role="Controller", next=[]),
    )


def test_lines_that_need_not_cross_do_not() -> None:
    assert arranged(reporting()).tangle.crossed == ()


def test_the_branch_that_drops_is_the_one_that_makes_it_tidy() -> None:
    cells = arranged(reporting()).grid.cells
    assert cells["mends"] == Cell(1, 1)
    assert cells["approves"] == Cell(1, 2)


def test_rows_of_a_lane_are_in_the_order_in_which_few_lines_cross() -> None:
    shown = situation_of(
        step("a", kind="decision", role="A", branches={"ja": "b", "nei": "c"}),
        step("b", role="B", next=["d"]),
        step("c", role="B", next=["e"]),
        step("d", role="C", next=[]),
        step("e", role="B", next=[]),
    )
    assert arranged(shown).tangle.crossed == ()


@pytest.mark.parametrize("number", range(0, 40, 4))
def test_what_is_counted_before_anything_is_measured_is_what_is_there_at_last(number: int) -> None:
    shown = situation_of(*made_process(number).as_is)
    tangle, layout = arranged(shown).tangle, lay_out(shown)
    assert (tangle.bends, len(tangle.crossed)) == (bends(layout), crossings(layout))


@pytest.mark.parametrize("number", [17, 48])
def test_the_same_chart_is_arranged_the_same_every_time(number: int) -> None:
    shown = situation_of(*made_process(number).as_is)
    one, other = arranged(shown), arranged(shown)
    assert one.grid == other.grid
    assert one.tangle == other.tangle


def test_a_line_that_passes_over_routes_does_not_come_to_where_a_caption_is() -> None:
    shown = situation_of(step("a", kind="start"), step("b", next=["a"]))
    reading = order(shown.nodes, shown.ways)
    grid, back = place(shown.nodes, shown.lanes, reading), reading.backward[0]
    for passed_over in range(20):
        routes, _ = route(grid, reading, {each.id: each.kind for each in shown.nodes}, {back: passed_over})
        assert routes[-1].way == back
        assert routes[-1].target.side is not Side.TOP
