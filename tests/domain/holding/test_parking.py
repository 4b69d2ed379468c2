from datetime import date

import pytest

from behov.domain.holding.closing import remaining
from behov.domain.holding.parking import is_settled, unsettled
from behov.domain.workshop import Need, Note, Workshop

DUE = date(2024, 10, 1)


@pytest.mark.parametrize(
    ("note", "settled"),
    [
        (Note(id="HJT-A", text="T"), False),
        (Note(id="HJT-A", text="T", kind="question"), False),
        (Note(id="HJT-A", text="T", owner="Leder"), False),
        (Note(id="HJT-A", text="T", due=DUE), False),
        (Note(id="HJT-A", text="T", owner="Leder", due=DUE), True),
        (Note(id="HJT-A", text="T", status="dropped", reason="Utenfor"), True),
        (Note(id="HJT-A", text="T", status="done"), True),
        (Note(id="HJT-A", text="T", kind="decision"), True),
    ],
)
def test_a_thought_is_settled_when_somebody_follows_it_up_by_a_date_or_nobody_need(note: Note, settled: bool) -> None:
    assert is_settled(note) is settled


def test_what_remains_is_told_before_a_workshop_ends() -> None:
    forgotten = Note(id="HJT-B", text="Glemt")
    workshop = Workshop(
        path="workshops/a.toml",
        title="A",
        kind="needs",
        date=DUE,
        needs=(
            Need(id="HJT-1", text="a"),
            Need(id="HJT-2", text="b", priority="wont"),
            Need(id="HJT-3", text="c", status="parked"),
        ),
        notes=(Note(id="HJT-A", text="Vedtatt", kind="decision"), forgotten),
    )
    assert unsettled(workshop) == (forgotten,)
    left = remaining(workshop)
    assert (left.thoughts, left.unweighed, left.parked) == ((forgotten,), 1, 1)
