"""What everybody may see: nothing that is not named, and nothing that is exempt."""

from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from behov.domain.catalogue import Catalogue, Chapter
from behov.domain.other_tables import Agreement, Requirement
from behov.domain.process import Branch, Process, Step
from behov.domain.settings import Settings
from behov.domain.workshop import Participants
from behov.domain.workspace import Workspace
from behov.exports.everything import Options, left_behind, plan
from behov.exports.handing_over import hand_over
from behov.exports.public import allowed as public
from behov.exports.public.allowed import COLUMNS, Shown
from behov.exports.public.published import published
from behov.exports.selection import select
from behov.exports.tables import acceptance_test, annex_table, price_form
from behov.exports.tables.listed import TABLES, table
from behov.exports.tables.table import Table
from tests.exports.made import KEYS, NB, TODAY, need, rows, specification, workshop
from tests.exports.made_public import Made, planted_workspace

# What may be found where. A field that comes in here by its being named in `public` is a decision to publish it.
ABOUT = {"catalogue.components.id", "catalogue.effects.id", "catalogue.products.id"}
IN_TABLES = {
    "behovsmatrise": {"regional.id", "regional.text", *ABOUT},
    "sporingsmatrise": {
        *("regional.id", "regional.text", "raw.role", "process.title", "step.text", "other-step.text"),
        *("requirement.number", "requirement.text"),
        *("catalogue.areas.name", "catalogue.components.short", "catalogue.effects.name", *ABOUT),
    },
    "bilag-1-kravtabell": {
        *("requirement.number", "requirement.text", "requirement.reference", "requirement.verification"),
        *("regional.id", "catalogue.chapters.name", "catalogue.areas.name", "catalogue.components.id"),
        "settings.specification.letters",
    },
    "prisskjema-integrasjoner": {
        *("integration.id", "integration.direction", "integration.standard", "requirement.number"),
        *("catalogue.components.id", "catalogue.components.short", "catalogue.components.owner"),
        "catalogue.municipalities.inhabitants",
    },
    "akseptansetest": {
        *("requirement.number", "requirement.text", "requirement.reference", "requirement.verification"),
        *("regional.id", "regional.text", "catalogue.chapters.name", "process.title", "step.text", "other-step.text"),
        "settings.specification.letters",
    },
    "dekning": {
        *("catalogue.areas.id", "catalogue.areas.name", "catalogue.municipalities.id", "catalogue.municipalities.name"),
        *("consolidation.municipalities", "specification.municipalities", "specification.area"),
        "process.municipalities",
    },
}
IN_DRAWINGS = {
    *("process.title", "process.trigger", "process.result", "process.owner"),
    *(
        f"{step}.{field}"
        for step in ("step", "other-step")
        for field in ("role", "text", "inputs", "outputs", "minutes")
    ),
    "other-step.branches",
    *("settings.name", "catalogue.areas.name", "catalogue.components.short", "integration.standard"),
}
IN_DOCUMENTS = {"catalogue.chapters.intro", "settings.specification.agreement", "settings.specification.annexes"}
NAMED_IN_TABLES = {  # as those that take part, too
    *("consolidation.municipalities", "specification.municipalities", "process.municipalities"),
}
EMPTY = {*annex_table.SUPPLIERS, *price_form.SUPPLIERS, *acceptance_test.FOUND}  # for suppliers and testers to fill in


def exported(made: Made, folder: Path, options: Options) -> dict[str, set[str]]:
    """Return which fields are found in which file of an export, and in its name."""
    handed = list(hand_over(plan(made.workspace, options), folder))
    assert not [each for each in handed if each.error]
    return {each.name: made.planted.marks_in(each.name + _text(folder / each.name)) for each in handed}


def _text(path: Path) -> str:
    if path.suffix == ".pdf":
        return "".join(page.extract_text() for page in PdfReader(path).pages)
    if path.suffix in (".docx", ".xlsx"):
        with ZipFile(path) as parts:
            return "".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
    return path.read_bytes().decode("utf-8-sig")


def in_tables(made: Made) -> dict[str, set[str]]:
    """Return which fields are found in each of the public tables."""
    selection = select(made.workspace, None, TODAY, public=True)
    return {name: made.planted.marks_in(_said(table(name, selection, NB))) for name in COLUMNS}


def _said(told: Table) -> str:
    return " ".join(str(cell) for column in told.columns() for cell in column)


