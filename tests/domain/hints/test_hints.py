"""Hints: what sets them off in bokmål and nynorsk alike, what does not, and what becomes of them."""

from pathlib import Path
from typing import Any

import pytest
import rtoml
from hypothesis import given
from hypothesis import strategies as st

from behov.domain.hints import HINT_KINDS, HintWords, hint_words, hints_of, hints_of_requirement, text_hints
from behov.domain.hints.hint import WHY
from behov.domain.other_tables import Requirement
from behov.domain.process import Process, Step
from behov.domain.settings import Settings
from behov.domain.workshop import Need, Workshop
from behov.domain.workspace import Workspace
from behov.storage.catalogue_files import read_catalogue

CATALOGUE = read_catalogue("behov.toml", {})[0]
WORDS = HintWords(CATALOGUE)
TWINS: list[dict[str, Any]] = rtoml.loads((Path(__file__).parents[2] / "data/hints.toml").read_text("utf-8"))["twins"]
PROCESS = Process(path="processes/p.toml", title="P", area="institusjon", as_is=(Step(id="gi", text="Gir"),))


def workshop(kind: str = "needs", area: str = "institusjon", **rows: object) -> Workshop:
    given = {"path": "workshops/w.toml", "title": "W", "kind": kind, "date": "2024-09-12", "area": area, **rows}
    return Workshop.model_validate(given, strict=False)


def workspace(*workshops: Workshop) -> Workspace:
    return Workspace(Settings(), CATALOGUE, workshops, (PROCESS,))


def kinds(need: Need, where: Workshop | None = None) -> list[str]:
    where = where or workshop()
    return [hint.kind for hint in hints_of(workspace(where), where, need)]


def need(text: str = "Vi må se listen, slik at ingen gir feil dose.", **known: Any) -> Need:
    return Need(id="INS-7K3PM2", text=text, **{"role": "Lege", "steps": ("p/gi",), **known})


@pytest.mark.parametrize("twin", TWINS, ids=lambda twin: twin["nb"][:50])
def test_twins_in_bokmal_and_nynorsk_set_off_the_hints_that_people_expect(twin: dict[str, Any]) -> None:
    for written in ("nb", "nn"):
        found = text_hints(twin[written], WORDS)
        assert [hint.kind for hint in found] == twin["kinds"], twin[written]
        assert next((hint.service for hint in found if hint.service), None) == twin.get("service")


def test_there_are_sentences_with_and_without_each_hint_of_words() -> None:
    counted = {kind: sum(kind in twin["kinds"] for twin in TWINS) for kind in HINT_KINDS}
    assert {kind for kind, count in counted.items() if count >= 5} == {
        *("scope", "product", "solution", "several", "absolute")
    }
    assert sum(not twin["kinds"] for twin in TWINS) > 40


PIECES = st.sampled_from(
    (
        *(
            "Legevakta",
            "fastlegen",
            "må",
            "og",
            "samt",
            "i tillegg",
            "skal",
            "alltid",
            "for",
            "å",
            "slik at",
            "journal",
        ),
        *("til", "knapper", "DIPS", "Som", "lege", "trenger", "jeg", "vi", ",", ".", ";", "?", "i dag", "100 %", "\n"),
    )
)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=25).map(" ".join)))
def test_no_text_is_too_odd_and_the_words_of_a_hint_stand_in_it(text: str) -> None:
    for hint in text_hints(text, WORDS):
        assert hint.spans
        assert hint.words
        for start, end in hint.spans:
            assert 0 <= start < end <= len(text)
            assert text[start:end].strip() == text[start:end]
            assert " ".join(text[start:end].split()) in hint.words
        assert hint.why == WHY[hint.kind]


@given(st.lists(PIECES, max_size=20).map(" ".join), st.booleans())
def test_a_hint_that_was_taken_or_waved_through_is_not_given_again(text: str, taken: bool) -> None:
    where = workshop()
    said = Need(id="INS-7K3PM2", text=text)
    found = hints_of(workspace(where), where, said, WORDS)
    for hint in found:
        decided = said.replace(**{"taken" if taken else "waived": (hint.kind,)})
        assert hints_of(workspace(where), where, decided, WORDS) == tuple(
            each for each in found if each.kind != hint.kind
        )


def test_a_very_long_text_is_looked_through_in_a_moment() -> None:
    for text in ("og må " * 5_000, "Legevakta " * 5_000, "i dag, " * 5_000, "for å " * 5_000, "a" * 50_000):
        text_hints(text, WORDS)


# What is not said


