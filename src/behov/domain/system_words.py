"""Which system people mean by a word: the record system, one of the catalogue's components, or one of their own."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from behov.domain.catalogue import Component
from behov.domain.ids import same_id
from behov.domain.other_tables import System
from behov.domain.privacy import without_birth_numbers
from behov.domain.workspace import Workspace

# `record` is the system that is to be procured, and `other` the municipality's own that are not to be named.
Group = Literal["record", "local", "other", "national", "register", "standard", "common", "ks", "terminology"]

RECORD: Final = "record"  # the key of the record system as a whole

# What is to be procured is no component of the catalogue: people say EPJ, of all of it or of a part of it.
RECORD_SYSTEM: Final = re.compile(r"\b(?:epj|epr|ehr)\b|\belektronisk pasientjournal|\bjournalsystem", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Meant:
    """A system, by a key that is the same for all words for it, and its short name."""

    key: str
    name: str
    group: Group


def system_words(workspace: Workspace, own_named: bool = True) -> Callable[[str], Meant | None]:
    """Return a function from a word in a file to the system that is meant, or None for a blank.

    A word is a component's id or any name of it, the id or the name of a row in a `systems` table, or free text.
    With `own_named=False` the systems that the catalogue does not know are one, without a name, and so are the parts
    of the record system: no product is named.
    """
    recorded = dict(_recorded(system for workshop in workspace.workshops for system in workshop.systems))

    @cache
    def meant(word: str) -> Meant | None:
        plain = " ".join(word.split())
        known_as = recorded.get(same_id(plain)) or recorded.get(plain.casefold()) or plain
        component = workspace.catalogue.component(known_as)
        if component:
            return _component(component)
        name = without_birth_numbers(known_as)
        if RECORD_SYSTEM.search(name):
            part = own_named and not RECORD_SYSTEM.fullmatch(name)
            return Meant(f"{RECORD} {name.casefold()}", name, "record") if part else Meant(RECORD, "", "record")
        if name and not own_named:
            return Meant("other", "", "other")
        return Meant(f"local {name.casefold()}", name, "local") if name else None

    return meant


def _recorded(systems: Iterator[System]) -> Iterator[tuple[str, str]]:
    """Yield what systems are called in files, ids and names, with the component that they are, else their name."""
    for system in systems:
        name = " ".join((system.name or "").split())
        known_as = system.component or name
        if known_as:
            yield same_id(system.id), known_as
        if name:
            yield name.casefold(), known_as


def _component(component: Component) -> Meant:
    words = (component.id, component.badge, *component.name.values(), *component.also)
    ours = not component.national and any(map(RECORD_SYSTEM.search, words))
    return Meant(f"component {component.id}", component.badge, "record" if ours else component.kind)
