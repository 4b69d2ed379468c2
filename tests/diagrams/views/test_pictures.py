"""The pictures of a process: the change, the needs step by step, and what the wall and a tender are shown."""

from typing import Any

import pytest

from behov.diagrams.asked import View
from behov.diagrams.chart import Chart, Node
from behov.diagrams.positions import Layout
from behov.diagrams.views.drawing import as_seen, chart
from behov.diagrams.views.nodes import Drawing, has_steps
from behov.domain.process import Process, Step
from behov.text import tr, use_language, word
from tests.diagrams.made import CATALOGUE, laid_out, step
from tests.diagrams.problems import problems

AS_IS = (
    step("start", "Bruker ringer", kind="start", role="Bruker"),
    step("hent", "Henter papirliste", role="Lege", minutes=10, systems=["EPJ"]),
    step("fyll", "Fyller ut skjema", role="Merkantil"),
    step("arkiver", "Arkiverer", role="Merkantil"),
)
TO_BE = (
    step("start", "Bruker ringer", kind="start", role="Bruker"),
    step("hent", "Åpner listen på mobilen", role="Sykepleier", minutes=2.5, systems=["EPJ", "Profil"]),
    step("varsle", "Varsler bruker", role="Sykepleier"),
    step("arkiver", "Arkiverer", role="Merkantil"),
)


def asked(view: View, as_is: tuple[Step, ...] = AS_IS, to_be: tuple[Step, ...] = TO_BE, **fields: Any) -> Drawing:
    process = Process(path="processes/p.toml", title="Legemidler", as_is=as_is, to_be=to_be)
    return Drawing(process, view, CATALOGUE, **fields)


def nodes(shown: Chart) -> dict[str, Node]:
    return {node.id: node for node in shown.nodes}


def told(shown: Chart) -> dict[str, tuple[str, ...]]:
    return {node.id: panel.texts for node in shown.nodes for panel in node.panels}


def printed(layout: Layout) -> str:
    pieces = (*layout.heading, *(piece for each in layout.steps for piece in each.pieces), *layout.notes)
    return " ".join(piece.text for piece in pieces)


def test_a_change_says_in_words_what_is_new_changed_and_gone() -> None:
    use_language("nb")
    assert told(chart(asked("change"))) == {
        "hent": ("endret: rolle (var Lege), tekst, systemer, tid (10 → 2,5 min)",),
        "varsle": ("ny",),
        "fyll": ("utgår",),
    }


def test_a_change_has_the_roles_and_the_ways_of_both() -> None:
    shown = chart(asked("change"))
    assert shown.lanes == ("Bruker", "Sykepleier", "Merkantil")
    changes = {(way.source, way.target): way.change for way in shown.ways}
    assert changes == {
        ("start", "hent"): "same",
        ("hent", "varsle"): "new",
        ("varsle", "arkiver"): "new",
        ("hent", "fyll"): "gone",
        ("fyll", "arkiver"): "gone",
    }


def test_a_step_that_nobody_has_timed_again_has_not_changed_in_time() -> None:
    shown = chart(asked("change", (step("a", minutes=10),), (step("a"),)))
    assert told(shown) == {}


def test_measures_and_remarks_stand_below_a_change() -> None:
    layout = laid_out(
        asked("change", measures=((("", "Nå", "Så"), ("Arbeid", "10 timer", "2 timer")),), remarks=("Anslag.",))
    )
    assert all(words in printed(layout) for words in ("10 timer", "2 timer", "Anslag."))
    assert problems(layout) == []


def test_heat_tells_how_many_needs_of_each_priority_and_shades_by_their_number() -> None:
    use_language("nb")
    needs = {"hent": {"must": 5, "could": 2, "": 1}, "fyll": {"should": 1}}
    shown = nodes(chart(asked("heat", needs=needs)))
    assert [badge.name for badge in shown["hent"].badges] == ["må 5", "kan 2", "uprioritert 1"]
    assert {step_id: (node.needs, node.tint) for step_id, node in shown.items()} == {
        "start": (None, ""),  # nobody needs anything of a start
        "hent": (8, "heat-4"),
        "fyll": (1, "heat-1"),
        "arkiver": (0, "heat-0"),
    }


