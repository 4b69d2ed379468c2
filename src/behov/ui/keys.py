"""What keys are called on the screen, and every key that a screen answers to: one source for footer, help, palette.

A user's own keys (see `behov.ui.keymap`) are Textual's keymap; whoever asks here hears of them.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from textual.binding import Binding
from textual.dom import DOMNode
from textual.keys import REPLACED_KEYS, key_to_character
from textual.screen import Screen

from behov.text import N_, tr

DIGITS = "0–9"  # the keys of a number: one types it, so it is in the help, and is no action to choose in the palette
_NAMES = {
    "up": "↑", "down": "↓", "left": "←", "right": "→", "escape": "Esc", "delete": "Del",
    "slash": "/", "plus": "+", "pageup": "PgUp", "pagedown": "PgDn", "backspace": "⌫", "space": N_("Space"),
}  # fmt: skip


def key_label(binding: Binding) -> str:
    """Return what a binding's first key is called: `Enter`, `↑`, `F5`, `^p`, `Alt+↑`, `n`."""
    return tr(binding.key_display) if binding.key_display else label_of(first_key(binding))


def key_labels(binding: Binding) -> str:
    """Return what all of a binding's keys are called: `? F1`."""
    return tr(binding.key_display) if binding.key_display else " ".join(map(label_of, binding.key.split(",")))


def first_key(binding: Binding) -> str:
    """Return the key that stands for a binding where there is room for one."""
    return binding.key.split(",")[0]


def typed(key: str) -> str | None:
    """Return what a key writes in a text field, or None if it writes nothing."""
    character = key_to_character(REPLACED_KEYS.get(key, key))
    return character if character and character.isprintable() else None


def bindings_of(screen: Screen[Any]) -> Iterator[tuple[DOMNode, Binding]]:
    """Yield every binding with a description, once for each action, what has focus first, each class before its bases.

    Each has all its keys, as the user has them, with commas between; none of those that a class took from its base.
    Actions of parts that do not have focus are among them: help lists them and the palette runs them.
    """
    own = _own_keys(screen)
    seen = set()
    near = screen.focused.ancestors_with_self if screen.focused else [screen]
    for node in (*near, *screen.query("*")):
        taken: set[str] = set()
        for kind in type(node).__mro__:
            for binding in declared(kind):
                keys = own.get(binding.id or "", binding.key).split(",")
                left = ",".join(key for key in keys if key not in taken)
                if binding.id not in seen:
                    seen.add(binding.id)
                    yield node, binding if left == binding.key else binding.with_key(left)
            taken.update(key for each in declared(kind) for key in own.get(each.id or "", each.key).split(","))


@cache
def declared(kind: type) -> tuple[Binding, ...]:
    """Return the bindings that a class itself declares, with an id and a description, each with all its keys."""
    return tuple(
        each.with_key(",".join(one.key for one in Binding.make_bindings([each])), each.key_display)
        for each in kind.__dict__.get("BINDINGS", ())
        if isinstance(each, Binding) and each.id and each.description
    )


def _own_keys(node: DOMNode) -> Mapping[str, str]:
    return node.app._keymap


def label_of(key: str) -> str:
    """Return what a key is called, by Textual's name for it."""
    *modifiers, key = key.split("+")
    name = tr(_NAMES[key]) if key in _NAMES else typed(key) or key.capitalize()
    if modifiers == ["ctrl"] and len(name) == 1:
        return f"^{name}"
    return "+".join((*(each.capitalize() for each in modifiers), name))
