"""Every key of every screen, form and list: that it can be pressed, is told, and can be put elsewhere."""

import pkgutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from textual.binding import Binding
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Input, TextArea

import behov.ui
from behov.domain.workshop import Note
from behov.domain.workspace import Workspace
from behov.services.own_keys import keys_path
from behov.text import tr, use_language
from behov.ui.forms.chooser import Chooser, Ticker
from behov.ui.forms.note_form import NoteForm
from behov.ui.keymap import ALTGR, EDITING, TAKEN, template
from behov.ui.keys import DIGITS, declared, key_labels, label_of, typed
from behov.ui.screens.help import HelpScreen
from behov.ui.screens.palette import Palette
from behov.ui.screens.shared import WorkspaceScreen
from behov.ui.widgets.capture_bar import CaptureBar
from behov.ui.widgets.columns import Cell, Piece
from behov.ui.widgets.record_list import RecordList
from tests.conftest import PROCESS, WORKSHOP
from tests.ui.opened import notice, opened, press, screen, settled, shown, type_text
from tests.ui.stage import Stage, seen

# What GNOME, macOS, VS Code, tmux, screen or a desktop may keep for itself.
SWALLOWED = {
    *("f1", "f10", "f11", "ctrl+q", "ctrl+s", "ctrl+p", "ctrl+b", "ctrl+a", "ctrl+tab"),
    *("home", "end", "pageup", "pagedown"),
}
# Actions whose keys a screen has taken for something of its own; the palette still runs them.
TAKEN_OVER = {"process": ("folder",), "export": ("export", "back")}
# Where there is no palette: what does the same, a row or a field at a time.
STEP_BY_STEP = {"chooser.pageup": "chooser.up", "chooser.pagedown": "chooser.down"}


def classes() -> Iterator[type]:
    """Yield every screen, form and widget of the app, from every module there is."""
    for module in pkgutil.walk_packages(behov.ui.__path__, "behov.ui."):
        if module.name == "behov.ui.terminal":  # cannot be imported on Windows, and has no keys
            continue
        for each in vars(import_module(module.name)).values():
            if isinstance(each, type) and issubclass(each, (Screen, Widget)) and each.__module__ == module.name:
                yield each


def all_bindings() -> list[tuple[type, Binding]]:
    found = [(kind, each) for kind in classes() for each in declared(kind)]
    assert len(found) > 80
    return found


def swallowed(key: str) -> bool:
    return (
        key in SWALLOWED
        or key.startswith("alt+")
        or (key.startswith(("shift+", "ctrl+")) and key[-2:] in ("up", "wn", "ft", "ht"))
    )


def test_every_binding_has_an_id_and_a_description() -> None:
    editing = {each.key for kind in (Input, TextArea) for each in kind.BINDINGS if isinstance(each, Binding)}
    for kind in classes():
        for each in kind.__dict__.get("BINDINGS", ()):
            assert isinstance(each, Binding), (kind, each)
            assert (each.id and each.description) or each.key in editing, (kind, each)


@pytest.mark.parametrize("spoken", ["nb", "nn"])
def test_every_description_is_translated(spoken: str) -> None:
    from behov.text import _translations

    for kind, each in all_bindings():
        assert each.description in _translations(spoken)._catalog, (kind, each.description)  # type: ignore[attr-defined]


def test_an_id_means_one_thing() -> None:
    actions: dict[str, set[str]] = {}
    for _, each in all_bindings():
        if each.key_display is None:
            actions.setdefault(each.id or "", set()).add(each.action.removeprefix("app."))
    assert {name: found for name, found in actions.items() if len(found) > 1} == {}


def test_no_binding_is_on_a_key_that_terminals_keyboards_or_lines_of_text_need() -> None:
    own_widgets = (
        "list.",
        "pick.",
        "bar.",
        "overview.",
        "matrix.",
        "process.",
        "voting.",
        "trace.",
    )  # none of these is in a line of text
    for kind, each in all_bindings():
        for key in each.key.split(","):
            assert key not in TAKEN | ALTGR, (kind, each)
            assert key not in EDITING or (each.id or "").startswith(own_widgets) or key in ("delete",), (kind, each)


