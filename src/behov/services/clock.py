"""What time it is: by the machine's clock, or by one that is set from outside, so that a day can be tried in minutes.

`BEHOV_CLOCK` is a time at which the clock stands (`2024-09-12T10:42:07+02:00`), or the path of a file that says it.
"""

import os
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from behov.domain.errors import N_, BehovError

VARIABLE = "BEHOV_CLOCK"


@dataclass(eq=False)
class WrongClock(BehovError):
    """The clock was set from outside to what is not a time."""

    message = N_("BEHOV_CLOCK is {value}, which is neither a time, as 2024-09-12T10:42:07+02:00, nor a file with one.")
    value: str


def now() -> datetime:
    """Return the time to the second, with its offset from UTC. Raises WrongClock."""
    asked = os.environ.get(VARIABLE)
    if not asked:
        return datetime.now().astimezone().replace(microsecond=0)
    try:
        said = Path(asked).read_text("utf-8") if Path(asked).is_file() else asked
        return datetime.fromisoformat(said.strip()).astimezone().replace(microsecond=0)
    except (OSError, ValueError):
        raise WrongClock(asked) from None


def today() -> date:
    """Return the day it is. Raises WrongClock."""
    return now().date()