def test_a_public_export_has_nothing_but_what_is_named(tmp_path: Path) -> None:
    found = exported(planted_workspace(), tmp_path, Options(public=True))
    assert {name: marks for name, marks in found.items() if name.endswith(".csv")} == {
        f"{name}.csv": marks for name, marks in IN_TABLES.items()
    }
    others = {name: marks for name, marks in found.items() if not name.endswith(".csv")}
    assert others.pop("LES-MEG.txt") == {"settings.name", "catalogue.municipalities.name", *NAMED_IN_TABLES}
    drawn = {name: marks for name, marks in others.items() if not name.startswith(("bilag-1.", "behov."))}
    assert {Path(name).suffix for name in drawn} == {".svg", ".html", ".bpmn", ".pdf"}
    assert set().union(*drawn.values()) == IN_DRAWINGS
    assert set().union(*others.values()) <= IN_DRAWINGS.union(*IN_TABLES.values(), IN_DOCUMENTS)


def test_an_internal_export_has_what_the_public_has_not(tmp_path: Path) -> None:
    found = exported(planted_workspace(), tmp_path, Options(booklets=False))
    internal = set().union(*found.values()) - set().union(*IN_TABLES.values(), IN_DRAWINGS)
    assert internal >= {
        *("raw.id", "raw.text", "raw.votes", "raw.note", "raw.recorded", "raw.systems", "raw.adjacent"),
        *("regional.note", "workshop.title", "workshop.path", "workshop.date", "participants.count"),
        *("step.pains", "step.systems", "integration.source", "requirement.weight", "agreement.annual_cost_nok"),
        *("agreement.supplier", "agreement.note", "risk.event", "risk.residual", "risk.due"),
        "catalogue.stakeholders.name",
    }


def test_every_public_column_is_one_of_its_table_and_says_something() -> None:
    selection = select(planted_workspace().workspace, None, TODAY, public=True)
    for name, columns in COLUMNS.items():
        made = TABLES[name](selection, KEYS)
        assert set(columns) <= set(made.frame.columns), name
        shown = table(name, selection, KEYS).frame
        silent = {column for column in columns if not shown[column].map(bool).any()}
        assert silent - EMPTY == set(), name


@pytest.mark.parametrize(
    ("name", "column", "fields", "leaks"),
    [
        ("behovsmatrise", "votes", "RAW_NEED", "raw.votes"),
        ("behovsmatrise", "note", "REGIONAL_NEED", "regional.note"),
        ("behovsmatrise", "municipality_numbers", "", "catalogue.municipalities.id"),
        ("behovsmatrise", "raw_need_ids", "", "raw.id"),
        ("bilag-1-kravtabell", "weight", "REQUIREMENT", "requirement.weight"),
        ("akseptansetest", "municipality_numbers", "", "catalogue.municipalities.id"),
        ("sporingsmatrise", "pain_point", "STEP", "step.pains"),
        ("dekning", "participants", "", "participants.count"),
    ],
)
def test_a_column_named_by_mistake_is_found(
    monkeypatch: pytest.MonkeyPatch, name: str, column: str, fields: str, leaks: str
) -> None:
    monkeypatch.setattr("behov.exports.tables.listed.COLUMNS", {**COLUMNS, name: (*COLUMNS[name], column)})
    if fields:
        shown: Shown = getattr(public, fields)
        field = leaks.partition(".")[2]
        monkeypatch.setattr(public, fields, Shown((*shown.kept, field), shown.said))
    found = in_tables(planted_workspace())[name]
    assert found > IN_TABLES[name]
    assert leaks in found


def test_a_field_that_no_column_shows_stays_internal_though_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(public, "RAW_NEED", Shown((*public.RAW_NEED.kept, "note"), public.RAW_NEED.said))
    assert in_tables(planted_workspace()) == IN_TABLES


