"""The page as a browser draws it, where there is one to try it in."""

import shutil
import subprocess
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest

from behov.services.following import Following
from behov.services.session import Session
from behov.ui.projector.server import ProjectorServer
from tests.conftest import WORKSHOP

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(BROWSER is None, reason="no browser on this machine")

BREAK = """
[[agenda]]
title = "<b>Pause</b>"
kind = "break"
minutes = 15
started = 2024-09-12 10:30:00+02:00
"""


@pytest.fixture
def drawn(folder: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Callable[[], str]:
    """Return what is on the page after a moment, as HTML; the clock stands at 10.38."""
    monkeypatch.setenv("BEHOV_CLOCK", "2024-09-12T10:38:00+02:00")

    def draw() -> str:
        assert BROWSER
        with ProjectorServer(Following(folder, Session(folder).workspace, WORKSHOP)) as server:
            ended = subprocess.run(
                [
                    BROWSER,
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    f"--user-data-dir={tmp_path_factory.mktemp('browser')}",
                    "--virtual-time-budget=1500",
                    "--dump-dom",
                    server.address,
                ],
                capture_output=True,
                check=True,
                timeout=60,
            )
        return ended.stdout.decode("utf-8")

    return draw


def test_the_page_shows_the_list_and_takes_what_people_wrote_for_text(folder: Path, drawn: Callable[[], str]) -> None:
    path = folder / WORKSHOP
    hostile = "<img src=x onerror=document.title='owned'>"
    path.write_text(path.read_text("utf-8").replace("Løysinga må verke utan dekning.", hostile), "utf-8")
    page = drawn()
    assert hostile in unescape(page)
    assert "<img" not in page
    assert "<title>Behovsverksted hjemmetjenesten, Grenland</title>" in page
    assert "Sist sagt" in page
    assert "Vi må se gjeldende legemiddelliste hjemme hos bruker." in page
    assert "mistet forbindelsen" not in page  # it has asked more than once


def test_in_a_break_the_page_says_when_one_is_back(folder: Path, drawn: Callable[[], str]) -> None:
    path = folder / WORKSHOP
    path.write_text(path.read_text("utf-8") + BREAK, "utf-8")
    page = drawn()
    assert '<body class="break">' in page
    assert "&lt;b&gt;Pause&lt;/b&gt;" in page
    assert "Tilbake kl. 10.45" in page
    assert ">7:00<" in page or ">6:59<" in page or ">6:58<" in page
