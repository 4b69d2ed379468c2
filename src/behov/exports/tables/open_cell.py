"""A field in which a file may hold anything (text, number, yes or no, a date, a list), as it stands in a cell."""

from collections.abc import Mapping
from datetime import date, datetime

from behov.domain.catalogue import named
from behov.exports.tables.table import Cell
from behov.exports.wording import Wording
from behov.text import N_
from behov.visible import joined


def open_cell(value: object, wording: Wording) -> Cell:
    """Return a value for a cell; of what is said in several languages, the export's."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return wording.choose("yes", N_("yes")) if value else wording.choose("no", N_("no"))
    if isinstance(value, int | float):
        return value
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, date):
        return value
    if isinstance(value, list | tuple):
        return joined(open_cell(each, wording) for each in value)
    if isinstance(value, Mapping):
        texts = {str(key): str(open_cell(each, wording)) for key, each in value.items()}
        return named(texts, wording.language) or joined(f"{key}: {text}" for key, text in texts.items())
    return str(value)
