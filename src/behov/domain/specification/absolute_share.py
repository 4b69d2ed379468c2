"""How many requirements allow no exception, and whether that is much: each may shut a good offer out."""

from collections.abc import Iterable
from dataclasses import dataclass

from behov.domain.holding.prioritising import HANDFUL
from behov.domain.other_tables import Requirement
from behov.domain.specification.basis import standing
from behov.domain.workspace import Workspace


@dataclass(frozen=True)
class AbsoluteShare:
    """How many requirements are absolute of those that are not withdrawn, and the share (0 to 1) that is much."""

    absolute: int
    all: int
    limit: float

    @property
    def high(self) -> bool:
        """Whether there are more of them than the workspace says that there should be; of a few nobody can say."""
        return self.all >= HANDFUL and self.absolute > self.limit * self.all

    @property
    def values(self) -> dict[str, object]:
        """What a sentence about it is filled with; the limit in per cent."""
        return {"absolute": self.absolute, "all": self.all, "limit": f"{100 * self.limit:.4g}"}


def absolute_share(workspace: Workspace, requirements: Iterable[Requirement]) -> AbsoluteShare:
    """Return how many of these requirements are absolute, and whether that is much."""
    counted = standing(requirements)
    absolute = sum(each.category == "absolute" for each in counted)
    return AbsoluteShare(absolute, len(counted), workspace.settings.specification.absolute_share)