def test_a_role_is_missed_and_offered_where_the_text_names_just_one() -> None:
    assert kinds(need()) == []
    where = workshop()
    for text, role in (
        ("Som sykepleier trenger jeg listen, slik at dosen er rett.", "Sykepleier"),
        ("Som sjukepleiar treng eg lista, slik at dosen er rett.", "Sykepleier"),  # the workspace speaks bokmål
        ("Som vaktmester i bolig må jeg inn, slik at det blir varmt.", "Vaktmester i bolig"),
        ("Vi må se listen, slik at dosen er rett.", None),
        ("Som sykepleier trenger jeg A, for å B. Som lege trenger jeg C.", None),
    ):
        found = hints_of(workspace(where), where, need(text, role=None))
        assert [hint.role for hint in found if hint.kind == "role"] == [role], text


def test_a_benefit_is_said_in_the_text_or_by_an_effect() -> None:
    bare = "Vi må se listen hjemme."
    assert kinds(need(bare)) == ["benefit"]
    assert kinds(need(bare, effects=("TJ2",))) == []
    for said in ("slik at ingen gir feil dose", "for å unngå feil", "så vi slipper å ringe", "utan å ringe"):
        assert kinds(need(f"Vi må se listen hjemme, {said}.")) == [], said
    assert kinds(need("Vi må ha mulighet for å se listen.")) == ["benefit"]


def test_a_step_is_missed_only_where_the_area_has_processes() -> None:
    assert kinds(need(steps=())) == ["step"]
    assert kinds(need(steps=()), workshop(area="ledelse")) == []
    assert kinds(need(steps=(), area="ledelse")) == []
    assert kinds(need(steps=(), area="institusjon"), workshop(area="ledelse")) == ["step"]


def test_a_regional_need_gets_hints_of_its_words_only() -> None:
    where = workshop("consolidation")
    assert kinds(need("Journal for helsestasjonen.", role=None, steps=()), where) == ["scope"]


@pytest.mark.parametrize(
    "known",
    [{"scope": "out"}, {"status": "parked"}, {"status": "rejected"}, {"outcome": "out"}, {"outcome": "parked"}],
)
def test_what_is_not_procured_gets_no_hint(known: dict[str, str]) -> None:
    assert kinds(need("Legevakta må alltid ha egen modul.", role=None, **known)) == []


def test_a_service_that_somebody_has_looked_at_is_not_asked_about_again() -> None:
    assert kinds(need("Legevakta må ha modul, slik at B.")) == ["scope"]
    assert kinds(need("Legevakta må ha modul, slik at B.", adjacent="legevakt")) == []


# Products that only the workspace knows


def test_products_and_suppliers_that_the_workspace_has_recorded_are_known_too() -> None:
    market = workshop(
        "market", path="workshops/m.toml", systems=[{"id": "REG-000001", "name": "Omsorgen", "supplier": "Nordlys"}]
    )
    where = workshop()
    words = hint_words(workspace(where, market))
    assert [hint.words for hint in text_hints("Listen må komme fra Omsorgen til Nordlys.", words)] == [
        "«Omsorgen», «Nordlys»"
    ]
    assert text_hints("Omsorgen må være god.", words) == ()  # at the beginning of a sentence any word has a capital


def test_a_workspace_adds_words_of_its_own() -> None:
    catalogue, found = read_catalogue("behov.toml", {"hints": {"products": {"also": ["omsorgsportalen"]}}})
    assert not found
    assert [hint.kind for hint in text_hints("Vi må bruke omsorgsportalen.", HintWords(catalogue))] == ["product"]
    assert [hint.kind for hint in text_hints("Vi må bruke DIPS.", HintWords(catalogue))] == ["product"]


def test_without_word_lists_there_are_no_hints_of_words() -> None:
    words = hint_words(Workspace())
    kinds = {hint.kind for twin in TWINS for hint in text_hints(twin["nb"], words)}
    assert kinds <= {"solution"}  # «samme … som i dag» is no list


# Requirements


def requirement(text: str, **known: Any) -> list[str]:
    asked = Requirement(id="REG-5T7CQ8", text=text, **known)
    return [hint.kind for hint in hints_of_requirement(workspace(), asked)]


def test_a_requirement_gets_hints_of_its_words_and_of_what_it_rests_on() -> None:
    assert requirement("Løsningen skal vise listen.") == []
    assert requirement("Løsningen skal vise listen i en fane, og den skal virke med DIPS.") == [
        *("product", "solution", "several")
    ]
    assert requirement("Løsningen skal vise listen.", category="absolute") == ["absolute"]
    assert requirement("Løsningen skal alltid vise listen.", category="evaluated") == ["absolute"]
    assert requirement("Løsningen skal alltid vise listen.", category="absolute", reference="Normen") == []
    assert requirement("Løsningen skal vise listen, slik at dosen er rett.", category="absolute") == []
    assert requirement("Løsningen skal vise listen.", category="absolute", waived=("absolute",)) == []
    assert requirement("Løsningen skal ha knapper.", state="withdrawn") == []
    assert requirement("") == []
