"""What comes into a workspace from elsewhere: rows added last in a workshop, and differences, of which ours is kept."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from behov.domain.edits import with_workshop
from behov.domain.record import Numbered
from behov.domain.workspace import Workspace

Edit = Callable[[Workspace], Workspace]
Rows = Mapping[str, tuple[Numbered, ...]]  # by table


@dataclass(frozen=True)
class Difference:
    """One record in two versions: where ours and theirs stand, its id (or none), and each field with both values."""

    ours: str
    theirs: str
    id: str
    fields: tuple[tuple[str, object, object], ...]


def with_rows(workspace: Workspace, path: str, rows: Rows) -> Workspace:
    """Add rows last in the tables of a workshop. Raises NoSuchRecord, NeedsMending, EmptyText, PersonalNumber."""
    workshop = workspace.workshop(path)
    more = {table: (*workshop.rows(table), *added) for table, added in rows.items()}
    return with_workshop(workspace, workshop.replace(**more))
