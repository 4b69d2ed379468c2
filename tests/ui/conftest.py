"""What tests of the screens are given."""

from pathlib import Path

import pytest

from behov.services.clock import VARIABLE
from tests.ui.consolidated import CONSOLIDATION, OTHER, REGIONAL, SAID
from tests.ui.day import Clock


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Clock:
    """Return the clock, at nine."""
    file = tmp_path_factory.mktemp("clock") / "clock"
    monkeypatch.setenv(VARIABLE, str(file))
    clock = Clock(file)
    clock.at(0)
    return clock


@pytest.fixture
def consolidated(folder: Path) -> Path:
    """Return the small workspace with a consolidation in it, and with enough said in another area to consolidate."""
    (folder / CONSOLIDATION).write_text(REGIONAL, encoding="utf-8", newline="\n")
    (folder / OTHER).parent.mkdir(parents=True)
    (folder / OTHER).write_text(SAID, encoding="utf-8", newline="\n")
    return folder
