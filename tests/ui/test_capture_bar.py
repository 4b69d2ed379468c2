from textual.app import ComposeResult
from textual.events import Paste
from textual.screen import Screen
from textual.widgets import Static

from behov.domain.shorthand import Line, vocabulary
from behov.domain.workspace import Workspace
from behov.storage.catalogue_files import read_catalogue
from behov.ui.widgets.capture_bar import CaptureBar
from tests.ui.stage import Stage


class BarScreen(Screen[None]):
    def __init__(self, *, saves: bool = True, step: bool = False) -> None:
        super().__init__()
        self.recorded: list[tuple[Line, ...]] = []
        self._saves = saves
        self._step = step

    def compose(self) -> ComposeResult:
        yield CaptureBar(self._record, step=self._step)

    def on_mount(self) -> None:
        catalogue, _ = read_catalogue("behov.toml", {})
        self.query_one(CaptureBar).learn(vocabulary(Workspace(catalogue=catalogue)))

    def _record(self, lines: tuple[Line, ...]) -> bool:
        self.recorded.append(lines)
        return self._saves


async def test_what_cannot_be_saved_stays_in_the_bar() -> None:
    stage, bar = Stage(), BarScreen(saves=False)
    async with stage.run_test() as pilot:
        await stage.push_screen(bar)
        stage.post_message(Paste("En linje"))
        await pilot.press("enter")
        assert len(bar.recorded) == 1
        assert bar.query_one(CaptureBar).text == "En linje"


async def test_an_empty_line_is_nothing() -> None:
    stage, bar = Stage(), BarScreen()
    async with stage.run_test() as pilot:
        await stage.push_screen(bar)
        await pilot.press("space", "enter")
        assert bar.recorded == []


async def test_arrows_choose_among_completions_and_tab_writes_it_out() -> None:
    stage, bar = Stage(), BarScreen()
    async with stage.run_test() as pilot:
        await stage.push_screen(bar)
        stage.post_message(Paste("Se listen %pl"))
        await pilot.pause()
        assert str(bar.query_one("#offered", Static).content).split()[0] == "PLL"
        await pilot.press("down", "tab")
        assert bar.query_one(CaptureBar).text.startswith("Se listen %PLO")


async def test_a_step_is_read_with_its_own_signs() -> None:
    stage, bar = Stage(), BarScreen(step=True)
    async with stage.run_test() as pilot:
        await stage.push_screen(bar)
        stage.post_message(Paste("Sykepleier: Henter listen %pll >Legemiddelliste *skrives av for hånd"))
        await pilot.press("enter")
        (line,) = bar.recorded[0]
        assert (line.text, line.role, line.components) == ("Henter listen", "Sykepleier", ("PLL",))
        assert (line.outputs, line.pains) == (("Legemiddelliste",), ("skrives av for hånd",))


async def test_text_before_a_paste_begins_its_first_line() -> None:
    stage, bar = Stage(), BarScreen()
    async with stage.run_test() as pilot:
        await stage.push_screen(bar)
        await pilot.press("A", "B")
        stage.post_message(Paste("en\nto"))
        await pilot.press("enter")
        assert [line.text for line in bar.recorded[0]] == ["AB en", "to"]


async def test_a_thought_is_parked_in_the_middle_of_a_line_which_comes_back_with_its_cursor() -> None:
    stage, bar = Stage(), BarScreen()
    async with stage.run_test() as pilot:
        await stage.push_screen(bar)
        stage.post_message(Paste("Se listen hjemme"))
        await pilot.press("left", "left", "f7", "H", "v", "e", "m", "question_mark")
        assert "parkeres" in str(bar.query_one("#understood", Static).content)
        assert "Se listen hjemme" in str(bar.query_one("#offered", Static).content)
        await pilot.press("enter")
        assert [(line.text, line.parked) for line in bar.recorded[0]] == [("Hvem?", True)]
        await pilot.press("X")
        assert bar.query_one(CaptureBar).text == "Se listen hjemXme"


async def test_a_thought_that_is_given_up_gives_the_line_back_and_can_itself_be_brought_back() -> None:
    stage, bar = Stage(), BarScreen()
    async with stage.run_test() as pilot:
        await stage.push_screen(bar)
        stage.post_message(Paste("Se listen"))
        await pilot.press("ctrl+t", "H", "escape")
        assert bar.query_one(CaptureBar).text == "Se listen"
        assert bar.recorded == []
        await pilot.press("escape", "up", "up")
        assert bar.query_one(CaptureBar).text == "+ H"


async def test_what_is_parked_says_who_brought_it_up() -> None:
    stage, bar = Stage(), BarScreen()
    async with stage.run_test() as pilot:
        await stage.push_screen(bar)
        stage.post_message(Paste("+ Sykepleier: Hvem eier nøklene? &skien #ikke-et-steg"))
        await pilot.press("enter")
        (line,) = bar.recorded[0]
        assert (line.text, line.role, line.municipalities) == (
            "Hvem eier nøklene? #ikke-et-steg",
            "Sykepleier",
            ("4003",),
        )


async def test_effects_are_named_and_completed() -> None:
    stage, bar = Stage(), BarScreen()
    async with stage.run_test() as pilot:
        await stage.push_screen(bar)
        stage.post_message(Paste("Se listen =tj"))
        await pilot.pause()
        await pilot.press("down", "tab", "enter")
        assert bar.recorded[0][0].effects == ("TJ2",)


async def test_a_bar_that_is_given_back_its_state_goes_on_where_it_was() -> None:
    stage, bar, other = Stage(), BarScreen(), BarScreen()
    async with stage.run_test() as pilot:
        await stage.push_screen(bar)
        stage.post_message(Paste("Sykepleier: Første &skien"))
        await pilot.press("enter")
        stage.post_message(Paste("Halv linje"))
        await pilot.press("left", "f7", "T")
        state = bar.query_one(CaptureBar).state
        await stage.push_screen(other)
        other.query_one(CaptureBar).state = state
        await pilot.press("enter", "X", "enter")
        assert other.recorded[0][0].text == "T"
        assert other.recorded[1][0].text == "Halv linjXe"
        assert (other.recorded[1][0].role, other.recorded[1][0].municipalities) == ("Sykepleier", ("4003",))
