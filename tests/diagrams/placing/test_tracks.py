from behov.diagrams.placing.grid import place
from behov.diagrams.placing.order import order
from behov.diagrams.placing.routes import Route
from behov.diagrams.placing.routing import route
from behov.diagrams.placing.tracks import lay_tracks
from behov.domain.process import Step
from tests.diagrams.made import situation_of, step


def routed(*steps: Step) -> dict[str, Route]:
    shown = situation_of(*steps)
    reading = order(shown.nodes, shown.ways)
    grid = place(shown.nodes, shown.lanes, reading)
    routes, ports = route(grid, reading, {each.id: each.kind for each in shown.nodes})
    lay_tracks(routes, ports)
    return {f"{each.way.source}{each.way.target}": each for each in routes}


def test_lines_to_one_step_share_a_track() -> None:
    """An end has its caption below, so that lines from below come to its left side."""
    routes = routed(
        step("a", role="A", next=["d"]), step("d", kind="end", role="A"),
        step("b", role="B", next=["d"]), step("c", role="C", next=["d"]),
    )  # fmt: skip
    assert routes["bd"].target is routes["cd"].target
    assert routes["bd"].stretches[0].track == routes["cd"].stretches[0].track


def test_two_lines_that_change_lanes_in_one_channel_do_not_meet_head_on() -> None:
    """Each would have to lie before the other: a ring, which is undone by a second port."""
    routes = routed(
        step("a", role="A", next=["d"]), step("b", role="B", next=["c"]),
        step("c", role="A", next=[]), step("d", role="B", next=[]),
    )  # fmt: skip
    there, back = routes["ad"], routes["bc"]
    assert there.stretches[0].track != back.stretches[0].track
    assert {there.target.slot, back.target.slot} == {0, -1}


def test_each_answer_leaves_by_a_port_of_its_own() -> None:
    routes = routed(
        step("a", kind="decision", branches={"ja": "b", "nei": "c", "kanskje": "d"}),
        step("b", next=[]), step("c", next=[]), step("d", next=[]),
    )  # fmt: skip
    assert len({each.source for each in routes.values()}) == 3
    assert all(each.source.answered for each in routes.values())


def test_a_line_back_within_a_column_is_a_short_hook() -> None:
    routes = routed(step("a", role="A"), step("b", role="B", next=["a"]))
    assert len(routes["ba"].stretches) == 1
    assert routes["ba"].source.side is routes["ba"].target.side
