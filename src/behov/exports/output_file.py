"""A file handed over: whole or not at all, and untouched where it is already what it should be."""

import secrets
from pathlib import Path

from behov.domain.errors import UnwritableFile
from behov.storage.durable_file import take_name


def write_whole(path: Path, content: bytes) -> bool:
    """Write a file in one step, and return whether there was anything to write. Raises UnwritableFile."""
    try:
        if path.is_file() and path.read_bytes() == content:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
        try:
            draft.write_bytes(content)
            take_name(draft, path)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise UnwritableFile(str(path), error.strerror or str(error)) from error
    return True
