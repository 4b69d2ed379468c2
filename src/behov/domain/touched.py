"""What the steps touch: the systems and components of a process, of an area or of the region, counted.

A step counts once for a system, whether it touches it as it is, as it should be or both; and a need counts once,
whether it names the system, is linked to a step that touches it, or both.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from behov.domain.catalogue import Area
from behov.domain.connections import Concerns, Connection, connections, joins
from behov.domain.process import Process
from behov.domain.system_words import RECORD, Group, Meant, system_words
from behov.domain.workspace import Workspace, area_of, municipalities_of

Scope = Process | Area | None  # None: the region
Basis = Literal["as-is", "to-be", "needs", "integrations"]


@dataclass(frozen=True, slots=True)
class Touched:
    """A system, and how many steps and needs touch it.

    `name` is its short name, "" for the record system as a whole and for systems that are not to be named; `basis`
    is the first of these that names it: steps as it is, steps as it should be, needs, or nothing but integrations.
    """

    key: str
    name: str
    group: Group
    steps: int = 0
    needs: int = 0
    basis: Basis = "integrations"


@dataclass(frozen=True)
class Touches:
    """The record system, its parts by what people call them, the other systems group by group, and what joins them."""

    record: Touched
    parts: tuple[Touched, ...] = ()
    systems: tuple[Touched, ...] = ()
    connections: tuple[Connection, ...] = ()


@dataclass(frozen=True, slots=True)
class _Mention:
    system: Meant
    basis: Basis
    by: object = None  # the step or the need


def touches(
    workspace: Workspace,
    scope: Scope = None,
    own_named: bool = True,
    concerns: Concerns = lambda _: True,
) -> Touches:
    """Return what the steps in scope touch; in each group, what most steps touch comes first.

    For a process, the needs linked to its steps count; for an area, its own needs too. Integrations count where both
    systems are touched; for the region, all do. `concerns` tells whether what is some municipalities' is part of
    this; for `own_named` see `system_words`.
    """
    meant = system_words(workspace, own_named)
    by_step: dict[str, list[Meant]] = defaultdict(list)
    mentions = list(_by_steps(_processes(workspace, scope, concerns), meant, by_step))
    mentions += _by_needs(workspace, scope, concerns, meant, by_step)
    joined = list(joins(workspace, concerns, meant))
    if scope is None:
        mentions += (_Mention(end, "integrations") for join in joined for end in (join.source, join.target))
    counted = _counted(mentions)
    record = counted.pop(RECORD, Touched(RECORD, "", "record"))
    ordered = sorted(counted.values(), key=_place)
    return Touches(
        record,
        tuple(each for each in ordered if each.group == "record"),
        tuple(each for each in ordered if each.group != "record"),
        connections(joined, frozenset((RECORD, *counted))),
    )


def _processes(workspace: Workspace, scope: Scope, concerns: Concerns) -> Iterable[Process]:
    if isinstance(scope, Process):
        return (scope,)
    return (
        each
        for each in workspace.processes
        if concerns(each.municipalities) and (scope is None or each.area == scope.id)
    )


def _by_steps(
    processes: Iterable[Process], meant: Callable[[str], Meant | None], by_step: dict[str, list[Meant]]
) -> Iterator[_Mention]:
    """Yield what steps mention, and note it in `by_step` by `process/step`."""
    for process in processes:
        for basis in get_args(Basis)[:2]:
            for step in process.steps(basis):
                systems = [system for word in (*step.systems, *step.components) if (system := meant(word))]
                by_step[f"{process.stem}/{step.id}"] += systems
                yield from (_Mention(system, basis, (process.path, step.id)) for system in systems)


def _by_needs(
    workspace: Workspace,
    scope: Scope,
    concerns: Concerns,
    meant: Callable[[str], Meant | None],
    by_step: Mapping[str, list[Meant]],
) -> Iterator[_Mention]:
    for number, (workshop, need) in enumerate(workspace.needs):
        linked = [step for step in need.steps if step in by_step]
        own = scope is None or (isinstance(scope, Area) and area_of(workshop, need) == scope.id)
        if (linked or own) and concerns(municipalities_of(workshop, need)):
            named = (system for word in (*need.systems, *need.components) if (system := meant(word)))
            touched = (system for step in linked for system in by_step[step])
            yield from (_Mention(system, "needs", number) for system in (*named, *touched))


def _counted(mentions: Iterable[_Mention]) -> dict[str, Touched]:
    """Return what is mentioned, counted, by key; what is mentioned of the record system counts for it as a whole."""
    systems: dict[str, Meant] = {}
    by: dict[str, dict[Basis, set[object]]] = defaultdict(lambda: {basis: set() for basis in get_args(Basis)})
    for mention in mentions:
        system = mention.system
        for each in (system, Meant(RECORD, "", "record")) if system.group == "record" else (system,):
            systems.setdefault(each.key, each)
            by[each.key][mention.basis].add(mention.by)
    return {
        key: Touched(
            key,
            system.name,
            system.group,
            len(by[key]["as-is"] | by[key]["to-be"]),
            len(by[key]["needs"]),
            next(basis for basis, mentioned in by[key].items() if mentioned),
        )
        for key, system in systems.items()
    }


def _place(touched: Touched) -> tuple[int, int, int, str]:
    return (get_args(Group).index(touched.group), -touched.steps, -touched.needs, touched.name.casefold())
