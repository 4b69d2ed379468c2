"""What lies on top of a public export: what it is, of which day, for whom, what is not in it, and that texts are read.

A list of fields cannot know what people wrote in them. Somebody reads the texts, and says so with a role and a date.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from textwrap import fill
from typing import Final

from behov.domain.exemption import is_exempt
from behov.domain.specification.basis import WITHDRAWN
from behov.domain.workspace import Workspace
from behov.exports.public.allowed import FEWEST
from behov.exports.selection import Selection
from behov.text import N_, tr, trn
from behov.visible import one_line

FILE: Final = "LES-MEG.txt"
WARNING: Final = N_(
    "Read every text before this is published: behov leaves out what is not on its list of what is public, "
    "but no list knows what people wrote."
)
_WIDTH: Final = 78


def read_first(whole: Workspace, selection: Selection, on: date, internal: Sequence[str]) -> bytes:
    """Return the file, in the language now spoken, as text that any program opens.

    `whole` is the workspace that `selection` has the public part of; `internal` are the tables that are left out.
    """
    public = selection.workspace
    names = sorted(map(public.catalogue.municipality_name, selection.municipalities))
    paragraphs = (
        tr("PUBLIC EXPORT: {name}", name=public.settings.name or tr("needs, processes and requirements")),
        tr("Example data") if public.settings.example else "",
        tr("Of {date:%Y-%m-%d}.", date=on),
        f"{trn('{count} municipality', '{count} municipalities', len(names))}: {', '.join(names)}.",
        tr(WARNING),
        _drafts(selection),
        _nameless(selection),
        tr("Read and approved by (role):") + " ________________________   " + tr("Date:") + " ____________",
        tr("This is not in it:"),
        *(f"- {each}" for each in _left_out(whole, public, internal)),
    )
    said = (
        fill(one_line(each), _WIDTH, subsequent_indent="  " if each[:1] == "-" else "") for each in paragraphs if each
    )
    return ("\n\n".join(said) + "\n").replace("\n", "\r\n").encode("utf-8-sig")


def _drafts(selection: Selection) -> str:
    states = [requirement.state for _, requirement in selection.requirements]
    drafts = sum(state != "ready" for state in states)
    if not drafts:
        return ""
    return trn(
        "{count} of {all} requirements is a draft.",
        "{count} of {all} requirements are drafts.",
        drafts,
        all=len(states),
    )


def _nameless(selection: Selection) -> str:
    """Say in how many texts of the specification a name was taken out: they may have to be written otherwise."""
    needs = (row.need.text for row in selection.rows)
    required = (text for _, each in selection.requirements for text in (each.text, each.verification, each.reference))
    count = sum(tr("[system]") in (text or "") for text in (*needs, *required))
    if not count:
        return ""
    return trn(
        "A name was taken out of {count} text of a need or a requirement: look for [system].",
        "Names were taken out of {count} texts of needs and requirements: look for [system].",
        count,
    )


def _left_out(whole: Workspace, public: Workspace, internal: Sequence[str]) -> Iterator[str]:
    yield tr("who said what, votes, priorities, weights, reasons, remarks and comments")
    yield tr("needs as they were said in workshops; only how many there are")
    yield tr("the tables {names}, which are internal", names=", ".join(internal))
    yield tr("names of products and suppliers: [system] stands in their place")
    yield tr("the role of a need where fewer than {fewest} people stand behind it", fewest=FEWEST)
    if exempt := ", ".join(_exempt(whole, public)):
        yield tr("what is exempt from public access, and what rests on it alone: {records}", records=exempt)


def _exempt(whole: Workspace, public: Workspace) -> Iterator[str]:
    """Yield how many records of each kind are withheld."""
    shown = [process for process in whole.processes if not is_exempt(process)]
    steps = sum(is_exempt(step) for process in shown for step in (*process.as_is, *process.to_be))
    standing = sum(each.state != WITHDRAWN for _, each in whole.requirements)
    needs = len(whole.needs) + len(whole.regional_needs) - len(public.needs) - len(public.regional_needs)
    if workshops := len(whole.workshops) - len(public.workshops):
        yield trn("{count} workshop", "{count} workshops", workshops)
    if needs:
        yield trn("{count} need", "{count} needs", needs)
    if requirements := standing - len(public.requirements):
        yield trn("{count} requirement", "{count} requirements", requirements)
    if integrations := _integrations(whole) - _integrations(public):
        yield trn("{count} integration", "{count} integrations", integrations)
    if processes := len(whole.processes) - len(shown):
        yield trn("{count} work process", "{count} work processes", processes)
    if steps:
        yield trn("{count} step", "{count} steps", steps)


def _integrations(workspace: Workspace) -> int:
    return sum(len(workshop.integrations) for workshop in workspace.workshops)
