"""What an export is made of: the needs of those who take part, as of a date."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from behov.domain.ids import same_id
from behov.domain.matrix import MatrixRow, Said, need_rows
from behov.domain.other_tables import Requirement
from behov.domain.step_needs import needs_by_step
from behov.domain.workshop import Workshop
from behov.domain.workspace import Workspace, municipalities_of
from behov.exports.public.published import published


@dataclass(frozen=True)
class Selection:
    """A workspace, and those of its municipalities that take part, by number; None: all of them.

    `public`: the workspace is what is public of it, and tables have the columns that the public may see.
    """

    workspace: Workspace
    taking_part: frozenset[str] | None = None
    public: bool = False

    @cached_property
    def rows(self) -> tuple[MatrixRow, ...]:
        """The needs with rows of their own: consolidated ones, then raw ones that none of those gathers.

        For the public there are only the former: what was said in a room is material for them.
        """
        rows = need_rows(self.workspace, self.taking_part)
        return tuple(row for row in rows if row.workshop.kind == "consolidation") if self.public else rows

    @cached_property
    def raw(self) -> tuple[Said, ...]:
        """The raw needs of those who take part and of nobody in particular, each with its workshop."""
        if self.taking_part is None:
            return self.workspace.needs
        return tuple(said for said in self.workspace.needs if self.concerns(municipalities_of(*said)))

    @cached_property
    def requirements(self) -> tuple[tuple[Workshop, Requirement], ...]:
        """The requirements that are part of this export, each with its workshop, drafts and withdrawn ones too."""
        return tuple(each for each in self.workspace.requirements if self.upholds(each[1].needs))

    @cached_property
    def needs_by_step(self) -> Mapping[str, Counter[str]]:
        """How many of those needs of each priority are linked to each step, by `process/step`."""
        return needs_by_step(self.raw)

    @cached_property
    def municipalities(self) -> tuple[str, ...]:
        """Who takes part, in the order of behov.toml; then those who only appear in the files."""
        return tuple(filter(self.takes_part, (*self.workspace.settings.municipalities, *_appearing(self.workspace))))

    @cached_property
    def votes_cast(self) -> Mapping[str, int]:
        """How many dots were cast in each workshop, by its path: by everybody, for they were cast together."""
        cast: Counter[str] = Counter()
        for workshop, need in self.workspace.needs:
            cast[workshop.path] += need.votes or 0
        return cast

    def takes_part(self, municipality: str) -> bool:
        """Return whether a municipality is part of this export."""
        return self.taking_part is None or municipality in self.taking_part

    def concerns(self, municipalities: Collection[str]) -> bool:
        """Return whether what is these municipalities' is part of this export: what is nobody's always is."""
        return not municipalities or any(map(self.takes_part, municipalities))

    def upholds(self, need_ids: Iterable[str]) -> bool:
        """Return whether what rests on these needs is part of this export: one of them is, or there are none.

        Needs that are not there at all were nobody's who left.
        """
        if self.taking_part is None:
            return True
        known = [self.workspace.present_id(name) for name in need_ids if same_id(name) in self.workspace.said]
        return not known or not self._remaining.isdisjoint(known)

    def raised_by(self, said: Iterable[Said]) -> list[str]:
        """Return those who take part and raised one of these needs, each once, in the order of behov.toml."""
        found = {number for each in said for number in municipalities_of(*each) if self.takes_part(number)}
        if len(found) < 2:  # nearly always
            return list(found)
        return sorted(found, key=lambda number: (self._places.get(number, len(self._places)), number))

    @cached_property
    def _remaining(self) -> frozenset[str]:
        """The needs that are part of this export, raw and regional, by id as ids are compared."""
        rows = (row.need for row in self.rows)
        return frozenset(same_id(need.id) for need in (*rows, *(need for _, need in self.raw)))

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {number: place for place, number in enumerate(self.workspace.settings.municipalities)}


def select(workspace: Workspace, municipalities: Collection[str] | None, on: date, public: bool = False) -> Selection:
    """Return what of a workspace concerns these municipalities or, with None, all who have not left by a date.

    `public`: only what everybody may see, in the language now spoken.
    """
    if public:
        workspace = published(workspace)
    if municipalities is not None:
        return Selection(workspace, frozenset(municipalities), public)
    left = {number for number, leaving in workspace.settings.exits.items() if leaving.date <= on}
    if not left:
        return Selection(workspace, public=public)
    taking_part = frozenset((*workspace.settings.municipalities, *_appearing(workspace))) - left
    return Selection(workspace, taking_part, public)


def _appearing(workspace: Workspace) -> list[str]:
    """Return the municipalities that behov.toml does not name, and the files do, by number."""
    needs = (number for said in workspace.needs for number in municipalities_of(*said))
    held = (number for workshop in workspace.workshops for number in workshop.municipalities)
    drawn = (number for process in workspace.processes for number in process.municipalities)
    return sorted({*needs, *held, *drawn}.difference(workspace.settings.municipalities))
