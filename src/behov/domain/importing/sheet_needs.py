"""The rows of a sheet made into needs: what each cell says, and why a row cannot be taken.

What is said where nobody knows it (a step, an effect, a column of another name) is kept in the need's note.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from behov.domain.errors import N_, EmptyText, PersonalNumber
from behov.domain.ids import is_id, same_id
from behov.domain.importing.cell_words import CellWords, Part
from behov.domain.importing.headings import Headings
from behov.domain.importing.sheet import Refusal, Row, Sheet
from behov.domain.privacy import birth_numbers
from behov.domain.reasons import Reason
from behov.domain.record import Language
from behov.domain.shorthand import PRIORITY_WORDS
from behov.domain.text_findings import LONGEST_TEXT
from behov.domain.workshop import Need, NeedKind, NeedStatus, Workshop
from behov.visible import HIDDEN

Scope = Literal["in", "out"]
_NO_ID = N_("«{value}» is not an id: three letters, a hyphen and six signs are. Correct it, or empty the cell.")
_NO_PRIORITY = N_("«{value}» is no priority. Write one of these: {words}.")
_NO_COUNT = N_("«{value}» is not a whole number.")
_NO_MUNICIPALITY = N_("There is no municipality called «{value}». Write its name or its number.")
TOO_LONG = N_("The text is {length} characters long, and {most} is the most. Divide it into several needs.")
_NOTHING = frozenset(("-", "–", "—"))  # what people write in a cell that says nothing


@dataclass(frozen=True)
class Said:
    """What a row says: a need, its id "" where the sheet has none, and the headings of what is kept in its note."""

    need: Need
    kept: frozenset[str] = frozenset()


class SheetReader:
    """Reads the rows below the headings of one sheet."""

    def __init__(
        self, sheet: Sheet, headings: Headings, words: CellWords, workshop: Workshop, language: Language
    ) -> None:
        self._words, self._workshop, self._language = words, workshop, language
        self._columns = list(zip(headings.cells, headings.meanings, strict=True))
        below = sheet.rows[headings.row :]
        for place, (heading, meaning) in enumerate(self._columns):
            if meaning == "id" and not any(is_id(row[place].strip()) for row in below if place < len(row)):
                self._columns[place] = heading, None  # somebody's own numbering
        self._text = next(heading for heading, meaning in self._columns if meaning == "text")

    @property
    def headings(self) -> tuple[tuple[str, str | None], ...]:
        """The headings that say something, each with what its column is taken for."""
        return tuple((heading, meaning) for heading, meaning in self._columns if heading.strip())

    def said(self, number: int, row: Row, recorded: datetime) -> Said | tuple[Refusal, ...]:
        """Return what a row says, or why it cannot be taken; for a blank row, neither."""
        cells = [
            (heading.strip(), meaning, said)
            for (heading, meaning), cell in zip((*self._columns, *self._beyond(row)), row, strict=False)
            if (said := _plain(cell)) and not (meaning not in (None, "text") and said in _NOTHING)
        ]
        if not cells:
            return ()
        if refused := tuple(Refusal(number, cell[0], why) for cell in cells if (why := _unfit(cell[2]))):
            return refused
        made = _Made(self._words, self._workshop, self._language)
        for heading, meaning, said in cells:
            made.say(heading, meaning, said)
        if "text" not in made.fields:
            made.refused.append((self._text, Reason(EmptyText.message)))
        if made.refused:
            return tuple(Refusal(number, *each) for each in made.refused)
        need = Need.model_validate({"id": "", "recorded": recorded, **made.fields, "note": made.note})
        return Said(need, frozenset(made.kept))

    def _beyond(self, row: Row) -> list[tuple[str, None]]:
        return [("", None)] * (len(row) - len(self._columns))


class _Made:
    """One need while it is made: its fields, what is kept for its note, and what cannot be taken."""

    def __init__(self, words: CellWords, workshop: Workshop, language: Language) -> None:
        self._words, self._workshop, self._language = words, workshop, language
        self._remarks: list[str] = []
        self.fields: dict[str, object] = {}
        self.kept: list[str] = []
        self.refused: list[tuple[str, Reason]] = []

    @property
    def note(self) -> str | None:
        """Everything that was remarked, a line each."""
        return "\n".join(self._remarks) or None

    def say(self, heading: str, meaning: str | None, said: str) -> None:
        """Take what one cell says."""
        match meaning:
            case "text":
                self.fields["text"] = said
            case "exempt":
                self.fields["exempt"] = " ".join(said.split())
            case "note":
                self._remarks.insert(0, said)
            case "role":
                self.fields["role"] = self._words.role(said)
            case "id":
                self._take("id", same_id(said) if is_id(said) else None, heading, _NO_ID, said)
            case "priority":
                words = ", ".join(PRIORITY_WORDS[self._language].values())
                self._take("priority", self._words.priority(said), heading, _NO_PRIORITY, said, words)
            case "votes":
                count = int(said) if said.isascii() and said.isdigit() and len(said) < 10 else None
                self._take("votes", count, heading, _NO_COUNT, said)
            case "municipalities":
                for part, number in self._unsaid("municipalities", self._words.municipalities(said)):
                    self._take("municipalities", number and (number,), heading, _NO_MUNICIPALITY, part)
            case "systems":
                for part, component in self._unsaid("components", self._words.systems(said)):
                    self._add("components" if component else "systems", component or part)
            case "steps" | "effects" | "products":
                for part, known in self._unsaid(meaning, getattr(self._words, meaning)(said)):
                    self._add(meaning, known) if known else self._keep(heading, part)
            case "area":
                area = self._words.area(said)
                self._set_or_keep("area", area, heading, said, default=self._workshop.area)
            case "adjacent":
                self._set_or_keep("adjacent", self._words.adjacent(said), heading, said)
            case "kind":
                self._set_or_keep("kind", self._words.value(NeedKind, said), heading, said)
            case "status":
                self._set_or_keep("status", self._words.value(NeedStatus, said), heading, said)
            case "scope":
                self._set_or_keep("scope", self._words.value(Scope, said), heading, said)
            case "language":
                spoken = self._words.value(Language, said)
                self._set_or_keep("language", spoken, heading, said, default=self._language)
            case "recorded":
                self._set_or_keep("recorded", _time(said), heading, said)
            case _:
                self._keep(heading, said)

    def _unsaid(self, name: str, parts: Iterable[Part]) -> Iterator[Part]:
        """Yield the parts of a cell that are not names of what another column said: ids stand beside names at times."""
        for part in parts:
            if not self._words.says_again(part[0], self._found(name)):
                yield part

    def _found(self, name: str) -> tuple[str, ...]:
        found = self.fields.get(name, ())
        assert isinstance(found, tuple)
        return found

    def _take(self, name: str, value: object, heading: str, why: str, said: str, words: str = "") -> None:
        """Set a field, or refuse the row where what was said is nothing that it can be."""
        if value is None:
            self.refused.append((heading, Reason(why, {"value": " ".join(said.split()), "words": words})))
        elif isinstance(value, tuple):
            self._add(name, *value)
        else:
            self.fields[name] = value

    def _add(self, name: str, value: object) -> None:
        found = self._found(name)
        self.fields[name] = found if value in found else (*found, value)

    def _set_or_keep(self, name: str, value: object, heading: str, said: str, default: object = None) -> None:
        if value is None:
            self._keep(heading, said)
        elif value != default:
            self.fields[name] = value

    def _keep(self, heading: str, said: str) -> None:
        self.kept.append(heading)
        self._remarks.append(f"{heading}: {said}" if heading else said)


def _plain(cell: str) -> str:
    """Return what a cell says, without what cannot be seen in it."""
    return HIDDEN.sub("", cell.replace("\r\n", "\n").replace("\r", "\n")).strip()


def _unfit(said: str) -> Reason | None:
    """Return why a cell cannot be taken whatever it is about: a birth number, also one whose zero a sheet took away."""
    number = f"0{said}" if len(said) == 10 and said.isascii() and said.isdigit() else said
    if birth_numbers(number):
        return Reason(PersonalNumber.message)
    if len(said) > LONGEST_TEXT:
        return Reason(TOO_LONG, {"length": len(said), "most": LONGEST_TEXT})
    return None


def _time(said: str) -> datetime | None:
    try:
        return datetime.fromisoformat(said)
    except ValueError:
        return None
