"""Another group's workspace taken over: its workshops, processes and all that is recorded, without a change of id.

Theirs is only read, and ours is never changed: what we lack is added last, and where the two differ ours is kept and
the difference is told. Two records that got one id by chance both stay: the one that comes in is drawn anew, keeps its
old id in `formerly`, and what comes in with it follows. So whoever takes over once more adds nothing.
"""

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, field
from functools import partial

from behov.domain.edits import add_process, add_workshop
from behov.domain.ids import drawn_id, is_id, same_id
from behov.domain.importing.coming_in import Difference, Edit, Rows, with_rows
from behov.domain.importing.same_records import KnownRows, Place, differing, referring, referring_head, rows_of
from behov.domain.importing.same_workshops import KnownWorkshops
from behov.domain.privacy import MAY_IDENTIFY, birth_numbers
from behov.domain.process import Process
from behov.domain.record import Numbered, Record, texts_in
from behov.domain.workshop import TABLES, Workshop
from behov.domain.workspace import Finding, Workspace, same_name


@dataclass(frozen=True)
class TakingOver:
    """What taking over another workspace does: what is new, what is not as ours, and the edits, each of one file.

    `rows` are those that workshops of ours get, by path; `redrawn` are old ids, each with its new one. The paths of
    `left_out` are theirs; `held_back` are files of ours with errors that lack something, each with the line to mend.
    `municipalities` and `catalogue` (`areas.x`) stand in their behov.toml and not in ours. `invented` says that theirs
    is an example, and ours is not.
    """

    workshops: tuple[Workshop, ...] = ()
    processes: tuple[Process, ...] = ()
    rows: Mapping[str, Rows] = field(default_factory=dict)
    redrawn: tuple[tuple[str, str], ...] = ()
    differences: tuple[Difference, ...] = ()
    left_out: tuple[Finding, ...] = ()
    held_back: Mapping[str, int] = field(default_factory=dict)
    municipalities: tuple[str, ...] = ()
    catalogue: tuple[str, ...] = ()
    invented: bool = False

    @property
    def edits(self) -> tuple[Edit, ...]:
        """The edits that do it: processes before the needs that point at their steps."""
        return (
            *(partial(add_process, process=each) for each in self.processes),
            *(partial(add_workshop, workshop=each) for each in self.workshops),
            *(partial(with_rows, path=path, rows=rows) for path, rows in self.rows.items()),
        )

    def count(self, table: str) -> int:
        """Return how many rows of a table are new."""
        whole = sum(len(each.rows(table)) for each in self.workshops)
        return whole + sum(len(rows.get(table, ())) for rows in self.rows.values())


def taking_over(
    ours: Workspace, theirs: Workspace, draw: Callable[[str, Container[str]], str] = drawn_id
) -> TakingOver:
    """Return what taking over their workspace does to ours. `draw` makes an id with a prefix that is not taken."""
    plan = _Plan(ours, theirs, draw)
    for process in theirs.processes:
        plan.take_process(process)
    for workshop in theirs.workshops:
        plan.take_workshop(workshop)
    return plan.made()


