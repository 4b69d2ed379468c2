"""A user's own keys: which of those wanted can be had, why the others cannot, and the file to write them in."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from textual.app import App
from textual.keys import Keys, _character_to_key, _normalize_key_list
from textual.screen import ModalScreen, Screen
from textual.widget import Widget

from behov.services.own_keys import OwnKeys, keys_path
from behov.text import say_finding, tr
from behov.ui.keys import declared, typed
from behov.visible import one_line

# What terminals make other keys of (ctrl+i is Tab, ctrl+m is Enter), or what ends and stops programs.
TAKEN = frozenset(("ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m", "ctrl+left_square_bracket", "ctrl+c", "ctrl+z"))
# What a line of text needs itself.
EDITING = frozenset(
    (*(f"ctrl+{letter}" for letter in "adefkuvwx"), "left", "right", "home", "end", "delete", "backspace")
)
# Signs for which a Norwegian keyboard needs AltGr, or two presses.
ALTGR = frozenset(map(_character_to_key, "@£$€{[]}\\~|^`´¨"))
_MODIFIERS = {"ctrl", "shift", "alt"}
_WHILE_WRITING = ("bar.", "filter.", "pick.", "palette", "quit")  # must work in a line of text, beside all of forms'


def checked(own: OwnKeys) -> tuple[dict[str, str], list[str]]:
    """Return the keymap of what can be had, by the action's id, and a sentence for each wish that cannot."""
    if own.unreadable:
        found = own.unreadable
        return {}, [f"{found.path}:{found.line}: {say_finding(found)}"]
    known = _known()
    refused: dict[str, str] = {}
    wanted = {name: _normalize_key_list(wish.keys) for name, wish in own.wishes.items()}
    for name, keys in wanted.items():
        if why := _impossible(name, keys, known):
            refused[name] = why
    for name in sorted(wanted, key=lambda each: own.wishes[each].line):
        keymap = {other: keys for other, keys in wanted.items() if other not in refused}
        if name in keymap and (clash := _clash(name, known | keymap, known)):
            refused[name] = clash
    said = [one_line(f"{keys_path()}:{own.wishes[name].line}: {refused[name]}") for name in wanted if name in refused]
    return {name: keys for name, keys in wanted.items() if name not in refused}, said


def template() -> str:
    """Return the file in which a user writes own keys: every action with its keys, commented out."""
    about = tr(
        "Your own keys in behov. Take the # away in front of a line, change the keys, and press F5 in behov.\n"
        "More than one key: commas between. Names: f1 … f12, ctrl+o, alt+up, pageup, space, slash, question_mark, n, N."
    )
    lines = [*(f"# {line}" for line in about.splitlines()), "", "[keys]"]
    said = {each.id: tr(each.description) for kind in _kinds() for each in declared(kind)}
    for name, keys in sorted(_known().items()):
        setting = f'# "{name}" = "{keys}"'
        lines.append(f"{setting:<44}  # {said[name]}")
    return "\n".join(lines) + "\n"


def keys_now(app: App[Any]) -> dict[str, str]:
    """Return the keys of every action as the user has them, by its id."""
    return {**_known(), **app._keymap}


def _known() -> dict[str, str]:
    """Return the keys of every action, by its id; an action of many keys that are told as one (0–9) stays."""
    return {each.id or "": each.key for kind in _kinds() for each in declared(kind) if not each.key_display}


def _kinds() -> list[type]:
    """Return every class of ours that may have keys, each before its bases, whose word on an action is the last."""
    bases: tuple[type, ...] = (Screen, Widget)
    found = {kind for base in bases for kind in _below(base) if kind.__module__.startswith("behov.ui.")}
    return sorted(found, key=lambda kind: (-len(kind.__mro__), kind.__module__, kind.__name__))


def _below(kind: type) -> Iterator[type]:
    nearest: list[type] = kind.__subclasses__()
    for each in nearest:
        yield each
        yield from _below(each)


def _impossible(name: str, keys: str, known: Mapping[str, str]) -> str:
    """Return why an action cannot be on these keys whatever else is, or nothing."""
    if name not in known:
        return tr(
            "There is no action called {name}. Delete the file, and let behov make it anew: it lists all.", name=name
        )
    for key in keys.split(","):
        if not _exists(key):
            return tr("There is no key called {key}.", key=key)
        if key in TAKEN | ALTGR:
            return tr("Terminals and keyboards have no {key} to spare. Choose another key.", key=key)
        if key in known[name].split(","):
            continue
        if (typed(key) or key in EDITING) and _while_writing(name):
            return tr(
                "{name} must work where one writes, and there {key} is needed. Choose another key.", name=name, key=key
            )
    return ""


def _exists(key: str) -> bool:
    *modifiers, last = key.split("+")
    named = {each.value for each in Keys} | {"space", "tab", "enter"}
    return set(modifiers) <= _MODIFIERS and (last in named or typed(last) is not None)


def _while_writing(name: str) -> bool:
    modal = (kind for kind in _kinds() if issubclass(kind, ModalScreen))
    return name.startswith(_WHILE_WRITING) or any(each.id == name for kind in modal for each in declared(kind))


def _clash(name: str, keys: Mapping[str, str], known: Mapping[str, str]) -> str:
    """Return which action of the same screen has one of the keys already, or nothing."""
    for ids in _together():
        for other in ids - {name} if name in ids else ():
            shared = set(keys[name].split(",")) & set(keys[other].split(","))
            always = set(known[name].split(",")) & set(known[other].split(","))
            if clash := sorted(shared - always):
                return tr("{key} is {other} already on the same screen. Choose another key.", key=clash[0], other=other)
    return ""


def _together() -> Iterator[set[str]]:
    """Yield the ids of what can be had at the same time: a screen and the parts of screens, a form and its fields."""
    kinds = _kinds()
    known = set(_known())
    parts = {modal: _ids(kind for kind in kinds if _is_part(kind, of_forms=modal)) for modal in (True, False)}
    for kind in kinds:
        if issubclass(kind, Screen):
            yield (_ids(kind.__mro__) | parts[issubclass(kind, ModalScreen)]) & known


def _is_part(kind: type, *, of_forms: bool) -> bool:
    return not issubclass(kind, Screen) and kind.__module__.startswith("behov.ui.forms") is of_forms


def _ids(kinds: Iterable[type]) -> set[str]:
    return {each.id or "" for kind in kinds for each in declared(kind)}
