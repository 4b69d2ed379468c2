"""What stops an edit or a command. Each error carries fields and a sentence that says what to do next."""

from dataclasses import dataclass, fields
from typing import ClassVar


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for a text that is marked here and translated later
    """Mark a text for translation where it stands; `behov.text.tr` translates it where it is shown."""
    return message


class BehovError(Exception):
    """Something that the user can do something about. `message` has places for the fields of the error."""

    message: ClassVar[str]

    def __str__(self) -> str:
        return self.message.format(**self.values)

    @property
    def values(self) -> dict[str, object]:
        """The fields by name, to fill in the message."""
        return {field.name: getattr(self, field.name) for field in fields(self)}  # type: ignore[arg-type]


@dataclass(eq=False)
class NoSuchRecord(BehovError):
    """No record has this id, stem or path."""

    message = N_("There is no {name} here. Check the spelling, or list what there is with `behov list`.")
    name: str


@dataclass(eq=False)
class AmbiguousName(BehovError):
    """More than one file has this stem."""

    message = N_("{name} can mean more than one file: {paths}. Give the path of the one you mean.")
    name: str
    paths: str


@dataclass(eq=False)
class EmptyText(BehovError):
    """A need, note, step or title must say something."""

    message = N_("There is no text in it. Write what was said.")


@dataclass(eq=False)
class PersonalNumber(BehovError):
    """The text holds a national identity number. The error does not repeat it."""

    message = N_(
        "This looks like a national identity number and is not saved. Describe the need without details of a person."
    )


@dataclass(eq=False)
class InvalidValue(BehovError):
    """A field was given a value that the format does not allow."""

    message = N_("{field} cannot be {value}. {reason}")
    field: str
    value: str
    reason: object  # a behov.domain.reasons.Reason, or a sentence


@dataclass(eq=False)
class DuplicateName(BehovError):
    """Another file already has this stem; stems are how people and records name files."""

    message = N_("There is already a file called {name}: {path}. Choose another title or date.")
    name: str
    path: str


@dataclass(eq=False)
class NeedsMending(BehovError):
    """The file was read with errors, and is not written to until it is mended."""

    message = N_("{path} has errors and is not written to. Mend it in an editor ({path}:{line}), and reload with F5.")
    path: str
    line: int


@dataclass(eq=False)
class ReadOnlyWorkspace(BehovError):
    """behov.toml is broken, so nothing in the workspace is written to."""

    message = N_("The workspace is open for reading only, because behov.toml has errors. Mend it, and reload with F5.")


@dataclass(eq=False)
class ChangedOnDisk(BehovError):
    """Another program changed the file since it was read."""

    message = N_("{path} was changed by another program since it was opened. Reload with F5, and do it again.")
    path: str


@dataclass(eq=False)
class UnwritableFile(BehovError):
    """The disk, or whoever guards it, said no. The old file is as it was."""

    message = N_("{path} could not be saved: {reason}. Nothing was changed. Free the file or the disk, and try again.")
    path: str
    reason: str


@dataclass(eq=False)
class NotAWorkspace(BehovError):
    """There is no behov.toml in this folder or above it."""

    message = N_("There is no behov.toml in {folder} or in a folder above it. Make a workspace with `behov init`.")
    folder: str


@dataclass(eq=False)
class AlreadyAWorkspace(BehovError):
    """A new workspace is never made on top of another."""

    message = N_("There is already a workspace in {folder}. Choose another folder.")
    folder: str
