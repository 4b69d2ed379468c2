"""The command line as a whole: languages, statuses, pipes, and what is not loaded."""

import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from behov.cli import VERBS
from tests.cli.conftest import Adding, Run
from tests.conftest import WORKSHOP


@pytest.mark.parametrize(
    ("language", "usage", "said"),
    [
        ("nb", "Bruk:", "i et verksted"),
        ("nn", "Bruk:", "eit verksted"),
        ("en", "Usage:", "Record needs"),
    ],
)
def test_help_is_in_three_languages(process: Run, language: str, usage: str, said: str) -> None:
    shown = process("--language", language, "--help")
    assert shown.status == 0
    assert shown.out.startswith(usage)
    assert said in shown.out
    assert all(f"  {verb} " in shown.out for verb in VERBS)


def test_the_language_is_asked_for_or_the_environments_or_the_workspaces(process: Run, folder: Path) -> None:
    settings = folder / "behov.toml"
    settings.write_text(settings.read_text("utf-8").replace('"nb"', '"nn"'), "utf-8")
    assert "[VAL]" in process("add", "--help").out
    assert "[OPTIONS]" in process("add", "--help", BEHOV_LANGUAGE="en").out
    assert "[VALG]" in process("add", "--help", "--language=nb", BEHOV_LANGUAGE="en").out


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help_with_an_example(behov: Run, verb: str) -> None:
    shown = behov(verb, "--help")
    assert (shown.status, shown.err) == (0, "")
    assert "Eksempel:\n" in shown.out
    assert f"    behov {verb}" in shown.out
    assert "--language" in shown.out
    assert ("--workspace" in shown.out) == (verb != "init")


def test_outside_a_terminal_behov_says_which_commands_there_are(behov: Run) -> None:
    for arguments in ((), (".",), ("workshops",)):
        shown = behov(*arguments)
        assert (shown.status, shown.err) == (0, "")
        assert "export" in shown.out


def test_the_version_is_one_line(behov: Run) -> None:
    shown = behov("--version")
    assert (shown.status, len(shown.lines)) == (0, 1)
    assert shown.out.startswith("behov ")


@pytest.mark.parametrize(
    "arguments",
    [
        ("finnes-ikke",),
        ("--language", "fr", "check"),
        ("list",),
        ("list", "alt"),
        ("add",),
        ("check", "--nei"),
        ("-x",),
    ],
)
def test_wrong_usage_is_status_2_and_a_sentence_on_standard_error(behov: Run, arguments: tuple[str, ...]) -> None:
    said = behov(*arguments)
    assert (said.status, said.out) == (2, "")
    assert "Feil: " in said.err


def test_without_a_workspace_the_status_is_2_and_the_sentence_says_what_to_do(
    behov: Run, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("tom")
    said = behov("check", "--workspace", str(elsewhere))
    assert (said.status, said.out) == (2, "")
    assert str(elsewhere) in said.err
    assert "behov init" in said.err


def test_the_workspace_is_the_nearest_upwards(behov: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir((folder / WORKSHOP).parent)
    assert len(behov("list", "needs").lines) == 2


@pytest.mark.parametrize(
    "arguments", [("check",), ("list", "needs"), ("add", WORKSHOP, "Vi må se listen"), ("--help",), ("--version",)]
)
def test_a_command_loads_neither_pandas_nor_textual_nor_graphviz(process: Run, arguments: tuple[str, ...]) -> None:
    ended = process(*arguments, options=("-X", "importtime"))
    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in ended.err.splitlines()}
    assert ended.status == 0
    assert "click" in loaded
    assert not loaded & {"pandas", "numpy", "textual", "rich", "graphviz"}


def test_a_diagram_loads_neither_pandas_nor_textual(process: Run) -> None:
    ended = process("diagram", "legemidler-hjemme", "--output", "-", options=("-X", "importtime"))
    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in ended.err.splitlines()}
    assert ended.status == 0
    assert not loaded & {"pandas", "numpy", "textual", "rich"}


@pytest.mark.parametrize(
    "environment",
    [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}, {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"}],
)
def test_output_is_utf_8_whatever_the_locale(process: Run, environment: dict[str, str]) -> None:
    assert "Løysinga må verke utan dekning." in process("list", "needs", **environment).out


def test_a_closed_pipe_ends_quietly(add_lines: Callable[[], Adding]) -> None:
    adding = add_lines()
    assert adding.tell("Vi trenger en ting").startswith("HJT-")
    adding.said.close()
    adding.told.write("Vi trenger en ting til\n" * 3)
    adding.end()
    assert adding.complained.read() == ""


def test_a_reader_that_never_reads_is_no_error(folder: Path) -> None:
    listing = [sys.executable, "-m", "behov", "list", "needs"]
    with subprocess.Popen(listing, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no SIGINT to one process")
def test_ctrl_c_ends_with_130_and_no_traceback(add_lines: Callable[[], Adding]) -> None:
    adding = add_lines()
    assert adding.tell("Vi trenger en ting").startswith("HJT-")  # it is at work, and waits for the next line
    adding.process.send_signal(signal.SIGINT)
    assert adding.process.wait() == 130
    assert "Traceback" not in adding.complained.read()
