"""The two looks, light and dark, read from `themes.toml`: no colour stands in Python."""

from pathlib import Path
from typing import Any

import rtoml
from textual.theme import Theme

DARK, LIGHT = "behov-dark", "behov-light"
_COLOURS = rtoml.loads(Path(__file__).with_name("themes.toml").read_text("utf-8"))


def themes(*, few: bool = False) -> tuple[Theme, ...]:
    """Return both themes, of all colours or of a `few` (256). Each is a variable in the style sheets, by its name."""
    return tuple(_theme(name, few) for name in (DARK, LIGHT))


def variables(name: str, *, few: bool = False) -> dict[str, str]:
    """Return the variables that a theme gives the style sheets."""
    colours = {key: value for key, value in _colours(name, few).items() if key != "dark"}
    return colours | {
        "input-cursor-background": colours["accent"],
        "input-cursor-foreground": colours["ground"],
        "input-selection-background": colours["line"],
        "input-selection-foreground": colours["ink"],
        "border": colours["accent"],
        "border-blurred": colours["line"],
    }


def other_look(name: str) -> str:
    """Return the theme that is light if this one is dark, or the other way."""
    return LIGHT if name == DARK else DARK


def _colours(name: str, few: bool) -> dict[str, Any]:
    colours: dict[str, Any] = _COLOURS[f"{name}-256" if few else name]
    return colours


def _theme(name: str, few: bool) -> Theme:
    colours = _colours(name, few)
    return Theme(
        name=name,
        primary=colours["accent"],
        accent=colours["accent"],
        foreground=colours["ink"],
        background=colours["ground"],
        surface=colours["raised"],
        panel=colours["raised"],
        dark=colours["dark"],
        variables=variables(name, few=few),
    )