def test_what_lies_on_top_says_what_it_is_and_what_is_not_in_it(tmp_path: Path) -> None:
    heard = workshop("w", need("HJT-000001", exempt="offl. § 13"), need("HJT-000002"), municipalities=("4001",))
    hidden = workshop("hemmelig", need("HJT-000003"), exempt="offl. § 23")
    gathered = workshop("k", need("REG-000001", merges=("HJT-000001",)), kind="consolidation")
    required = specification(
        Requirement(id="KRV-000001", state="ready"),
        Requirement(id="KRV-000002", text="Som i Leverandøren AS"),
        Requirement(id="KRV-000003", needs=("REG-000001",)),
        Requirement(id="KRV-000004", state="withdrawn"),
    )
    signed = workshop("avtaler", agreements=(Agreement(id="REG-000009", supplier="Leverandøren AS"),))
    process = Process(path="processes/p.toml", title="P", as_is=(Step(id="a", text="A", exempt="offl. § 13"),))
    secret = process.replace(path="processes/q.toml", exempt="offl. § 13")
    workspace = Workspace(
        Settings(name="Anskaffelsen"),
        workshops=(heard, hidden, gathered, required, signed),
        processes=(process, secret),
    )
    options = Options(public=True, diagrams=False, booklets=False, on=TODAY)
    list(hand_over(plan(workspace, options), tmp_path))
    written = (tmp_path / "LES-MEG.txt").read_bytes()
    said = " ".join(written.decode("utf-8-sig").split())
    assert written.count(b"\n") == written.count(b"\r\n")
    assert max(map(len, written.decode("utf-8-sig").splitlines())) <= 80
    assert said.startswith("OFFENTLIG EKSPORT: Anskaffelsen Per 01.01.2025. 1 kommune: 4001. Les alle tekstene")
    assert "1 av 2 krav er et utkast" in said
    assert "navn er tatt ut av 1 tekst" in said
    assert "raabehov, lokal-innforing, gevinst, avtaler, ros, interessenter" in said
    assert said.endswith("1 verksted, 3 behov, 1 krav, 1 arbeidsprosess, 1 steg")
    assert "§" not in said


def test_two_public_exports_of_one_workspace_are_the_same_bytes(tmp_path: Path) -> None:
    made = planted_workspace()
    for each in ("one", "other"):
        list(hand_over(plan(made.workspace, Options(public=True, booklets=False, on=TODAY)), tmp_path / each))
    files = [path.relative_to(tmp_path / "one") for path in (tmp_path / "one").rglob("*.*")]
    assert len(files) > 10
    assert all((tmp_path / "one" / name).read_bytes() == (tmp_path / "other" / name).read_bytes() for name in files)


def test_whatever_else_lies_in_the_folder_of_a_public_export_is_named(tmp_path: Path) -> None:
    (tmp_path / "diagrammer").mkdir()
    for name in ("raabehov.csv", "diagrammer/gammel.svg", ".hidden"):
        (tmp_path / name).write_text("internt", "utf-8")
    pieces = plan(planted_workspace().workspace, Options(public=True))
    assert left_behind(pieces, tmp_path) == ["diagrammer/gammel.svg", "raabehov.csv"]
    assert left_behind(pieces, tmp_path / "ingen") == []


# What is exempt, and what rests on it alone


@pytest.mark.parametrize(
    ("exempt", "gone"),
    [
        ("regional", {"regional.id", "regional.text", "requirement.id"}),
        ("raw", {"regional.id", "regional.text", "requirement.id", "raw.role"}),
        ("workshop", {"regional.id", "regional.text", "requirement.id", "raw.role"}),
        ("requirement", {"requirement.id"}),
        ("specification", {"requirement.id"}),
        ("consolidation", {"regional.id", "regional.text", "requirement.id"}),
        ("process", {"process.title", "step.text", "process.owner", "process.trigger"}),
        ("step", {"step.text", "step.role", "step.inputs", "step.outputs"}),
    ],
)
@pytest.mark.parametrize("said", ["offl. § 23", ""])
def test_what_is_exempt_is_nowhere_and_neither_is_what_rests_on_it_alone(
    tmp_path: Path, exempt: str, gone: set[str], said: str
) -> None:
    options = Options(public=True, booklets=False)
    found = exported(planted_workspace(**{exempt: {"exempt": said}}), tmp_path, options)
    assert not gone & set().union(*found.values())


def test_an_exemption_that_cannot_be_read_is_one() -> None:
    secret = need("HJT-000001", role="Lege").replace(wrong={"exempt": 23})
    assert published(Workspace(workshops=(workshop("w", secret),))).needs == ()


