"""What tests of the screens are given."""

import pytest

from behov.services.clock import VARIABLE
from tests.ui.day import Clock


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Clock:
    """Return the clock, at nine."""
    file = tmp_path_factory.mktemp("clock") / "clock"
    monkeypatch.setenv(VARIABLE, str(file))
    clock = Clock(file)
    clock.at(0)
    return clock
