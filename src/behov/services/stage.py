"""What the desk is looking at, told to the projector by a tiny file on this machine: never what is typed there.

The workspace's files are the truth, and this file only says which of them to show. One that is missing, half written
or from another version says nothing, and the projector shows the workshop's own list.
"""

import contextlib
import json
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal, get_args

from behov.domain.process import Variant
from behov.storage.durable_file import take_name
from behov.storage.local_state import state_folder

Shown = Literal["needs", "parked", "voting", "priorities", "process"]


@dataclass(frozen=True)
class Stage:
    """What is looked at: something of the workshop at `path`, or the process at `path`, and the chosen record's id."""

    shows: Shown
    path: str
    variant: Variant = "as-is"
    chosen: str = ""


def stage_file(root: Path) -> Path:
    """Return where it is said what the desk of a workspace looks at."""
    return state_folder(root) / "stage.json"


def put_on_stage(root: Path, stage: Stage | None) -> None:
    """Say what the desk looks at, None for nothing that the room works on.

    A disk that refuses stops nobody's work: the projector stays where it was.
    """
    path = stage_file(root)
    said = json.dumps(asdict(stage) if stage else None).encode()
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    with contextlib.suppress(OSError):
        if path.is_file() and path.read_bytes() == said:
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            draft.write_bytes(said)
            take_name(draft, path)
        finally:
            draft.unlink(missing_ok=True)


def stage_of(root: Path) -> Stage | None:
    """Return what the desk looks at, or None where nothing of it can be told."""
    try:
        said = json.loads(stage_file(root).read_bytes())
    except (OSError, ValueError):  # ValueError: half written, or not JSON, or not UTF-8
        return None
    return _stage(said) if isinstance(said, dict) else None


def _stage(said: dict[str, object]) -> Stage | None:
    if set(said) != set(Stage.__dataclass_fields__) or not all(isinstance(each, str) for each in said.values()):
        return None
    shows = next((each for each in get_args(Shown) if each == said["shows"]), None)
    variant = next((each for each in get_args(Variant) if each == said["variant"]), None)
    return Stage(shows, str(said["path"]), variant, str(said["chosen"])) if shows and variant else None