def test_what_rests_on_something_public_too_stays_without_the_rest() -> None:
    heard = workshop("w", need("HJT-000001", exempt="offl. § 13"), need("HJT-000002"))
    gathered = workshop("k", need("REG-000001", merges=("HJT-000001", "HJT-000002")), kind="consolidation")
    required = specification(
        Requirement(id="KRV-000001", needs=("HJT-000001", "REG-000001")),
        Requirement(id="KRV-000002", needs=("HJT-000001",)),
        Requirement(id="KRV-000003", needs=("HJT-999999",)),
        Requirement(id="KRV-000004", state="withdrawn"),
    )
    shown = published(Workspace(workshops=(heard, gathered, required)))
    assert [each.merges for _, each in shown.regional_needs] == [("HJT-000002",)]
    assert {each.id: each.needs for _, each in shown.requirements} == {
        "KRV-000001": ("REG-000001",),
        "KRV-000003": ("HJT-999999",),
    }


# Who said it


@pytest.mark.parametrize(("nurses", "told"), [(2, None), (3, "Sykepleier")])
def test_a_role_is_told_where_enough_people_stand_behind_it(nurses: int, told: str | None) -> None:
    groups = (
        Participants(role="sykepleier", municipality="4001", count=nurses),
        Participants(role="Lege", municipality="4001", count=9),
        Participants(role="Sykepleier", municipality="4003", count=9),
    )
    heard = workshop("w", need("HJT-000001", role="Sykepleier", municipalities=("4001",)), participants=groups)
    ((_, shown),) = published(Workspace(workshops=(heard,))).needs
    assert shown.role == told


def test_a_role_of_nobody_in_particular_is_told() -> None:
    heard = workshop("w", need("HJT-000001", role="Lege"), municipalities=("4001", "4003"))
    ((_, shown),) = published(Workspace(workshops=(heard,))).needs
    assert shown.role == "Lege"


def test_raw_needs_are_counted_and_have_no_rows() -> None:
    heard = workshop("w", need("HJT-000001"), need("HJT-000002"), municipalities=("4001",))
    gathered = workshop("k", need("REG-000001", merges=("HJT-000001",)), kind="consolidation")
    selection = select(Workspace(workshops=(heard, gathered)), None, TODAY, public=True)
    (row,) = rows(table("behovsmatrise", selection, KEYS))
    assert (row["need_id"], row["raw_need_count"], row["municipality_count"]) == ("REG-000001", 1, 1)
    assert not {"votes", "municipality_numbers", "note", "decided_priority"} & set(row)


# Products and suppliers


def test_no_name_of_a_product_stands_in_a_text_a_file_name_or_an_id() -> None:
    steps: Any = [
        {"id": "apner-gerica", "role": "Sykepleier", "text": "Åpner Gerica", "systems": ["Gerica", "EPJ mobil"]},
        {"id": "slutt", "text": "Slutt", "branches": {"Gerica": {"to": "apner-gerica", "share": 1}}},
    ]
    process = Process(path="processes/bytte-fra-gerica.toml", title="Bytte fra Gerica", as_is=steps)
    twin = process.replace(path="processes/bytte-fra-system.toml")
    heard = workshop("w", need("HJT-000001", steps=("bytte-fra-gerica/apner-gerica", "finnes/ikke")))
    required = specification(Requirement(id="KRV-000001", text="Minst som Gerica", verification="Sammen med Gerica"))
    chapters = {"felles": Chapter(id="felles", intro={"nb": "Som i Gerica"})}
    shown = published(
        Workspace(Settings(name="Etter Gerica"), Catalogue(chapters=chapters), (heard, required), (process, twin))
    )
    assert "gerica" not in repr(shown).casefold()
    assert [each.stem for each in shown.processes] == ["bytte-fra-system", "bytte-fra-system-2"]
    assert shown.processes[0].as_is[0] == Step(
        id="steg-1", role="Sykepleier", text="Åpner [system]", systems=("[system]", "EPJ")
    )
    assert shown.processes[0].as_is[1].branches == {"[system]": Branch(to="steg-1", share=1)}
    assert shown.needs[0][1].steps == ("bytte-fra-system/steg-1",)
    assert shown.requirements[0][1].text == "Minst som [system]"


def test_a_public_workspace_has_no_unknown_key_and_nothing_that_could_not_be_read() -> None:
    wrong = need("HJT-000001").replace(wrong={"priority": "Hemmelig"})
    heard = workshop("w", wrong, wrong={"place": "Hemmelig"}, hidden="Hemmelig")
    assert "Hemmelig" not in repr(published(Workspace(workshops=(heard,))))
    assert "unknown" not in repr(published(planted_workspace().workspace))
