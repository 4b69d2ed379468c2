from pathlib import Path

import pytest
import rtoml
from textual.events import Key, Paste
from textual.pilot import Pilot

from behov.ui.keys_in_order import KeysInOrder
from behov.ui.widgets.filter_line import FilterLine
from tests.ui.opened import opened, press, screen, settled
from tests.ui.test_workshop import in_workshop, needs


async def burst(pilot: Pilot[None], *typed: str) -> None:
    """Type keys (by their names, or texts letter by letter) all at once, faster than anything is done."""
    names = {"enter", "escape", "tab", "slash", "down", "space", "f7"}
    for each in typed:
        for key in [each] if each in names else each:
            character = {"slash": "/", "space": " "}.get(key, key if len(key) == 1 else None)
            pilot.app.post_message(Key(key if key != " " else "space", character))
    app = pilot.app
    assert isinstance(app, KeysInOrder)
    await settled(pilot)
    while app._waiting or app._obeying:
        await settled(pilot)
    await settled(pilot)


async def test_what_is_typed_after_the_key_that_opens_a_filter_filters(folder: Path) -> None:
    async with opened(folder) as pilot:
        await in_workshop(pilot)
        await press(pilot, "escape")
        await burst(pilot, "slash", "dekning")
        assert screen(pilot).query_one(FilterLine).value == "dekning"
        assert len(needs(folder)) == 2  # none was deleted by the d


async def test_what_is_typed_after_the_key_that_opens_a_field_is_written_there(folder: Path) -> None:
    async with opened(folder) as pilot:
        await in_workshop(pilot)
        await press(pilot, "escape")
        await burst(pilot, "e", " dd", "enter", "down", "e", " mm", "enter")
        assert [need["text"] for need in needs(folder).values()] == [
            "Vi må se gjeldende legemiddelliste hjemme hos bruker. mm",
            "Løysinga må verke utan dekning. dd",
        ]


async def test_a_form_that_is_filled_in_fast_has_each_text_in_its_field(folder: Path) -> None:
    async with opened(folder) as pilot:
        await burst(pilot, "N", "Vedtak", "tab", "tab", "Leder", "tab", "Søknad", "enter")
        (made,) = folder.rglob("vedtak.toml")
        process = rtoml.loads(made.read_text("utf-8"))
        assert (process["title"], process["owner"], process["trigger"]) == ("Vedtak", "Leder", "Søknad")


async def test_lines_that_are_typed_fast_are_each_a_need(folder: Path) -> None:
    async with opened(folder) as pilot:
        await in_workshop(pilot)
        await burst(pilot, "Ett", "enter", "To", "f7", "Parkert", "enter", "x", "enter", "escape", "n", "Tre", "enter")
        assert [need["text"] for need in needs(folder).values()][2:] == ["Ett", "Tox", "Tre"]


@pytest.mark.parametrize("pasted", ["Fire\nFem", "Fire"])
async def test_a_paste_takes_its_turn_among_the_keys(folder: Path, pasted: str) -> None:
    async with opened(folder) as pilot:
        await in_workshop(pilot)
        await press(pilot, "escape")
        pilot.app.post_message(Key("n", "n"))
        pilot.app.post_message(Paste(pasted))
        await burst(pilot, "enter")
        assert [need["text"] for need in needs(folder).values()][2:] == pasted.split("\n")


async def test_a_key_that_nobody_answers_does_not_hold_up_the_next(folder: Path) -> None:
    async with opened(folder) as pilot:
        await in_workshop(pilot)
        await press(pilot, "escape")
        await burst(pilot, "q", "q", "m")
        assert [need.get("priority") for need in needs(folder).values()] == ["must", "must"]
