import shutil
from collections.abc import Iterator
from itertools import chain, combinations
from typing import get_args
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from behov.diagrams.map.dot import write_map
from behov.diagrams.map.layout import lay_out_map
from behov.diagrams.map.positions import MapLayout, MapLine
from behov.diagrams.positions import Box, Piece
from behov.diagrams.render import render
from behov.domain.connections import Connection, Status
from behov.domain.settings import Renderer
from behov.domain.system_words import RECORD, Group
from behov.domain.touched import Basis, Touched, Touches
from tests.diagrams.problems import overlap, within

NAMES = (
    "Turnus",
    "Velferdsteknologisk responssenterløsning for hele regionen og alle kommunene i den",
    "Helsepersonellinformasjonssikkerhetsansvarlighetsvurderingene",
    "W" * 60,
    '<b>fet</b> &amp; \\N \\\\ "sitat" {a|b}\nny linje\x1b[31m',
    "%s {navn} \u202etilbake",
)
STANDARDS = ((), ("FHIR",), ("ebXML/AMQP", "<i>&quot;\\n"), ("Å" * 60,))
GROUPS = tuple(group for group in get_args(Group) if group != "record")
BOXES = ("local", "shared", "part")
WORDS = ("title", "example", "heading", "name", "count", "label", "key")
RECORD_SYSTEM = Touched(RECORD, "", "record", 12, 7, "as-is")


def system(
    number: int, group: Group = "local", name: str = "Turnus", steps: int = 1, basis: Basis = "as-is"
) -> Touched:
    return Touched(f"{group} {number}", name, group, steps, 2, basis)


@st.composite
def maps(draw: st.DrawFn) -> Touches:
    count = draw(st.integers(0, 60))
    groups = sorted(draw(st.lists(st.sampled_from(GROUPS), min_size=count, max_size=count)), key=GROUPS.index)
    systems = tuple(
        system(
            number,
            group,
            draw(st.sampled_from(NAMES)),
            draw(st.sampled_from((0, 1, 5, 20, 123_456))),
            draw(st.sampled_from(get_args(Basis))),
        )
        for number, group in enumerate(groups)
    )
    ends = st.sampled_from((RECORD, RECORD, *(each.key for each in systems)))
    asked = draw(st.lists(st.tuples(ends, ends, st.sampled_from(get_args(Status))), max_size=30, unique=True))
    connections = tuple(
        Connection(*each, draw(st.sampled_from(STANDARDS)), ("4001",) * draw(st.integers(0, 1)), draw(st.booleans()))
        for each in asked
        if each[0] != each[1] and (each[1], each[0], each[2]) not in asked
    )
    parts = tuple(
        Touched(f"p{number}", draw(st.sampled_from(NAMES)), "record", 1) for number in range(draw(st.integers(0, 9)))
    )
    return Touches(RECORD_SYSTEM, parts, systems, connections)


def problems(layout: MapLayout) -> list[str]:
    return [*_overlaps(layout), *_out_of_place(layout), *_lines_over_boxes(layout), *_lines_over_lines(layout)]


def of(layout: MapLayout, *looks: str) -> list[Piece]:
    return [piece for piece in layout.pieces if piece.look in looks]


def stroke(line: MapLine) -> Box:
    return Box((line.start + line.end) / 2, line.y, abs(line.end - line.start), line.weight)


def _overlaps(layout: MapLayout) -> Iterator[str]:
    for looks in (BOXES, ("frame", "record"), WORDS, (*BOXES, "label", "heading", "key", "title", "example")):
        for one, other in combinations(of(layout, *looks), 2):
            if overlap(one.box, other.box):
                yield f"{one.look} {one.text} is over {other.look} {other.text}"


def _out_of_place(layout: MapLayout) -> Iterator[str]:
    sheet = Box(layout.width / 2, layout.height / 2, layout.width, layout.height)
    yield from (
        f"{piece.look} {piece.text} is off the sheet" for piece in layout.pieces if not within(piece.box, sheet)
    )
    inside = {"name": (*BOXES, "record"), "count": (*BOXES, "record"), "heading": ("frame",)}
    past = min((piece.box.top for piece in of(layout, "heading") if piece.box.left < 3), default=layout.height)
    for look, outside in inside.items():
        for words in of(layout, look):
            if words.box.top < past and not any(within(words.box, box.box) for box in of(layout, *outside)):
                yield f"{look} {words.text} is in nothing"


