"""What a word in a cell names: a priority, a municipality, a step, a system, one of the format's own values.

Everything is compared without regard to case and blanks, and known by every name that it has in any language.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import get_args
from unicodedata import normalize

from behov.domain.catalogue import Entry
from behov.domain.shorthand import PRIORITY_WORDS, vocabulary
from behov.domain.workshop import Workshop
from behov.domain.workspace import Workspace

Part = tuple[str, str | None]  # a name in a cell, and the id of what it names where that is known
Called = Mapping[str, Iterable[str]]  # what the format's own values are called, in every language

_PRIORITIES: Mapping[str, tuple[str, ...]] = {
    "must": ("m", "må ha", "must have", "skal"),
    "should": ("s", "b", "bør ha", "should have"),
    "could": ("c", "k", "kan ha", "could have"),
    "wont": ("w", "won't", "won't have", "vil ikke", "vil ikkje", "vil ikke ha", "vil ikkje ha"),
}
_BESIDE = frozenset(("krav", "ha", "have", "prioritet", "priority"))  # "må-krav", "M (must have)"
_APART, _ALSO_COMMAS = re.compile(r"[|;\n]"), re.compile(r"[|;,\n]")
_AND = re.compile(r"\s+(?:og|and|&)\s+")


def folded_words(text: str) -> str:
    """Return a text as texts are compared: in one case, with one blank between its words."""
    return " ".join(normalize("NFC", text).casefold().split())


class CellWords:
    """What cells may name in one workshop of a workspace. Made once for a sheet."""

    def __init__(self, workspace: Workspace, workshop: Workshop, called: Called) -> None:
        self._workspace, self._workshop = workspace, workshop
        self._called = {value: frozenset(map(folded_words, (value, *names))) for value, names in called.items()}
        self._known = vocabulary(workspace)
        self._catalogue = workspace.catalogue

    def role(self, text: str) -> str:
        """Return what a role is called: its name in whatever language it stands, or for a word for it, its usual name.

        One that nobody knows is called as it stands.
        """
        said = " ".join(text.split())
        return said if folded_words(text) in self._roles else self._known.roles.get(folded_words(text), said)

    def priority(self, text: str) -> str | None:
        """Return the priority that a cell says, in words or by a letter."""
        if known := self._priorities.get(folded_words(text)):
            return known
        said = {self._priorities.get(word) for word in re.findall(r"\w+", folded_words(text)) if word not in _BESIDE}
        return said.pop() if len(said) == 1 else None

    def value(self, literal: object, text: str) -> str | None:
        """Return which of the format's own values (`NeedKind`) a cell says."""
        said = folded_words(text)
        return next(
            (value for value in get_args(literal) if said == value or said in self._called.get(value, ())), None
        )

    def area(self, text: str) -> str | None:
        """Return the id of the service area of this id, prefix or name."""
        area = self._catalogue.area(" ".join(text.split()))
        return area.id if area else None

    def adjacent(self, text: str) -> str | None:
        """Return the id of the adjacent service of this id or name."""
        return self._adjacent.get(folded_words(text))

    def municipalities(self, text: str) -> list[Part]:
        """Return the parts of a cell, each with the number of the municipality that it names, if one."""
        parts = _parts(text, self._municipality, _ALSO_COMMAS)
        apart = [part for each in parts for part in ([each] if self._municipality(each) else _AND.split(each))]
        return [(part, self._municipality(part)) for part in apart]

    def steps(self, text: str) -> list[Part]:
        """Return the parts of a cell, each with the step (`process/step`) that it names by its id or text, if one."""
        return [(part, self._step(part)) for part in _parts(text, self._step)]

    def effects(self, text: str) -> list[Part]:
        """Return the parts of a cell, each with the id of the effect that it names, if one."""
        return _found(text, self._effects)

    def products(self, text: str) -> list[Part]:
        """Return the parts of a cell, each with the id of the project's product that it names, if one."""
        return _found(text, self._products)

    def systems(self, text: str) -> list[Part]:
        """Return the parts of a cell, each with the id of the component that it names, if one."""
        return [(part, self._component(part)) for part in _parts(text, self._component, _ALSO_COMMAS)]

    def says_again(self, text: str, found: Iterable[str]) -> bool:
        """Return whether a text is but another name of a step, component or municipality that was found already."""
        name = folded_words(text)
        return any(name in self._names.get(each, ()) for each in found)

    def _municipality(self, text: str) -> str | None:
        name = re.sub(r"\s+kommune$", "", " ".join(text.split()), flags=re.IGNORECASE)
        found = self._catalogue.municipality(name.zfill(4) if name.isascii() and name.isdigit() else name)
        return found.id if found else None

    def _component(self, text: str) -> str | None:
        found = self._catalogue.component(" ".join(text.split()))
        return found.id if found else None

    def _step(self, text: str) -> str | None:
        """Return the step of this name; of several, the one in a process that the workshop works on."""
        found = self._steps.get(folded_words(text), ())
        near = [each for each in found if each.partition("/")[0] in self._workshop.processes]
        return next(iter(near if len(near) == 1 else found if len(found) == 1 else ()), None)

    @cached_property
    def _roles(self) -> frozenset[str]:
        return frozenset(folded_words(name) for role in self._catalogue.roles.values() for name in role.name.values())

    @cached_property
    def _steps(self) -> Mapping[str, tuple[str, ...]]:
        named: dict[str, tuple[str, ...]] = {}
        for step in self._known.under("#"):
            for name in dict.fromkeys(map(folded_words, (step.id, *step.names))):
                named[name] = (*named.get(name, ()), step.id)
        return named

    @cached_property
    def _names(self) -> Mapping[str, frozenset[str]]:
        return {
            choice.id: frozenset(map(folded_words, (choice.id, choice.label, *choice.names)))
            for choice in self._known.choices
            if choice.meaning in ("step", "component")
        } | {each.id: frozenset((each.id, folded_words(each.name))) for each in self._catalogue.municipalities.values()}

    @cached_property
    def _priorities(self) -> Mapping[str, str]:
        words = {word: each for spoken in PRIORITY_WORDS.values() for each, word in spoken.items()}
        names = {name: value for value in _PRIORITIES for name in self._called.get(value, ())}
        return {**words, **names, **{word: value for value, some in _PRIORITIES.items() for word in (*some, value)}}

    @cached_property
    def _effects(self) -> Mapping[str, str]:
        return _by_name(self._catalogue.effects.values())

    @cached_property
    def _products(self) -> Mapping[str, str]:
        return _by_name(self._catalogue.products.values())

    @cached_property
    def _adjacent(self) -> Mapping[str, str]:
        return _by_name(self._catalogue.adjacent.values())


def _by_name(entries: Iterable[Entry]) -> dict[str, str]:
    return {folded_words(name): each.id for each in entries for name in (each.id, *each.name.values(), *each.also)}


def _found(text: str, known: Mapping[str, str]) -> list[Part]:
    return [(part, known.get(folded_words(part))) for part in _parts(text, lambda each: known.get(folded_words(each)))]


def _parts(text: str, known: Callable[[str], object], apart: re.Pattern[str] = _APART) -> list[str]:
    """Return the names in a cell: the whole of it where that is one."""
    return [text] if known(text) else [part for each in apart.split(text) if (part := " ".join(each.split()))]
