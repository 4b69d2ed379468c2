"""Records in which every text is a mark that says where it stands, so that one sees what comes out."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Literal, get_args, get_origin

from behov.domain.record import Record, Texts

DAY = date(2024, 9, 12)
NOT_MARKED = {"wrong", "path", "exempt", "id"}


def mark(where: str) -> str:
    return f"⟦{where}⟧"


def marked(kind: type[Record], where: str, /, **given: Any) -> Any:
    """Return a record with a mark in every field that can hold one, and some fields as they are given."""
    fields: dict[str, Any] = {"id": mark(f"{where}.id")} if "id" in kind.model_fields else {}
    for name, field in kind.model_fields.items():
        if name not in NOT_MARKED:
            value = _value(field.annotation, f"{where}.{name}")
            if value is not None:
                fields[name] = value
    unknown = {"unknown": mark(f"{where}.unknown")}
    return kind.model_validate({**fields, **unknown, **given})


def _value(wanted: Any, where: str) -> Any:
    """Return a value of a type with marks in it, or None where it holds no text."""
    if wanted is date:
        return DAY
    if wanted in (str, Any):
        return mark(where)
    if wanted == Texts:
        return (mark(where),)
    if isinstance(wanted, type) and issubclass(wanted, Record):
        return marked(wanted, where)
    kind, of = get_origin(wanted), get_args(wanted)
    if kind is tuple:
        inner = _value(of[0], where)
        return None if inner is None else (inner,)
    if kind is Mapping or kind is dict:
        key = get_args(of[0])[0] if get_origin(of[0]) is Literal else mark(f"{where}.key")
        return {key: inner} if (inner := _value(of[1], where)) is not None else None
    if of and type(None) in of:
        return next((each for one in of if one is not type(None) and (each := _value(one, where)) is not None), None)
    return _value(of[0], where) if hasattr(wanted, "__metadata__") else None


def marks_in(text: str) -> set[str]:
    """Return the marks that stand in a text."""
    return set(re.findall("⟦([^⟧]*)⟧", text))
