"""What a region has decided about its workspace: the content of behov.toml."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

from pydantic import Field

from behov.domain.other_tables import Category
from behov.domain.record import Language, Record, Texts

Renderer = Literal["bundled", "dot"]
# Usual in Norwegian specifications, and nowhere fixed: absolutt, evaluering, opsjon, informasjon.
_LETTERS: Mapping[Category, str] = {"absolute": "A", "evaluated": "E", "option": "O", "information": "I"}


class Exit(Record):
    """When a municipality left, or may leave, and where that was decided."""

    date: date
    reference: str | None = None


class Specification(Record):
    """How this procurement speaks of its requirements.

    `letters` are printed for the categories, `annexes` are what the annexes are called (`requirements`, `solution`,
    `price`). Above `absolute_share` of absolute requirements (0 to 1) there is a warning. `template` is the buyer's own
    Word template, from the workspace's folder.
    """

    agreement: str | None = None
    letters: Mapping[Category, str] = Field(default_factory=dict)
    annexes: Mapping[str, str] = Field(default_factory=dict)
    absolute_share: float = Field(default=0.4, ge=0, le=1, strict=False)
    template: str | None = None

    def letter(self, category: Category | None) -> str:
        """Return what is printed for a category; "" for none."""
        return self.letters.get(category, _LETTERS[category]) if category else ""


class Settings(Record):
    """The keys of behov.toml. `catalogue` is as it stands there; see `behov.domain.catalogue`."""

    format: Literal[1] = 1
    name: str | None = None
    language: Language = "nb"
    municipalities: Texts = ()
    renderer: Renderer | None = None
    example: bool = False
    note: str | None = None
    specification: Specification = Field(default_factory=Specification)
    catalogue: Mapping[str, Any] = Field(default_factory=dict)
    exits: Mapping[str, Exit] = Field(default_factory=dict)
