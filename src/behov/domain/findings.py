"""What somebody should look at: dead references, doubled ids, hidden characters, personal data and more.

A finding is a value with a code; `finding_kinds` says how bad each is, and its sentence. Nothing here stops anything.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from behov.domain.catalogue import Catalogue
from behov.domain.ids import is_id, same_id
from behov.domain.measuring.shares import add_up, said_in_all
from behov.domain.process import Process, Step
from behov.domain.record import Record
from behov.domain.specification.absolute_share import absolute_share
from behov.domain.text_findings import in_texts
from behov.domain.workshop import TABLES, Need, Workshop
from behov.domain.workspace import Finding, Workspace, same_name


def findings(workspace: Workspace) -> tuple[Finding, ...]:
    """Return everything found in reading the workspace and in the records themselves, in the order of the files."""
    found = [
        *workspace.found,
        *_doubled_stems(workspace),
        *_doubled_ids(workspace),
        *_doubled_numbers(workspace),
        *_many_absolute(workspace),
    ]
    places = _Places.of(workspace)
    for workshop in workspace.workshops:
        found += _in_workshop(workshop, places)
        found += in_texts(workshop.path, workshop)
    for process in workspace.processes:
        found += _in_process(process, places)
        found += in_texts(process.path, process)
    found += _in_settings(workspace)
    return tuple(sorted(found, key=lambda each: each.path))


@dataclass(frozen=True)
class _Places:
    """What references may point at."""

    steps: frozenset[str]
    processes: frozenset[str]
    needs: frozenset[str]  # raw and regional; no requirement is one
    catalogue: Catalogue

    @staticmethod
    def of(workspace: Workspace) -> "_Places":
        return _Places(
            steps=frozenset(f"{each.stem}/{step}" for each in workspace.processes for step in each.step_ids),
            processes=frozenset(each.stem for each in workspace.processes),
            needs=frozenset(workspace.said),
            catalogue=workspace.catalogue,
        )


def _in_workshop(workshop: Workshop, places: _Places) -> Iterator[Finding]:
    known = places.catalogue
    path = workshop.path
    yield from _unknown_keys(path, (), workshop)
    yield from _dead(path, (), "area", (workshop.area,), known.areas)
    yield from _dead(path, (), "municipalities", workshop.municipalities, known.municipalities)
    yield from _dead(path, (), "processes", workshop.processes, places.processes)
    for place, group in enumerate(workshop.participants):
        yield from _unknown_keys(path, ("participants", place), group)
        yield from _dead(path, ("participants", place), "municipality", (group.municipality,), known.municipalities)
    for place, item in enumerate(workshop.agenda):
        yield from _unknown_keys(path, ("agenda", place), item)
    for place, confirmation in enumerate(workshop.confirmed):
        yield from _unknown_keys(path, ("confirmed", place), confirmation)
        yield from _dead(path, ("confirmed", place), "municipality", (confirmation.municipality,), known.municipalities)
    if workshop.voting:
        yield from _unknown_keys(path, ("voting",), workshop.voting)
    for table in TABLES:
        for row in workshop.rows(table):
            if not is_id(row.id):
                yield Finding(path, "bad-id", (table, row.id), {"id": row.id})
            if row.model_extra:
                yield from _unknown_keys(path, (table, row.id), row)
    apart = (target for each in workshop.apart for target in each.needs)
    for key, targets in (("apart", apart), ("later", workshop.later)):
        yield from (_dead_reference(path, (), key, each) for each in targets if same_id(each) not in places.needs)
    for place, each in enumerate(workshop.apart):
        yield from _unknown_keys(path, ("apart", place), each)
    yield from _dead(path, (), "numbered", tuple(workshop.numbered), known.chapters)
    for requirement in workshop.requirements:
        yield from _dead(path, ("requirements", requirement.id), "chapter", (requirement.chapter,), known.chapters)
    for need in workshop.needs:
        if need.steps or need.components or need.effects or need.products or need.municipalities or need.merges:
            yield from _dead_in_need(path, need, places)
        if need.area or need.adjacent:
            yield from _dead(path, ("needs", need.id), "area", (need.area,), known.areas)
            yield from _dead(path, ("needs", need.id), "adjacent", (need.adjacent,), known.adjacent)
    for table in ("requirements", "integrations", "risks"):
        for row in workshop.rows(table):
            for target in getattr(row, "needs", ()):
                if same_id(target) not in places.needs:
                    yield _dead_reference(path, (table, row.id), "needs", target)
    for note in workshop.notes:
        yield from _dead(path, ("notes", note.id), "municipalities", note.municipalities, known.municipalities)
    for comment in workshop.comments:
        keys = ("comments", comment.id)
        yield from _dead(path, keys, "municipality", (comment.municipality,), known.municipalities)
        yield from _dead(path, keys, "step", (comment.step,), places.steps)
        if comment.need and same_id(comment.need) not in places.needs:
            yield _dead_reference(path, keys, "need", comment.need)
    for answer in workshop.answers:
        if answer.need and same_id(answer.need) not in places.needs:
            yield _dead_reference(path, ("answers", answer.id), "need", answer.need)


def _dead_in_need(path: str, need: Need, places: _Places) -> Iterator[Finding]:
    keys, known = ("needs", need.id), places.catalogue
    for name, targets, there in (
        ("steps", need.steps, places.steps),
        ("components", need.components, known.components),
        ("effects", need.effects, known.effects),
        ("products", need.products, known.products),
        ("municipalities", need.municipalities or (), known.municipalities),
    ):
        for target in targets:
            if target not in there:
                yield _dead_reference(path, keys, name, target)
    for target in need.merges:
        if same_id(target) not in places.needs:
            yield _dead_reference(path, keys, "merges", target)


def _in_process(process: Process, places: _Places) -> Iterator[Finding]:
    known, path = places.catalogue, process.path
    yield from _unknown_keys(path, (), process)
    yield from _dead(path, (), "area", (process.area,), known.areas)
    yield from _dead(path, (), "municipalities", process.municipalities, known.municipalities)
    yield from _dead(path, (), "variant_of", (process.variant_of,), places.processes)
    if process.volume:
        yield from _unknown_keys(path, ("volume",), process.volume)
        yield from _dead(path, ("volume",), "counted", tuple(process.volume.counted), known.municipalities)
    for field, steps in (("as_is", process.as_is), ("to_be", process.to_be)):
        ids = [step.id for step in steps]
        for place, step in enumerate(steps):
            if step.id in ids[:place]:
                yield Finding(path, "doubled-step", (field, place), {"id": step.id})
            yield from _in_step(path, (field, place), step, ids, known)


def _in_step(path: str, keys: tuple[str | int, ...], step: Step, ids: list[str], known: Catalogue) -> Iterator[Finding]:
    yield from _unknown_keys(path, keys, step)
    yield from _dead(path, keys, "components", step.components, known.components)
    yield from _dead(path, keys, "next", step.next or (), ids)
    yield from _dead(path, keys, "branches", tuple(branch.to for branch in step.branches.values()), ids)
    for answer, branch in step.branches.items():
        yield from _unknown_keys(path, (*keys, "branches", answer), branch)
    if not add_up(step.branches):
        yield Finding(
            path, "uneven-shares", (*keys, "branches"), {"percent": f"{100 * said_in_all(step.branches):.4g}"}
        )


def _in_settings(workspace: Workspace) -> Iterator[Finding]:
    path, settings, known = "behov.toml", workspace.settings, workspace.catalogue
    yield from _unknown_keys(path, (), settings)
    yield from _dead(path, (), "municipalities", settings.municipalities, known.municipalities)
    yield from _dead(path, (), "exits", tuple(settings.exits), known.municipalities)
    yield from _unknown_keys(path, ("specification",), settings.specification)
    for number, left in settings.exits.items():
        yield from _unknown_keys(path, ("exits", number), left)


def _unknown_keys(path: str, keys: tuple[str | int, ...], record: Record) -> Iterator[Finding]:
    for key in record.model_extra or ():
        name = key.removeprefix("\0")  # how a key of ours by name is kept apart
        yield Finding(path, "unknown-key", (*keys, name), {"key": name})


def _dead(
    path: str, keys: tuple[str | int, ...], name: str, targets: tuple[str | None, ...], there: object
) -> Iterator[Finding]:
    for target in targets:
        if target and target not in there:  # type: ignore[operator]
            yield _dead_reference(path, keys, name, target)


def _dead_reference(path: str, keys: tuple[str | int, ...], name: str, target: str) -> Finding:
    return Finding(path, "dead-reference", (*keys, name), {"key": name, "target": target})


def _doubled_ids(workspace: Workspace) -> Iterator[Finding]:
    rows = [
        (workshop, table, row.id)
        for workshop in workspace.workshops
        for table in TABLES
        for row in workshop.rows(table)
    ]
    if len(workspace.taken_ids) >= len(rows) and len({same_id(row_id) for _, _, row_id in rows}) == len(rows):
        return
    standing = defaultdict(list)
    for workshop, table, row_id in rows:
        standing[same_id(row_id)].append((workshop.path, table, row_id))
    for places in standing.values():
        for path, table, row_id in places if len(places) > 1 else ():
            others = [other for other in places if other != (path, table, row_id)] or [(path, table, row_id)]
            values = {"id": row_id, "other": others[0][0]}
            yield Finding(path, "doubled-id", (table, row_id), values)


def _doubled_numbers(workspace: Workspace) -> Iterator[Finding]:
    standing = defaultdict(list)
    for workshop, requirement in workspace.requirements:
        if requirement.number:
            standing[same_name(requirement.number)].append((workshop.path, requirement))
    for same in standing.values():
        for path, requirement in same if len(same) > 1 else ():
            other = next(each.id for _, each in same if each is not requirement)
            values = {"number": requirement.number, "other": other}
            yield Finding(path, "doubled-number", ("requirements", requirement.id, "number"), values)


def _many_absolute(workspace: Workspace) -> Iterator[Finding]:
    """Yield, of the specification that has most of them, that there are many absolute requirements in all of them."""
    share = absolute_share(workspace, (each for _, each in workspace.requirements))
    if share.high:
        path = max(workspace.workshops, key=lambda each: absolute_share(workspace, each.requirements).absolute).path
        yield Finding(path, "many-absolute", ("requirements",), share.values)


def _doubled_stems(workspace: Workspace) -> Iterator[Finding]:
    for records in (workspace.workshops, workspace.processes):
        standing = defaultdict(list)
        for record in records:
            standing[same_name(record.stem)].append(record)
        for same in standing.values():
            for record in same if len(same) > 1 else ():
                other = next(each for each in same if each is not record)
                yield Finding(record.path, "doubled-stem", (), {"stem": record.stem, "other": other.path})
