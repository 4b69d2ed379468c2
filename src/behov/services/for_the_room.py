"""What the room may see of a workshop: the one place where it is decided, as a list of what is allowed.

Nothing is shown that is not named here. What is exempt is not there; a step that is exempt only says so, or the way
through its process would have a hole. How the room voted is there when the workshop says that it is revealed, and until
then the order tells nothing either. Remarks, bases for exemption and who facilitates are never shown.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from behov.domain.exemption import exempt_needs, is_exempt, rests_on
from behov.domain.flow import flows
from behov.domain.ids import same_id
from behov.domain.other_tables import Requirement
from behov.domain.privacy import without_birth_numbers
from behov.domain.process import Process, Step, Variant
from behov.domain.record import Language
from behov.domain.specification.basis import standing
from behov.domain.workshop import PRIORITIES, Need, Note, Workshop
from behov.domain.workspace import Workspace
from behov.services.room_day import RoomDay, room_day
from behov.services.stage import Stage
from behov.text import language, tr, trn, word
from behov.visible import one_line


@dataclass(frozen=True)
class Line:
    """A need, a note or a step in large type.

    `number` and `role` are a step's. `marks` are said after the text: a priority, votes, who follows it up. `under` is
    said below it: what hurts in a step, and where its answers lead.
    """

    text: str
    marks: tuple[str, ...] = ()
    number: int | None = None
    role: str = ""
    under: tuple[str, ...] = ()
    chosen: bool = False


@dataclass(frozen=True)
class Surface:
    """All that is shown to the room, as visible text; a screen or a page only draws it.

    `together`: the lines are looked at together, as a process or a vote, and not one by one.
    """

    language: Language
    title: str
    example: str
    day: RoomDay
    heading: str
    lines: tuple[Line, ...]
    empty: str
    together: bool = False
    notice: str = ""


def surface(workspace: Workspace, path: str, stage: Stage | None, now: datetime) -> Surface:
    """Return what the room may see of the workshop at a path, while the desk looks at what is on stage.

    The desk is followed while it is in this workshop or one of its processes. Raises NoSuchRecord.
    """
    workshop = workspace.workshop(path)
    example = tr("Example data") if workspace.settings.example else ""
    if is_exempt(workshop):
        bare = tuple(item.replace(title="") for item in workshop.agenda if item.started)[-1:]
        day = room_day(bare, now) if bare and bare[0].kind == "break" else RoomDay()
        return Surface(language(), tr("Exempt from public access"), example, day, "", (), "")
    day = room_day(workshop.agenda, now)
    title = _said(workshop.title)
    process = _process_on(workspace, workshop, stage)
    if process and stage:
        heading, lines = _process(process, stage.variant, stage.chosen)
        empty = "" if is_exempt(process) else tr("No steps yet.")
        return Surface(language(), title, example, day, heading, lines, empty, together=True)
    looked_at = stage if stage and stage.path == workshop.path else None
    parked = looked_at is not None and looked_at.shows == "parked"
    if workshop.kind == "specification" and not parked:
        heading, lines = _specified(workspace, workshop, looked_at.chosen if looked_at else "")
    else:
        heading, lines = _list(workshop, looked_at)
    together = looked_at is not None and looked_at.shows in ("voting", "priorities")
    return Surface(language(), title, example, day, heading, lines, tr("Nothing is written down yet."), together)


def works_on(workshop: Workshop, process: Process) -> bool:
    """Return whether a process is one of a workshop's: of any, where the workshop names none."""
    return not workshop.processes or process.stem in workshop.processes


