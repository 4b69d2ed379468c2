"""Raw needs made the region's own: every decision is an edit of the consolidation, and what was said stays as it was.

Pure, as all edits; see `behov.domain.edits`. A raw need may be gathered in several regional needs.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import combinations

from behov.domain.edits import change_need, with_workshop
from behov.domain.errors import N_, BehovError, NoSuchRecord
from behov.domain.ids import same_id
from behov.domain.workshop import Apart, Need, Workshop
from behov.domain.workspace import Workspace

Pair = frozenset[str]  # the ids of two needs, as ids are compared


@dataclass(eq=False)
class StillGathers(BehovError):
    """A regional need was to be removed that gathers something."""

    message = N_("It still gathers what was said: {count}. Take that out first, with t.")
    count: int


@dataclass(eq=False)
class RestedOn(BehovError):
    """A regional need was to be removed that a requirement rests on."""

    message = N_("The requirement {number} rests on it. Change that first, in the specification.")
    number: str


def gather(
    workspace: Workspace, path: str, need_id: str, text: str, raw_ids: Sequence[str], recorded: datetime
) -> Workspace:
    """Add a regional need of this id and wording that gathers raw needs.

    It has the written form of the raw need whose words it has, else of the first, and their kind where they agree. It
    is exempt where one of them is: its wording may be made of that one's. What else was said (roles, areas, steps,
    effects) is theirs and is read from them. Raises NoSuchRecord, EmptyText, PersonalNumber, NeedsMending.
    """
    workshop = _consolidation(workspace, path)
    raw = [_said(workspace, raw_id) for raw_id in raw_ids]
    kinds = {need.kind for need in raw if need.kind}
    as_worded = next((need for need in raw if need.text.split() == text.split()), raw[0] if raw else None)
    regional = Need(
        id=need_id,
        text=text,
        recorded=recorded,
        merges=tuple(dict.fromkeys(need.id for need in raw)),
        kind=next(iter(kinds)) if len(kinds) == 1 else None,
        language=as_worded.language if as_worded else None,
        exempt=next((basis for basis in map(_exempt, raw) if basis is not None), None),
    )
    return with_workshop(workspace, workshop.replace(needs=(*workshop.needs, regional)))


def attach(workspace: Workspace, path: str, regional_id: str, raw_ids: Iterable[str]) -> Workspace:
    """Let a regional need gather these too. Raises NoSuchRecord, NeedsMending."""
    regional = _regional(_consolidation(workspace, path), regional_id)
    gathered = set(map(workspace.present_id, regional.merges))
    new = dict.fromkeys(_said(workspace, raw_id).id for raw_id in raw_ids if same_id(raw_id) != same_id(regional.id))
    merges = (*regional.merges, *(each for each in new if same_id(each) not in gathered))
    return change_need(workspace, path, regional.id, merges=merges)


def take_out(workspace: Workspace, path: str, regional_id: str, raw_ids: Iterable[str]) -> Workspace:
    """Let a regional need no longer gather these. Raises NoSuchRecord, NeedsMending."""
    regional = _regional(_consolidation(workspace, path), regional_id)
    leaving = set(map(workspace.present_id, raw_ids))
    merges = tuple(each for each in regional.merges if workspace.present_id(each) not in leaving)
    return change_need(workspace, path, regional.id, merges=merges)


def remove_empty(workspace: Workspace, path: str, regional_id: str) -> Workspace:
    """Take out a regional need that gathers nothing. Raises StillGathers, RestedOn, NoSuchRecord."""
    workshop = _consolidation(workspace, path)
    regional = _regional(workshop, regional_id)
    if regional.merges:
        raise StillGathers(len(regional.merges))
    for _, requirement in workspace.resting_on.get(workspace.present_id(regional.id), ()):
        raise RestedOn(requirement.number or requirement.id)
    return with_workshop(
        workspace, workshop.replace(needs=tuple(each for each in workshop.needs if each is not regional))
    )


def keep_apart(workspace: Workspace, path: str, need_id: str, others: Iterable[str], on: date) -> Workspace:
    """Remember that a need is not the same as these, raw or regional. Raises NoSuchRecord, NeedsMending."""
    workshop = _consolidation(workspace, path)
    known = pairs_of(workspace, (workshop,))
    need = _said(workspace, need_id)
    new: dict[Pair, Apart] = {}
    for other in (_said(workspace, each) for each in others):
        pair = frozenset((same_id(need.id), same_id(other.id)))
        if len(pair) == 2 and pair not in known:
            new[pair] = Apart(needs=(need.id, other.id), decided=on)
    return with_workshop(workspace, workshop.replace(apart=(*workshop.apart, *new.values())))


def bring_together(workspace: Workspace, path: str, need_id: str, others: Collection[str]) -> Workspace:
    """Forget that a need is not the same as these. Raises NoSuchRecord, NeedsMending."""
    workshop = _consolidation(workspace, path)
    wanted = {frozenset((workspace.present_id(need_id), workspace.present_id(other))) for other in others}
    kept: list[Apart] = []
    for row in workshop.apart:
        pairs = [(pair, frozenset(map(workspace.present_id, pair))) for pair in combinations(row.needs, 2)]
        if wanted.isdisjoint(ids for _, ids in pairs):
            kept.append(row)
        else:  # of three that were kept apart, the others still are
            kept += (row.replace(needs=pair) for pair, ids in pairs if ids not in wanted)
    return with_workshop(workspace, workshop.replace(apart=tuple(kept)))


def set_later(workspace: Workspace, path: str, need_ids: Iterable[str], later: bool) -> Workspace:
    """Set needs aside for the end, or take them up again. Raises NoSuchRecord, NeedsMending."""
    workshop = _consolidation(workspace, path)
    wanted = {same_id(need.id): need.id for need in (_said(workspace, each) for each in need_ids)}
    others = tuple(each for each in workshop.later if workspace.present_id(each) not in wanted)
    return with_workshop(workspace, workshop.replace(later=(*others, *wanted.values()) if later else others))


def pairs_of(workspace: Workspace, workshops: Iterable[Workshop]) -> set[Pair]:
    """Return the pairs that these consolidations keep apart, by `present_id`."""
    rows = (row for workshop in workshops for row in workshop.apart)
    return {frozenset(pair) for row in rows for pair in combinations(map(workspace.present_id, row.needs), 2)}


def most_central(needs: Sequence[Need], likeness: Mapping[Pair, float]) -> Need:
    """Return the need that is most like the others on the average; of equals, the first.

    `likeness` is how alike two of them are, by their ids; what is not there is not alike.
    """
    ids = [same_id(need.id) for need in needs]
    alike = [sum(likeness.get(frozenset((one, other)), 0.0) for other in ids if other != one) for one in ids]
    return needs[alike.index(max(alike))]


def _exempt(need: Need) -> str | None:
    """Return on which basis a need is exempt, even one that cannot be read."""
    return str(need.wrong["exempt"]) if "exempt" in need.wrong else need.exempt


def _consolidation(workspace: Workspace, path: str) -> Workshop:
    workshop = workspace.workshop(path)
    if workshop.kind != "consolidation":
        raise NoSuchRecord(path)
    return workshop


def _regional(workshop: Workshop, regional_id: str) -> Need:
    for need in workshop.needs:
        if same_id(need.id) == same_id(regional_id):
            return need
    raise NoSuchRecord(regional_id)


def _said(workspace: Workspace, need_id: str) -> Need:
    known = workspace.said.get(workspace.present_id(need_id))
    if known is None:
        raise NoSuchRecord(need_id)
    return known[1]
