"""The hints of a workspace, for spec writers and for programs."""

import json
from pathlib import Path

from tests.cli.conftest import Run
from tests.conftest import WORKSHOP


def test_hints_are_listed_with_the_words_that_set_them_off(behov: Run, folder: Path) -> None:
    path = folder / WORKSHOP
    path.write_text(path.read_text("utf-8").replace("Løysinga må verke", "Legevakta må ha \\u001b[31m app"), "utf-8")
    listed = behov("hints")
    assert listed.status == 0
    assert "HJT-8A1CD3\tscope\t«Legevakta»\tLegevakta må ha ␛[31m app utan dekning." in listed.lines
    assert listed.lines == behov("hints", "2024-09-12-grenland").lines
    scope = next(each for each in json.loads(behov("hints", "--json").out) if each["hint"] == "scope")
    assert scope["spans"] == [[0, 9]]
    assert scope["why"].startswith("En funksjon for «Legevakta»")


def test_a_workshop_that_is_not_there_is_status_2(behov: Run) -> None:
    assert behov("hints", "nowhere").status == 2
