"""What is found in the texts themselves: hidden characters, personal data, and texts that are very long."""

from collections.abc import Iterator, Mapping

from behov.domain.privacy import MAY_IDENTIFY, birth_numbers, contact_details
from behov.domain.process import Process
from behov.domain.record import Record, texts_in
from behov.domain.workshop import TABLES, Workshop
from behov.domain.workspace import Finding
from behov.visible import HIDDEN, hidden_characters

LONGEST_TEXT = 10_000
_TABLE_KEYS = frozenset((table,) for table in TABLES)


def in_texts(path: str, record: Workshop | Process) -> Iterator[Finding]:
    """Yield what is found in the texts of a file, unknown keys' too."""
    texts = list(_free_texts(record))
    joined = "|".join(texts)  # looked through at once: nearly no file has anything to find
    if (
        (HIDDEN.search(joined) if not joined.isprintable() else None)
        or MAY_IDENTIFY.search(joined)
        or (len(joined) > LONGEST_TEXT and max(map(len, texts)) > LONGEST_TEXT)
    ):
        yield from _in_each_text(path, (), record)


def _free_texts(record: Workshop | Process) -> Iterator[str]:
    """Yield what people wrote. A need's references are left out: what hides in one makes it a dead one."""
    if isinstance(record, Process):
        yield from texts_in(record)
        return
    for need in record.needs:
        yield need.text
        for text in (need.role, need.note, need.reason, need.exempt, need.owner, need.benefit, need.baseline):
            if text:
                yield text
        if need.model_extra:
            yield from texts_in(need.model_extra)
    for name in type(record).model_fields:
        if name not in ("needs", "path"):
            yield from texts_in(getattr(record, name))
    yield from texts_in(record.model_extra)


def _in_each_text(path: str, keys: tuple[str | int, ...], value: object) -> Iterator[Finding]:
    if isinstance(value, str):
        values: dict[str, object] = {"key": str(keys[-1]) if isinstance(keys[-1], str) else str(keys[-2])}
        if HIDDEN.search(value):
            yield Finding(
                path, "hidden-characters", keys, {**values, "characters": ", ".join(hidden_characters(value))}
            )
        if len(value) > LONGEST_TEXT:
            yield Finding(path, "long-text", keys, {**values, "length": len(value)})
        if birth_numbers(value):
            yield Finding(path, "personal-data", keys, values)
        elif contact_details(value):
            yield Finding(path, "contact-details", keys, values)
    elif isinstance(value, Record):
        for name in type(value).model_fields:
            if name not in ("path", "id", "wrong"):
                yield from _in_each_text(path, (*keys, name), getattr(value, name))
        for name, each in (value.model_extra or {}).items():
            yield from _in_each_text(path, (*keys, name), each)
    elif isinstance(value, Mapping):
        for name, each in value.items():
            yield from _in_each_text(path, (*keys, name), each)
    elif isinstance(value, (list, tuple)):
        for place, each in enumerate(value):
            yield from _in_each_text(path, (*keys, getattr(each, "id", place) if keys in _TABLE_KEYS else place), each)