def test_what_some_terminal_swallows_has_a_second_way() -> None:
    others = {each.id for _, each in all_bindings() if not all(map(swallowed, each.key.split(",")))}
    assert "palette" in others  # the second way of all that a screen or its parts can do
    for kind, each in all_bindings():
        if each.id not in others:
            in_a_form = issubclass(kind, ModalScreen) or kind.__module__.startswith("behov.ui.forms")
            assert not in_a_form or STEP_BY_STEP.get(each.id or "") in others, (kind, each)


async def test_forms_can_be_saved_and_left_without_a_key_that_is_swallowed(folder: Path) -> None:
    for keys in (("f2",), ("ctrl+s",)):
        given: list[object] = []
        async with Stage().run_test(size=(80, 24)) as pilot:
            await pilot.app.push_screen(Ticker("Hva?", {"a": "En", "b": "To"}), given.append)
            await pilot.press("enter", *keys)
        assert given == [("a",)]
    async with Stage().run_test(size=(80, 24)) as pilot:
        await pilot.app.push_screen(NoteForm(Workspace(), Note(id="HJT-ABC123", text="Hei")))
        assert "^s lagre  Esc avbryt  Tab neste felt" in seen(pilot.app.screen)


async def test_help_and_palette_list_every_key_of_the_screen_and_of_its_parts(folder: Path) -> None:
    async with opened(folder) as pilot:
        for place, path in (("", ""), ("workshop", WORKSHOP), ("matrix", ""), ("process", PROCESS), ("export", "")):
            if place:
                screen(pilot).go(place, path)  # type: ignore[arg-type]
                await settled(pilot)
            below = screen(pilot)
            kinds = [kind for node in (below, *below.query("*")) for kind in type(node).__mro__]
            wanted = {each.id: each for kind in kinds for each in declared(kind)}
            for name in TAKEN_OVER.get(place, ()):
                wanted[name] = wanted[name].with_key("")
            for opener, kind in (("f1", HelpScreen), ("f3", Palette)):
                await press(pilot, opener)
                finder = pilot.app.screen
                assert isinstance(finder, kind)
                told = [" ".join(map(_text, finder.cells(key))) for key in finder._options]
                for each in (each for each in wanted.values() if each.key or kind is Palette):
                    if kind is Palette and each.key_display == DIGITS:  # one types a number, and does not choose it
                        continue
                    label = key_labels(each)
                    assert any(tr(each.description) in line and label in line for line in told), (kind, each)
                await press(pilot, "escape")


def _text(cell: Cell) -> str:
    return cell if isinstance(cell, str) else cell.text if isinstance(cell, Piece) else "".join(map(_text, cell))


async def test_what_is_chosen_from_says_its_keys_from_its_bindings(folder: Path) -> None:
    async with Stage().run_test(size=(80, 24)) as pilot:
        await pilot.app.push_screen(Chooser("Hva?", {"a": "En"}))
        assert "Enter velg  Esc avbryt" in seen(pilot.app.screen)
        pilot.app.set_keymap({"chooser.choose": "f11"})
        await pilot.pause()
        assert "F11 velg  Esc avbryt" in seen(pilot.app.screen)


def own(text: str) -> None:
    keys_path().parent.mkdir(parents=True, exist_ok=True)
    keys_path().write_text(text, encoding="utf-8")


def test_a_key_that_draws_nothing_is_called_by_its_name() -> None:
    use_language("nb")
    assert [label_of(key) for key in ("space", "ctrl+space", "n")] == ["Mellomrom", "Ctrl+Mellomrom", "n"]


async def test_the_palette_begins_with_what_can_be_done_and_ends_with_the_arrows(folder: Path) -> None:
    async with opened(folder) as pilot:
        await press(pilot, "ctrl+p")
        keys = pilot.app.screen.query_one(RecordList).keys
        assert keys[0] == "overview.new-workshop"
        assert keys.index("list.up") > keys.index("quit")


