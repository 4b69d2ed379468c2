from collections import Counter
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from behov.domain.catalogue import Catalogue, Entry
from behov.domain.holding.balance import NOBODY, Heard, balance
from behov.domain.workshop import Need, Note, Participants, Workshop
from behov.domain.workspace import Workspace

NINE = datetime.fromisoformat("2024-09-12T09:00:00+02:00")
TOWNS = ("4001", "4003", "4010")


def workshop(needs: tuple[Need, ...] = (), notes: tuple[Note, ...] = (), **known: object) -> Workshop:
    return Workshop.model_validate(
        {"path": "a", "title": "a", "kind": "needs", "date": NINE.date(), "needs": needs, "notes": notes, **known}
    )


def need(number: int, role: str | None, *towns: str, minutes: float | None = None) -> Need:
    recorded = None if minutes is None else NINE + timedelta(minutes=minutes)
    return Need(id=f"HJT-{number:06}", text="x", role=role, municipalities=towns, recorded=recorded)


def test_who_takes_part_and_has_said_nothing_comes_first() -> None:
    present = (Participants(role="Lege", municipality="4010"), Participants(role="Sykepleier", municipality="4001"))
    held = workshop((need(1, "Sykepleier", "4001"),), municipalities=("4001", "4003"), participants=present)
    found = balance(Workspace(), held)
    assert list(found.towns.items()) == [("4003", Heard()), ("4010", Heard()), ("4001", Heard(needs=1))]
    assert list(found.roles.items()) == [("Lege", Heard()), ("Sykepleier", Heard(needs=1))]
    assert found.both == {("4010", "Lege"): Heard(), ("4001", "Sykepleier"): Heard(needs=1)}


def test_needs_and_notes_are_counted_and_what_is_nobodys_stands_apart() -> None:
    notes = (Note(id="HJT-000008", text="x", role="Lege", municipalities=("4003",)), Note(id="HJT-000009", text="x"))
    held = workshop((need(1, "Lege", "4003", "4001"), need(2, None)), notes, municipalities=("4001", "4003"))
    found = balance(Workspace(), held)
    assert found.towns == {"4001": Heard(1), "4003": Heard(1, 1), NOBODY: Heard(1, 1)}
    assert list(found.towns)[-1] == NOBODY
    assert found.roles == {"Lege": Heard(1, 1), NOBODY: Heard(1, 1)}
    assert found.both[("4003", "Lege")] == Heard(1, 1)


def test_a_need_of_a_workshop_with_one_municipality_is_that_ones() -> None:
    held = workshop((Need(id="HJT-000001", text="x"),), municipalities=("4001",))
    assert balance(Workspace(), held).towns == {"4001": Heard(1)}


def test_a_role_written_in_other_words_is_the_same_role() -> None:
    known = Catalogue(roles={"lege": Entry(id="lege", name={"nb": "Lege"}, also=("doktor",))})
    held = workshop(tuple(need(place, role) for place, role in enumerate(("Doktor", "LEGE", "tillitsvalgt"))))
    found = balance(Workspace(catalogue=known), held)
    assert found.roles == {"tillitsvalgt": Heard(1), "Lege": Heard(2)}


def test_what_was_said_since_the_block_began_is_counted_apart() -> None:
    naive = Note(id="HJT-000009", text="x", municipalities=("4001",), recorded=datetime(2024, 9, 12, 9, 30))  # noqa: DTZ001
    held = workshop(
        (need(1, None, "4001", minutes=10), need(2, None, "4001", minutes=31), need(3, None, "4003")), (naive,)
    )
    found = balance(Workspace(), held, NINE + timedelta(minutes=30))
    assert found.towns == {"4003": Heard(1), "4001": Heard(2, 1, lately=2)}


@given(st.lists(st.tuples(st.sampled_from((None, "Lege", "Sykepleier")), st.sets(st.sampled_from(TOWNS)))))
def test_nothing_that_was_said_is_left_out(said: list[tuple[str | None, set[str]]]) -> None:
    held = workshop(tuple(need(place, role, *towns) for place, (role, towns) in enumerate(said)))
    found = balance(Workspace(), held)
    assert {role: heard.needs for role, heard in found.roles.items()} == Counter(role or NOBODY for role, _ in said)
    assert {town: heard.needs for town, heard in found.towns.items()} == Counter(
        town for _, towns in said for town in towns or {NOBODY}
    )
    assert sum(heard.needs for heard in found.both.values()) == sum(heard.needs for heard in found.towns.values())
