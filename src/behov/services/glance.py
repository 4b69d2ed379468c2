"""What can be said of a workspace before its files are read: its name and its service areas.

Imports no models, so that a first screen need not wait for them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import rtoml


@dataclass(frozen=True)
class Glance:
    """A workspace seen from the door."""

    name: str
    areas: tuple[str, ...]  # their names, in the workspace's language and the catalogue's order


def glance(root: Path) -> Glance:
    """Return the name and the areas of the workspace in a folder; of a broken behov.toml, the packaged areas."""
    settings = _tables(root / "behov.toml")
    packaged = rtoml.loads((files("behov") / "data" / "catalogue" / "areas.toml").read_text("utf-8"))["areas"]
    own = _table(_table(settings, "catalogue"), "areas")
    names = {area: {**_table(packaged, area), **_table(own, area)}.get("name") for area in (*packaged, *own)}
    language = settings.get("language")
    return Glance(
        name=str(settings.get("name") or root.name),
        areas=tuple(_named(name, language) or area for area, name in names.items()),
    )


def _tables(path: Path) -> dict[str, Any]:
    try:
        return rtoml.loads(path.read_text("utf-8-sig"))
    except (OSError, ValueError):  # ValueError: not TOML, or not UTF-8; what is wrong is said when all is read
        return {}


def _table(tables: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    table = tables.get(name)
    return table if isinstance(table, dict) else {}


def _named(names: object, language: object) -> str:
    if not isinstance(names, dict):
        return ""
    return next((str(names[each]) for each in (language, "nb", "nn", "en") if names.get(each)), "")
