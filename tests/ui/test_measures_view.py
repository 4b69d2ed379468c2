"""The measures of a process as a part of the screen."""

from typing import Any

import pytest
from textual.widgets import Static

from behov.domain.process import Process, Step, Volume
from behov.domain.workspace import Workspace
from behov.exports.processes.measures_in_words import MeasureTable, measures_in_words
from behov.ui.widgets.measures_view import MeasuresView
from tests.ui.stage import Stage, seen


def table(**fields: Any) -> MeasureTable:
    steps = tuple(Step(id=f"s{n}", text=f"Steg {n}", role=f"Rolle {n}", minutes=10 * n) for n in range(1, 6))
    made = {"as_is": steps, "to_be": steps[:2], "volume": Volume(count=1000, per="municipality"), **fields}
    process = Process(path="processes/p.toml", title="P", **made)
    return measures_in_words(Workspace(processes=(process,)), process, ("4001", "4003"))


async def shown(given: MeasureTable, size: tuple[int, int]) -> list[str]:
    """Return the lines of the view, which stands above a line of its own."""
    async with Stage().run_test(size=size) as pilot:
        view = MeasuresView()
        await pilot.app.screen.mount(view, Static("under"))
        view.show(given)
        await pilot.pause()
        lines = [line.rstrip().replace("\N{NO-BREAK SPACE}", " ") for line in seen(pilot.app.screen).split("\n")]
        assert all(len(line) <= size[0] for line in lines)
        return lines[: lines.index("under")]


async def test_at_100_columns_seven_lines_say_both_variants_roles_and_notes() -> None:
    lines = await shown(table(), (100, 30))
    assert lines == [
        "  ca. = anslag     Nåsituasjon      Ønsket situasjon  Endring",
        "  Arbeid per gang  150 min          30 min            −120 min",
        "  Arbeid i året    ca. 5 000 timer  ca. 1 000 timer   ca. −4 000 timer",
        "  Overleveringer   4                1                 −3",
        "  Systemer i bruk 0 → 0  Smertepunkter 0 → 0  Ventepunkter 0 → 0",
        "  Endring per rolle  Rolle 5 ca. −1 670 timer  Rolle 4 ca. −1 330 timer  Rolle 3 ca. −1 000 timer…",
        "  ca. 2 000 ganger i året. Anslått for 2 kommuner ut fra 1 000 i hver.",
    ]


async def test_at_80_columns_two_lines_say_what_differs() -> None:
    lines = await shown(table(), (80, 24))
    assert lines == [
        "  Arbeid i året ca. −4 000 timer  Overleveringer −3  Systemer i bruk uendret …",
        "  ca. 2 000 ganger i året. Anslått for 2 kommuner ut fra 1 000 i hver.",
    ]


async def test_notes_share_a_line() -> None:
    steps = (
        Step.model_validate({"id": "a", "text": "Er listen riktig?", "branches": {"ja": "b", "nei": "c"}}),
        Step(id="b", text="Gir", minutes=3, next=()),
        Step(id="c", text="Henter", minutes=3),
    )
    line = (await shown(table(as_is=steps, to_be=()), (100, 30)))[-1]
    assert all(
        words in line for words in ("ca. 2 000 ganger i året", "1 av 3 arbeidssteg mangler", "Svar regnet som like")
    )


@pytest.mark.parametrize("size", [(100, 30), (80, 24)])
async def test_until_it_is_shown_something_it_takes_no_room(size: tuple[int, int]) -> None:
    async with Stage().run_test(size=size) as pilot:
        view = MeasuresView()
        await pilot.app.screen.mount(view)
        await pilot.pause()
        assert not view.size
        view.show(table())
        await pilot.pause()
        assert view.size
        view.hide()
        await pilot.pause()
        assert not view.size


async def test_hostile_roles_are_text() -> None:
    steps = (Step(id="a", text="x", role="[red]\u202eRolle[/]", minutes=1),)
    assert "[red]⟨U+202E⟩Rolle[/]" in "\n".join(await shown(table(as_is=steps), (100, 30)))


async def test_a_variant_without_steps_is_left_out_of_the_line() -> None:
    lines = await shown(table(to_be=()), (100, 30))
    assert lines[4] == "  Systemer i bruk 0  Smertepunkter 0  Ventepunkter 0"
    assert lines[5].startswith("  Per rolle  Rolle 5 ca. 1 670 timer")
