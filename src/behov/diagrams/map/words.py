"""What an integration map says: names of groups, counts, what stands on a line, and all of it read aloud."""

from collections.abc import Iterator, Mapping
from typing import Final

from behov.domain.connections import Connection, Status
from behov.domain.system_words import RECORD, Group
from behov.domain.touched import Basis, Touched, Touches
from behov.text import N_, tr, trn
from behov.visible import one_line

GROUPS: Final[Mapping[Group, str]] = {
    "record": N_("EPJ"),
    "local": N_("Municipal systems"),
    "other": N_("Municipal systems"),
    "national": N_("National e-health solutions"),
    "register": N_("National registers"),
    "standard": N_("Messages and standards"),
    "common": N_("Common public solutions"),
    "ks": N_("KS solutions"),
    "terminology": N_("Terminology and code systems"),
}
STATUSES: Final[Mapping[Status, str]] = {
    "in-use": N_("integration in use"),
    "planned": N_("planned integration"),
    "missing": N_("missing integration"),
    "unset": N_("integration, status not recorded"),
}
_BASES: Final[Mapping[Basis, str]] = {
    "as-is": "",
    "to-be": N_("only in the to-be"),
    "needs": N_("only in needs"),
    "integrations": "",
}


def title(scope: str) -> str:
    """Return the heading of the map of a process, an area or a region."""
    return tr("Integration map – {scope}", scope=scope)


def nothing() -> str:
    """Return what stands where there is nothing to show."""
    return tr("No step and no need names a system yet.")


def name(touched: Touched) -> str:
    """Return what a system is called on the map."""
    if touched.key == RECORD:
        return tr("EPJ")
    return one_line(touched.name) if touched.group != "other" else tr("other local systems")


def counts(touched: Touched) -> str:
    """Return how many steps and needs touch a system."""
    steps = trn("{count} step", "{count} steps", touched.steps) if touched.steps else tr("no steps")
    return " · ".join((steps, trn("{count} need", "{count} needs", touched.needs))) if touched.needs else steps


def basis(touched: Touched) -> str:
    """Return where a system is touched, if it is not in a process as it is."""
    return tr(_BASES[touched.basis])


def label(connection: Connection) -> str:
    """Return what stands on a connection: its standards, and in how many municipalities it is."""
    known = len(connection.municipalities)
    where = [trn("{count} municipality", "{count} municipalities", known)] if known else []
    return one_line(" · ".join([", ".join(connection.standards), *where]).removeprefix(" · "))


def statuses(touched: Touched, touches: Touches) -> str:
    """Return the state of a system's integrations with the record system, each once, else where it is touched."""
    said = [
        tr(STATUSES[each.status]) for each in touches.connections if {each.source, each.target} == {RECORD, touched.key}
    ]
    return ", ".join(dict.fromkeys(said)) or basis(touched)


def description(touches: Touches, example: bool) -> str:
    """Return the map in words, sentence by sentence, so that it is read aloud with pauses."""
    return " ".join(each if each.endswith(("?", "!", "…", ".")) else f"{each}." for each in _told(touches, example))


def _told(touches: Touches, example: bool) -> Iterator[str]:
    yield tr("The systems that the steps touch, and how many steps and needs touch each.")
    names = {each.key: name(each) for each in (touches.record, *touches.systems)}
    for each in (touches.record, *touches.parts, *touches.systems):
        said = (counts(each), statuses(each, touches))
        yield f"{tr(GROUPS[each.group])}: {name(each)}: {', '.join(filter(None, said))}"
    for connection in touches.connections:
        said = (tr(STATUSES[connection.status]), label(connection))
        arrow = "↔" if connection.both_ways else "→"
        ends = f"{names[connection.source]} {arrow} {names[connection.target]}"
        yield f"{ends}: {', '.join(filter(None, said))}"
    if example:
        yield tr("Example data")
