"""What an import does, in words: complete in every language, and never with a birth number."""

from datetime import date, datetime

import pytest

from behov.domain.importing.bringing_in import BringingIn
from behov.domain.importing.coming_in import Difference
from behov.domain.importing.sheet import Refusal
from behov.domain.importing.taking_over import TakingOver
from behov.domain.other_tables import Requirement
from behov.domain.process import Step
from behov.domain.reasons import Reason
from behov.domain.record import Language
from behov.domain.workshop import TABLES, Need, Note, Workshop
from behov.domain.workspace import Finding, Workspace
from behov.services.import_in_short import not_taken, remark_on, summary_of
from behov.services.import_in_words import lines_of
from behov.text import LANGUAGES, use_language

BIRTH_NUMBER = "13097248022"
STEP = Step(id="a", text="Henter")
FOLDER = TakingOver(
    workshops=(Workshop(path="workshops/x.toml", title=f"Om {BIRTH_NUMBER}", kind="needs", date=date(2024, 9, 12)),),
    rows={"workshops/y.toml": {"needs": (Need(id="HJT-AAAAAA", text="A"),), "notes": (Note(id="HJT-B", text="B"),)}},
    redrawn=(("HJT-AAAAAA", "HJT-BBBBBB"),),
    differences=(
        Difference("workshops/y.toml", "workshops/z.toml", "HJT-CCCCCC", (("text", BIRTH_NUMBER, None),)),
        Difference("processes/p.toml", "processes/p.toml", "", (("as_is", (STEP,), (STEP, STEP.replace(text="Gir"))),)),
    ),
    left_out=(
        Finding(f"workshops/{BIRTH_NUMBER}.toml", "personal-data", ("needs", BIRTH_NUMBER), {"key": BIRTH_NUMBER}),
    ),
    held_back={"workshops/feil.toml": 7},
    municipalities=("4001",),
    catalogue=("areas.x",),
    invented=True,
)
FILE = BringingIn(
    "workshops/y.toml",
    new=((3, Need(id="HJT-AAAAAA", text="Se", priority="must", role="Lege")), (4, Note(id="HJT-BBBBBB", text="Hvem?"))),
    there=(5,),
    differences=(Difference("workshops/y.toml", "6", "HJT-CCCCCC", (("text", "Vårt", "Deres"),)),),
    refused=(Refusal(7, BIRTH_NUMBER, Reason("{value}", {"value": BIRTH_NUMBER})),),
    columns=(("Behov", "text"), (BIRTH_NUMBER, None)),
    kept={BIRTH_NUMBER: 1, "": 2},
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("plan", [FOLDER, FILE])
def test_everything_is_said_and_no_birth_number(plan: TakingOver | BringingIn, language: Language) -> None:
    use_language(language)
    lines = lines_of(plan, Workspace())
    said = "\n".join(f"{line.kind} {line.where} {line.said}" for line in lines)
    assert BIRTH_NUMBER not in said + summary_of(plan) + remark_on(plan)
    assert len(lines) == (10 if plan is FOLDER else 7)
    assert "{" not in said


def test_a_folder_is_counted_table_by_table_and_what_stays_out_too() -> None:
    assert summary_of(FOLDER) == "1 verksted, 1 behov, 1 notat"
    assert not_taken(FOLDER) == 2
    every = TakingOver(
        rows={"x": {table: (kind.model_validate({"id": "x", "text": "x"}),) for table, kind in TABLES.items()}}
    )
    assert summary_of(every).count(", ") == len(TABLES) - 1


def test_a_difference_names_both_and_of_lists_only_what_the_other_lacks() -> None:
    said = [line.said for line in lines_of(FOLDER, Workspace())]
    assert "as_is: her «Henter», der «Gir»" in said
    assert "HJT-CCCCCC workshops/y.toml / rad 6" in [line.where for line in lines_of(FILE, Workspace())]
    when = Difference("x", "x", "", (("recorded", datetime.fromisoformat("2024-09-12 10:42"), None),))
    (line,) = lines_of(TakingOver(differences=(when,)), Workspace())
    assert line.said == "tid: her «2024-09-12 10:42:00», der ingenting"


def test_what_is_there_already_or_refused_is_remarked() -> None:
    assert "rad" in remark_on(FILE)
    assert remark_on(BringingIn("x", there=(1, 2))) == "2 rader er i verkstedet fra før."
    assert remark_on(TakingOver()) == remark_on(BringingIn("x")) == "Det er ikke noe nytt der."
    assert remark_on(FOLDER) == ""


def test_a_requirement_that_comes_in_under_a_number_of_ours_is_named() -> None:
    ours, theirs = (
        Workshop(
            path=f"workshops/{name}.toml",
            title="Krav",
            kind="specification",
            date=date(2024, 12, 4),
            requirements=(Requirement(id=name, text="Skal vise", number="F-HJT-001"),),
        )
        for name in ("REG-AAAAAA", "REG-BBBBBB")
    )
    workspace = Workspace(workshops=(ours,))
    for plan in (TakingOver(workshops=(theirs,)), TakingOver(rows={ours.path: {"requirements": theirs.requirements}})):
        (said,) = (line for line in lines_of(plan, workspace) if "F-HJT-001" in line.said)
        assert said.where == "REG-BBBBBB"
        assert "REG-AAAAAA" in said.said
