"""Records with a mark of its own in every field, so that one sees which fields come out, and in which file.

Fields are found by reflection: one that is new is planted too. What is planted in a field is short, so that no drawing
cuts it, and found again in any text: a word, a number or a date that stands nowhere else.
"""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from types import UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel

from behov.domain.record import Record

Kind = TypeVar("Kind", bound=BaseModel)
_FIRST_NUMBER, _FIRST_DAY = 7_654_001, date(1601, 1, 1)
_HARMLESS = {"wrong", "format", "exempt", "path"}  # what no file shows, or what a test says itself


class Planted:
    """What has been planted: where each mark stands, as `record.field`."""

    def __init__(self) -> None:
        self.where: dict[str, str] = {}

    def record(self, kind: type[Kind], name: str, /, **given: Any) -> Kind:
        """Return a record with a mark in every field that can hold one, an unknown key too; some are as given."""
        fields = {
            field: value
            for field, told in kind.model_fields.items()
            if field not in _HARMLESS and field not in given
            if (value := self._value(told.annotation, f"{name}.{field}")) is not None
        }
        unknown = {"unknown": self.text(f"{name}.unknown")} if kind.model_config.get("extra") == "allow" else {}
        return kind.model_validate({**fields, **unknown, **given})

    def text(self, where: str) -> str:
        """Return a mark as a word."""
        return self._noted(f"Q{len(self.where):03}Z", where)

    def marks_in(self, text: str) -> set[str]:
        """Return where the marks that stand in a text come from."""
        return {self.where[found] for found in _MARK.findall(text) if found in self.where}

    def _noted(self, mark: str, where: str) -> str:
        self.where[mark] = where
        return mark

    def _value(self, wanted: Any, where: str) -> Any:
        """Return a value of a type with a mark in it, or None where it holds none."""
        if wanted in (str, Any):
            return self.text(where)
        if wanted is int:
            return int(self._noted(str(_FIRST_NUMBER + len(self.where)), where))
        if wanted is date or wanted is datetime:
            day = _FIRST_DAY + timedelta(days=len(self.where))
            self._noted(day.isoformat(), where)
            return day if wanted is date else datetime.combine(day, datetime.min.time(), UTC)
        if isinstance(wanted, type) and issubclass(wanted, Record):
            return self.record(wanted, where)
        kind, of = get_origin(wanted), get_args(wanted)
        if kind is Literal or wanted in (bool, float, type(None)):
            return None
        if kind is tuple:
            return None if (inner := self._value(of[0], where)) is None else (inner,)
        if kind is not None and isinstance(kind, type) and issubclass(kind, Mapping):
            key = get_args(of[0])[0] if get_origin(of[0]) is Literal else self.text(f"{where}.key")
            return {key: inner} if (inner := self._value(of[1], where)) is not None else None
        if kind in (Union, UnionType):
            return next((value for each in of if (value := self._value(each, where)) is not None), None)
        if hasattr(wanted, "__metadata__"):
            highest = [rule.le for told in wanted.__metadata__ for rule in told.metadata if hasattr(rule, "le")]
            return highest[0] if highest else self._value(of[0], where)  # a grade or a share is no mark
        return None


_MARK = re.compile(r"Q\d{3}Z|\b765\d{4}\b|\b1[67]\d\d-\d\d-\d\d\b")
