"""What differs between two versions of a workspace as handed over: who takes part, needs, requirements, processes.

A record is the same by its id, or by one that it had before. What is compared is what an export is made of, so that a
municipality that leaves changes what rested on it.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from behov.domain.changes import changes
from behov.domain.ids import same_id
from behov.domain.matrix import MatrixRow, Said
from behov.domain.other_tables import Requirement
from behov.domain.process import Process
from behov.domain.specification.basis import WITHDRAWN
from behov.domain.workshop import Need
from behov.domain.workspace import same_name
from behov.exports.selection import Selection

Kind = Literal["new", "gone", "changed"]
About = Literal["municipality", "need", "raw-need", "requirement", "process"]
Fields = Mapping[str, object]  # by the format's keys, and numbers that are counted
Compared = TypeVar("Compared")

_OF_A_NEED = ("text", "kind", "priority", "outcome", "scope", "status")
_OF_A_REQUIREMENT = ("text", "number", "chapter", "category", "type", "weight", "verification", "reference", "needs")


@dataclass(frozen=True)
class Difference:
    """A record that came, went, or is otherwise: `fields` has what is, each with how it was and how it is now.

    `text` is what it says now, of a requirement with its number before it.
    """

    about: About
    kind: Kind
    id: str
    text: str
    fields: Mapping[str, tuple[object, object]]


def differences(before: Selection, after: Selection) -> tuple[Difference, ...]:
    """Return how `after` differs from `before`: municipalities, needs, raw needs, requirements and processes, in turn.

    Needs are those with rows of their own in the needs matrix. Within each, what is gone comes first, then what is new,
    then what is changed, in the order of the files.
    """
    return (
        *_municipalities(before, after),
        *_compared("need", before.rows, after.rows, _names_of_row, _of_row),
        *_compared("raw-need", _gathered(before), _gathered(after), _names_of_said, _of_raw),
        *_compared("requirement", _in_force(before), _in_force(after), _names, _of_requirement),
        *_compared(
            "process", _processes(before), _processes(after), _names_of_process, lambda each: {"text": each.title}
        ),
    )


def counted(found: Iterable[Difference]) -> Mapping[tuple[About, Kind], int]:
    """Return how many differences there are of each kind."""
    return Counter((each.about, each.kind) for each in found)


def _compared(
    about: About,
    before: Sequence[Compared],
    after: Sequence[Compared],
    names: Callable[[Compared], Sequence[str]],
    fields: Callable[[Compared], Fields],
) -> Iterator[Difference]:
    known = {name: place for place, each in enumerate(before) for name in reversed(names(each))}
    known |= {names(each)[0]: place for place, each in enumerate(before)}
    # what goes by the same name is the same, whatever somebody else was called once
    places = {number: known[names(each)[0]] for number, each in enumerate(after) if names(each)[0] in known}
    met = set(places.values())
    pairs: list[tuple[Compared, Compared]] = []
    new: list[Compared] = []
    for number, each in enumerate(after):
        formerly = (known[name] for name in names(each)[1:] if name in known and known[name] not in met)
        place = places.get(number, next(formerly, None))
        if place is None:
            new.append(each)
        else:
            met.add(place)
            pairs.append((before[place], each))
    for place, each in enumerate(before):
        if place not in met:
            yield _whole(about, "gone", names(each)[0], fields(each))
    for each in new:
        yield _whole(about, "new", names(each)[0], fields(each))
    for old, now in pairs:
        was, is_now = fields(old), fields(now)
        changed = {key: (was.get(key), value) for key, value in is_now.items() if was.get(key) != value}
        if isinstance(old, Process) and isinstance(now, Process):
            changed |= _steps(old, now)
        if changed:
            yield Difference(about, "changed", names(now)[0], _text(is_now), changed)


def _whole(about: About, kind: Kind, name: str, fields: Fields) -> Difference:
    return Difference(about, kind, name, _text(fields), {})


def _text(fields: Fields) -> str:
    return " ".join(str(each) for each in (fields.get("number"), fields["text"]) if each)


def _municipalities(before: Selection, after: Selection) -> Iterator[Difference]:
    was, is_now = before.municipalities, after.municipalities
    ways: tuple[tuple[Kind, Sequence[str], Sequence[str], Selection], ...] = (
        ("gone", was, is_now, before),
        ("new", is_now, was, after),
    )
    for kind, numbers, there, selection in ways:
        for number in numbers:
            if number not in there:
                name = selection.workspace.catalogue.municipality_name(number)
                yield Difference("municipality", kind, number, name, {})


def _gathered(selection: Selection) -> Sequence[Said]:
    """Return the raw needs that stand behind others in the matrix: the rest have rows of their own there."""
    gathered = selection.workspace.gathered_in
    return [said for said in selection.raw if same_id(said[1].id) in gathered]


def _in_force(selection: Selection) -> Sequence[Requirement]:
    return [each for _, each in selection.requirements if each.state != WITHDRAWN]


def _processes(selection: Selection) -> Sequence[Process]:
    return [each for each in selection.workspace.processes if selection.concerns(each.municipalities)]


def _names(record: Need | Requirement) -> Sequence[str]:
    return [same_id(name) for name in (record.id, *record.formerly)]


def _names_of_row(row: MatrixRow) -> Sequence[str]:
    return _names(row.need)


def _names_of_said(said: Said) -> Sequence[str]:
    return _names(said[1])


def _names_of_process(process: Process) -> Sequence[str]:
    return [same_name(process.stem)]


def _of_row(row: MatrixRow) -> Fields:
    """Return what a need says, and in how many areas and how often it was raised among those who take part."""
    raised = {"raw": len(row.raw), "areas": tuple(sorted(row.by_area))}
    return _fields(row.need, _OF_A_NEED) | (raised if row.workshop.kind == "consolidation" else {})


def _of_raw(said: Said) -> Fields:
    return _fields(said[1], _OF_A_NEED)


def _of_requirement(requirement: Requirement) -> Fields:
    return _fields(requirement, _OF_A_REQUIREMENT)


def _fields(record: Need | Requirement, names: Iterable[str]) -> dict[str, object]:
    return {name: getattr(record, name) for name in names}


def _steps(before: Process, after: Process) -> dict[str, tuple[object, object]]:
    """Return the steps of each variant that came, went or are otherwise, as a field of its own."""
    found: dict[str, tuple[object, object]] = {}
    for variant, was, is_now in (("as-is", before.as_is, after.as_is), ("to-be", before.to_be, after.to_be)):
        told = [each for each in changes(was, is_now) if each.kind != "same"]
        if told:
            gone = tuple(each.step_id for each in told if each.kind == "gone")
            found[variant] = (gone, tuple(each.step_id for each in told if each.kind != "gone"))
    return found
