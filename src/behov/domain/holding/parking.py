"""The parking lot: what was set aside during the day, and what of it nobody has been asked to follow up."""

from behov.domain.workshop import Note, Workshop


def is_settled(note: Note) -> bool:
    """Return whether a note is taken care of: decided, done, dropped, or somebody follows it up by a date."""
    return note.kind == "decision" or note.status != "open" or bool(note.owner and note.due)


def unsettled(workshop: Workshop) -> tuple[Note, ...]:
    """Return the notes of a workshop that would be forgotten, in the order in which they were recorded."""
    return tuple(note for note in workshop.notes if not is_settled(note))
