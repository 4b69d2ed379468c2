"""The sections of a summary about what was said: needs by priority, what was settled, and what was set aside."""

from collections.abc import Sequence

from behov.domain.workshop import PRIORITIES, Need, Note, Priority, Workshop
from behov.exports.after.handed_out import HandedOut
from behov.exports.after.sections import Cell, Part, Section, Table
from behov.text import tr, word


def is_heard(need: Need) -> bool:
    """Return whether a need stands as it was raised: neither parked nor rejected."""
    return need.status in ("raw", "clarified")


def votes_are_shown(workshop: Workshop) -> bool:
    """Return whether the sums may be seen: there was no vote by dots, or it was shown, or the day is over."""
    return workshop.voting is None or workshop.voting.revealed or workshop.state == "closed"


def parked(workshop: Workshop) -> tuple[Need | Note, ...]:
    """Return what waits for somebody: parked notes that are open, and parked needs."""
    notes = (note for note in workshop.notes if _is_parked(note) and note.status == "open")
    return (*notes, *(need for need in workshop.needs if need.status == "parked"))


def priority_heading(priority: Priority | None) -> str:
    """Return what stands above needs of a priority, or of none."""
    name = word(priority) if priority else tr("not prioritised")
    return name[:1].upper() + name[1:]


def needs_section(shown: HandedOut) -> Section | None:
    """Return the needs by priority; those that nobody has prioritised are something else than those not now."""
    heard = [need for need in shown.workshop.needs if is_heard(need)]
    if not heard:
        return None
    parts = []
    for priority in (*PRIORITIES, None):
        needs = [need for need in heard if need.priority == priority]
        if votes_are_shown(shown.workshop):
            needs.sort(key=lambda need: -(need.votes or 0))  # equals stay in the order in which they were raised
        if needs:
            name = priority_heading(priority)
            parts.append(Part(f"{name} ({len(needs)})", table=_needs(shown, needs, name)))
    return Section("needs", tr("Needs by priority"), parts=tuple(parts))


def settled_section(shown: HandedOut) -> Section | None:
    """Return the decisions, and the questions that are open."""
    notes = shown.workshop.notes
    decisions = [note for note in notes if note.kind == "decision" and note.status != "dropped"]
    questions = [note for note in notes if note.kind == "question" and note.status == "open"]
    answered = [note for note in notes if note.kind == "question" and note.status == "done"]
    parts = [
        Part(title, table=_notes(shown, told, title))
        for title, told in (
            (tr("Decisions"), decisions),
            (tr("Open questions"), questions),
            (tr("Answered questions"), answered),
        )
        if told
    ]
    return Section("settled", tr("Decisions and open questions"), parts=tuple(parts)) if parts else None


def followed_up(shown: HandedOut) -> Section | None:
    """Return what is parked and who follows it up until when, what was done about it, what was dropped, and why."""
    workshop = shown.workshop
    done = [note for note in workshop.notes if _is_parked(note) and note.status == "done"]
    dropped: list[Need | Note] = [note for note in workshop.notes if note.status == "dropped"]
    dropped += [need for need in workshop.needs if need.status == "rejected"]
    parts = [
        Part(title, table=_notes(shown, told, title))
        for title, told in (
            (tr("To be followed up"), parked(workshop)),
            (tr("Done"), done),
            (tr("Dropped, and why"), dropped),
        )
        if told
    ]
    return Section("parked", tr("Parking lot"), parts=tuple(parts)) if parts else None


def _is_parked(note: Note) -> bool:
    return note.kind not in ("decision", "question")


def _needs(shown: HandedOut, needs: list[Need], name: str) -> Table:
    votes: list[Cell] = ["" if need.votes is None else need.votes for need in needs]
    if not votes_are_shown(shown.workshop):
        votes = [""] * len(needs)
    return Table.of(
        tr("Needs: {priority}", priority=name),
        (
            (tr("Need"), [need.text for need in needs]),
            (tr("Role"), [need.role or "" for need in needs]),
            (tr("Step"), [_steps(shown, need) for need in needs]),
            (tr("Raised by"), [shown.raised_by(need) for need in needs]),
            (tr("Votes"), votes),
            (tr("Id"), [need.id for need in needs]),
        ),
        numbers=(tr("Votes"),),
        ids=(tr("Id"),),
    )


def _steps(shown: HandedOut, need: Need) -> tuple[str, ...]:
    return tuple(shown.steps[step].text for step in need.steps if step in shown.steps)


def _notes(shown: HandedOut, told: Sequence[Need | Note], caption: str) -> Table:
    due = [tr("{date:%Y-%m-%d}", date=each.due) if isinstance(each, Note) and each.due else "" for each in told]
    return Table.of(
        caption,
        (
            (tr("Matter"), [each.text for each in told]),
            (tr("Brought up by"), [_brought_up_by(shown, each) for each in told]),
            (tr("Follows it up"), [each.owner or "" if isinstance(each, Note) else "" for each in told]),
            (tr("Due"), due),
            (tr("Reason"), [each.reason or "" for each in told]),
            (tr("Remark"), [each.note or "" for each in told]),
            (tr("Id"), [each.id for each in told]),
        ),
        ids=(tr("Id"),),
    )


def _brought_up_by(shown: HandedOut, each: Need | Note) -> tuple[str, ...]:
    towns = shown.raised_by(each) if isinstance(each, Need) else shown.named(each.municipalities)
    return (each.role, *towns) if each.role else towns
