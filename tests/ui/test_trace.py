"""A trace is walked by keys, from any screen and any record, both ways, and says what lacks a link."""

from functools import partial
from pathlib import Path

import pytest
from textual.pilot import Pilot

from behov.domain.edits import change_need
from behov.ui.screens.process import ProcessScreen
from behov.ui.screens.trace import TraceScreen
from behov.ui.screens.workshop import WorkshopScreen
from behov.ui.widgets.record_list import RecordList
from tests.conftest import PROCESS, WORKSHOP
from tests.ui.opened import notice, opened, press, screen, settled, shown, type_text

CONSOLIDATION = "workshops/2024-11-20-samling.toml"


@pytest.fixture
def decided(folder: Path) -> Path:
    """A workspace in which a raw need has become a requirement, and another has not."""
    (folder / CONSOLIDATION).write_text(
        'format = 1\ntitle = "Konsolidering"\nkind = "consolidation"\ndate = 2024-11-20\n\n'
        '[needs.REG-3F6WZ1]\ntext = "Legemiddellisten er tilgjengelig der bruker er."\nmerges = ["HJT-7K3PM2"]\n'
        'priority = "must"\noutcome = "requirement"\n',
        "utf-8",
    )
    (folder / "workshops/2024-12-04-krav.toml").write_text(
        'format = 1\ntitle = "Kravspesifikasjon"\nkind = "specification"\ndate = 2024-12-04\n\n'
        '[requirements.REG-5T7CQ8]\ntext = "Løsningen skal vise listen på mobil enhet."\nneeds = ["REG-3F6WZ1"]\n'
        'number = "F-HJT-001"\nstate = "ready"\n\n[requirements.REG-5T7CQ8.seen]\nREG-3F6WZ1 = "000000000000"\n',
        "utf-8",
    )
    return folder


async def walk(pilot: Pilot[None], side: str, kind: str) -> None:
    """Walk to the first neighbour of a kind on a side."""
    rows = screen(pilot).query_one(f"#{side}", RecordList)
    rows.focus()
    rows.choose(next(key for key in rows.keys if key.startswith(f"{kind} ")))
    await settled(pilot)
    await press(pilot, "enter")


def way(pilot: Pilot[None]) -> str:
    return shown(pilot).splitlines()[2].strip()


async def test_one_walks_from_a_municipality_to_a_requirement_and_back(decided: Path) -> None:
    async with opened(decided) as pilot:
        await press(pilot, "3", "f8")
        assert way(pilot) == "Porsgrunn"
        await walk(pilot, "below", "workshop")
        await walk(pilot, "below", "need")
        await walk(pilot, "below", "regional")
        await walk(pilot, "below", "requirement")
        assert way(pilot).endswith("› HJT-7K3PM2 › REG-3F6WZ1 › krav › F-HJT-001")
        assert way(pilot).startswith("Porsgrunn › Behovsverksted")
        assert "Løsningen skal vise listen på mobil enhet." in shown(pilot)
        assert "! bør ses på igjen, for disse er endret: REG-3F6WZ1" in shown(pilot)
        await press(pilot, "left", "backspace", "left", "left")
        assert way(pilot) == "Porsgrunn"
        assert screen(pilot).query_one("#below", RecordList).chosen == "workshop 2024-09-12-grenland"
        await press(pilot, "left")
        assert "Veien begynner her" in notice(pilot)


async def test_walking_to_where_one_came_from_is_going_back(decided: Path) -> None:
    async with opened(decided) as pilot:
        screen(pilot).go("trace", "requirement", "REG-5T7CQ8")
        await settled(pilot)
        await walk(pilot, "above", "regional")
        await walk(pilot, "above", "need")
        assert way(pilot) == "F-HJT-001 ‹ REG-3F6WZ1 ‹ HJT-7K3PM2"
        above, below = screen(pilot).query(RecordList)
        assert (above.chosen, below.chosen) == ("municipality 4001", "regional REG-3F6WZ1")
        await walk(pilot, "below", "regional")
        assert way(pilot) == "F-HJT-001 ‹ REG-3F6WZ1"


