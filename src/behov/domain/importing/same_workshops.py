"""Which workshop of ours another group's workshop is: by its stem, unless it is another meeting.

It is another meeting where it is of another day, area or kind, and nothing is recorded in both. Then, and where it came
in as another before, its stem here has a number behind.
"""

from collections.abc import Iterable

from behov.domain.importing.same_records import KnownRows, Place, rows_of
from behov.domain.workshop import Workshop
from behov.domain.workspace import same_name


class KnownWorkshops:
    """The workshops that a workspace has, and those that come into it one by one."""

    def __init__(self, workshops: Iterable[Workshop], rows: KnownRows) -> None:
        self._rows = rows
        self._by_stem = {same_name(each.stem): each for each in workshops}
        self._met: set[str] = set()  # paths: two workshops of theirs never become one of ours

    def add(self, workshop: Workshop) -> None:
        """Know this workshop from now on."""
        self._by_stem[same_name(workshop.stem)] = workshop

    def meet(self, theirs: Workshop) -> tuple[Workshop | None, str]:
        """Return the workshop of ours that theirs is, if there is one, and the path at which theirs stands here."""
        stem, number = theirs.stem, 1
        while known := self._by_stem.get(same_name(stem)):
            if known.path not in self._met and (_is_one_meeting(known, theirs) or self._share_rows(known, theirs)):
                break
            number += 1
            stem = f"{theirs.stem}-{number}"
        path = known.path if known else f"{theirs.path.removesuffix(f'{theirs.stem}.toml')}{stem}.toml"
        self._met.add(path)
        return known, path

    def _share_rows(self, ours: Workshop, theirs: Workshop) -> bool:
        found = (self._rows.same(Place(ours.path, each.table, each.row)) for each in rows_of(theirs))
        return any(each.path == ours.path for each in found if each)


def _is_one_meeting(ours: Workshop, theirs: Workshop) -> bool:
    return (ours.date, ours.area, ours.kind) == (theirs.date, theirs.area, theirs.kind)