class _Plan:
    """What has been looked at so far. Every row gets its id before any is made, as rows may name later ones."""

    def __init__(self, ours: Workspace, theirs: Workspace, draw: Callable[[str, Container[str]], str]) -> None:
        self._ours, self._theirs, self._draw = ours, theirs, draw
        self._processes = {same_name(each.stem): each for each in ours.processes}
        self._known = KnownRows()
        for workshop in ours.workshops:
            for place in rows_of(workshop):
                self._known.add(place)
        self._workshops = KnownWorkshops(ours.workshops, self._known)
        self._taken = {*ours.taken_ids, *theirs.taken_ids}
        self._called: dict[str, str] = {}  # what their rows are called here, by their ids
        self._new: list[Workshop] = []
        self._new_processes: list[Process] = []
        self._rows: dict[str, list[Place]] = {}
        self._same: list[tuple[Place, Place]] = []
        self._redrawn: list[tuple[str, str]] = []
        self._differences: list[Difference] = []
        unread = [each for each in theirs.found if each.path in theirs.locked or each.code == "conflict-copy"]
        self._left_out = list({each.path: each for each in unread[::-1]}.values())[::-1]  # the first of each file
        self._held_back: dict[str, int] = {}

    def take_process(self, process: Process) -> None:
        """Take a process that we lack."""
        if process.path in self._theirs.locked:
            return
        known = self._processes.get(same_name(process.stem))
        if known:
            self._compare(known, process)
        elif found := _refused(process.path, (), process):
            self._left_out.append(found)
        elif not self._holds_back(process.path):
            self._processes[same_name(process.stem)] = process
            self._new_processes.append(process)

    def take_workshop(self, workshop: Workshop) -> None:
        """Take a workshop that we lack, or what we lack of one that we have."""
        if workshop.path in self._theirs.locked:
            return
        head = _head(workshop)
        known, path = self._workshops.meet(workshop)
        if known:
            self._compare(_head(known), head)
        elif found := _refused(workshop.path, (), head):
            self._left_out.append(found)
            return
        elif self._holds_back(path):
            return
        else:
            head = head.replace(path=path)
            self._workshops.add(head)
            self._new.append(head)
        for place in rows_of(workshop):
            self._take_row(Place(path, place.table, place.row), workshop.path)

    def _take_row(self, place: Place, stood: str) -> None:
        row = place.row
        if found := _refused(stood, (place.table, row.id), row):
            self._left_out.append(found)
            return
        known = self._known.same(place)
        if known:
            self._called.setdefault(same_id(row.id), known.row.id)
            self._same.append((known, Place(stood, place.table, row)))
            return
        if place.path in self._ours.locked:
            self._held_back[place.path] = self._ours.locked[place.path]
            return
        if self._known.has(row.id):
            drawn = self._draw(same_id(row.id)[:3], self._taken)
            self._taken.add(drawn)
            self._redrawn.append((row.id, drawn))
            row = row.replace(id=drawn, formerly=(*getattr(row, "formerly", ()), row.id))
        self._called.setdefault(same_id(place.row.id), row.id)
        added = Place(place.path, place.table, row)
        self._known.add(added)
        self._rows.setdefault(place.path, []).append(added)

    def made(self) -> TakingOver:
        """Return the plan, with references that follow the rows."""
        for known, their in self._same:
            row = referring(their.row, their.table, self._called)
            self._compare(known.row, row, known.path, their.path)
        rows = {path: self._by_table(places) for path, places in self._rows.items()}
        settings, theirs = self._ours.settings, self._theirs.settings
        return TakingOver(
            workshops=tuple(
                each.replace(**referring_head(each, self._called), **rows.pop(each.path, {})) for each in self._new
            ),
            processes=tuple(self._new_processes),
            rows=rows,
            redrawn=tuple(self._redrawn),
            differences=tuple(self._differences),
            left_out=tuple(self._left_out),
            held_back=self._held_back,
            municipalities=tuple(each for each in theirs.municipalities if each not in settings.municipalities),
            invented=theirs.example and not settings.example,
            catalogue=tuple(sorted(_own_rows(theirs.catalogue) - _own_rows(settings.catalogue))),
        )

    def _by_table(self, places: list[Place]) -> Rows:
        rows: dict[str, tuple[Numbered, ...]] = {}
        for table in TABLES:
            if found := [each.row for each in places if each.table == table]:
                rows[table] = tuple(referring(row, table, self._called) for row in found)
        return rows

    def _holds_back(self, path: str) -> bool:
        """Return whether we have a file of this stem that could not be read, and remember that it lacks something."""
        wanted = same_name(path.rpartition("/")[2])
        locked = [each for each in self._ours.locked if same_name(each.rpartition("/")[2]) == wanted]
        self._held_back.update((each, self._ours.locked[each]) for each in locked)
        return bool(locked)

    def _compare(self, ours: Record, theirs: Record, path: str = "", their_path: str = "") -> None:
        names = differing(ours, theirs)
        if names:
            fields = tuple((name, getattr(ours, name, None), getattr(theirs, name, None)) for name in names)
            at = path or getattr(ours, "path", ""), their_path or getattr(theirs, "path", "")
            self._differences.append(Difference(*at, getattr(ours, "id", ""), fields))


def _head(workshop: Workshop) -> Workshop:
    """Return a workshop without what is recorded in it."""
    return workshop.replace(**dict.fromkeys(TABLES, ()))


def _refused(path: str, keys: tuple[str, ...], record: Record) -> Finding | None:
    """Return why a record is not taken over, if it is not: personal data, nothing said, or an id that is none."""
    if any(birth_numbers(text) for text in texts_in(record) if MAY_IDENTIFY.search(text)):
        return Finding(path, "personal-data", keys, {"key": ".".join(keys) or path})
    said = "title" if not keys else "text" if keys[0] in ("needs", "notes") else ""
    if said and not getattr(record, said).strip():
        return Finding(path, "missing-key", keys, {"key": said})
    if keys and not is_id(keys[1]):
        return Finding(path, "bad-id", keys, {"id": keys[1]})
    return None


def _own_rows(catalogue: Mapping[str, object]) -> set[str]:
    return {f"{name}.{row}" for name, rows in catalogue.items() if isinstance(rows, dict) for row in rows}
