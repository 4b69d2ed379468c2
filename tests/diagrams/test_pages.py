"""A chart cut into pages: everything once, all in one size that can be read, and no line lost on the way."""

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings

from behov.diagrams.asked import Audience
from behov.diagrams.chart import Chart
from behov.diagrams.looks.sizes import LARGE, NORMAL
from behov.diagrams.pages import Pages, pages
from behov.diagrams.paper import Paper, room
from behov.diagrams.positions import AROUND, Layout, PlacedStep
from behov.diagrams.views.drawing import chart
from behov.diagrams.views.nodes import Drawing
from behov.text import tr
from tests.diagrams.made import drawing, processes, situation_of, step
from tests.diagrams.problems import problems

LONG = situation_of(*(step(f"s{number}", role=f"Rolle {number // 3 % 4}") for number in range(40)))


def cut(shown: Chart, paper: Paper = "a4", audience: Audience = "screen") -> Pages:
    return pages(shown, LARGE, room(paper), 9) if audience == "wall" else pages(shown, NORMAL, room(paper), 6)


def circles(layout: Layout) -> list[PlacedStep]:
    return [each for each in layout.steps if each.figure.look == "link"]


def words(layout: Layout) -> str:
    return " ".join(piece.text for piece in (*layout.heading, *layout.notes))


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(processes(most_steps=30, most_lanes=8, most_loops=4))
def test_every_page_can_be_read_and_is_clean(drawn: Drawing) -> None:
    shown = chart(drawn)
    found = cut(shown)
    width, height = room("a4")
    assert found.scale * NORMAL.text >= 6
    for layout in found.layouts:
        assert (layout.width + 2 * AROUND) * found.scale <= width + 0.01
        assert (layout.height + 2 * AROUND) * found.scale <= height + 0.01
        assert problems(layout) == []
    steps = [each.step_id for layout in found.layouts for each in layout.steps if each.figure.look != "link"]
    assert sorted(steps) == sorted(node.id for node in shown.nodes)


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(processes(most_steps=30, most_lanes=8, most_loops=10, wild=True))
def test_every_line_that_leaves_a_page_arrives_on_another_under_its_letter(drawn: Drawing) -> None:
    shown = chart(drawn)
    found = cut(shown)
    leaving: Counter[str] = Counter()
    arriving: set[str] = set()
    drawn_whole = set()
    for layout in found.layouts:
        letters = {each.step_id: next(p.text for p in each.parts if p.look == "letter") for each in circles(layout)}
        for line in layout.lines:
            if line.target in letters:
                leaving[letters[line.target]] += 1
            elif line.source in letters:
                arriving.add(letters[line.source])
            else:
                drawn_whole.add((line.source, line.target))
        assert len(letters) == len({line.source for line in layout.lines} & {*letters}) + len(
            {line.target for line in layout.lines} & {*letters}
        )
    assert set(leaving) == arriving
    cut_ways = {(way.source, way.target) for way in shown.ways} - drawn_whole
    assert len({target for _, target in cut_ways}) == len(arriving)


@pytest.mark.parametrize("audience", ["screen", "wall"])
@pytest.mark.parametrize("paper", ["a4", "a3"])
def test_the_pages_of_a_long_process_are_much_alike_and_each_has_its_lanes(paper: Paper, audience: Audience) -> None:
    found = cut(LONG, paper, audience)
    assert len(found.layouts) > 1
    reach = [max(each.figure.box.right for each in layout.steps) for layout in found.layouts]
    assert min(reach) > 0.5 * max(reach)
    assert all(lane.words for layout in found.layouts for lane in layout.lanes)
    assert len({layout.width for layout in found.layouts}) == 1


def test_a_small_process_is_one_page_and_not_blown_up() -> None:
    found = cut(situation_of(step("a"), step("b")))
    assert len(found.layouts) == 1
    assert found.scale * NORMAL.text == 12
    assert not circles(found.layouts[0])


def test_each_page_says_which_it_is_and_a_circle_where_it_leads() -> None:
    first, *_, last = cut(LONG).layouts
    count = len(cut(LONG).layouts)
    asis = tr("as-is situation")
    assert words(first).endswith(tr("{situation} (page {number} of {pages})", situation=asis, number=1, pages=count))
    assert tr("to page {page}", page=2) in [piece.text for each in circles(first) for piece in each.parts]
    assert tr("from page {page}", page=count - 1) in [piece.text for each in circles(last) for piece in each.parts]


def test_lanes_that_are_not_in_use_are_left_out_only_where_they_take_too_much_room() -> None:
    few = cut(LONG)
    assert all(len(layout.lanes) == 4 for layout in few.layouts)
    many = situation_of(*(step(f"s{number}", role=f"Rolle {number}", systems=["EPJ"]) for number in range(24)))
    assert len(cut(many).layouts) > 1
    assert all(0 < len(layout.lanes) < 24 for layout in cut(many).layouts)


def test_a_column_that_is_too_high_is_cut_too() -> None:
    branches = {f"svar {number}": f"s{number}" for number in range(10)}
    fan = (step("a", kind="decision", role="Lege", branches=branches),)
    ends = tuple(step(f"s{number}", "Ringer pårørende og venter " * 6, role="Lege", next=[]) for number in range(10))
    found = cut(situation_of(*fan, *ends))
    assert found.scale * NORMAL.text >= 6
    assert len(found.layouts) > 2


def test_what_stands_below_comes_last_and_on_a_page_of_its_own_if_it_must() -> None:
    shown = situation_of(step("a"), step("b"))
    table = tuple((f"Rad {number}", "1") for number in range(70))
    found = cut(Chart(**{**vars(shown), "notes": ("Merknad",), "tables": (table,)}))
    *before, last = found.layouts
    assert before
    assert "Merknad" in words(last)
    assert all("Merknad" not in words(each) for each in before)


def test_ways_back_go_by_letters_too() -> None:
    steps = [step(f"s{number}", role=f"Rolle {number // 3 % 4}") for number in range(40)]
    steps[-1] = step("s39", role="Rolle 1", next=["s0"])
    first, *_, last = cut(situation_of(*steps)).layouts
    shared = {piece.text for each in circles(first) for piece in each.parts if piece.look == "letter"} & {
        piece.text for each in circles(last) for piece in each.parts if piece.look == "letter"
    }
    assert shared == {"A"}


def test_a_drawing_without_steps_is_a_page_that_says_so() -> None:
    (only,) = cut(situation_of()).layouts
    assert tr("No steps are recorded in this variant yet.") in [piece.text for piece in only.heading]


def test_the_wall_is_printed_in_large_type() -> None:
    found = cut(
        chart(drawing(*(step(f"s{n}", pains=["Vi får ikke svar"]) for n in range(20)), audience="wall")), "a3", "wall"
    )
    assert found.scale * LARGE.text >= 9
