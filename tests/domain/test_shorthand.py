from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from behov.domain.catalogue import Catalogue
from behov.domain.shorthand import Line, Vocabulary, read_line, vocabulary
from behov.storage.workspace_folder import WorkspaceFolder


@pytest.fixture
def known(folder: Path) -> Vocabulary:
    return vocabulary(WorkspaceFolder(folder).load(), ["legemidler-hjemme"])


def test_a_whole_line_is_understood(known: Vocabulary) -> None:
    line = read_line("Sykepleier: Avstemme liste ved mottak #hent-liste %epj %pll &skien !må", known)
    assert (line.role, line.priority, line.text) == ("Sykepleier", "must", "Avstemme liste ved mottak")
    assert (line.steps, line.systems, line.components, line.municipalities) == (
        ("legemidler-hjemme/hent-liste",),
        ("EPJ",),
        ("PLL",),
        ("4003",),
    )


@pytest.mark.parametrize(
    "text",
    [
        "Det må virke 100 % av tiden",
        "Dette er viktig!",
        "Rom #4711 og !!! og &co og %ukjent",
        "Merk: dette er ingen rolle",
        "a+b og C# og A&B",
        "se kl. 10:30 og https://eksempel.no",
        "! # % &",
        "5 < 7 > 3 * 2",
    ],
)
def test_what_is_not_known_is_text(known: Vocabulary, text: str) -> None:
    assert read_line(text, known) == Line(text)


def test_other_words_for_a_role_give_its_usual_name(known: Vocabulary) -> None:
    assert read_line("sjukepleiar: Treng oversikt", known).role == "Sykepleier"


def test_a_plus_parks_the_line(known: Vocabulary) -> None:
    line = read_line("+ Hvem eier multidoselisten?", known)
    assert (line.parked, line.text) == (True, "Hvem eier multidoselisten?")
    assert read_line("+47 er landkoden", known) == Line("+47 er landkoden")


def test_a_step_has_systems_information_and_pain_points(known: Vocabulary) -> None:
    line = read_line(
        "Sykepleier: Henter liste %epj >Legemiddelliste <Ny bruker *må skrives av for hånd !må", known, step=True
    )
    assert line == Line(
        "Henter liste",
        role="Sykepleier",
        systems=("EPJ",),
        pains=("må skrives av for hånd !må",),
        inputs=("Ny bruker",),
        outputs=("Legemiddelliste",),
        words=line.words,
    )


def test_the_beginning_of_a_word_is_enough_where_only_one_begins_so(known: Vocabulary) -> None:
    assert read_line("a #papir", known).steps == ("legemidler-hjemme/hent-liste",)
    assert read_line("a #listen", known).steps == ("legemidler-hjemme/vurder",)
    assert read_line("a #list", known).steps == ()  # two steps have such a word


def test_an_accent_typed_as_two_characters_is_one(known: Vocabulary) -> None:
    assert read_line("Vi ma\u030a ha det !ma\u030a", known) == read_line("Vi må ha det !må", known)


def test_the_last_priority_said_holds(known: Vocabulary) -> None:
    assert read_line("a !må !kan", known).priority == "could"


def test_completions_begin_with_what_was_typed(known: Vocabulary) -> None:
    assert [choice.label for choice in known.completions("%", "pll")][:1] == ["PLL"]
    assert [choice.id for choice in known.completions("!", "")] == ["must", "should", "could", "wont"]
    assert known.completions("#", "finnes ikke") == ()


def test_everything_understood_is_marked_where_it_stands(known: Vocabulary) -> None:
    typed = "Sykepleier: Liste %pll !må"
    line = read_line(typed, known)
    assert [(typed[word.start : word.end], word.meaning) for word in line.words] == [
        ("Sykepleier:", "role"),
        ("%pll", "component"),
        ("!må", "priority"),
    ]


@given(st.text(max_size=60), st.booleans())
def test_any_line_is_read_and_no_word_is_lost(typed: str, step: bool) -> None:
    nothing_known = Vocabulary()
    line = read_line(typed, nothing_known, step=step)
    assert all(0 <= word.start < word.end for word in line.words)
    if not line.words:
        import unicodedata

        assert line.text.split() == unicodedata.normalize("NFC", typed).split()


def test_an_empty_workspace_knows_the_priorities() -> None:
    from behov.domain.workspace import Workspace

    known = vocabulary(Workspace(catalogue=Catalogue()))
    assert read_line("Noe !bør", known).priority == "should"
