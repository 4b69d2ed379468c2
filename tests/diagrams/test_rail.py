from collections.abc import Mapping

from behov.diagrams.rail import Jump, RailLine, rail
from behov.domain.process import Process, Step
from behov.text import tr
from tests.diagrams.made import CATALOGUE, step


def lines(*steps: Step, needs: Mapping[str, int] | None = None) -> tuple[RailLine, ...]:
    return rail(Process(path="p.toml", title="P", as_is=steps), "as-is", needs or {}, CATALOGUE)


def test_the_rail_is_two_cells_a_lane_with_the_handover_drawn() -> None:
    drawn = lines(
        step("a", role="Sykehus", kind="start"),
        step("b", role="Saksbehandler"),
        step("c", role="Saksbehandler", kind="decision", branches={"Ja": "e", "Nei": "d"}),
        step("d", role="Saksbehandler", kind="wait", next=["c"]),
        step("e", role="Sykepleier"),
        step("f", role="Sykehus"),
        step("g", role="Sykepleier", kind="end"),
    )
    assert [line.cells for line in drawn] == [
        "○ ┊ ┊ ",
        "└─● ┊ ",
        "┊ ◆ ┊ ",
        "┊ □ ┊ ",
        "┊ ┊ ● ",
        "●─┼─┘ ",
        "└─┼─■ ",
    ]


def test_the_role_is_written_where_it_changes() -> None:
    assert [line.role for line in lines(step("a", role="A"), step("b", role="A"), step("c"))] == [
        "A", "", tr("without role"),
    ]  # fmt: skip


def test_answers_and_leaps_are_told_as_numbers() -> None:
    first, second, third, last = lines(
        step("a", kind="decision", branches={"Ja": "b", "Nei": "d"}),
        step("b", next=["a"]),
        step("c", next=["d"]),
        step("d", next=["d", "b"]),
    )
    assert first.jumps == (Jump("Ja", 2, False), Jump("Nei", 4, False))
    assert second.jumps == (Jump(tr("back to"), 1, True),)
    assert third.jumps == ()
    assert last.jumps == (Jump(tr("back to"), 4, True), Jump(tr("back to"), 2, True))


def test_national_solutions_have_a_ring() -> None:
    (line,) = lines(step("a", systems=["EPJ"], components=["KJ", "L-TURNUS", "UKJENT"]))
    assert line.systems == ("EPJ", "Kjernejournal°", "Turnus", "UKJENT")


def test_pain_points_and_needs_are_counted() -> None:
    (line,) = lines(step("a", pains=["vondt"]), needs={"a": 3})
    assert (line.pains, line.needs, line.step_id) == (1, 3, "a")


def test_nothing_in_a_line_can_steer_a_terminal() -> None:
    (line,) = lines(step("a", "x\x1b]52;c;\x07\ny", role="r\u202e", systems=["s\x9b"]))
    assert (line.text, line.role, line.systems) == ("x␛]52;c;␇ y", "r⟨U+202E⟩", ("s⟨U+009B⟩",))


def test_no_steps_are_no_lines() -> None:
    assert lines() == ()
