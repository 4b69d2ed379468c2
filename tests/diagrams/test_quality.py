"""Whatever the chart, nothing is over anything else; and a small edit leaves the rest of a drawing where it was."""

from collections.abc import Iterable
from operator import attrgetter
from random import Random
from statistics import mean

from hypothesis import given, settings
from hypothesis import strategies as st

from behov.diagrams.asked import Audience, View
from behov.diagrams.layout import lay_out
from behov.diagrams.looks.frame import footed
from behov.diagrams.pages import pages
from behov.diagrams.paper import Paper, room
from behov.diagrams.placing.arrangement import arrange
from behov.diagrams.placing.grid import Grid
from behov.domain.process import Process
from bench.processes import made_process, with_one_more
from bench.tidiness import moved, turned
from tests.diagrams.made import AUDIENCES, TEXTS, VIEWS, scrambled, situation_of
from tests.diagrams.problems import problems

BADGES = ("local", "national", "more")


@settings(max_examples=150)
@given(
    st.integers(0, 2**32), st.integers(1, 60), st.integers(1, 10), st.sampled_from(VIEWS), st.sampled_from(AUDIENCES)
)
def test_every_picture_is_clean(seed: int, count: int, lanes: int, view: View, audience: Audience) -> None:
    chart, sizes = scrambled(Random(seed), count, lanes, view, audience)
    assert problems(lay_out(chart, sizes)) == []


@settings(max_examples=12)
@given(st.integers(0, 2**32), st.integers(1, 25), st.sampled_from(VIEWS), st.sampled_from(("a4", "a3")))
def test_every_page_is_clean(seed: int, count: int, view: View, paper: Paper) -> None:
    cut = pages(*scrambled(Random(seed), count, 5, view, "screen"), room(paper), 6)
    for layout in cut.layouts:
        assert problems(footed(layout, ("Prosess", "2026-01-01", "side 1 av 2"), 8 / cut.scale)) == []


def test_drawings_with_every_kind_of_piece_are_looked_at() -> None:
    seen = set()
    for seed in range(60):
        chart, sizes = scrambled(Random(seed), 30, 5, VIEWS[seed % 4], AUDIENCES[seed % 3])
        layout = lay_out(chart, sizes)
        pieces = [*layout.heading, *layout.notes, *(piece for step in layout.steps for piece in step.pieces)]
        seen |= {name for piece in pieces for name in (piece.look, piece.tint)}
        seen |= {"B0"} if any(piece.text == "B0" for piece in pieces) else set()
        seen |= {f"way-{line.change}" for line in layout.lines}
    assert seen >= {
        "task", "wait", "decision", "start", "end", "gateway", "link", "text", "caption", "letter", "clock", "hand",
        "pains", "needs", "B0", *BADGES, "must", "should", "could", "wont", "unset", "example", "note", "heading",
        "panel-pain", "panel-new", "panel-changed", "panel-gone", "words-pain", "words-new", "words-changed",
        "words-gone", "new", "changed", "gone", "heat-0", "heat-4", "way-same", "way-new", "way-gone",
    }  # fmt: skip


def test_one_step_more_leaves_the_others_where_they_were() -> None:
    """On average: a step that is put in where a line ran straight may well turn what stands beside it."""
    pairs = [
        (grid_of(process), grid_of(with_one_more(process, number)))
        for number in range(80)
        for process in [made_process(number)]
    ]
    assert mean(turned(*pair) for pair in pairs) < 0.03
    assert mean(moved(*pair) for pair in pairs) < 0.06


def grid_of(process: Process) -> Grid:
    shown = situation_of(*process.as_is)
    return arrange(shown.nodes, shown.lanes, shown.ways).grid


@given(st.integers(0, 10_000), st.sampled_from(TEXTS))
@settings(max_examples=20)
def test_another_text_leaves_every_step_where_it_was(number: int, text: str) -> None:
    first, *rest = made_process(number, 15).as_is
    before, after = (
        [each.figure.box for each in lay_out(situation_of(one, *rest)).steps]
        for one in (first, first.replace(text=text))
    )
    for axis in (attrgetter("x"), attrgetter("y")):
        one, other = ([ranked(axis(box), map(axis, boxes)) for box in boxes] for boxes in (before, after))
        assert one == other


def ranked(place: float, places: Iterable[float]) -> int:
    """How many places there are before this one."""
    return len({round(each) for each in places if each < place - 1})
