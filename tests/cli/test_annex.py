"""Annex 1 from the command line: the document, and a template to make one's own."""

from pathlib import Path

import docx
import pytest

from tests.cli.conftest import Run

SPECIFICATION = """\
format = 1
title = "Kravspesifikasjon"
kind = "specification"
date = 2024-12-04

[requirements.REG-5T7CQ8]
text = "Løsningen skal vise legemiddellisten."
chapter = "hjemmetjeneste"
number = "F-HJT-001"
category = "absolute"
"""


@pytest.fixture
def specified(folder: Path) -> Path:
    (folder / "workshops/2024-12-04-krav.toml").write_text(SPECIFICATION, "utf-8")
    return folder


def named(folder: Path, template: str) -> None:
    """Name a template in behov.toml."""
    settings = folder / "behov.toml"
    settings.write_text(f'{settings.read_text("utf-8")}\n[specification]\ntemplate = "{template}"\n', "utf-8")


def words(path: Path) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]


def test_the_annex_can_be_had_alone_in_a_language_of_its_own(behov: Run, specified: Path) -> None:
    assert behov("export", "ut", "--only", "annex", "--headers", "nn").status == 0
    assert [path.name for path in (specified / "ut").iterdir()] == ["bilag-1.docx"]
    assert "Heimeteneste" in words(specified / "ut/bilag-1.docx")


def test_a_workspace_without_requirements_has_no_annex(behov: Run, folder: Path) -> None:
    assert behov("export", "ut", "--only", "annex").status == 0
    assert not (folder / "ut").exists()


def test_a_template_is_written_and_used_once_it_is_named(behov: Run, specified: Path) -> None:
    told = behov("template")
    template = specified / "maler/bilag-1.docx"
    assert (told.status, told.lines[0]) == (0, str(template))
    assert 'template = "maler/bilag-1.docx"' in told.lines[1]
    document = docx.Document(str(template))
    document.add_paragraph("Slutt på {{ title }}")
    document.save(str(template))
    named(specified, "maler/bilag-1.docx")
    assert behov("export", "--only", "annex").status == 0
    assert words(specified / "exports/bilag-1.docx")[-1] == "Slutt på Bilag 1 Kravspesifikasjon"


def test_a_template_that_somebody_worked_on_is_not_written_over(behov: Run, folder: Path) -> None:
    behov("template", "min.docx")
    before = (folder / "min.docx").read_bytes()
    again = behov("template", "min.docx")
    assert (again.status, again.err.count("min.docx")) == (1, 1)
    assert (folder / "min.docx").read_bytes() == before


def test_what_is_wrong_with_a_template_costs_the_annex_and_is_said_in_a_sentence(behov: Run, specified: Path) -> None:
    named(specified, "../mal.docx")
    exported = behov("export", "--only", "needs,annex")
    assert exported.status == 1
    assert exported.err.startswith("bilag-1.docx: Word-malen ../mal.docx ligger ikke i arbeidsområdets mappe.")
    assert (specified / "exports/behovsmatrise.csv").is_file()


def test_a_number_that_somebody_wrote_is_neither_too_long_nor_a_persons(behov: Run, specified: Path) -> None:
    more = SPECIFICATION.partition("[requirements")[2]
    written = f"F {'9' * 5000}", "F 13097248022"
    for place, number in enumerate(written):
        row = f"[requirements{more}".replace("REG-5T7CQ8", f"REG-5T7CQ{place}").replace("F-HJT-001", number)
        with (specified / "workshops/2024-12-04-krav.toml").open("a", encoding="utf-8") as file:
            file.write(f"\n{row}")
    assert behov("export", "ut", "--only", "needs,annex").status == 0
    document = docx.Document(str(specified / "ut/bilag-1.docx"))
    assert "F […]" in {cell.text for table in document.tables for row in table.rows for cell in row.cells}
    assert all(b"13097248022" not in path.read_bytes() for path in (specified / "ut").glob("*.csv"))
