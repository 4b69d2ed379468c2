"""`behov present`: what the room sees, from the command line."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def page(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """`behov present --browser` at work."""
    started = subprocess.Popen(
        [sys.executable, "-m", "behov", "present", "2024-09-12-grenland", "--browser", "--no-open"],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    with started:
        yield started
        started.kill()


def test_without_a_terminal_it_says_what_to_do_instead(behov: Run) -> None:
    ended = behov("present", "2024-09-12-grenland")
    assert (ended.status, ended.out) == (2, "")
    assert "--browser" in ended.err


def test_a_workshop_that_is_not_there_is_answered_with_those_that_are(behov: Run) -> None:
    ended = behov("present", "vestfold", "--browser", "--no-open")
    assert ended.status == 2
    assert "workshops/hjemmetjeneste/2024-09-12-grenland.toml" in ended.err


def test_a_port_that_cannot_be_had_is_said_in_a_sentence(behov: Run, page: subprocess.Popen[str]) -> None:
    port = _address(page).rstrip("/").rpartition(":")[2]
    ended = behov("present", "2024-09-12-grenland", "--browser", "--no-open", "--port", port)
    assert ended.status == 1
    assert f"Port {port} kan ikke brukes" in ended.err


@pytest.mark.skipif(os.name == "nt", reason="there Ctrl+C reaches every process of the console")
def test_the_page_is_served_at_the_address_that_is_printed_until_ctrl_c(page: subprocess.Popen[str]) -> None:
    with urlopen(f"{_address(page)}surface", timeout=10) as answer:
        assert json.load(answer)["title"] == "Behovsverksted hjemmetjenesten, Grenland"
    assert page.stdout
    assert "Ctrl+C" in page.stdout.readline()
    page.send_signal(signal.SIGINT)
    assert page.communicate(timeout=10)[1].strip() == ""
    assert page.returncode == 130


def test_the_page_does_not_load_what_only_a_terminal_needs(folder: Path) -> None:
    code = "import sys, behov.ui.projector.server, behov.cli.present; sys.exit('textual' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=folder, check=False).returncode == 0


def _address(page: subprocess.Popen[str]) -> str:
    assert page.stdout
    address = page.stdout.readline().strip()
    assert address.startswith("http://127.0.0.1:")
    return address
