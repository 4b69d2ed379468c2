"""What joins systems: the integrations that workshops recorded, those with the same ends and the same status as one."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal, get_args

from behov.domain.other_tables import Integration
from behov.domain.privacy import without_birth_numbers
from behov.domain.system_words import RECORD, Meant
from behov.domain.workspace import Workspace

Status = Literal["in-use", "planned", "missing", "unset"]
Concerns = Callable[[Collection[str]], bool]  # whether what is these municipalities' is part of something


@dataclass(frozen=True, slots=True)
class Join:
    """An integration, and the two systems that it joins."""

    integration: Integration
    source: Meant
    target: Meant


@dataclass(frozen=True, slots=True)
class Connection:
    """The integrations of one status from a system to another, by their keys: their standards, and who has them."""

    source: str
    target: str
    status: Status
    standards: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()
    both_ways: bool = False


def joins(workspace: Workspace, concerns: Concerns, meant: Callable[[str], Meant | None]) -> Iterator[Join]:
    """Yield the integrations that say from where to where they go. `meant` is what `system_words` returns."""
    for workshop in workspace.workshops:
        for each in workshop.integrations:
            source, target = meant(each.source or ""), meant(each.target or "")
            if source and target and concerns((each.municipality,) if each.municipality else ()):
                yield Join(each, source, target)


def connections(joined: Iterable[Join], shown: Collection[str]) -> tuple[Connection, ...]:
    """Return the connections between systems whose keys are shown, in the order of their status.

    The record system is one, whatever part of it people named. Two ways between the same systems become one.
    """
    found: dict[tuple[str, str, Status], Connection] = {}
    for join in joined:
        source, target = (RECORD if end.group == "record" else end.key for end in (join.source, join.target))
        if source == target or source not in shown or target not in shown:
            continue
        status = _status(join.integration)
        back = (target, source, status) in found
        ends = (target, source) if back else (source, target)
        known = found.get((*ends, status)) or Connection(*ends, status)
        standard = without_birth_numbers(" ".join((join.integration.standard or "").split()))
        found[(*ends, status)] = replace(
            known,
            standards=_with(known.standards, standard),
            municipalities=_with(known.municipalities, join.integration.municipality or ""),
            both_ways=known.both_ways or back,
        )
    return tuple(sorted(found.values(), key=lambda each: get_args(Status).index(each.status)))


def _status(integration: Integration) -> Status:
    if integration.status or not integration.category:
        return integration.status or "unset"
    return "in-use" if integration.category == "existing" else "planned"


def _with(texts: tuple[str, ...], text: str) -> tuple[str, ...]:
    return texts if not text or text in texts else (*texts, text)
