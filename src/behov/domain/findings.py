"""What somebody should look at: dead references, doubled ids, hidden characters, personal data and more.

A finding is a value with a code; KINDS says how bad each is, and its sentence. Nothing here stops anything.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from behov.domain.catalogue import Catalogue
from behov.domain.edits import texts_in
from behov.domain.errors import N_
from behov.domain.ids import is_id, same_id
from behov.domain.privacy import MAY_IDENTIFY, birth_numbers, contact_details
from behov.domain.process import Process, Step
from behov.domain.record import Record
from behov.domain.workshop import TABLES, Need, Workshop
from behov.domain.workspace import Finding, Severity, Workspace, same_name
from behov.visible import HIDDEN, hidden_characters

LONGEST_TEXT = 10_000


@dataclass(frozen=True)
class Kind:
    """How bad a finding is, and its sentence with places for the finding's values."""

    severity: Severity
    sentence: str


KINDS: Mapping[str, Kind] = {
    "unreadable": Kind("error", N_("The file cannot be read: {reason}. Mend it in an editor; the rest is open.")),
    "empty-file": Kind("error", N_("The file is empty, which is damage. The version before it may lie in {backup}.")),
    "too-large": Kind("error", N_("The file is over 8 MB and is not read. Divide it, or look at what is in it.")),
    "not-utf-8": Kind("error", N_("The file is not UTF-8 from here on. Save it as UTF-8 in an editor.")),
    "conflict-markers": Kind(
        "error", N_("Git left both versions here, down to line {last}. Choose what is to stay, and remove the markers.")
    ),
    "not-toml": Kind("error", N_("The file is not TOML: {reason}. Mend this line in an editor; the rest is open.")),
    "newer-format": Kind("error", N_("The file is of format {format}, which is newer than this behov. Update behov.")),
    "wrong-structure": Kind("error", N_("{key} should be {wanted}. Mend it in an editor; the rest is open.")),
    "missing-key": Kind("error", N_("{key} is missing. Write it in an editor.")),
    "wrong-value": Kind("error", N_("{key} cannot be {value}: {reason}. Correct it in an editor.")),
    "bad-id": Kind("error", N_("{id} is not an id: three letters, a hyphen and six signs are. Give it another.")),
    "doubled-id": Kind("error", N_("{id} also stands in {other}. Give one of them another id.")),
    "doubled-step": Kind("error", N_("The step {id} stands twice in the process. Give one of them another id.")),
    "doubled-stem": Kind("error", N_("There is another file called {stem}: {other}. Rename one of them.")),
    "dead-reference": Kind("warning", N_("{key} points at {target}, which is not there. Correct it or take it out.")),
    "unknown-key": Kind("warning", N_("behov does not know the key {key}. It is kept; check the spelling.")),
    "hidden-characters": Kind("warning", N_("{key} holds characters that cannot be seen: {characters}.")),
    "long-text": Kind("warning", N_("{key} is {length} characters long. Is all of it one need?")),
    "personal-data": Kind("warning", N_("{key} seems to hold a national identity number. Take it out.")),
    "contact-details": Kind(
        "warning", N_("{key} seems to hold a telephone number or an e-mail address. Is it needed?")
    ),
    "conflict-copy": Kind(
        "warning", N_("A cloud folder or a file manager left this copy of {original}. It is not read: compare the two.")
    ),
    "windows-name": Kind("warning", N_("Windows cannot have a file of this name. Rename it.")),
    "twin-name": Kind("warning", N_("The name differs from {other} only by case or accents. Rename one of them.")),
}


def severity(finding: Finding) -> Severity:
    """Return how bad a finding is."""
    return KINDS[finding.code].severity


def findings(workspace: Workspace) -> tuple[Finding, ...]:
    """Return everything found in reading the workspace and in the records themselves, in the order of the files."""
    found = [*workspace.found, *_doubled_stems(workspace), *_doubled_ids(workspace)]
    places = _Places.of(workspace)
    for workshop in workspace.workshops:
        found += _in_workshop(workshop, places)
        found += _in_texts(workshop.path, workshop)
    for process in workspace.processes:
        found += _in_process(process, places)
        found += _in_texts(process.path, process)
    found += _in_settings(workspace)
    return tuple(sorted(found, key=lambda each: each.path))


