"""What was sent is frozen by a command, proved by another, compared, and packed for the archive."""

import hashlib
import re
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.cli.conftest import Run
from tests.conftest import WORKSHOP


@pytest.fixture
def kept(folder: Path, behov: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BEHOV_CLOCK", "2024-12-02T09:30:00+01:00")
    monkeypatch.chdir(folder)
    assert behov("baseline", "2024-12-horing", "--note", "Sendt til høring").status == 0
    return folder


def test_a_version_is_frozen_listed_and_proved(kept: Path, behov: Run) -> None:
    listed = behov("baseline")
    assert listed.lines[0].startswith("2024-12-horing")
    assert "Sendt til høring" in listed.out
    assert behov("baseline", "2024-12-horing", "--check").status == 0
    assert (kept / "baselines/2024-12-horing/exports/behovsmatrise.csv").is_file()


def test_a_file_that_was_touched_is_named_and_nothing_is_packed(kept: Path, behov: Run) -> None:
    (kept / "baselines/2024-12-horing/exports/dekning.csv").write_text("x")
    ended = behov("baseline", "2024-12-horing", "--check", "--archive", "ut.zip")
    assert ended.status == 1
    assert "exports/dekning.csv" in ended.err
    assert not (kept / "ut.zip").exists()


@pytest.mark.parametrize("name", ["2024-12-horing", "../ut", "CON", "con", "æ b"])
def test_a_name_that_is_taken_or_no_folder_can_have_is_refused(kept: Path, behov: Run, name: str) -> None:
    ended = behov("baseline", name)
    assert ended.status == 1
    assert "Traceback" not in ended.err
    assert len(list((kept / "baselines").iterdir())) == 1


def test_a_workspace_with_errors_is_not_frozen(folder: Path, behov: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    (folder / WORKSHOP).write_text("format = 1\n[", "utf-8")
    ended = behov("baseline", "a")
    assert ended.status == 1
    assert f"{WORKSHOP}:2" in ended.err
    assert list((folder / "baselines").iterdir()) == []


def test_the_package_is_a_whole_bag_with_metadata_and_lasting_formats(kept: Path, behov: Run) -> None:
    assert behov("baseline", "2024-12-horing", "--archive", "ut.zip").status == 0
    with ZipFile(kept / "ut.zip") as packed:
        parts = {name.removeprefix("2024-12-horing/"): packed.read(name) for name in packed.namelist()}
    assert parts["bagit.txt"].startswith(b"BagIt-Version: 1.0\n")
    for manifest, covered in (("manifest-sha256.txt", "data/"), ("tagmanifest-sha256.txt", "")):
        lines = (line.split("  ", 1) for line in parts[manifest].decode().splitlines())
        listed = {path: digest for digest, path in lines}
        assert all(hashlib.sha256(parts[path]).hexdigest() == digest for path, digest in listed.items())
        assert {path for path in parts if path.startswith("data/")} == listed.keys() or not covered
    assert b"Sendt til h\xc3\xb8ring" in parts["data/metadata.xml"]
    endings = {name.rpartition(".")[2] for name in parts}
    assert {"pdf", "csv", "svg", "xml", "toml"} <= endings
    assert all(b"pdfaid:part>2<" in part for name, part in parts.items() if name.endswith(".pdf"))


def test_the_same_version_gives_the_same_package(kept: Path, behov: Run) -> None:
    behov("baseline", "2024-12-horing", "--archive", "en.zip")
    behov("baseline", "2024-12-horing", "--archive", "to.zip")
    assert (kept / "en.zip").read_bytes() == (kept / "to.zip").read_bytes()


def test_what_has_changed_since_is_told(kept: Path, behov: Run) -> None:
    assert behov("diff").lines == ["Ingenting er ulikt."]
    behov("add", WORKSHOP, "Vi må se prøvesvar")
    told = behov("diff", "2024-12-horing").lines
    assert told[0].startswith("+ behov HJT-")
    assert told[-1] == "behov: 1 nye"


def test_what_changes_when_a_municipality_leaves_is_told(kept: Path, behov: Run) -> None:
    told = behov("diff", "--without", "Skien")
    assert told.status == 0
    assert "- kommune 4003: Skien" in told.lines


def test_with_nothing_to_compare_with_one_is_told_what_to_say(
    folder: Path, behov: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    ended = behov("diff")
    assert ended.status == 2
    assert "frosset" in ended.err


def test_a_public_version_keeps_what_was_published(kept: Path, behov: Run) -> None:
    assert behov("baseline", "markedet", "--public").status == 0
    assert "offentlig" in behov("baseline").out
    sent = {path.name for path in (kept / "baselines/markedet/exports").glob("*.csv")}
    assert "behovsmatrise.csv" in sent
    assert "raabehov.csv" not in sent


def test_a_package_of_what_was_published_says_that_it_is_internal_as_it_has_all_files(kept: Path, behov: Run) -> None:
    behov("baseline", "markedet", "--public")
    ended = behov("baseline", "markedet", "--archive", "ut.zip")
    assert "Pakken er intern" in ended.out
    with ZipFile(kept / "ut.zip") as packed:
        assert "markedet/data/workspace/behov.toml" in packed.namelist()
        assert "<dc:rights>Intern: ikke til offentliggjøring" in packed.read("markedet/data/metadata.xml").decode()


def test_a_package_is_never_put_in_the_place_of_another_file(kept: Path, behov: Run) -> None:
    (kept / "ut.zip").write_text("noe annet", "utf-8")
    ended = behov("baseline", "2024-12-horing", "--archive", "ut.zip")
    assert (ended.status, ended.out) == (1, "")
    assert "ut.zip finnes fra før" in ended.err
    assert (kept / "ut.zip").read_text("utf-8") == "noe annet"


def test_nothing_is_written_into_a_version(kept: Path, behov: Run) -> None:
    inside = "baselines/2024-12-horing/exports"
    assert behov("export", inside, "--only", "needs", "--headers", "nn").status == 1
    assert behov("baseline", "2024-12-horing", "--archive", f"{inside}/ut.zip").status == 1
    assert behov("baseline", "2024-12-horing", "--check").status == 0


def test_a_version_that_cannot_be_read_hides_no_other(kept: Path, behov: Run) -> None:
    (kept / "baselines/a").mkdir()
    (kept / "baselines/a/baseline.toml").write_text("format = 1\n[", "utf-8")
    ended = behov("baseline")
    assert ended.status == 1
    assert ended.lines[0].startswith("2024-12-horing")
    assert ended.err.startswith("baselines/a/baseline.toml:2: ")


@pytest.mark.parametrize("made", ["1000-01-01T00:00:00Z", "9999-12-31T23:59:59Z"])
def test_a_version_of_a_time_that_no_zip_knows_is_packed(kept: Path, behov: Run, made: str) -> None:
    record = kept / "baselines/2024-12-horing/baseline.toml"
    record.write_text(re.sub(r"(?m)^made = .*$", f"made = {made}", record.read_text("utf-8")), "utf-8")
    assert behov("baseline", "2024-12-horing", "--archive", "ut.zip").status == 0


def test_a_file_that_cannot_be_read_is_named_when_versions_are_compared(kept: Path, behov: Run) -> None:
    (kept / WORKSHOP).write_text("format = 1\n[", "utf-8")
    ended = behov("diff", "2024-12-horing")
    assert ended.status == 1
    assert ended.err.startswith(f"{WORKSHOP}:2: feil: ")


def test_packing_a_version_changes_nothing_that_is_exported_after_it(kept: Path, behov: Run) -> None:
    before = {path.name: path.read_bytes() for path in (kept / "baselines/2024-12-horing/exports/bpmn").iterdir()}
    behov("baseline", "2024-12-horing", "--archive", "ut.zip")
    behov("export", "ut", "--only", "processes")
    assert before
    assert {path.name: path.read_bytes() for path in (kept / "ut/bpmn").iterdir()} == before