def _lines_over_boxes(layout: MapLayout) -> Iterator[str]:
    for line in layout.lines:
        for piece in of(layout, *BOXES, "record", *WORDS):
            if overlap(stroke(line), piece.box):
                yield f"{line} goes through {piece.look} {piece.text}"


def _lines_over_lines(layout: MapLayout) -> Iterator[str]:
    for one, other in combinations(layout.lines, 2):
        if overlap(
            Box(stroke(one).x, one.y, stroke(one).width, 6), Box(stroke(other).x, other.y, stroke(other).width, 6)
        ):
            yield f"{one} is on {other}"


@given(maps())
def test_nothing_is_over_anything(touches: Touches) -> None:
    assert problems(lay_out_map(touches, "Region", example=True)) == []


def test_sixty_systems_have_room_beside_each_other() -> None:
    systems = tuple(system(number, "national") for number in range(60))
    layout = lay_out_map(Touches(RECORD_SYSTEM, systems=systems), "Region")
    assert len({piece.box.x for piece in of(layout, "shared")}) == 2
    assert layout.height < 1400


def test_each_system_has_a_box_and_a_line_and_stands_on_its_side() -> None:
    systems = (system(1), system(2, "other", ""), system(3, "national"), system(4, "terminology"))
    layout = lay_out_map(Touches(RECORD_SYSTEM, systems=systems), "Region")
    record = of(layout, "record")[0].box
    assert [piece.box.right < record.left for piece in of(layout, *BOXES)] == [True, True, False, False]
    assert {line.look for line in layout.lines} == {"touched"}
    assert [line.start in (record.left, record.right) for line in layout.lines] == [True] * 4 + [False]
    assert "andre lokale systemer" in [piece.text for piece in layout.pieces]


def test_a_line_is_the_heavier_the_more_steps() -> None:
    systems = tuple(system(steps, "national", steps=steps) for steps in (0, 1, 4, 10))
    layout = lay_out_map(Touches(RECORD_SYSTEM, systems=systems), "Region")
    weights = [line.weight for line in layout.lines[:4]]
    assert weights == sorted(weights)
    assert len(set(weights)) == 3
    assert {"4 steg eller flere", "10 steg eller flere"} <= {piece.text for piece in of(layout, "key")}


def test_integrations_are_told_apart_in_words_too() -> None:
    systems = (system(1, "national"), system(2, "national"), system(3, "national", basis="to-be"))
    one, two = systems[0].key, systems[1].key
    connections = (
        Connection(RECORD, one, "in-use", ("FHIR",), ("4001", "4003")),
        Connection(two, RECORD, "planned"),
        Connection(RECORD, one, "missing", ("Portal",)),
        Connection(one, two, "unset"),
    )
    layout = lay_out_map(Touches(RECORD_SYSTEM, systems=systems, connections=connections), "Region")
    assert {line.look for line in layout.lines} == {"in-use", "planned", "missing", "unset", "wished"}
    keys = [piece.text for piece in of(layout, "key")]
    assert keys == [
        "integrasjon i bruk",
        "planlagt integrasjon",
        "integrasjon som mangler",
        "integrasjon uten registrert status",
        "bare i ønsket situasjon eller i behov",
    ]
    assert [piece.text for piece in of(layout, "label")] == ["FHIR · 2 kommuner", "Portal", "bare i ønsket situasjon"]
    assert "Integrasjoner utenom EPJ" in [piece.text for piece in of(layout, "heading")]


def test_an_arrow_goes_the_way_that_the_data_goes() -> None:
    left, right = system(1), system(2, "national")
    connections = (
        Connection(left.key, RECORD, "in-use"),
        Connection(RECORD, right.key, "in-use"),
        Connection(RECORD, right.key, "planned", both_ways=True),
    )
    layout = lay_out_map(Touches(RECORD_SYSTEM, systems=(left, right), connections=connections), "Region")
    arrows = [(line.arrow_at_start, line.arrow_at_end) for line in layout.lines[:3]]  # a line starts at the record
    assert arrows == [(True, False), (False, True), (True, True)]