def test_heat_names_the_steps_that_nobody_had_a_need_for_and_counts_those_elsewhere() -> None:
    shown = chart(asked("heat", needs={"hent": {"must": 1}, "varsle": {"must": 2}}))
    assert "Fyller ut skjema · Arkiverer" in shown.notes[0]
    assert "Bruker ringer" not in shown.notes[0]
    assert shown.notes[1].startswith("2 ")


def test_heat_is_of_what_should_be_where_nothing_is_told_of_what_is() -> None:
    assert "varsle" in nodes(chart(asked("heat", as_is=())))


def test_the_wall_has_pain_points_in_words_and_larger_type() -> None:
    hurting = (step("a", pains=["Listen er utdatert", "Ingen svarer"]),)
    wall = laid_out(asked("as-is", hurting, audience="wall"))
    screen = laid_out(asked("as-is", hurting))
    assert "! Listen er utdatert" in printed(wall)
    assert "! 2" not in printed(wall)
    assert "utdatert" not in printed(screen)
    assert {piece.size for piece in wall.steps[0].parts if piece.look == "text"} == {12}
    assert {piece.size for piece in screen.steps[0].parts if piece.look == "text"} == {9}


@pytest.mark.parametrize("view", ["as-is", "to-be", "change", "heat"])
def test_a_tender_has_neither_pain_points_nor_products_nor_what_is_exempt(view: View) -> None:
    secret = step(
        "hent", "Åpner Profil", role="Profil-bruker", systems=["EPJ Profil", "Telefon"], pains=["Profil er treg"],
        kind="decision", branches={"Profil sier ja": "hemmelig"},
    )  # fmt: skip
    answers = {"Trusselen er reell": "hent"}
    exempt = step(
        "hemmelig", "Vurderer trussel", exempt="offl. § 24", systems=["KJ"], role="Vaktleder", branches=answers
    )
    steps = (secret, exempt)
    shown = asked(view, steps, (*steps, step("ny")), audience="tender", products=frozenset({"Profil", "Telefon"}))
    words = printed(laid_out(shown)) + chart(shown).description + str(chart(shown).ways)
    assert not any(hidden in words for hidden in ("Profil", "treg", "Telefon", "russel", "Vaktleder"))
    assert tr("Exempt from public access") in words
    if view in ("as-is", "to-be"):
        assert [badge.name for badge in nodes(chart(shown))["hent"].badges] == [tr("EPJ"), tr("other system")]


def test_what_is_told_of_a_process_names_no_product_in_a_tender() -> None:
    process = Process(
        path="p.toml", title="Om Profil", trigger="Profil varsler", result="Lagt i Profil", owner="Profil"
    )
    seen = as_seen(Drawing(process, "as-is", CATALOGUE, audience="tender", products=frozenset({"Profil"}))).process
    assert "Profil" not in f"{seen.title}{seen.trigger}{seen.result}{seen.owner}"


def test_a_change_is_shown_only_between_two_situations() -> None:
    only_as_is = asked("as-is", to_be=()).process
    assert not has_steps(only_as_is, "change")
    assert has_steps(only_as_is, "heat")
    assert has_steps(asked("change").process, "change")


def test_words_of_priorities_are_those_of_the_format() -> None:
    shown = nodes(chart(asked("heat", needs={"hent": {"wont": 1}})))
    assert shown["hent"].badges[0].name == f"{word('wont')} 1"


def test_what_is_not_described_has_not_gone() -> None:
    layout = laid_out(asked("change", to_be=(), measures=((("", "Nå"), ("Arbeid", "1")),)))
    assert not layout.steps
    assert tr("No change to show until both the as-is and the to-be are described.") in printed(layout)
    assert layout.description == layout.notes[0].text