async def test_own_keys_are_the_same_in_the_footer_the_help_the_palette_and_the_line(folder: Path) -> None:
    own('[keys]\n"workshop.edit"="f11"\n"workshop.write"="w"\n"bar.record"="ctrl+b"\nbar.leave=["escape","alt+l"]\n')
    async with opened(folder) as pilot:
        screen(pilot).go("workshop", WORKSHOP)
        await settled(pilot)
        assert notice(pilot) == ""
        if not screen(pilot).query_one(CaptureBar).has_pseudo_class("focus-within"):
            await press(pilot, "w")
        assert "^b lagre" in shown(pilot)
        await type_text(pilot, "Et nytt behov")
        await press(pilot, "enter")
        assert screen(pilot).query_one(CaptureBar).text == "Et nytt behov"  # Enter saves no more
        await press(pilot, "ctrl+b")
        assert "Et nytt behov" in (folder / WORKSHOP).read_text("utf-8")
        await press(pilot, "alt+l")
        assert "F11 endre" in shown(pilot)
        assert "w nytt" in shown(pilot)
        for opener in ("question_mark", "ctrl+p"):
            await press(pilot, opener)
            await type_text(pilot, "Endre")
            assert "F11" in shown(pilot)
            await press(pilot, "escape")
        await press(pilot, "e")
        assert isinstance(pilot.app.screen, WorkspaceScreen)
        await press(pilot, "w")
        assert screen(pilot).query_one(CaptureBar).has_pseudo_class("focus-within")
        await press(pilot, "alt+l", "f11")
        assert isinstance(pilot.app.screen, ModalScreen)


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        ('"workshop.edit" = "m"', "workshop.priority"),
        ('"workshop.edit" = "ctrl+i"', "ctrl+i"),
        ('"workshop.edit" = "@"', "at"),
        ('"workshop.edit" = "blå"', "blå"),
        ('"workshop.edit" = 7.5', "7.5"),
        ('"bar.record" = "q"', "q"),
        ('"form.save" = "ctrl+a"', "ctrl+a"),
        ('"no.such" = "q"', "no.such"),
        ('"workshop.edit" = "f4"', "matrix"),
        ('"workshop.edit = ', "TOML"),
    ],
)
async def test_a_key_that_cannot_be_had_is_told_with_its_line_and_the_others_work(
    folder: Path, wish: str, said: str
) -> None:
    own(f'[keys]\n"theme" = "f11"\n{wish}\n')
    async with opened(folder) as pilot:
        assert f"{keys_path()}:3:" in notice(pilot).replace("\n", "")
        assert said in notice(pilot)
        theme = pilot.app.theme
        await press(pilot, "f12" if "TOML" in said else "f11")
        assert pilot.app.theme != theme


async def test_two_actions_can_swap_their_keys(folder: Path) -> None:
    own('[keys]\n"workshop.edit" = "m"\n"workshop.priority" = "e"\n')
    async with opened(folder) as pilot:
        assert notice(pilot) == ""
        screen(pilot).go("workshop", WORKSHOP, "HJT-8A1CD3")
        await settled(pilot)
        await press(pilot, "m")
        assert isinstance(pilot.app.screen, ModalScreen)


async def test_keys_that_are_written_while_behov_is_open_hold_from_f5_on(folder: Path) -> None:
    async with opened(folder) as pilot:
        own('[keys]\ntheme = "f11"\n')
        await press(pilot, "f5")
        theme = pilot.app.theme
        await press(pilot, "f11")
        assert pilot.app.theme != theme


@pytest.mark.parametrize("spoken", ["nb", "nn", "en"])
async def test_the_file_of_keys_lists_every_action_and_changes_nothing_by_itself(
    folder: Path, spoken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):  # nothing is opened on the desktop of who runs this
        monkeypatch.delenv(name, raising=False)
    async with opened(folder) as pilot:
        use_language(spoken)  # type: ignore[arg-type]
        await press(pilot, "alt+k")
        written = keys_path().read_text("utf-8")
        assert written == template()
        for _, each in all_bindings():
            assert each.key_display or f'"{each.id}"' in written
        own(written.replace('# "', '"'))  # all that is there, taken at its word
        await press(pilot, "f5")
        assert "keys.toml" not in notice(pilot)


def test_a_letter_is_known_by_what_it_writes() -> None:
    assert [typed(key) for key in ("n", "N", "slash", "plus", "minus", "at", "question_mark", "f1", "ctrl+p")] == [
        *"nN/+-@?",
        None,
        None,
    ]