def test_a_map_is_told_in_words() -> None:
    systems = (system(1), system(2, "national", "Kjernejournal"))
    connections = (Connection(RECORD, systems[1].key, "missing", ("FHIR",)),)
    layout = lay_out_map(Touches(RECORD_SYSTEM, systems=systems, connections=connections), "Region", example=True)
    assert layout.name == "Integrasjonskart – Region"
    assert "Kommunale systemer: Turnus: 1 steg · 2 behov." in layout.description
    assert "EPJ → Kjernejournal: integrasjon som mangler, FHIR." in layout.description
    assert layout.description.endswith("Eksempeldata.")


def test_a_map_of_nothing_is_a_sentence() -> None:
    layout = lay_out_map(Touches(Touched(RECORD, "", "record")), "Region")
    assert [piece.text for piece in of(layout, "notice")] == ["Ingen steg eller behov nevner noe system ennå."]
    assert not layout.lines


@pytest.mark.parametrize(
    "renderer",
    [
        "bundled",
        pytest.param("dot", marks=pytest.mark.skipif(not shutil.which("dot"), reason="no dot on this machine")),
    ],
)
def test_hostile_names_are_only_text(renderer: Renderer) -> None:
    systems = tuple(system(number, GROUPS[number], name) for number, name in enumerate(NAMES))
    connections = tuple(
        Connection(RECORD, each.key, "in-use", standards) for each, standards in zip(systems, STANDARDS, strict=False)
    )
    dot = write_map(lay_out_map(Touches(RECORD_SYSTEM, systems=systems, connections=connections), NAMES[4]))
    svg = render(dot, "svg", renderer).decode()
    texts = " ".join(each.text or "" for each in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text"))
    assert '<b>fet</b> &amp; \\N \\\\ "sitat" {a|b} ny' in texts
    assert "\u27e8U+202E\u27e9tilbake" in texts
    assert not {"\x1b", "\u202e"} & set(svg)
    assert svg.count("<path") >= len(systems)
    assert "local 0" not in svg


@pytest.mark.skipif(not shutil.which("dot"), reason="no dot on this machine")
def test_both_renderers_put_everything_in_the_same_place() -> None:
    systems = tuple(system(number, group, NAMES[0]) for number, group in enumerate(GROUPS))
    connections = tuple(
        Connection(*ends, status, ("FHIR",), (), status == "planned")
        for ends, status in zip([(RECORD, each.key) for each in systems], get_args(Status), strict=False)
    )
    dot = write_map(
        lay_out_map(Touches(RECORD_SYSTEM, systems=systems, connections=connections), "Region", example=True)
    )

    def places(renderer: Renderer) -> list[tuple[str | None, float, float]]:
        root = ElementTree.fromstring(render(dot, "svg", renderer))
        texts = root.iter("{http://www.w3.org/2000/svg}text")
        return [(each.text, float(each.get("x", 0)), float(each.get("y", 0))) for each in texts]

    for ours, theirs in zip(places("bundled"), places("dot"), strict=True):
        assert ours[0] == theirs[0]
        assert ours[1:] == pytest.approx(theirs[1:], abs=1)


def test_every_line_and_box_is_drawn() -> None:
    systems = tuple(chain(*((system(number, group), system(-number, group)) for number, group in enumerate(GROUPS, 1))))
    layout = lay_out_map(Touches(RECORD_SYSTEM, systems=systems), "Region")
    root = ElementTree.fromstring(render(write_map(layout), "svg"))
    lines = [each for each in root.iter("{http://www.w3.org/2000/svg}path") if each.get("fill") == "none"]
    boxes = [piece for piece in layout.pieces if piece.look in (*BOXES, "frame", "record")]
    outlined = [each for each in root.iter("{http://www.w3.org/2000/svg}path") if each.get("fill") != "none"]
    assert len(lines) == len(layout.lines)
    assert len(outlined) == len(boxes)
