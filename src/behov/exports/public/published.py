"""A workspace as the public may know it: a workspace of its own, made of nothing but what `public` names.

Tables, pictures and documents are then made of it as of any other, so that no field can slip into any of them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from behov.diagrams.views.drawing import exempted
from behov.domain.catalogue import Catalogue
from behov.domain.exemption import exempt_needs, is_exempt, rests_on
from behov.domain.ids import same_id
from behov.domain.other_tables import Integration, Requirement
from behov.domain.privacy import without_birth_numbers
from behov.domain.process import Process, Step
from behov.domain.process_edits import slug
from behov.domain.product_names import product_names, without_products
from behov.domain.record import Kept
from behov.domain.settings import Settings
from behov.domain.specification.basis import WITHDRAWN
from behov.domain.system_words import RECORD, system_words
from behov.domain.workshop import Need, Workshop
from behov.domain.workspace import Workspace, municipalities_of
from behov.exports.public import allowed as public
from behov.exports.public.allowed import FEWEST, Shown
from behov.text import tr


def published(workspace: Workspace) -> Workspace:
    """Return what of a workspace is public, in the language now spoken.

    Files, processes' steps and systems go by neutral names. Withdrawn requirements are not there.
    """
    return _Publishing(workspace).all()


class _Publishing:
    """Makes the public records of one workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._products = product_names(workspace)
        self._exempt = exempt_needs(workspace)
        self._meant = system_words(workspace, own_named=False)
        self._own_meant = system_words(workspace)
        self._numbers: dict[str, int] = {}  # of systems at the ends of integrations

    def all(self) -> Workspace:
        """Return the whole."""
        processes = tuple(self._process(each, path) for each, path in self._paths)
        workshops = (each for each in self._workspace.workshops if not is_exempt(each))
        return Workspace(
            settings=self._settings(),
            catalogue=self._catalogue(),
            workshops=tuple(self._workshop(each, number) for number, each in enumerate(workshops, 1)),
            processes=processes,
        )

    def _settings(self) -> Settings:
        settings = self._workspace.settings
        return self._shown(
            settings,
            public.SETTINGS,
            exits={number: self._shown(each, public.EXIT) for number, each in settings.exits.items()},
            specification=self._shown(settings.specification, public.SPECIFICATION),
        )

    def _catalogue(self) -> Catalogue:
        return Catalogue(
            **{
                name: {each.id: self._shown(each, shown) for each in getattr(self._workspace.catalogue, name).values()}
                for name, shown in public.CATALOGUE.items()
            }
        )

    @cached_property
    def _paths(self) -> tuple[tuple[Process, str], ...]:
        """The public processes, each with a path that is its own and names no product."""
        names = frozenset(filter(None, map(slug, self._products)))
        taken: Counter[str] = Counter()
        found = []
        for process in self._workspace.processes:
            if not is_exempt(process):
                stem = without_products(process.stem, names, "system")
                taken[stem] += 1
                found.append((process, f"processes/{stem}{f'-{taken[stem]}' if taken[stem] > 1 else ''}.toml"))
        return tuple(found)

    @cached_property
    def _steps(self) -> Mapping[str, str]:
        """What each step is called in public, by `process/step`; an id is made of the words that a step began with."""
        return {
            f"{process.stem}/{step_id}": f"{path.removeprefix('processes/').removesuffix('.toml')}/{name}"
            for process, path in self._paths
            for step_id, name in _step_names(process).items()
        }

    @cached_property
    def _closed(self) -> frozenset[str]:
        """The steps of which nothing is told but that they are there, by `process/step`."""
        return frozenset(
            f"{process.stem}/{step.id}"
            for process, _ in self._paths
            for step in (*process.as_is, *process.to_be)
            if is_exempt(step)
        )

    def _process(self, process: Process, path: str) -> Process:
        names = _step_names(process)
        return self._shown(
            process,
            public.PROCESS,
            path=path,
            as_is=tuple(self._step(step, names) for step in process.as_is),
            to_be=tuple(self._step(step, names) for step in process.to_be),
        )

    def _step(self, step: Step, names: Mapping[str, str]) -> Step:
        if is_exempt(step):
            bare = exempted(step)
            return bare.replace(id=names[step.id], next=_known(bare.next, names))
        return self._shown(
            step,
            public.STEP,
            id=names[step.id],
            systems=self._named(step.systems),
            next=_known(step.next, names),
            branches={
                self._said(answer): self._shown(branch, public.BRANCH, to=names.get(branch.to, ""))
                for answer, branch in step.branches.items()
            },
        )

    def _workshop(self, workshop: Workshop, number: int) -> Workshop:
        present = [each for each in workshop.participants if each.municipality]
        return self._shown(
            workshop,
            public.WORKSHOP,
            path=f"workshops/{number}.toml",
            title="",
            participants=tuple(self._shown(each, public.PARTICIPANTS) for each in present),
            needs=tuple(self._need(workshop, need) for need in workshop.needs if not self._withheld(need)),
            requirements=tuple(self._requirements(workshop.requirements)),
            integrations=tuple(self._integrations(workshop.integrations)),
        )

    def _need(self, workshop: Workshop, need: Need) -> Need:
        steps = tuple(self._steps[step] for step in need.steps if step in self._steps and step not in self._closed)
        if workshop.kind == "consolidation":
            merges = tuple(name for name in need.merges if self._is_public(name))
            return self._shown(need, public.REGIONAL_NEED, steps=steps, merges=merges)
        role = need.role if self._many(workshop, need) else None
        systems = self._named(need.systems)
        return self._shown(need, public.RAW_NEED, text="", role=role, steps=steps, systems=systems)

    def _requirements(self, requirements: Iterable[Requirement]) -> Iterator[Requirement]:
        for each in requirements:
            if not is_exempt(each) and each.state != WITHDRAWN and not self._rests_on_exempt(each.needs):
                yield self._shown(each, public.REQUIREMENT, needs=tuple(filter(self._is_public, each.needs)))

    def _integrations(self, integrations: Iterable[Integration]) -> Iterator[Integration]:
        for each in integrations:
            if not is_exempt(each) and not self._rests_on_exempt(each.needs):
                source, target = self._end(each.source), self._end(each.target)
                needs = tuple(filter(self._is_public, each.needs))
                yield self._shown(each, public.INTEGRATION, needs=needs, source=source, target=target)

    def _many(self, workshop: Workshop, need: Need) -> bool:
        """Return whether so many people stand behind a need's role in each of its municipalities that none is known."""
        came: Counter[str | None] = Counter()
        for group in workshop.participants:
            if group.role and need.role and group.role.casefold() == need.role.casefold():
                came[group.municipality] += group.count or 0
        return all(came[number] >= FEWEST for number in municipalities_of(workshop, need))

    def _end(self, system: str | None) -> str | None:
        """Return an end of an integration; systems that are not named are told apart by numbers."""
        known, own = self._meant(system or ""), self._own_meant(system or "")
        if known is None or own is None:
            return None
        if known.name or known.key == RECORD:
            return known.name or tr("EPJ")
        self._numbers.setdefault(own.key, len(self._numbers) + 1)
        return tr("[system {number}]", number=self._numbers[own.key])

    def _named(self, systems: Iterable[str]) -> tuple[str, ...]:
        """Return systems by what the catalogue calls them; all others are the record system, or just systems."""
        meant = filter(None, map(self._meant, systems))
        return tuple(
            dict.fromkeys(each.name or (tr("EPJ") if each.key == RECORD else tr("[system]")) for each in meant)
        )

    def _withheld(self, need: Need) -> bool:
        return same_id(need.id) in self._exempt

    def _is_public(self, need_id: str) -> bool:
        return self._workspace.present_id(need_id) not in self._exempt

    def _rests_on_exempt(self, need_ids: Iterable[str]) -> bool:
        return rests_on(self._workspace, need_ids, self._exempt)

    def _shown(self, record: Kept, shown: Shown, **otherwise: object) -> Kept:
        """Return a record of the same kind with what is named alone, and some fields put otherwise."""
        fields = {name: getattr(record, name, None) for name in shown.kept} | otherwise
        for name in shown.said:
            fields[name] = self._said(otherwise[name] if name in otherwise else getattr(record, name))
        return type(record).model_validate({name: value for name, value in fields.items() if value is not None})

    def _said(self, value: Any) -> Any:
        """Return what people wrote without names of products and suppliers, and without birth numbers."""
        if isinstance(value, str):
            return without_products(without_birth_numbers(value), self._products, tr("[system]"))
        if isinstance(value, Mapping):  # the same in several languages
            return {language: self._said(text) for language, text in value.items()}
        return tuple(map(self._said, value)) if isinstance(value, tuple) else value


def _step_names(process: Process) -> dict[str, str]:
    """Return a name for each step of a process by its number, the same in both variants."""
    steps = dict.fromkeys(step.id for step in (*process.as_is, *process.to_be))
    return {step_id: f"steg-{number}" for number, step_id in enumerate(steps, 1)}


def _known(following: tuple[str, ...] | None, names: Mapping[str, str]) -> tuple[str, ...] | None:
    return None if following is None else tuple(names[each] for each in following if each in names)
