"""Everything handed over from the command line."""

import csv
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.conftest import WORKSHOP

TABLES = [
    "behovsmatrise.csv",
    "raabehov.csv",
    "sporingsmatrise.csv",
    "bilag-1-kravtabell.csv",
    "prisskjema-integrasjoner.csv",
    "akseptansetest.csv",
    "lokal-innforing.csv",
    "dekning.csv",
    "gevinst.csv",
    "avtaler.csv",
    "ros.csv",
    "interessenter.csv",
]
PICTURES = [
    "diagrammer/legemidler-hjemme.as-is.svg",
    "diagrammer/legemidler-hjemme.heat.svg",
    "diagrammer/legemidler-hjemme.as-is.html",
    "bpmn/legemidler-hjemme.as-is.bpmn",
    "diagrammer/region.map.svg",
    "diagrammer/region.map.html",
    "diagrammer/hjemmetjeneste.map.svg",
    "diagrammer/hjemmetjeneste.map.html",
]
PRINTED = ["diagrammer/legemidler-hjemme.pdf", "hefter/hjemmetjeneste.pdf"]
FILES = [*TABLES, "behov.xlsx", *PICTURES, *PRINTED]


def headings(path: Path, delimiter: str = ";") -> list[str]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return next(csv.reader(file, delimiter=delimiter))


def test_an_export_says_what_it_wrote_and_where(behov: Run, folder: Path) -> None:
    exported = behov("export")
    assert (exported.status, exported.err) == (0, "")
    assert [line.split(":")[0] for line in exported.lines[:-1]] == FILES
    assert str(folder / "exports") in exported.lines[-1]
    assert all((folder / "exports" / name).is_file() for name in FILES)


def test_what_is_current_is_left_alone(behov: Run, folder: Path) -> None:
    behov("export", "ut")
    before = {path: path.stat().st_mtime_ns for path in (folder / "ut").rglob("*.*")}
    again = behov("export", "ut")
    assert len({line.split(": ")[1] for line in again.lines[:-1]}) == 1
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_needs_or_processes_can_be_had_alone(behov: Run, folder: Path) -> None:
    assert behov("export", "a", "--only", "processes").status == 0
    assert sorted(path.name for path in (folder / "a").iterdir()) == ["bpmn", "diagrammer"]
    assert not list((folder / "a").rglob("*.pdf"))
    assert behov("export", "d", "--only", "booklets", "--paper", "a3").status == 0
    assert [path.name for path in (folder / "d/hefter").iterdir()] == ["hjemmetjeneste.pdf"]
    assert behov("export", "b", "--only", "needs").status == 0
    assert sorted(path.name for path in (folder / "b").iterdir()) == sorted([*TABLES, "behov.xlsx"])
    assert behov("export", "c", "--only", "alt").status == 2


@pytest.mark.parametrize(
    ("wanted", "first"), [("nb", "Behov-ID"), ("nn", "Behov-ID"), ("en", "Need ID"), ("keys", "need_id")]
)
def test_headings_are_in_the_language_asked_for(behov: Run, folder: Path, wanted: str, first: str) -> None:
    behov("export", "--only", "needs", "--headers", wanted, "--csv", "plain")
    assert headings(folder / "exports/behovsmatrise.csv", ",")[0] == first


def test_an_export_for_some_municipalities_says_so(behov: Run, folder: Path) -> None:
    exported = behov("export", "--only", "needs", "--municipalities", "Skien")
    assert exported.lines[0] == "Bare for Skien."
    assert "HJT-7K3PM2" not in (folder / "exports/raabehov.csv").read_text("utf-8-sig")
    assert behov("export", "--municipalities", "Atlantis").status == 2
    assert behov("export", "--only", "needs", "--municipalities", "Skien, ").lines[0] == "Bare for Skien."


def test_who_has_left_is_left_out_and_the_export_says_who_and_when(behov: Run, folder: Path) -> None:
    with (folder / "behov.toml").open("a", encoding="utf-8") as settings:
        settings.write('\n[exits.4001]\ndate = 2025-01-15\nreference = "K-sak 24/118"\n')
    assert "HJT-7K3PM2" in raw_needs_as_of(behov, folder, "2025-01-14")
    assert "HJT-7K3PM2" not in raw_needs_as_of(behov, folder, "2025-02-01")
    said = behov("export", "--only", "needs", "--date", "2025-02-01").lines[0]
    assert "Porsgrunn" in said
    assert "2025-01-15" in said
    assert "K-sak 24/118" in said
    assert behov("export", "--date", "i går").status == 2


