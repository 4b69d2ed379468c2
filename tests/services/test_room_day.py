"""The day as the room sees it."""

from datetime import UTC, datetime, timedelta

import pytest

from behov.domain.workshop import AgendaItem
from behov.services.room_day import Block, RoomDay, room_day, time_left

NOW = datetime.fromisoformat("2024-09-12T10:00:00+02:00")


def day(began: float, *, minutes: int | None = 30, kind: str = "work", more: bool = True) -> RoomDay:
    """Return a day of three blocks, of which the second began some minutes ago."""
    blocks = [
        AgendaItem(title="Velkommen", minutes=15, started=NOW - timedelta(hours=1)),
        AgendaItem.model_validate(
            {"title": "Behov", "minutes": minutes, "kind": kind, "started": NOW - timedelta(minutes=began)}
        ),
        AgendaItem(title="Prioritering", minutes=20),
    ]
    return room_day(blocks if more else blocks[:2], NOW)


def test_a_block_tells_what_is_left_and_what_follows_when() -> None:
    shown = day(12)
    assert (shown.block, shown.left, shown.over) == ("Behov", "18 minutter igjen", False)
    assert shown.ends == NOW + timedelta(minutes=18)
    assert (shown.follows_at, shown.follows) == ("kl. 10.18", "Prioritering")
    assert shown.blocks == (Block("Velkommen", "done"), Block("Behov", "current"), Block("Prioritering", "to come"))


def test_a_block_over_time_says_so_and_nothing_begins_by_itself() -> None:
    shown = day(33)
    assert (shown.block, shown.left, shown.over) == ("Behov", "3 minutter over tiden", True)
    assert (shown.follows_at, shown.follows) == ("deretter", "Prioritering")


@pytest.mark.parametrize(
    ("began", "words"),
    [
        (0, "30 minutter igjen"),
        (28.99, "1 minutt igjen"),
        (29.5, "under ett minutt igjen"),
        (30, "tiden er ute"),
        (30.9, "tiden er ute"),
        (31, "1 minutt over tiden"),
        (32.99, "2 minutter over tiden"),
    ],
)
def test_time_is_said_in_whole_minutes(began: float, words: str) -> None:
    assert day(began).left == words


def test_a_break_says_when_one_is_back_also_when_it_is_over_time() -> None:
    assert (day(10, kind="break").on_break, day(10, kind="break").back) == (True, "Tilbake kl. 10.20")
    late = day(35, kind="break")
    assert (late.back, late.left) == ("Tilbake kl. 09.55", "5 minutter over tiden")


def test_a_break_without_a_title_is_called_one() -> None:
    assert room_day([AgendaItem(kind="break", minutes=5, started=NOW)], NOW).block == "Pause"


def test_a_block_without_minutes_has_no_time_left_and_the_last_none_to_follow() -> None:
    shown = day(10, minutes=None)
    assert (shown.ends, shown.left, shown.follows_at) == (None, "", "deretter")
    assert day(10, more=False).follows == ""


def test_a_day_that_is_not_today_is_only_its_blocks() -> None:
    agenda = [AgendaItem(title="Behov", minutes=5, started=NOW - timedelta(days=20))]
    assert room_day(agenda, NOW) == RoomDay(blocks=(Block("Behov", "to come"),))
    assert room_day([], NOW) == RoomDay()


def test_times_are_said_by_the_clock_of_the_place_and_one_without_a_zone_is_one_of_here() -> None:
    for began, now in (("2024-09-12T09:50:00+02:00", NOW.astimezone(UTC)), ("2024-09-12T09:50:00", NOW)):
        agenda = [AgendaItem(title="Pause", kind="break", minutes=20, started=datetime.fromisoformat(began))]
        shown = room_day([*agenda, AgendaItem(title="Behov")], now)
        assert (shown.back, shown.follows_at) == ("Tilbake kl. 10.10", "kl. 10.10")


def test_the_clock_counts_down_and_then_up() -> None:
    clocks = [time_left(NOW, NOW - timedelta(seconds=left)) for left in (7325, 605, 59, 0, -1, -125)]
    assert clocks == ["122:05", "10:05", "0:59", "0:00", "+0:01", "+2:05"]
