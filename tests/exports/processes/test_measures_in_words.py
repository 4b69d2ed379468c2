from typing import Any

import pytest

from behov.domain.catalogue import Catalogue, Municipality
from behov.domain.measuring.quantity import Basis, Quantity
from behov.domain.process import Process, Step, Volume
from behov.domain.record import Language
from behov.domain.workspace import Workspace
from behov.exports.processes.measures_in_words import MeasureTable, measures_in_words
from behov.exports.processes.quantity_in_words import amount, difference, number
from behov.text import use_language

CATALOGUE = Catalogue(
    municipalities={
        "4001": Municipality(id="4001", name="Porsgrunn", inhabitants=36_000),
        "4003": Municipality(id="4003", name="Skien", inhabitants=55_000),
    }
)


def step(name: str, **fields: Any) -> Step:
    return Step.model_validate({"id": name, "text": name, "role": "Lege", **fields})


def table(*as_is: Step, to_be: tuple[Step, ...] = (), **volume: Any) -> MeasureTable:
    process = Process(
        path="processes/p.toml", title="P", as_is=as_is, to_be=to_be, volume=Volume.model_validate(volume)
    )
    return measures_in_words(Workspace(catalogue=CATALOGUE, processes=(process,)), process, ("4001", "4003"))


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def lines(found: MeasureTable) -> list[tuple[str, ...]]:
    return [tuple(map(plain, line)) for line in (line for each in found.tables for line in each)]


@pytest.mark.parametrize(
    ("language", "written"),
    [("nb", ["12 346", "−2,5", "3", "0,2", "0"]), ("en", ["12,346", "−2.5", "3", "0.2", "0"])],
)
def test_numbers_are_written_as_the_language_does(language: Language, written: list[str]) -> None:
    use_language(language)
    assert [plain(number(value)) for value in (12345.6, -2.5, 3.0, 0.21, -0.01)] == written


def test_of_an_estimate_three_figures_are_told() -> None:
    assert plain(number(1_318_559.4, estimated=True)) == "1 320 000"
    assert plain(number(-79_061, estimated=True, signed=True)) == "−79 100"
    assert number(3, signed=True) == "+3"


def test_an_estimate_and_what_is_left_out_are_said_with_the_number() -> None:
    guess, partly = frozenset[Basis](("municipality",)), frozenset[Basis](("minutes-missing",))
    assert plain(amount(Quantity(1234), "hours-per-year")) == "1 234 timer"
    assert plain(amount(Quantity(1234, guess), "hours-per-year")) == "ca. 1 230 timer"
    assert plain(amount(Quantity(1234, guess | partly), "hours-per-year")) == "minst ca. 1 230 timer"
    assert difference(Quantity(-20, partly), "minutes-per-run") == "−20 min (usikkert)"
    assert difference(Quantity(0, guess), "minutes-per-run") == "uendret"
    assert amount(Quantity(1), "hours-per-year") == "1 time"
    assert amount(None, "hours-per-year") == "–"


def test_both_variants_stand_beside_each_other_with_their_difference() -> None:
    found = table(
        step("a", minutes=20, systems=["EPJ"], pains=["treg"]),
        step("b", minutes=10, role="Pleier"),
        to_be=(step("a", minutes=14, systems=["EPJ"]),),
        counted={"4001": 600, "4003": 1200},
    )
    assert lines(found) == [
        ("", "Nåsituasjon", "Ønsket situasjon", "Endring"),
        ("Arbeid per gang", "30 min", "14 min", "−16 min"),
        ("Arbeid i året", "900 timer", "420 timer", "−480 timer"),
        ("Overleveringer", "1", "0", "−1"),
        ("Systemer i bruk", "1", "1", "uendret"),
        ("Smertepunkter", "1", "0", "−1"),
        ("Ventepunkter", "0", "0", "uendret"),
        ("Arbeid i året, per rolle", "Nåsituasjon", "Ønsket situasjon", "Endring"),
        ("Lege", "600 timer", "420 timer", "−180 timer"),
        ("Pleier", "300 timer", "0 timer", "−300 timer"),
    ]
    assert [plain(note) for note in found.notes] == ["1 800 ganger i året. Talt i Porsgrunn, Skien."]


def test_what_is_extrapolated_says_so_and_from_what() -> None:
    found = table(step("a", minutes=60), count=100, per="10000-inhabitants", counted={"4001": 400})
    assert lines(found)[2] == ("Arbeid i året (anslag)", "ca. 950 timer", "–", "–")
    assert plain(found.notes[0]) == (
        "ca. 950 ganger i året. Talt i Porsgrunn. Anslått for 1 kommune ut fra 100 per 10 000 innbyggere."
    )


def test_equally_likely_answers_are_named() -> None:
    found = table(step("Er listen riktig?", minutes=4, branches={"ja": "b", "nei": "c"}), step("b"), step("c"))
    assert "Svar regnet som like sannsynlige: Er listen riktig?" in found.notes
    assert lines(found)[1][:2] == ("Arbeid per gang (anslag)", "minst ca. 4 min")


def test_steps_without_minutes_are_counted_and_named() -> None:
    found = table(step("Ringer", minutes=5), step("Måler"), step("Skriver " * 9), step("c"), step("d"))
    assert found.notes[1] == (
        "4 av 5 arbeidssteg mangler minutter (nåsituasjon): Måler · Skriver Skriver Skriver Skriver Skriver… · c · +1"
    )


def test_a_loop_without_a_way_out_gives_no_number_and_says_so() -> None:
    found = table(step("a", minutes=5), step("b", minutes=5, next=["a"]), count=1, per="municipality")
    assert lines(found)[1] == ("Arbeid per gang", "–", "–", "–")
    assert found.roles == ()
    assert found.notes[1].startswith("En gjennomføring kan bli uten slutt (nåsituasjon)")


@pytest.mark.parametrize(
    ("volume", "note"),
    [
        ({}, "Ingen har sagt hvor ofte prosessen går"),
        ({"count": 5}, "Det er ikke sagt hva 5 ganger i året er regnet per"),
        ({"count": 5, "per": "place"}, "5 ganger i året per sted: uten antall steder"),
    ],
)
def test_without_a_volume_roles_are_told_per_run_and_why(volume: dict[str, Any], note: str) -> None:
    found = table(step("a", minutes=5), **volume)
    assert lines(found)[-2:] == [
        ("Arbeid per gang, per rolle", "Nåsituasjon", "Ønsket situasjon", "Endring"),
        ("Lege", "5 min", "–", "–"),
    ]
    assert found.notes[0].startswith(note)


def test_what_people_wrote_is_one_visible_line() -> None:
    found = table(step("a\nb\u202e", role="R\nx\u202e", minutes=1), step("c\n\u202e"))
    said = [*found.notes, *(cell for line in (line for each in found.tables for line in each) for cell in line)]
    assert not any("\n" in each or "\u202e" in each for each in said)


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_a_process_without_steps_has_a_table_too(language: Language) -> None:
    use_language(language)
    assert all(line[1:] == ("–", "–", "–") for line in table().tables[0][1:])
