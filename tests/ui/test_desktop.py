"""Opening files in the desktop's own program."""

import sys
from pathlib import Path

import pytest

from behov.text import explain
from behov.ui.desktop import NoDesktop, NotOpened, open_in_desktop

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the desktop's program has another name there")


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is all there is on PATH, on a machine with a screen."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("DISPLAY", ":0")
    return folder


def install(programs: Path, script: str) -> None:
    program = programs / "xdg-open"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)


def test_the_program_is_given_the_whole_path_as_one_word_and_no_shell_reads_it(programs: Path, tmp_path: Path) -> None:
    install(programs, f'printf "%s" "$1" > {tmp_path}/opened')
    path = tmp_path / "$(touch x); -rf æ 'ø'.svg"
    open_in_desktop(path)
    assert (tmp_path / "opened").read_text("utf-8") == str(path)
    assert not (tmp_path / "x").exists()


def test_a_program_that_says_no_is_told_with_the_place_of_the_file(programs: Path, tmp_path: Path) -> None:
    install(programs, "exit 3")
    with pytest.raises(NotOpened) as refused:
        open_in_desktop(tmp_path / "kart.svg")
    assert "xdg-open 3" in explain(refused.value)
    assert str(tmp_path / "kart.svg") in explain(refused.value)


def test_without_a_program_or_a_screen_it_says_so(
    programs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(NoDesktop):
        open_in_desktop(tmp_path)
    install(programs, "exit 0")
    open_in_desktop(tmp_path)
    monkeypatch.delenv("DISPLAY")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    with pytest.raises(NoDesktop) as refused:
        open_in_desktop(tmp_path)
    assert str(tmp_path) in explain(refused.value)
