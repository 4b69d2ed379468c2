"""The tables of one export, each made when it is first asked for: a CSV file and a sheet are of the same table."""

from threading import Lock
from typing import TYPE_CHECKING

from behov.exports.selection import Selection
from behov.exports.wording import Wording

if TYPE_CHECKING:
    from behov.exports.tables.table import Table


class MadeOnce:
    """Tables by the names of their files. Several threads may ask; what goes wrong is raised to each that asks."""

    def __init__(self, selection: Selection, wording: Wording) -> None:
        self.selection, self.wording = selection, wording
        self._made: dict[str, Table] = {}
        self._lock = Lock()

    def __getitem__(self, name: str) -> "Table":
        from behov.exports.tables.listed import table  # late: pandas takes longer to load than a small export

        with self._lock:
            if name not in self._made:
                self._made[name] = table(name, self.selection, self.wording)
            return self._made[name]
