"""The one place of the app in which errors are caught: what goes wrong within is said in words."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from behov.domain.errors import BehovError
from behov.text import explain


@contextmanager
def explaining(say: Callable[[str], None]) -> Iterator[None]:
    """Hand over the sentence that says what went wrong, and what to do next."""
    try:
        yield
    except BehovError as error:
        say(explain(error))
