"""What is exempt from public access: records that say so, and what rests on nothing but those."""

from collections.abc import Collection, Iterable

from behov.domain.ids import same_id
from behov.domain.record import Record
from behov.domain.workspace import Workspace


def is_exempt(record: Record) -> bool:
    """Return whether a record says anything of an exemption, even what is not a legal basis or cannot be read."""
    return getattr(record, "exempt", None) is not None or "exempt" in record.wrong


def exempt_needs(workspace: Workspace) -> frozenset[str]:
    """Return the ids, as ids are compared, of the needs that are exempt: themselves, or with what they rest on.

    A need goes with its workshop. A regional need rests on the needs that it gathers; where one of those is public, or
    where it gathers none, it stands by itself.
    """
    every = (*workspace.needs, *workspace.regional_needs)
    found = {same_id(need.id) for workshop, need in every if is_exempt(workshop) or is_exempt(need)}
    regional = [need for _, need in workspace.regional_needs]
    while more := {same_id(need.id) for need in regional if rests_on(workspace, need.merges, found)} - found:
        found |= more
    return frozenset(found)


def rests_on(workspace: Workspace, need_ids: Iterable[str], exempt: Collection[str]) -> bool:
    """Return whether what rests on these needs rests on exempt ones alone. Needs that are not there do not count."""
    known = {workspace.present_id(name) for name in need_ids if same_id(name) in workspace.said}
    return bool(known) and all(name in exempt for name in known)
