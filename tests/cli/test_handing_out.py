"""What a workshop hands out, from the command line."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.conftest import Run
from tests.conftest import WORKSHOP

STEM = "2024-09-12-grenland"


@pytest.mark.parametrize(
    ("name", "lies", "begins"),
    [
        ("summary", f"exports/oppsummering/{STEM}.html", b'<!DOCTYPE html>\n<html lang="nb">'),
        ("comments", f"exports/kommentarer/{STEM}.xlsx", b"PK"),
    ],
)
def test_it_is_written_among_the_exports_or_where_one_says(
    behov: Run, folder: Path, name: str, lies: str, begins: bytes
) -> None:
    ended = behov(name, STEM)
    assert (ended.status, ended.lines) == (0, [str(folder / lies)])
    content = (folder / lies).read_bytes()
    assert content.startswith(begins)
    assert behov(name, WORKSHOP, "--output", "her.fil").lines == ["her.fil"]
    assert (folder / "her.fil").read_bytes() == content
    assert behov(name, "borte").status == 2


def test_a_summary_can_go_to_standard_output(behov: Run) -> None:
    ended = behov("summary", STEM, "--output", "-")
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.startswith("<!DOCTYPE html>")
    assert "Vi må se gjeldende legemiddelliste" in ended.out


def test_what_is_handed_out_speaks_the_workshops_language(behov: Run, folder: Path) -> None:
    path = folder / WORKSHOP
    path.write_text(path.read_text("utf-8").replace('state = "open"', 'state = "open"\nlanguage = "nn"'), "utf-8")
    assert '<html lang="nn">' in behov("--language", "en", "summary", STEM, "--output", "-").out
    behov("comments", STEM, "--language", "en")
    book = load_workbook(BytesIO((folder / f"exports/kommentarer/{STEM}.xlsx").read_bytes()))
    assert book.sheetnames[0] == "Kommentarar"


def test_an_exempt_workshop_is_not_handed_out(behov: Run, folder: Path) -> None:
    path = folder / WORKSHOP
    path.write_text(path.read_text("utf-8").replace('state = "open"', 'exempt = "offl. § 14"'), "utf-8")
    for name in ("summary", "comments"):
        ended = behov(name, STEM)
        assert ended.status == 1
        assert "offl. § 14" in ended.err
    assert not (folder / "exports").exists()
