"""What keys are called on the screen, and every key that a screen answers to: one source for footer, help, palette."""

from collections.abc import Iterator
from typing import Any

from textual.binding import Binding
from textual.dom import DOMNode
from textual.keys import key_to_character
from textual.screen import Screen

from behov.text import tr

DIGITS = "0–9"  # the keys of a number: one types it, so it is in the help, and is no action to choose in the palette
_NAMES = {
    "up": "↑", "down": "↓", "left": "←", "right": "→", "escape": "Esc", "delete": "Del",
    "slash": "/", "plus": "+", "pageup": "PgUp", "pagedown": "PgDn", "backspace": "⌫",
}  # fmt: skip


def key_label(binding: Binding) -> str:
    """Return what a binding's key is called: `Enter`, `↑`, `F5`, `^p`, `Alt+↑`, `n`."""
    if binding.key_display:
        return tr(binding.key_display)
    *modifiers, key = binding.key.split("+")
    name = _NAMES.get(key) or typed(key) or key.capitalize()
    if modifiers == ["ctrl"] and len(name) == 1:
        return f"^{name}"
    return "+".join((*(each.capitalize() for each in modifiers), name))


def typed(key: str) -> str | None:
    """Return what a key writes in a text field, or None if it writes nothing."""
    character = {"slash": "/", "plus": "+"}.get(key) or key_to_character(key)
    return character if character and character.isprintable() else None


def bindings_of(screen: Screen[Any]) -> Iterator[tuple[DOMNode, Binding]]:
    """Yield every binding with a description, once for each action, what has focus first, each class before its bases.

    Actions of parts that do not have focus are among them: help lists them and the palette runs them.
    """
    seen = set()
    near = screen.focused.ancestors_with_self if screen.focused else [screen]
    for node in (*near, *screen.query("*")):
        for kind in type(node).__mro__:
            for binding in Binding.make_bindings(kind.__dict__.get("BINDINGS", ())):
                if binding.description and binding.id and binding.id not in seen:
                    seen.add(binding.id)
                    yield node, binding
