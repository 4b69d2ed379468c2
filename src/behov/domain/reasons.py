"""Why a value cannot be used, said so that it can be translated: pydantic says it in English only."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic_core import ErrorDetails

from behov.domain.errors import N_


@dataclass(frozen=True)
class Reason:
    """A part of a sentence, with what fills its places."""

    message: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.message.format(**self.values)


_BY_TYPE: Mapping[str, str] = {
    "literal_error": N_("it should be one of {expected}"),
    "string_type": N_("it should be text in quotes"),
    "string_pattern_mismatch": N_("it should look like {pattern}"),
    "int_type": N_("it should be a number"),
    "float_type": N_("it should be a number"),
    "finite_number": N_("it should be a number"),
    "bool_type": N_("it should be true or false"),
    "date_type": N_("it should be a date, as 2024-09-12"),
    "datetime_type": N_("it should be a date and a time, as 2024-09-12 10:42:07+02:00"),
    "timezone_aware": N_("it should be a date and a time, as 2024-09-12 10:42:07+02:00"),
    "tuple_type": N_("it should be a list in brackets"),
    "dict_type": N_("it should be a table"),
    "mapping_type": N_("it should be a table"),
    "model_type": N_("it should be a table"),
    "greater_than_equal": N_("it should be {ge} or more"),
    "less_than_equal": N_("it should be {le} or less"),
    "missing": N_("a key in it is missing"),
}


def reason(details: ErrorDetails) -> Reason:
    """Return why pydantic refused a value."""
    message = _BY_TYPE.get(details["type"])
    values = {name: str(value).replace(" or ", ", ") for name, value in details.get("ctx", {}).items()}
    return Reason(message, values) if message else Reason(N_("it is of another kind than it should be"))
