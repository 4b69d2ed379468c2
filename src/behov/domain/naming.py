"""What a new file is called: `workshops/<area>/<date>-<slug>.toml`, `processes/<area>/<slug>.toml`, by a free stem."""

import re
from datetime import date

from behov.domain.process_edits import slug
from behov.domain.workspace import Workspace, same_name

LONGEST_STEM = 60
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)")  # Windows cannot have a file of such a name


def new_workshop_path(workspace: Workspace, title: str, area: str | None, held: date) -> str:
    """Return the path of a new workshop's file: its stem is the date and the title, and no other workshop has it."""
    taken = {same_name(workshop.stem) for workshop in workspace.workshops}
    return _path("workshops", area, f"{held.isoformat()}-{_words(title, LONGEST_STEM - 11)}", taken)


def new_process_path(workspace: Workspace, title: str, area: str | None) -> str:
    """Return the path of a new process's file: its stem is the title, and no other process has it."""
    taken = {same_name(process.stem) for process in workspace.processes}
    return _path("processes", area, _words(title, LONGEST_STEM), taken)


def _words(title: str, longest: int) -> str:
    words = slug(title, longest - 3) or "uten-navn"  # room for a number behind
    return f"{words}-1" if _DEVICE.fullmatch(words) else words


def _path(folder: str, area: str | None, stem: str, taken: set[str]) -> str:
    free = next(each for n in range(1, len(taken) + 2) if (each := stem if n == 1 else f"{stem}-{n}") not in taken)
    within = slug(area or "")
    if _DEVICE.fullmatch(within):
        within = f"{within}-1"
    return "/".join(filter(None, (folder, within, f"{free}.toml")))
