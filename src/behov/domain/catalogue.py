"""The words that a region shares: service areas, municipalities, roles, components, effects, products and more.

Packaged as data, and added to or replaced by a workspace's own `[catalogue]` tables, row by row.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from behov.domain.record import Count, Language, Record, Texts
from behov.domain.workshop import AgendaItem, BlockKind

Names = Mapping[str, str]  # a name in each language: nb, nn, en


def named(names: Names, language: Language, otherwise: str = "") -> str:
    """Return a name in this language, else in nb, nn or en, else `otherwise`."""
    return next((names[each] for each in (language, "nb", "nn", "en") if names.get(each)), otherwise)


class Entry(Record):
    """One row of a catalogue."""

    id: str = Field(exclude=True)
    name: Names = Field(default_factory=dict)
    also: Texts = ()  # other words that people use for it

    def label(self, language: Language) -> str:
        """Return what people call it in this language, or its id where it has no name."""
        return named(self.name, language, self.id)


class Area(Entry):
    """A service area, and the three letters that its needs' ids begin with."""

    prefix: Annotated[str, Field(pattern=r"^[A-ZÆØÅ]{3}$")] = "REG"


class Municipality(Record):
    """A municipality, by its number."""

    id: str = Field(exclude=True)
    name: str = ""
    county: str = ""
    written_form: Literal["nb", "nn", "neutral"] = "neutral"
    inhabitants: int | None = None


class Component(Entry):
    """A system that the record system meets. `short` is what is printed: an id is never shown to people."""

    short: str = ""
    kind: Literal["national", "register", "standard", "common", "ks", "terminology", "local"] = "local"
    scope: Literal["in", "out"] = "in"

    @property
    def badge(self) -> str:
        """The short name to print."""
        return self.short or named(self.name, "nb", self.id)

    @property
    def national(self) -> bool:
        """Whether it is shared by all municipalities rather than one's own."""
        return self.kind != "local"


class Effect(Entry):
    """An effect that the procurement is expected to have."""

    group: Names = Field(default_factory=dict)


class Product(Entry):
    """One of the project's products. `measured_by` tells whether the system or the project must deliver it."""

    measured_by: Literal["system", "project"] = "system"


class Block(Record):
    """A block of an agenda, by what it is called in each language."""

    name: Names = Field(default_factory=dict)
    minutes: Count | None = None
    kind: BlockKind = "work"


class Agenda(Entry):
    """How a day may run. The one whose id is a kind of workshop is what a new workshop of that kind begins with."""

    blocks: Annotated[tuple[Block, ...], Field(strict=False)] = ()

    @property
    def minutes(self) -> int:
        """How long the day is meant to be."""
        return sum(block.minutes or 0 for block in self.blocks)

    def items(self, language: Language) -> tuple[AgendaItem, ...]:
        """Return the blocks as a workshop has them, in one language."""
        return tuple(
            AgendaItem(title=named(block.name, language), minutes=block.minutes, kind=block.kind)
            for block in self.blocks
        )


class Chapter(Entry):
    """A chapter of the requirements specification; the numbers of its requirements begin with `prefix`.

    A requirement of needs of these `areas` or `kinds` is first thought to belong here. `intro` is printed above it.
    """

    prefix: Annotated[str, Field(pattern=r"^[A-ZÆØÅ0-9][A-ZÆØÅ0-9.-]{0,11}$")] = "K"
    areas: Texts = ()
    kinds: Texts = ()
    intro: Names = Field(default_factory=dict)


class Wordlist(Entry):
    """Words of one kind that hints look for. A word may end in `*`, for any ending; `also` are a workspace's own."""

    words: Texts = ()

    @property
    def all(self) -> tuple[str, ...]:
        """Every word, the workspace's own too."""
        return (*self.words, *self.also)


class Catalogue(Record):
    """All the catalogues of a workspace, each in its own order, keyed by id."""

    areas: Mapping[str, Area] = Field(default_factory=dict)
    municipalities: Mapping[str, Municipality] = Field(default_factory=dict)
    roles: Mapping[str, Entry] = Field(default_factory=dict)
    components: Mapping[str, Component] = Field(default_factory=dict)
    effects: Mapping[str, Effect] = Field(default_factory=dict)
    products: Mapping[str, Product] = Field(default_factory=dict)
    adjacent: Mapping[str, Entry] = Field(default_factory=dict)
    stakeholders: Mapping[str, Entry] = Field(default_factory=dict)
    milestones: Mapping[str, Entry] = Field(default_factory=dict)
    risks: Mapping[str, Entry] = Field(default_factory=dict)
    agendas: Mapping[str, Agenda] = Field(default_factory=dict)
    chapters: Mapping[str, Chapter] = Field(default_factory=dict)
    synonyms: Mapping[str, Entry] = Field(default_factory=dict)  # a word, and `also` those that mean the same
    hints: Mapping[str, Wordlist] = Field(default_factory=dict)

    def area(self, words: str) -> Area | None:
        """Return the area with this id, prefix or name (in any language, whatever the case), or None."""
        return self.areas.get(words) or self._areas_by_word.get(words.casefold())

    def prefix(self, area_id: str | None) -> str:
        """Return the three letters for ids in an area: REG where there is none."""
        area = self.areas.get(area_id or "")
        return area.prefix if area else "REG"

    def municipality(self, words: str) -> Municipality | None:
        """Return the municipality with this number or name, or None."""
        return self.municipalities.get(words) or self._municipalities_by_name.get(words.casefold())

    def municipality_name(self, number: str) -> str:
        """Return the name of the municipality with this number, or the number itself where it is not known."""
        known = self.municipalities.get(number)
        return known.name if known and known.name else number

    def component(self, words: str) -> Component | None:
        """Return the component with this id, short name, name or other name, or None."""
        return self.components.get(words) or self._components_by_word.get(words.casefold())

    def role(self, words: str, language: Language) -> str | None:
        """Return the usual name of a role that people may call by another word, or None where it is not known."""
        role = self._roles_by_word.get(words.casefold())
        return role.label(language) if role else None

    @cached_property
    def _areas_by_word(self) -> dict[str, Area]:
        return {
            word.casefold(): area
            for area in reversed(tuple(self.areas.values()))
            for word in (*area.also, *area.name.values(), area.prefix, area.id)
        }

    @cached_property
    def _municipalities_by_name(self) -> dict[str, Municipality]:
        return {each.name.casefold(): each for each in self.municipalities.values()}

    @cached_property
    def _components_by_word(self) -> dict[str, Component]:
        return {
            word.casefold(): each
            for each in reversed(tuple(self.components.values()))
            for word in (*each.also, *each.name.values(), each.badge, each.id)
        }

    @cached_property
    def _roles_by_word(self) -> dict[str, Entry]:
        return {
            word.casefold(): role
            for role in reversed(tuple(self.roles.values()))
            for word in (*role.also, *role.name.values())
        }
