"""Processes drawn from the command line."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.conftest import PROCESS


def test_a_drawing_is_named_after_process_and_variant(behov: Run, folder: Path) -> None:
    drawn = behov("diagram", "legemidler-hjemme")
    assert (drawn.status, drawn.lines) == (0, ["legemidler-hjemme.as-is.svg"])
    assert b"Henter papirliste" in (folder / "legemidler-hjemme.as-is.svg").read_bytes()


@pytest.mark.parametrize(("file_format", "begins"), [("svg", "<?xml"), ("dot", "digraph")])
def test_a_drawing_can_go_to_standard_output(process: Run, file_format: str, begins: str) -> None:
    drawn = process("diagram", PROCESS, "--format", file_format, "--output", "-")
    assert (drawn.status, drawn.err) == (0, "")
    assert drawn.out.startswith(begins)


def test_a_file_given_by_name_is_replaced_whole(behov: Run, folder: Path) -> None:
    (folder / "tegning.png").write_bytes(b"gammel")
    assert behov("diagram", "legemidler-hjemme", "--format", "png", "--output", "tegning.png").status == 0
    assert (folder / "tegning.png").read_bytes().startswith(b"\x89PNG")
    assert not list(folder.glob(".*.tmp"))


def test_several_processes_and_one_output_are_wrong_usage(behov: Run) -> None:
    refused = behov("diagram", "legemidler-hjemme", "legemidler-hjemme", "--output", "alle.svg")
    assert (refused.status, refused.out) == (2, "")


def test_a_missing_process_is_status_2_and_lists_the_paths(behov: Run, folder: Path) -> None:
    refused = behov("diagram", "legemidler-hjemme", "finnes-ikke")
    assert (refused.status, refused.out) == (2, "")
    assert f"  {PROCESS}\n" in refused.err
    assert not list(folder.glob("*.svg"))


def test_where_nothing_can_be_written_a_sentence_says_so(behov: Run) -> None:
    refused = behov("diagram", "legemidler-hjemme", "--output", "behov.toml/under.svg")
    assert (refused.status, refused.out) == (1, "")
    assert "under.svg" in refused.err