async def test_the_arrows_go_through_both_lists(decided: Path) -> None:
    async with opened(decided) as pilot:
        screen(pilot).go("trace", "need", "hjt-7k3pm2")
        await settled(pilot)
        assert pilot.app.focused is not None
        assert pilot.app.focused.id == "below"
        await press(pilot, "up")
        assert pilot.app.focused.id == "above"
        await press(pilot, "end", "down")
        assert pilot.app.focused.id == "below"


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("f-hjt-001", "F-HJT-001"),
        ("hjt-7k3pm2", "HJT-7K3PM2"),
        ("tilgjengelig bruker", "REG-3F6WZ1"),
        ("tj2", "Journalsystem som tar i bru…"),
    ],
)
async def test_any_record_is_found_by_its_number_its_id_or_its_words(decided: Path, written: str, found: str) -> None:
    async with opened(decided) as pilot:
        screen(pilot).go("matrix")
        await settled(pilot)
        await press(pilot, "f8", "slash")
        await type_text(pilot, written)
        await press(pilot, "enter")
        assert way(pilot) == found


async def test_a_screen_that_is_about_no_record_asks_for_one(folder: Path) -> None:
    async with opened(folder) as pilot:
        await press(pilot, "x", "f8")
        assert "Hva vil du spore?" in shown(pilot)
        await press(pilot, "escape")
        assert "Trykk / for å finne noe å spore." in shown(pilot)
        await press(pilot, "o", "left", "f8")
        assert not isinstance(screen(pilot), TraceScreen)


async def test_o_opens_the_record_on_its_own_screen(decided: Path) -> None:
    async with opened(decided) as pilot:
        screen(pilot).go("trace", "need", "HJT-7K3PM2")
        await settled(pilot)
        await press(pilot, "o")
        here = screen(pilot)
        assert isinstance(here, WorkshopScreen)
        assert (here.path, here.traced) == (WORKSHOP, ("need", "HJT-7K3PM2"))
        await press(pilot, "f8")
        await walk(pilot, "below", "step")
        await press(pilot, "o")
        step = screen(pilot)
        assert isinstance(step, ProcessScreen)
        assert (step.path, step.traced) == (PROCESS, ("step", "legemidler-hjemme/hent-liste"))
        await press(pilot, "f8")
        await walk(pilot, "below", "component")
        await press(pilot, "o")
        assert "ikke noe eget skjermbilde" in notice(pilot)


async def test_what_lacks_a_link_is_said(decided: Path) -> None:
    async with opened(decided, wide=False) as pilot:
        for begin, said in (
            (("need", "HJT-8A1CD3"), "! mangler prosess-steg · mangler effekt · mangler regionalt behov"),
            (("regional", "REG-3F6WZ1"), "! mangler effekt · kravet bør ses på igjen"),
            (("step", "legemidler-hjemme/gi"), "! ingen behov er knyttet til det"),
            (("effect", "TJ2"), "! ingen behov nevner det"),
        ):
            screen(pilot).go("trace", *begin)
            await settled(pilot)
            assert said in shown(pilot), shown(pilot)


async def test_every_screen_says_which_record_it_is_about(decided: Path) -> None:
    async with opened(decided) as pilot:
        assert screen(pilot).traced == ("area", "saksbehandling")
        for place, path, about in (
            ("workshop", WORKSHOP, ("need", "HJT-8A1CD3")),
            ("matrix", "", ("need", "REG-3F6WZ1")),
            ("process", PROCESS, ("step", "legemidler-hjemme/hent-liste")),
            ("voting", WORKSHOP, ("need", "HJT-7K3PM2")),
            ("comments", WORKSHOP, ("workshop", "2024-09-12-grenland")),
            ("agenda", WORKSHOP, ("workshop", "2024-09-12-grenland")),
            ("export", "", None),
        ):
            screen(pilot).go(place, path)  # type: ignore[arg-type]
            await settled(pilot)
            assert screen(pilot).traced == about, place
            await press(pilot, "escape", "escape") if place == "process" else await pilot.app.pop_screen()


async def test_what_is_undone_away_is_taken_out_of_the_way(decided: Path) -> None:
    async with opened(decided) as pilot:
        here = screen(pilot)
        assert here.perform(partial(change_need, path=WORKSHOP, need_id="HJT-8A1CD3", effects=("TJ2",)))
        here.go("trace", "need", "HJT-8A1CD3")
        await settled(pilot)
        await walk(pilot, "below", "effect")
        assert "1 råbehov" in shown(pilot)
        await press(pilot, "u")
        assert "! ingen behov nevner det" in shown(pilot)
        (decided / WORKSHOP).write_text((decided / WORKSHOP).read_text("utf-8").split("[needs.HJT-8A1CD3]")[0], "utf-8")
        await press(pilot, "left", "f5")
        assert not isinstance(screen(pilot), TraceScreen)
