from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from behov.domain.errors import PersonalNumber
from behov.domain.hearing import record_lines
from behov.domain.shorthand import Line
from behov.domain.workshop import Workshop
from behov.domain.workspace import Workspace

PATH = "workshops/a.toml"
NOW = datetime(2024, 9, 12, 10, 42, tzinfo=UTC)
BEFORE = Workspace(workshops=(Workshop(path=PATH, title="A", kind="needs", date=date(2024, 9, 12)),))


def test_lines_become_needs_and_parked_lines_notes_in_one_edit() -> None:
    said = {
        "REG-000001": Line(
            "Se listen", role="Sykepleier", priority="must", steps=("p/s",), systems=("EPJ",), components=("PLL",)
        ),
        "REG-000002": Line("Hvem eier den?", parked=True),
    }
    workshop = record_lines(BEFORE, PATH, said, NOW).workshop(PATH)
    (need,) = workshop.needs
    assert (need.id, need.text, need.role, need.priority) == ("REG-000001", "Se listen", "Sykepleier", "must")
    assert (need.steps, need.components, need.municipalities, need.recorded) == (("p/s",), ("PLL",), None, NOW)
    assert need.systems == ("EPJ",)
    (note,) = workshop.notes
    assert (note.id, note.kind, note.text) == ("REG-000002", "parked", "Hvem eier den?")


def test_one_line_that_is_refused_refuses_them_all() -> None:
    with pytest.raises(PersonalNumber):
        record_lines(BEFORE, PATH, {"REG-000001": Line("En"), "REG-000002": Line("13097248022")}, NOW)


@pytest.mark.parametrize(("language", "kept"), [("nn", "nn"), ("nb", None), (None, None)])
def test_a_need_is_in_the_language_of_its_workshop_where_that_is_another_than_the_workspaces(
    language: str | None, kept: str | None
) -> None:
    before = replace(BEFORE, workshops=(BEFORE.workshops[0].replace(language=language),))
    (need,) = record_lines(before, PATH, {"REG-000001": Line("Sjå lista")}, NOW).workshop(PATH).needs
    assert need.language == kept
