"""A workshop's summary: one page that needs nothing else, for those who were there, before they leave."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from behov.domain.commenting.answering import taking_part
from behov.domain.workshop import PRIORITIES, Workshop
from behov.domain.workspace import Workspace
from behov.exports.after.handed_out import HandedOut, handed_out, language_of
from behov.exports.after.places import summary_file
from behov.exports.after.process_sections import process_sections
from behov.exports.after.recorded import (
    followed_up,
    is_heard,
    needs_section,
    parked,
    priority_heading,
    settled_section,
    votes_are_shown,
)
from behov.exports.after.sections import Part, Section, Table
from behov.exports.output_file import write_whole
from behov.text import language, speaking, tr, trn


def write_summary(workspace: Workspace, workshop: Workshop, exports: Path) -> Path:
    """Write a workshop's summary into the folder of exports, and return where it lies.

    Raises NotHandedOut, UnwritableFile.
    """
    path = exports / summary_file(workshop)
    write_whole(path, summary_page(workspace, workshop))
    return path


def summary_page(workspace: Workspace, workshop: Workshop) -> bytes:
    """Return a workshop's summary as a page of HTML, in the workshop's language whatever is spoken now.

    It may be made in a thread of its own. Raises NotHandedOut.
    """
    from behov.exports.processes.page import page  # late: the library of its page takes long to load

    with speaking(language_of(workspace, workshop)):
        shown = handed_out(workspace, workshop)
        return page(
            "summary.html",
            title=shown.workshop.title,
            kicker=tr("Summary of the workshop"),
            facts=_facts(shown),
            mark=tr("Example data") if workspace.settings.example else "",
            contents=tr("Contents"),
            numbers_title=tr("In numbers"),
            numbers=_numbers(shown),
            sections=_sections(shown),
            foot=_foot(shown),
        )


def _facts(shown: HandedOut) -> list[tuple[str, str]]:
    workshop = shown.workshop
    area = shown.workspace.catalogue.areas.get(workshop.area or "")
    named = {
        tr("Date"): tr("{date:%Y-%m-%d}", date=workshop.date),
        tr("Place"): workshop.place or "",
        tr("Service area"): area.label(language()) if area else workshop.area or "",
        tr("Municipalities"): ", ".join(shown.named(taking_part(workshop))),
        tr("Facilitator"): workshop.facilitator or "",
        tr("Confirmed by"): "; ".join(_confirmed(shown)),
    }
    return [(name, said) for name, said in named.items() if said.strip()]


def _confirmed(shown: HandedOut) -> Iterator[str]:
    for each in shown.workshop.confirmed:
        on_day = tr("{date:%Y-%m-%d}", date=each.date) if each.date else ""
        yield ", ".join(filter(None, (*shown.named((each.municipality or "",)), each.role, on_day)))


def _numbers(shown: HandedOut) -> list[tuple[int, str]]:
    """Return the numbers of the day, each with what it counts. A priority that nothing has got is told, too."""
    workshop = shown.workshop
    heard = [need for need in workshop.needs if is_heard(need)]
    by_priority = Counter(need.priority for need in heard)
    came = sum(each.count or 0 for each in workshop.participants)
    votes = sum(need.votes or 0 for need in workshop.needs) if votes_are_shown(workshop) else 0
    as_is = sum(len(process.as_is) for process in shown.processes)
    to_be = sum(len(process.to_be) for process in shown.processes)
    pains = sum(len(step.pains) for process in shown.processes for step in process.as_is)
    waiting = len(parked(workshop))
    counted = [
        (came, tr("Participants")),
        (len(heard), tr("Needs")),
        *((by_priority[each], priority_heading(each)) for each in PRIORITIES),
        (by_priority[None], priority_heading(None)),
        (votes, tr("Votes cast")),
        (waiting, tr("Parked")),
        (as_is, tr("Steps as it is")),
        (to_be, tr("Steps as it should be")),
        (pains, tr("Pain points")),
    ]
    always = set(map(priority_heading, PRIORITIES)) if heard else set()
    return [(count, what) for count, what in counted if count or what in always]


def _sections(shown: HandedOut) -> list[Section]:
    sections = (
        _participants(shown),
        needs_section(shown),
        settled_section(shown),
        *process_sections(shown),
        followed_up(shown),
        _next(shown),
    )
    return [section for section in sections if section]


def _participants(shown: HandedOut) -> Section | None:
    groups = shown.workshop.participants
    if not groups:
        return None
    catalogue = shown.workspace.catalogue
    table = Table.of(
        tr("How many came, by municipality and role"),
        (
            (tr("Municipality"), [catalogue.municipality_name(each.municipality or "") or "–" for each in groups]),
            (tr("Role"), [each.role or "" for each in groups]),
            (tr("Number"), [each.count if each.count is not None else "" for each in groups]),
        ),
        numbers=(tr("Number"),),
    )
    return Section("participants", tr("Participants"), parts=(Part("", table=table),))


def _next(shown: HandedOut) -> Section:
    said = [
        tr("Within 5 to 7 working days each municipality gets a sheet with all needs and steps, to comment on."),
        tr("The comments are gone through one by one, and each is answered: accepted, or declined with a reason."),
        tr("Needs from all workshops of the region are then gathered, and those that say the same become one."),
        tr("What is agreed on becomes requirements in the tender."),
    ]
    if facilitator := (shown.workshop.facilitator or "").strip():
        said.append(tr("Questions, and whatever was forgotten: write to {facilitator}.", facilitator=facilitator))
    return Section("next", tr("What happens next"), tuple(said), ordered=True)


def _foot(shown: HandedOut) -> list[str]:
    said = [tr("Participants are recorded as roles and numbers, never by name.")]
    if shown.left_out:
        said.append(
            trn(
                "{count} record is exempt from public access and is not shown here.",
                "{count} records are exempt from public access and are not shown here.",
                shown.left_out,
            )
        )
    return said