def _list(workshop: Workshop, stage: Stage | None) -> tuple[str, tuple[Line, ...]]:
    """Return the heading and the lines of what the desk looks at in the workshop."""
    voting = workshop.voting
    revealed = voting is not None and voting.revealed and "revealed" not in voting.wrong
    needs = [need for need in workshop.needs if not is_exempt(need) and need.status not in ("parked", "rejected")]
    chosen = stage.chosen if stage else ""
    match stage.shows if stage else "needs":
        case "parked":
            parked = [need for need in workshop.needs if not is_exempt(need) and need.status == "parked"]
            notes = [note for note in workshop.notes if not is_exempt(note) and note.status == "open"]
            lines = chain(
                (_note(note, chosen) for note in reversed(notes)), (_need(need, chosen, False) for need in parked[::-1])
            )
            return tr("Parked"), _with_text(lines)
        case "voting" if revealed:
            ranked = sorted(needs, key=lambda need: -(need.votes or 0))
            return tr("How the room voted"), _with_text(_need(need, chosen, True) for need in ranked)
        case "voting":  # as they were recorded, first to last: an order that says nothing of the votes
            return tr("What we vote on"), _with_text(_need(need, chosen, False) for need in needs)
        case "priorities":
            places = (*PRIORITIES, None)
            ranked = sorted(needs, key=lambda need: places.index(need.priority))
            return tr("By priority"), _with_text(_need(need, chosen, revealed) for need in ranked)
    return tr("Last said"), _with_text(_need(need, chosen, revealed) for need in needs[::-1])


def _specified(workspace: Workspace, workshop: Workshop, chosen: str) -> tuple[str, tuple[Line, ...]]:
    """Return the regional need that is being decided on, or else the requirements with their numbers."""
    exempt = exempt_needs(workspace)
    decided_on = workspace.said.get(same_id(chosen))
    if decided_on and decided_on[0].kind == "consolidation":
        public = workspace.present_id(chosen) not in exempt
        return tr("We decide on"), _with_text((_need(decided_on[1], chosen, False),) if public else ())
    requirements = (
        each
        for each in standing(workshop.requirements)
        if not is_exempt(each) and not rests_on(workspace, each.needs, exempt)
    )
    return tr("Requirements"), _with_text(_requirement(each, chosen) for each in requirements)


def _requirement(requirement: Requirement, chosen: str) -> Line:
    marks = (_said(requirement.number) if requirement.number else "", word(requirement.category))
    return Line(_said(requirement.text or ""), tuple(filter(None, marks)), chosen=requirement.id == chosen)


def _need(need: Need, chosen: str, revealed: bool) -> Line:
    votes = [_whole(trn("{count} vote", "{count} votes", need.votes))] if revealed and need.votes is not None else []
    priority = [word(need.priority)] if need.priority else []
    return Line(_said(need.text), (*priority, *votes), chosen=need.id == chosen)


def _note(note: Note, chosen: str) -> Line:
    owner = [_said(note.owner)] if note.owner else []
    due = [_whole(tr("by {date:%Y-%m-%d}", date=note.due))] if note.due else []
    return Line(_said(note.text), (*owner, *due), chosen=note.id == chosen)


def _process_on(workspace: Workspace, workshop: Workshop, stage: Stage | None) -> Process | None:
    if stage is None or stage.shows != "process":
        return None
    on = (each for each in workspace.processes if each.path == stage.path and works_on(workshop, each))
    return next(on, None)


def _process(process: Process, variant: Variant, chosen: str) -> tuple[str, tuple[Line, ...]]:
    if is_exempt(process):
        return tr("Exempt from public access"), ()
    steps = process.steps(variant)
    names = {"as-is": tr("As it is"), "to-be": tr("As it should be")}
    numbers = {step.id: number for number, step in enumerate(steps, 1)}
    lines = (_step(step, numbers[step.id], _answers(step, steps, numbers), chosen) for step in steps)
    return f"{_said(process.title)} · {names[variant]}", tuple(lines)


def _step(step: Step, number: int, answers: Sequence[str], chosen: str) -> Line:
    here = step.id == chosen
    if is_exempt(step):
        return Line(tr("Exempt from public access"), number=number, chosen=here)
    pains = (f"! {_said(pain)}" for pain in step.pains)
    role = _said(step.role or "") or tr("without role")
    text = _said(step.text) or tr("(no text)")
    return Line(text, number=number, role=role, under=(*answers, *pains), chosen=here)


def _answers(step: Step, steps: tuple[Step, ...], numbers: dict[str, int]) -> list[str]:
    ways = [way for way in flows(steps) if way.source == step.id and way.label]
    said = "   ".join(f"{_said(way.label)} → {numbers[way.target]}" for way in ways)
    return [said] if said else []


def _said(text: str) -> str:
    return one_line(without_birth_numbers(text)).strip()


def _whole(said: str) -> str:
    """Return a few words that stand on one line."""
    return said.replace(" ", "\N{NO-BREAK SPACE}")


def _with_text(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(line for line in lines if line.text)
