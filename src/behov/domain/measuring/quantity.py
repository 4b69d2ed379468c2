"""A number that knows what it rests on, so that an estimate is never mistaken for something that was counted."""

from dataclasses import dataclass
from typing import Final, Literal

Basis = Literal[
    "counted",  # somebody has counted it
    "inhabitants",  # so many for each 10,000 inhabitants
    "municipality",  # the same number in each municipality
    "equal-shares",  # answers without a share are taken to be equally likely
    "equal-starts",  # and so are several starts
    "minutes-missing",  # steps are left out, for nobody has said how long they take
    "municipalities-missing",  # municipalities are left out, for nobody has said how often it happens there
]
_ESTIMATED: Final = frozenset[Basis](("inhabitants", "municipality", "equal-shares", "equal-starts"))
_PARTIAL: Final = frozenset[Basis](("minutes-missing", "municipalities-missing"))


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number, and everything that it rests on."""

    value: float
    basis: frozenset[Basis] = frozenset()

    @property
    def estimated(self) -> bool:
        """Whether some part of it is an estimate."""
        return not self.basis.isdisjoint(_ESTIMATED)

    @property
    def partial(self) -> bool:
        """Whether something is left out: what is added up is then at least this, and a difference is uncertain."""
        return not self.basis.isdisjoint(_PARTIAL)

    def __add__(self, other: "Quantity") -> "Quantity":
        return Quantity(self.value + other.value, self.basis | other.basis)

    def __sub__(self, other: "Quantity") -> "Quantity":
        return Quantity(self.value - other.value, self.basis | other.basis)

    def __mul__(self, other: "Quantity") -> "Quantity":
        return Quantity(self.value * other.value, self.basis | other.basis)
