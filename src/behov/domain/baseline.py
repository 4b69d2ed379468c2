"""A frozen version: what was sent to the market or to a hearing, kept as it was, so that it can be proved later."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from pydantic import AwareDatetime, Field

from behov.domain.errors import N_, BehovError
from behov.domain.record import Count, Record, Texts

# What every file system can have as a folder's name, and everybody can say on the telephone.
_NAME = re.compile(r"[0-9a-zæøå][0-9a-zæøå_-]{0,59}")


class Baseline(Record):
    """The file `baseline.toml` in a frozen version's folder.

    `revision` is git's, where the workspace is kept in git, and `committed` says whether the files stood there as they
    were. `municipalities` are those that it was made for; none means all who had not left by `as_of`. `files` are
    all its files by their paths in the folder, each with its SHA-256.
    """

    format: Literal[1] = 1
    name: str
    made: AwareDatetime
    as_of: date
    behov: str = ""
    public: bool = False
    municipalities: Texts = ()
    revision: str | None = None
    committed: bool = False
    needs: Count = 0
    requirements: Count = 0
    note: str | None = None
    files: Mapping[str, str] = Field(default_factory=dict)


@dataclass(frozen=True)
class Proof:
    """What has become of a frozen version's files since: those that are other ones now, are gone, or came since."""

    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    added: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether everything is as it was."""
        return not (self.changed or self.gone or self.added)


@dataclass(eq=False)
class BadBaselineName(BehovError):
    """A frozen version cannot be called this."""

    message = N_("A version cannot be called {name}. Use small letters, figures and hyphens, as in 2024-12-horing.")
    name: str


@dataclass(eq=False)
class BaselineExists(BehovError):
    """There is a frozen version of this name, and none is ever written over."""

    message = N_("There is a version called {name} already, and none is written over. Choose another name.")
    name: str


@dataclass(eq=False)
class NoSuchBaseline(BehovError):
    """No frozen version has this name."""

    message = N_("There is no version called {name}. `behov baseline` lists those that there are.")
    name: str


@dataclass(eq=False)
class UnreadableBaseline(BehovError):
    """A frozen version's own file cannot be read."""

    message = N_(
        "{path}:{line}: {reason}. The version cannot be read as long as this is so. Fetch the file from a copy."
    )
    path: str
    line: int
    reason: object


class NoTomlThere(UnreadableBaseline):
    """A frozen version's own file is not TOML, or is none that is read; the reason is a sentence."""

    message = N_(
        "{path}:{line}: {reason} The version cannot be read as long as this is so. Fetch the file from a copy."
    )


def baseline_name(given: str) -> str:
    """Return a name that a frozen version can have. Raises BadBaselineName."""
    if not _NAME.fullmatch(given) or re.fullmatch(r"con|prn|aux|nul|(?:com|lpt)[0-9]", given):
        raise BadBaselineName(given)
    return given


def proved(kept: Mapping[str, str], found: Mapping[str, str]) -> Proof:
    """Return how the files that are found, by path with their SHA-256, differ from those that were kept."""
    return Proof(
        tuple(sorted(path for path, digest in kept.items() if path in found and found[path] != digest)),
        tuple(sorted(kept.keys() - found.keys())),
        tuple(sorted(found.keys() - kept.keys())),
    )
