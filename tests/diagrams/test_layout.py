"""Nothing is over anything else, whatever the process: `problems` is the ruler."""

import pytest
from hypothesis import HealthCheck, given, settings

from behov.diagrams.positions import Layout
from behov.diagrams.views.nodes import Drawing
from behov.domain.process import Process
from behov.text import tr
from tests.diagrams.made import CATALOGUE, drawing, laid_out, processes, step
from tests.diagrams.problems import problems

unhurried = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))


def printed(layout: Layout) -> list[str]:
    pieces = [
        *layout.heading,
        *(piece for lane in layout.lanes for piece in lane.words),
        *(piece for each in layout.steps for piece in each.pieces),
        *(piece for line in layout.lines for piece in line.label),
        *layout.legend,
    ]
    return [piece.text for piece in pieces if piece.text]


@unhurried
@given(processes(most_steps=20, most_lanes=5, most_loops=3))
def test_a_process_as_people_draw_them_is_clean(drawn: Drawing) -> None:
    assert problems(laid_out(drawn)) == []


@unhurried
@given(processes(most_steps=20, most_lanes=8, most_loops=20, wild=True))
def test_a_process_as_nobody_should_draw_it_is_clean_too(drawn: Drawing) -> None:
    assert problems(laid_out(drawn)) == []


@pytest.mark.parametrize("answers", range(1, 9))
def test_every_answer_has_a_line_and_a_place(answers: int) -> None:
    choice = step("a", kind="decision", branches={f"svar {number}": f"s{number}" for number in range(answers)})
    targets = [step(f"s{number}", role=f"R{number % 3}", next=[]) for number in range(answers)]
    layout = laid_out(drawing(choice, *targets))
    assert [line.label[0].text for line in layout.lines] == [f"svar {number}" for number in range(answers)]
    assert problems(layout) == []


def test_an_answer_stands_beside_its_decision_however_wide_the_column_is() -> None:
    layout = laid_out(
        drawing(
            step("a", kind="decision", role="A", branches={"ja": "b"}),
            step("x", kind="decision", text="Er alt det som er avtalt med pårørende og fastlege gjort? " * 2, role="B"),
            step("b", role="A", next=[]),
        )
    )
    [piece] = layout.lines[0].label
    assert piece.box.left - layout.steps[0].figure.box.right < 5


def test_a_second_answer_to_the_same_side_is_not_cut_for_want_of_a_second_line() -> None:
    answers = {"Avslag": "b", "Innvilget / delvis innvilget": "c", "Trukket": "d"}
    steps = [step("a", kind="decision", role="A", branches=answers), *(step(name, role="B", next=[]) for name in "bcd")]
    shown = [" ".join(piece.text for piece in line.label) for line in laid_out(drawing(*steps)).lines]
    assert shown == list(answers)


def test_a_thousand_steps_are_laid_out() -> None:
    steps = [
        step(f"s{n}", role=f"R{n % 4}", next=[f"s{n + 1}", *([f"s{n // 2}"] * (n % 10 == 9))]) for n in range(1000)
    ]
    assert len(laid_out(drawing(*steps)).lines) == 1099


def test_systems_and_components_are_badges_by_their_names() -> None:
    layout = laid_out(drawing(step("a", systems=["EPJ"], components=["KJ", "L-TURNUS", "UKJENT", "PLL", "PLL"])))
    badges = [(piece.look, piece.text) for piece in layout.steps[0].parts if piece.look in ("local", "national")]
    assert badges == [
        ("local", "EPJ"), ("national", "Kjernejournal"), ("local", "Turnus"), ("local", "UKJENT"), ("national", "PLL"),
    ]  # fmt: skip


def test_badges_without_room_are_counted() -> None:
    layout = laid_out(drawing(step("a", systems=[f"System nummer {number}" for number in range(20)])))
    shown = [piece for piece in layout.steps[0].parts if piece.look == "local"]
    assert layout.steps[0].parts[-1].text == f"+{20 - len(shown)}"
    assert problems(layout) == []


def test_pain_points_and_needs_are_counted_on_the_step() -> None:
    layout = laid_out(drawing(step("a", pains=["vondt", "verre"]), needs={"a": 4}))
    assert [piece.text for piece in layout.steps[0].parts if piece.look in ("pains", "needs")] == ["! 2", "B4"]


def test_a_wait_has_a_clock() -> None:
    assert {"clock", "hand"} <= {piece.look for piece in laid_out(drawing(step("a", kind="wait"))).steps[0].parts}


def test_the_legend_tells_only_of_what_is_there() -> None:
    assert not laid_out(drawing(step("a"))).legend
    assert tr("pain points (number)") in printed(laid_out(drawing(step("a", pains=["vondt"]))))
    assert tr("national solution") not in printed(laid_out(drawing(step("a", pains=["vondt"]))))


def test_steps_without_a_role_have_a_lane() -> None:
    assert tr("without role") in printed(laid_out(drawing(step("a"))))


def test_example_data_is_marked_in_the_drawing_and_in_its_description() -> None:
    layout = laid_out(drawing(step("a"), example=True))
    assert tr("Example data") in printed(layout)
    assert tr("Example data") in layout.description


def test_the_title_says_which_variant_however_long_it_is() -> None:
    layout = laid_out(drawing(step("a"), title="Legemiddelhåndtering " * 60))
    assert " ".join(piece.text for piece in layout.heading).endswith(f"… – {tr('as-is situation')}")
    assert problems(layout) == []


def test_a_variant_without_steps_says_so() -> None:
    layout = laid_out(Drawing(Process(path="p.toml", title="Tom"), "to-be", CATALOGUE))
    assert tr("No steps are recorded in this variant yet.") in printed(layout)


def test_a_birth_number_is_left_out_of_the_picture_and_of_its_description() -> None:
    number = "018190 00049"
    layout = laid_out(drawing(step("a", f"Ringer {number}", role=number, systems=[number]), title=number))
    assert number[:6] not in " ".join((*printed(layout), layout.name, layout.description))


def test_a_line_that_is_given_a_port_of_its_own_is_measured_anew() -> None:
    """A line that was moved to a slot further up ran on top of a loop that was laid before it was moved."""
    drawn = drawing(
        step("s0", kind="decision", branches={"nei, forverret": "s5"}),
        step("s1", role="B", next=["s0"]),
        step("s2", role="A", next=["s1"]),
        step("s4", role="A", next=["s0"]),
        step("s5", role="B", branches={"Nei": "s5", "nei, forverret": "s7", "delvis": "s15"}),
        step("s6", kind="decision", role="C"),
        step("s7", role="A"),
        step("s10", role="A", next=["s1"]),
        step("s12", kind="decision", role="A", branches={"delvis": "s2"}),
        step("s13", role="A"),
        step("s14", role="A"),
        step("s15", role="C", next=[]),
        step("s16", role="A", next=["s5"]),
    )
    assert problems(laid_out(drawn)) == []


def test_an_answer_of_nothing_but_blanks_is_no_answer() -> None:
    layout = laid_out(drawing(step("a", kind="decision", branches={"   ": "b", "ja": "c"}), step("b"), step("c")))
    assert sorted(piece.text for line in layout.lines for piece in line.label) == ["ja"]
