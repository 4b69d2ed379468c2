"""What a form asks for: each field's label, how its value is written as text, and how the text is read back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from textwrap import shorten
from typing import Any, Literal, TypeAlias
from unicodedata import normalize

from behov.domain.errors import PersonalNumber
from behov.domain.privacy import birth_numbers
from behov.text import explain, tr
from behov.visible import one_line, visible

Changes: TypeAlias = dict[str, object]  # new values by the name of the record's field
Options: TypeAlias = Mapping[str, str]  # what people call each thing that may be picked, by its key
SHORT = 40  # letters of a name among others
Shape = Literal["line", "text", "list"]  # one line; a text that wraps; one thing on each line


@dataclass(frozen=True)
class Problem:
    """Why what was typed cannot be the field's value, as a sentence."""

    sentence: str


def as_text(typed: str) -> object:
    """Read a text; nothing typed is None."""
    return typed.strip() or None


def as_said(typed: str) -> object:
    """Read a text that must be there."""
    return typed.strip() or Problem(tr("Write something here."))


def as_texts(typed: str) -> object:
    """Read several texts: one on each line, or on one line with semicolons between."""
    return tuple(text for line in typed.splitlines() for each in line.split(";") if (text := each.strip()))


def as_lines(typed: str) -> object:
    """Read several texts, one on each line."""
    return tuple(line.strip() for line in typed.splitlines() if line.strip())


def as_count(typed: str) -> object:
    """Read a whole number; nothing typed is None."""
    typed = typed.strip()
    if typed and not (typed.isascii() and typed.isdigit() and len(typed) < 10):
        return Problem(tr("Write a whole number."))
    return int(typed) if typed else None


def as_number(typed: str) -> object:
    """Read a number, with a comma or a point before its decimals; nothing typed is None."""
    whole, _, decimals = typed.strip().replace(",", ".").partition(".")
    if not whole:
        return None
    if not (f"{whole}{decimals}".isascii() and f"{whole}{decimals}".isdigit() and len(whole) < 10):
        return Problem(tr("Write a number."))
    return float(f"{whole}.{decimals}") if decimals.strip("0") else int(whole)


def as_date(typed: str) -> object:
    """Read a date: 2024-09-12, 12.9.2024 or 12.9.24; nothing typed is None."""
    typed = typed.strip()
    if not typed:
        return None
    day_first = typed.split(".")
    if len(day_first) == 3:
        day, month, year = (part.strip().zfill(2) for part in day_first)
        typed = f"{year if len(year) == 4 else f'20{year}'}-{month}-{day}"
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return Problem(tr("Write a date, such as 12.9.2024."))


def as_held(typed: str) -> object:
    """Read a date that must be there."""
    return as_date(typed) or Problem(tr("Write a date, such as 12.9.2024."))


def from_value(value: Any) -> str:
    """Write a text, a number or a date as it is typed."""
    if isinstance(value, date):
        return f"{value.day}.{value.month}.{value.year:04}"
    return "" if value is None else str(value)


def from_texts(values: Sequence[str]) -> str:
    """Write several texts on one line."""
    return "; ".join(values)


def from_lines(values: Sequence[str]) -> str:
    """Write several texts, one on each line."""
    return "\n".join(values)


@dataclass(frozen=True)
class Field:
    """Something that is typed. `read` returns the value, or the Problem with it; `suggestions` complete a line.

    What is only `proposed` gives way to what is typed.
    """

    name: str
    label: str
    shape: Shape = "line"
    read: Callable[[str], object] = as_text
    write: Callable[[Any], str] = from_value
    hint: str = ""
    suggestions: Sequence[str] = ()
    nothing: object = None  # the value where nothing was written
    proposed: bool = False

    def shown(self, value: object) -> str:
        """Return the value as the text to edit, with what would hide in it made visible."""
        return (one_line if self.shape == "line" else visible)(self.write(value))

    def value(self, typed: str) -> object:
        """Return the value of what was typed, or the Problem with it."""
        typed = normalize("NFC", typed)
        if birth_numbers(typed):
            return Problem(explain(PersonalNumber()))
        return self.read(typed)


@dataclass(frozen=True)
class Choice:
    """Something that is picked from a list: one key or, with `several`, any number of them."""

    name: str
    label: str
    options: Options = field(default_factory=dict)
    several: bool = False
    required: bool = False
    nothing: object = None  # the value when nothing is picked

    def keys(self, value: object) -> tuple[str, ...]:
        """Return the keys that a value holds."""
        if value is None:
            return ()
        return tuple(map(str, value)) if isinstance(value, tuple) else (str(value),)

    def value(self, keys: tuple[str, ...]) -> object:
        """Return the value of the picked keys, or the Problem with it."""
        if not keys:
            return Problem(tr("Choose one.")) if self.required else self.nothing
        return keys if self.several else keys[0]

    def said(self, keys: tuple[str, ...]) -> str:
        """Return what the picked things are called; where there are several, each shortened."""
        names = [self.options.get(key, key) for key in keys]
        return ", ".join(shorten(name, SHORT, placeholder=" …") if len(names) > 1 else name for name in names)
