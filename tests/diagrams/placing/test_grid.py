from behov.diagrams.placing.grid import Cell, Grid, place
from behov.diagrams.placing.order import order
from behov.domain.process import Step
from tests.diagrams.made import situation_of, step


def grid(*steps: Step) -> Grid:
    shown = situation_of(*steps)
    return place(shown.nodes, shown.lanes, order(shown.nodes, shown.ways))


def test_steps_of_one_role_stand_in_a_row() -> None:
    assert list(grid(step("a"), step("b"), step("c")).cells.values()) == [Cell(0, 0), Cell(0, 1), Cell(0, 2)]


def test_a_handover_drops_straight_down() -> None:
    placed = grid(step("a", role="Lege"), step("b", role="Sykepleier"))
    assert placed.cells["b"] == Cell(1, 0)
    assert {way.target for way in placed.drops} == {"b"}


def test_a_drop_goes_around_what_is_in_its_way() -> None:
    placed = grid(step("a", role="A", next=["b", "c"]), step("b", role="B", next=[]), step("c", role="C", next=[]))
    assert placed.cells == {"a": Cell(0, 0), "b": Cell(1, 0), "c": Cell(2, 1)}


def test_branches_in_one_lane_have_a_row_each() -> None:
    placed = grid(
        step("a", kind="decision", branches={"ja": "b", "nei": "c"}), step("b", next=["d"]), step("c"), step("d")
    )
    assert placed.cells["b"] == Cell(0, 1)
    assert placed.cells["c"] == Cell(1, 1)


def test_lines_never_come_to_a_start_or_an_end_where_its_caption_is() -> None:
    placed = grid(step("a", role="A"), step("b", kind="start", role="B"), step("c", kind="end", role="A"))
    assert not placed.drops


def test_a_new_step_moves_only_what_comes_after_it() -> None:
    steps = [step(f"s{number}", role=f"R{number % 3}") for number in range(12)]
    before = grid(*steps).cells
    after = grid(*steps[:8], step("new", role="R0"), *steps[8:]).cells
    assert [after[each.id] for each in steps[:8]] == [before[each.id] for each in steps[:8]]
    assert [after[each.id].row for each in steps] == [before[each.id].row for each in steps]
