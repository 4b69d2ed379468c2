"""A BPMN file holds together: its references, its lanes and its drawing."""

import re
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from hypothesis import HealthCheck, given, settings

from behov.diagrams.bpmn.file import write_bpmn
from behov.diagrams.looks.measure import text_width
from behov.diagrams.views.nodes import Drawing
from behov.domain.process import Process
from behov.text import tr
from tests.diagrams.bpmn.problems import every, of, problems, texts
from tests.diagrams.made import CATALOGUE, drawing, processes, step

unhurried = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def written(drawn: Drawing) -> Element:
    return ElementTree.fromstring(write_bpmn(drawn))


def full(**fields: object) -> Drawing:
    """A process with something of everything."""
    return drawing(
        step("a", "Søknad mottatt", kind="start", role="Innbygger"),
        step(
            "b",
            role="Saksbehandler",
            inputs=["Søknad"],
            outputs=["Sak", "Kvittering"],
            pains=["Tungt", "Tregt"],
            systems=["EPJ"],
            minutes=10,
            next=["c", "d"],
        ),
        step("c", "Venter på svar", kind="wait", role="Saksbehandler", outputs=["Svar"], next=["e"]),
        step("d", role="Lege", inputs=["Sak"], next=["e"]),
        step("e", "Klart?", kind="decision", inputs=["Svar"], pains=["Uklart"], branches={"Ja": "f", "Nei": "b"}),
        step("f", "Ferdig", kind="end", role="Innbygger"),
        needs={"b": 3},
        **fields,
    )


def test_a_process_with_something_of_everything_holds_together() -> None:
    assert problems(written(full())) == []


@unhurried
@given(processes(most_steps=25, most_lanes=5, most_loops=4))
def test_a_process_as_people_draw_them_holds_together(drawn: Drawing) -> None:
    assert problems(written(drawn)) == []


@unhurried
@given(processes(most_steps=25, most_lanes=8, most_loops=20, wild=True))
def test_a_process_as_nobody_should_draw_it_holds_together_too(drawn: Drawing) -> None:
    assert problems(written(drawn)) == []


def test_a_process_without_steps_is_a_file_too() -> None:
    assert problems(written(Drawing(Process(path="p.toml", title="Tom"), "to-be", CATALOGUE))) == []


def test_a_lane_and_a_pool_are_high_enough_for_their_names() -> None:
    long = "Saksbehandler (autorisert helsepersonell) i tildelingsteamet for helse og omsorg"
    drawn = drawing(step("a", kind="start", role=long), step("b", role="B"), step("c", role=long), title=long * 2)
    root = written(drawn)
    assert problems(root) == []
    heights = {of(tag, "bpmnElement"): tag[0].attrib["height"] for tag in every(root, "BPMNShape", prefix="bpmndi")}
    lane = next(of(tag, "id") for tag in every(root, "lane"))
    assert 2 * int(heights[lane]) > text_width(long, 12)
    assert 2 * int(heights["pool"]) > text_width(long * 2, 12)


def test_the_same_process_gives_the_same_bytes() -> None:
    assert write_bpmn(full()) == write_bpmn(full())


def test_each_thing_is_one_data_object_however_many_steps_name_it() -> None:
    root = written(full())
    assert sorted(of(tag, "name") for tag in every(root, "dataObject")) == ["Kvittering", "Sak", "Svar", "Søknad"]
    assert sum(of(tag, "name") == "Sak" for tag in every(root, "dataObjectReference")) == 2


def test_systems_time_and_needs_are_told_in_the_documentation() -> None:
    told = texts(written(full()), "documentation")
    assert any("EPJ" in text and "10 min" in text and tr("Systems: {names}", names="EPJ") in text for text in told)
    assert any("3 behov" in text for text in told)


def test_pain_points_are_annotations_but_not_in_a_tender() -> None:
    assert texts(written(full()), "text") == ["– Tungt\n– Tregt", "Uklart"]
    assert texts(written(full(audience="tender")), "text") == []


def test_a_wait_is_an_event_with_a_clock() -> None:
    (wait,) = every(written(full()), "intermediateCatchEvent")
    assert list(every(wait, "timerEventDefinition"))


def test_of_several_starts_each_says_when() -> None:
    root = written(
        drawing(step("a", "Ny bruker", kind="start", next=["c"]), step("b", "Endring", kind="start"), step("c"))
    )
    assert texts(root, "condition") == ["Ny bruker", "Endring"]


@pytest.mark.parametrize("text", ["<b>&\"'", "]]>", "x\x00\x1b[2J\u202ey", "a\tb\r\nc", "\ufffe\uffff", "\ud800", "  "])
def test_any_text_can_be_read_and_hides_nothing(text: str) -> None:
    drawn = drawing(
        step("a", text, role=text, inputs=[text], outputs=[text], pains=[text], systems=[text], branches={text: "b"}),
        step(text, text),
        step("b"),
        title=text,
    )
    assert problems(written(drawn)) == []
    assert not re.search("[\x00-\x08\x0b-\x1f\u202e\ufffe\uffff]", write_bpmn(drawn).decode())


def test_a_birth_number_is_left_out() -> None:
    number = "018190 00049"
    drawn = drawing(
        step("a", f"Ringer {number}", role=number, systems=[number], pains=[number], inputs=[number]), title=number
    )
    assert number[:6] not in write_bpmn(drawn).decode()


def test_a_lane_without_a_role_and_a_step_without_a_text_have_names() -> None:
    root = written(drawing(step("a", " ", role=" ")))
    names = {of(tag, "name") for tag in every(root, "lane", "task")}
    assert names == {tr("without role"), tr("(no text)")}


def test_a_role_of_many_lines_has_a_head_too() -> None:
    """The head was made higher and higher, and its name was never on fewer lines."""
    assert write_bpmn(drawing(step("a", role="Lege\nSykepleier\r\nMerkantil\nLeder")))