def raw_needs_as_of(behov: Run, folder: Path, day: str) -> str:
    behov("export", "--only", "needs", "--date", day)
    return (folder / "exports/raabehov.csv").read_text("utf-8-sig")


def test_an_unreadable_file_costs_only_itself_and_the_status_is_1(behov: Run, folder: Path) -> None:
    (folder / "workshops/i-stykker.toml").write_bytes(b"format = \n")
    exported = behov("export")
    assert exported.status == 1
    assert exported.err.startswith("workshops/i-stykker.toml:1: feil: ")
    assert len(exported.lines) == len(FILES) + 1
    assert "HJT-7K3PM2" in (folder / "exports/raabehov.csv").read_text("utf-8-sig")


def test_a_piece_that_fails_is_named_and_the_rest_is_there(behov: Run, folder: Path) -> None:
    (folder / "exports/dekning.csv").mkdir(parents=True)
    exported = behov("export")
    assert exported.status == 1
    assert exported.err.startswith("dekning.csv: ")
    assert (folder / "exports" / PICTURES[0]).is_file()


def test_diagrams_of_processes_that_are_gone_are_named_and_stay(behov: Run, folder: Path) -> None:
    gone = folder / "exports/diagrammer/gammel.to-be.svg"
    gone.parent.mkdir(parents=True)
    gone.write_text("<svg/>")
    exported = behov("export")
    assert exported.status == 0
    assert any(line.startswith("diagrammer/gammel.to-be.svg") for line in exported.lines)
    assert gone.exists()


def test_formulas_and_birth_numbers_do_not_reach_the_sheets(behov: Run, folder: Path) -> None:
    path = folder / WORKSHOP
    path.write_text(path.read_text("utf-8").replace("Løysinga", "=cmd() 13097248022"), "utf-8")
    behov("export", "--only", "needs")
    for name in TABLES[:3]:
        assert "13097248022" not in (folder / "exports" / name).read_text("utf-8-sig")
    assert "\"'=cmd() […] må" in (folder / "exports/behovsmatrise.csv").read_text("utf-8-sig")


def test_an_export_for_a_tender_has_nothing_that_is_internal(behov: Run, folder: Path) -> None:
    exported = behov("export", "ut", "--for", "tender")
    assert exported.status == 0
    names = {path.relative_to(folder / "ut").as_posix() for path in (folder / "ut").rglob("*.*")}
    assert names == {name for name in FILES if not name.endswith((".csv", ".xlsx", ".heat.svg"))}
    assert b"utdatert" not in b"".join(path.read_bytes() for path in (folder / "ut").rglob("*.*"))
    assert behov("export", "ut", "--for", "tender", "--only", "needs").status == 2


def test_a_public_export_has_a_folder_of_its_own_and_says_that_it_is_to_be_read(behov: Run, folder: Path) -> None:
    internal = folder / "exports/offentlig/raabehov.csv"
    internal.parent.mkdir(parents=True)
    internal.write_text("internt", "utf-8")
    exported = behov("export", "--public")
    assert (exported.status, exported.err) == (0, "")
    written = {path.relative_to(folder / "exports/offentlig").as_posix() for path in internal.parent.rglob("*.*")}
    assert {"LES-MEG.txt", "behovsmatrise.csv", "bilag-1-kravtabell.csv", "hefter/hjemmetjeneste.pdf"} <= written
    assert not {"avtaler.csv", "ros.csv", "gevinst.csv"} & written
    assert any(line.startswith("raabehov.csv er ikke en del av") for line in exported.lines)
    assert exported.lines[-1].startswith("Les alle tekstene")
    assert "Vi må se gjeldende" not in "".join(path.read_text("utf-8") for path in internal.parent.glob("*.csv"))
    assert b"utdatert" not in b"".join(path.read_bytes() for path in internal.parent.rglob("*.*"))


def test_an_internal_export_does_not_go_where_a_public_one_lies(behov: Run, folder: Path) -> None:
    assert behov("export", "ut", "--public", "--only", "needs").status == 0
    assert behov("export", "ut", "--only", "needs").status == 2
    assert not (folder / "ut/raabehov.csv").exists()


def test_a_public_export_is_for_no_wall_and_may_be_a_tenders(behov: Run) -> None:
    assert behov("export", "--public", "--for", "wall").status == 2
    assert behov("export", "--public", "--for", "tender", "--only", "needs").status == 0
