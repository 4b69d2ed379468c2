from datetime import datetime, timedelta
from pathlib import Path

import pytest

from behov.services.clock import VARIABLE, WrongClock, now, today


def test_the_clock_is_the_machines_unless_it_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    assert abs(now() - datetime.now().astimezone()) < timedelta(seconds=2)
    assert now().microsecond == 0
    assert now().tzinfo is not None


def test_the_clock_stands_where_it_is_set_and_goes_on_with_its_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(VARIABLE, "2024-09-12T10:42:07+02:00")
    assert now() == datetime.fromisoformat("2024-09-12T10:42:07+02:00")
    file = tmp_path / "clock"
    file.write_text("2024-09-12T11:00:00+02:00\n", "utf-8")
    monkeypatch.setenv(VARIABLE, str(file))
    assert now() == datetime.fromisoformat("2024-09-12T11:00:00+02:00")
    file.write_text("2024-09-13T11:00:00+02:00\n", "utf-8")
    assert today().isoformat() == "2024-09-13"


def test_what_is_no_time_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "kvart over ti")
    with pytest.raises(WrongClock):
        now()
