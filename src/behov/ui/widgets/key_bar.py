"""The bottom line: what can be done here. At most seven keys of the screen or form, then help and the palette."""

from textual.binding import Binding
from textual.content import Content
from textual.style import Style
from textual.widget import Widget

from behov.text import tr
from behov.ui.keys import bindings_of, first_key, key_label, typed

MOST = 7
_ALWAYS = ("help", "palette")  # by id; to the right, in this order


class KeyBar(Widget):
    """Draws the active bindings that are meant to be shown; a click presses the key."""

    DEFAULT_CSS = """
    KeyBar {
        dock: bottom; height: 1; padding: 0 2; background: $raised;
        link-color: $ink; link-background: $raised; link-style: bold;
        link-color-hover: $ink; link-background-hover: $chosen; link-style-hover: bold;
    }
    """

    def on_mount(self) -> None:
        """Draw again whenever the keys change."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.refresh())

    def render(self) -> Content:
        """Return as many keys as there is room for."""
        shown = self._shown()
        right = Content("   ").join(_key(shown.pop(each)) for each in _ALWAYS if each in shown)
        room = self.size.width - right.cell_length - (2 if right else 0)
        left = Content("")
        for binding in tuple(shown.values())[:MOST]:
            key = Content("  " if left else "") + _key(binding)
            if left.cell_length + key.cell_length > room:
                break
            left += key
        return left + Content(" " * (self.size.width - left.cell_length - right.cell_length)) + right

    def _shown(self) -> dict[str, Binding]:
        """Return the bindings to show by id, what has focus first; no letters while one writes.

        Each has the first of its keys that works now.
        """
        focused = self.screen.focused
        active: dict[str, Binding] = {}
        first_keys = {binding.id: first_key(binding) for _, binding in bindings_of(self.screen)}
        for key, each in self.screen.active_bindings.items():
            writes = focused is not None and focused.check_consume_key(key, typed(key))
            name = each.binding.id
            if name and each.binding.show and each.enabled and not writes:
                active[name] = each.binding if key == first_keys.get(name) else active.get(name, each.binding)
        return {name: active[name] for name in first_keys if name in active}


def _key(binding: Binding) -> Content:
    press = Style.from_meta({"@click": f"app.simulate_key({binding.key!r})"})
    label = (tr(binding.description).lower(), "$quiet")
    return Content.assemble((key_label(binding), Style(bold=True) + press), " ", label)
