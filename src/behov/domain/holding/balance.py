"""Who has been heard in a workshop and who has not: counts for municipalities and roles, never for persons."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from behov.domain.holding.agenda import in_zone_of
from behov.domain.workshop import Need, Note, Workshop
from behov.domain.workspace import Workspace, municipalities_of

Whom = TypeVar("Whom", str, tuple[str, str])
NOBODY = ""  # what was raised by no municipality, or in no role, in particular


@dataclass(frozen=True)
class Heard:
    """How much somebody has said: needs and notes, and how many of both lately."""

    needs: int = 0
    notes: int = 0
    lately: int = 0

    @property
    def all(self) -> int:
        """Needs and notes together."""
        return self.needs + self.notes


@dataclass(frozen=True)
class Balance:
    """Who has been heard in one workshop, those who said least first; who takes part and said nothing is among them.

    `towns` and `roles` are by municipality number and by role; `both` by the two, for those who take part together or
    said something. What is attributed to nobody is under NOBODY, last, and only where there is any.
    """

    towns: Mapping[str, Heard]
    roles: Mapping[str, Heard]
    both: Mapping[tuple[str, str], Heard]


def balance(workspace: Workspace, workshop: Workshop, since: datetime | None = None) -> Balance:
    """Count who has been heard in a workshop, and as `lately` what was recorded since a time."""
    spoken = workshop.language or workspace.settings.language
    usual: dict[str, str] = {}  # a role may be written in several ways: the first is what it is called

    def role_of(words: str | None) -> str:
        known = workspace.catalogue.role(words or "", spoken) or words or NOBODY
        return usual.setdefault(known.casefold(), known)

    present = [(each.municipality or NOBODY, role_of(each.role)) for each in workshop.participants]
    said: list[tuple[str, str, Need | Note]] = []
    for need in workshop.needs:
        said += [(town, role_of(need.role), need) for town in municipalities_of(workshop, need) or (NOBODY,)]
    for note in workshop.notes:
        said += [(town, role_of(note.role), note) for town in note.municipalities or (NOBODY,)]
    each_once: list[tuple[str, Need | Note]] = [(role_of(need.role), need) for need in workshop.needs]
    each_once += [(role_of(note.role), note) for note in workshop.notes]
    towns = [*workshop.municipalities, *(town for town, _ in present)]
    return Balance(
        _least_first(_counted(towns, ((town, record) for town, _, record in said), since)),
        _least_first(_counted((role for _, role in present), each_once, since)),
        _least_first(_counted(present, (((town, role), record) for town, role, record in said), since)),
    )


def _counted(
    present: Iterable[Whom], said: Iterable[tuple[Whom, Need | Note]], since: datetime | None
) -> dict[Whom, Heard]:
    counted = dict.fromkeys(present, Heard())
    for whom, record in said:
        before = counted.get(whom, Heard())
        counted[whom] = Heard(
            before.needs + isinstance(record, Need),
            before.notes + isinstance(record, Note),
            before.lately + _lately(record, since),
        )
    return counted


def _lately(record: Need | Note, since: datetime | None) -> bool:
    return bool(since and record.recorded and in_zone_of(since, record.recorded) >= since)


def _least_first(counted: Mapping[Whom, Heard]) -> dict[Whom, Heard]:
    told = [whom for whom, heard in counted.items() if heard.all or not _nobody(whom)]
    return {whom: counted[whom] for whom in sorted(told, key=lambda whom: (_nobody(whom), counted[whom].all))}


def _nobody(whom: str | tuple[str, str]) -> bool:
    return whom == NOBODY or (isinstance(whom, tuple) and NOBODY in whom)
