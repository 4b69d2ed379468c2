"""What a region has decided about its workspace: the content of behov.toml."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

from pydantic import Field

from behov.domain.record import Language, Record, Texts

Renderer = Literal["bundled", "dot"]


class Exit(Record):
    """When a municipality left, or may leave, and where that was decided."""

    date: date
    reference: str | None = None


class Settings(Record):
    """The keys of behov.toml. `catalogue` is as it stands there; see `behov.domain.catalogue`."""

    format: Literal[1] = 1
    name: str | None = None
    language: Language = "nb"
    municipalities: Texts = ()
    renderer: Renderer | None = None
    example: bool = False
    note: str | None = None
    catalogue: Mapping[str, Any] = Field(default_factory=dict)
    exits: Mapping[str, Exit] = Field(default_factory=dict)
