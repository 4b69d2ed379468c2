import re
import shutil
from xml.etree import ElementTree

import pytest

from behov.diagrams.dot import write_dot
from behov.diagrams.render import render
from behov.domain.settings import Renderer
from tests.diagrams.made import drawing, laid_out, step

RENDERERS = [
    "bundled",
    pytest.param("dot", marks=pytest.mark.skipif(not shutil.which("dot"), reason="no dot on this machine")),
]
HOSTILE = [
    "<b>fet</b>",
    "<>",
    "\\N og \\G \\l",
    "&aring; &lt; &#65;",
    "C:\\temp\\",
    'sa "hei"',
    '\\"',
    "-->",
    "]]> <!-- x",
    "'; DROP",
    "a:b:c",
    "漢字 🙂 æøå – …",
]


def texts(svg: bytes) -> list[str]:
    return [element.text or "" for element in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]


@pytest.mark.parametrize("renderer", RENDERERS)
@pytest.mark.parametrize("text", HOSTILE)
def test_text_comes_out_as_it_was_written(text: str, renderer: Renderer) -> None:
    drawn = drawing(
        step("start:n", text, role=text, kind="start"),
        step("\\N", text, kind="decision", branches={text: "end"}, systems=[text], components=["x:" + text]),
        step("end", "Ferdig", kind="end"),
        title=text,
    )
    svg = render(write_dot(laid_out(drawn)), "svg", renderer)
    plain = " ".join("".join(texts(svg)).split())
    assert plain.count("".join(text.split())) >= 4 or plain.count(text) >= 4
    root = ElementTree.fromstring(svg)
    assert root[0].text == laid_out(drawn).name
    assert root[1].text == laid_out(drawn).description


@pytest.mark.parametrize("renderer", RENDERERS)
def test_hidden_and_control_characters_are_shown(renderer: Renderer) -> None:
    drawn = drawing(step("a", "x\x00\x1b[2J\u202ey", role="r\x07"), title="t\x08\u2066")
    svg = render(write_dot(laid_out(drawn)), "svg", renderer).decode()
    assert not re.search("[\x00-\x08\x0b-\x1f\u202e\u2066]", svg)
    assert "␛[2J⟨U+202E⟩y" in "".join(texts(svg.encode()))


@pytest.mark.parametrize("renderer", RENDERERS)
def test_a_text_of_20000_signs_is_cut_and_drawn(renderer: Renderer) -> None:
    long = 'Å<&"\\' * 4000
    drawn = drawing(
        *(step(f"s{number}", long, role=long, systems=[long], kind="decision") for number in range(30)), title=long
    )
    assert texts(render(write_dot(laid_out(drawn)), "svg", renderer))


def test_a_layout_is_written_the_same_way_twice() -> None:
    drawn = drawing(step("a", role="A"), step("b", role="B"))
    assert write_dot(laid_out(drawn)) == write_dot(laid_out(drawn))


def test_every_node_and_every_line_has_a_place() -> None:
    written = write_dot(laid_out(drawing(step("a"), step("b", kind="wait"), step("c", kind="end"), example=True)))
    statements = [line for line in written.splitlines() if re.match(r"[abcs]\d+ ", line)]
    assert statements
    assert all("pos=" in statement for statement in statements)
