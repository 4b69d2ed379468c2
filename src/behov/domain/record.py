"""What every record shares: it is frozen, it keeps keys that it does not know, and it is changed by `replace`."""

from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Any, Literal, Self, TypeVar
from unicodedata import normalize

from pydantic import BaseModel, ConfigDict, Field

Language = Literal["nb", "nn", "en"]
Count = Annotated[int, Field(ge=0)]
Texts = Annotated[tuple[str, ...], Field(strict=False)]  # TOML has lists; records are frozen, and have tuples


class Record(BaseModel):
    """A frozen value from a file.

    Keys that behov does not know are kept in `model_extra`, and `wrong` holds the values that could not be
    used, as they stand in the file: such a record is shown, and its file is not written to.
    """

    model_config = ConfigDict(frozen=True, extra="allow", strict=True, defer_build=True, allow_inf_nan=False)

    wrong: Mapping[str, Any] = Field(default_factory=dict, exclude=True, repr=False)

    def replace(self, **changes: object) -> Self:
        """Return a validated copy with some fields changed, sharing what was not. Raises pydantic.ValidationError."""
        kept = {name: getattr(self, name) for name in type(self).model_fields}
        return type(self).model_validate({**kept, **(self.model_extra or {}), **changes})


class Numbered(Record):
    """A record that stands in its file under an id of its own."""

    id: str = Field(exclude=True)


Kept = TypeVar("Kept", bound=Record)


def stem_of(path: str) -> str:
    """Return a file's name without its folders and its `.toml`: `2024-09-12-grenland`."""
    return path.rpartition("/")[2].removesuffix(".toml")


def with_texts(record: Kept, said: Callable[[str], str]) -> Kept:
    """Return a record with each known text put otherwise; unknown keys, and where its file stands, stay as they are."""

    def otherwise(value: object) -> object:
        if isinstance(value, str):
            return said(value)
        if isinstance(value, Record):
            return with_texts(value, said)
        if isinstance(value, Mapping):
            return {otherwise(key): otherwise(each) for key, each in value.items()}
        return tuple(map(otherwise, value)) if isinstance(value, tuple) else value

    names = (name for name in type(record).model_fields if name not in ("path", "wrong"))
    return record.replace(**{name: otherwise(getattr(record, name)) for name in names})


def composed(record: Kept) -> Kept:
    """Return a record with its known text in NFC."""
    return with_texts(record, lambda text: normalize("NFC", text))


def texts_in(value: object) -> Iterator[str]:
    """Yield every text in a record or a value, unknown keys' too, in order."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Record):
        for name in type(value).model_fields:
            yield from texts_in(value.__dict__.get(name))
        yield from texts_in(value.model_extra or {})
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield str(key)
            yield from texts_in(each)
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from texts_in(each)