@dataclass(frozen=True)
class _Places:
    """What references may point at."""

    steps: frozenset[str]
    processes: frozenset[str]
    ids: frozenset[str]
    catalogue: Catalogue

    @staticmethod
    def of(workspace: Workspace) -> "_Places":
        return _Places(
            steps=frozenset(f"{each.stem}/{step}" for each in workspace.processes for step in each.step_ids),
            processes=frozenset(each.stem for each in workspace.processes),
            ids=workspace.taken_ids,
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
    if workshop.voting:
        yield from _unknown_keys(path, ("voting",), workshop.voting)
    for table in TABLES:
        for row in workshop.rows(table):
            if not is_id(row.id):
                yield Finding(path, "bad-id", (table, row.id), {"id": row.id}, id=row.id)
            if row.model_extra:
                yield from _unknown_keys(path, (table, row.id), row)
    for need in workshop.needs:
        if need.steps or need.components or need.effects or need.products or need.municipalities or need.merges:
            yield from _dead_in_need(path, need, places)
        if need.area or need.adjacent:
            yield from _dead(path, ("needs", need.id), "area", (need.area,), known.areas)
            yield from _dead(path, ("needs", need.id), "adjacent", (need.adjacent,), known.adjacent)
    for table in ("requirements", "integrations", "risks"):
        for each in workshop.rows(table):
            for target in getattr(each, "needs", ()):
                if same_id(target) not in places.ids:
                    yield _dead_reference(path, (table, each.id), "needs", target)
    for answer in workshop.answers:
        if answer.need and same_id(answer.need) not in places.ids:
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
        if same_id(target) not in places.ids:
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
                yield Finding(path, "doubled-step", (field, place), {"id": step.id}, id=step.id)
            yield from _in_step(path, (field, place), step, ids, known)


def _in_step(path: str, keys: tuple[str | int, ...], step: Step, ids: list[str], known: Catalogue) -> Iterator[Finding]:
    yield from _unknown_keys(path, keys, step)
    yield from _dead(path, keys, "components", step.components, known.components)
    yield from _dead(path, keys, "next", step.next or (), ids)
    yield from _dead(path, keys, "branches", tuple(step.branches.values()), ids)


def _in_settings(workspace: Workspace) -> Iterator[Finding]:
    path, settings, known = "behov.toml", workspace.settings, workspace.catalogue
    yield from _unknown_keys(path, (), settings)
    yield from _dead(path, (), "municipalities", settings.municipalities, known.municipalities)
    yield from _dead(path, (), "exits", tuple(settings.exits), known.municipalities)
    for number, left in settings.exits.items():
        yield from _unknown_keys(path, ("exits", number), left)


def _in_texts(path: str, record: Workshop | Process) -> Iterator[Finding]:
    texts = list(_free_texts(record))
    joined = "|".join(texts)  # looked through at once: nearly no file has anything to find
    if (HIDDEN.search(joined) if not joined.isprintable() else None) or MAY_IDENTIFY.search(joined):
        yield from _in_each_text(path, (), record)
    elif len(joined) > LONGEST_TEXT and max(map(len, texts)) > LONGEST_TEXT:
        yield from _in_each_text(path, (), record)


def _free_texts(record: Workshop | Process) -> Iterator[str]:
    """Yield what people wrote. A need's references are left out: what hides in one makes it a dead one."""
    if isinstance(record, Process):
        yield from texts_in(record)
        return
    for need in record.needs:
        yield need.text
        for text in (need.role, need.note, need.reason, need.exempt):
            if text:
                yield text
        if need.model_extra:
            yield from texts_in(need.model_extra)
    for name in type(record).model_fields:
        if name not in ("needs", "path"):
            yield from texts_in(getattr(record, name))
    yield from texts_in(record.model_extra)


def _in_each_text(path: str, keys: tuple[str | int, ...], value: object) -> Iterator[Finding]:
    if isinstance(value, str):
        values: dict[str, object] = {"key": str(keys[-1]) if isinstance(keys[-1], str) else str(keys[-2])}
        if HIDDEN.search(value):
            yield Finding(
                path, "hidden-characters", keys, {**values, "characters": ", ".join(hidden_characters(value))}
            )
        if len(value) > LONGEST_TEXT:
            yield Finding(path, "long-text", keys, {**values, "length": len(value)})
        if birth_numbers(value):
            yield Finding(path, "personal-data", keys, values)
        elif contact_details(value):
            yield Finding(path, "contact-details", keys, values)
    elif isinstance(value, Record):
        for name in type(value).model_fields:
            if name not in ("path", "id", "wrong"):
                yield from _in_each_text(path, (*keys, name), getattr(value, name))
        for name, each in (value.model_extra or {}).items():
            yield from _in_each_text(path, (*keys, name), each)
    elif isinstance(value, Mapping):
        for name, each in value.items():
            yield from _in_each_text(path, (*keys, name), each)
    elif isinstance(value, (list, tuple)):
        for place, each in enumerate(value):
            yield from _in_each_text(path, (*keys, getattr(each, "id", place) if keys in _TABLE_KEYS else place), each)


_TABLE_KEYS = frozenset((table,) for table in TABLES)


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
    owner = str(keys[-1]) if keys and isinstance(keys[-1], str) else ""
    return Finding(path, "dead-reference", (*keys, name), {"key": name, "target": target}, id=owner)


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
            yield Finding(path, "doubled-id", (table, row_id), values, id=row_id)


def _doubled_stems(workspace: Workspace) -> Iterator[Finding]:
    for records in (workspace.workshops, workspace.processes):
        standing = defaultdict(list)
        for record in records:
            standing[same_name(record.stem)].append(record)
        for same in standing.values():
            for record in same if len(same) > 1 else ():
                other = next(each for each in same if each is not record)
                yield Finding(record.path, "doubled-stem", (), {"stem": record.stem, "other": other.path})
