"""One recorded day, from an empty folder to the summary at the door: nothing that was said is lost on the way."""

import sys
from pathlib import Path

import pytest
import rtoml

if sys.platform == "win32":
    pytest.skip("a pty is not to be had on Windows", allow_module_level=True)

from behov.domain.flow import flows
from behov.services.session import Session
from bench import day


def test_a_day_is_lived_from_an_empty_folder_to_the_summary_and_nothing_is_lost(tmp_path: Path) -> None:
    lived = day.live(tmp_path)
    session = Session(lived.root)
    assert session.findings() == ()
    workspace = session.workspace
    workshop = next(each for each in workspace.workshops if each.title == day.TITLE)
    assert workshop.state == "closed"
    assert [item.started is not None for item in workshop.agenda[:3]] == [True, True, False]

    said = [need.text for need in workshop.needs]
    assert len(said) == len(day.NEEDS) + 2
    assert said[0] == "Se gjeldende legemiddelliste hjemme hos bruker"
    assert said[-2:] == [day.HALF, "".join(day.AROUND)]  # the line of the crash, and the one around the thought
    assert [need.role for need in workshop.needs[:2]] == ["Hjemmesykepleier", "Hjemmesykepleier"]
    assert workshop.needs[-2].municipalities == ("4001",)  # what held before the crash held after it

    (thought,) = workshop.notes
    assert (thought.text, thought.municipalities) == ("Hvem eier bildene?", ("4003",))
    assert (thought.owner, str(thought.due)) == ("IKT-rådgiver", "2024-10-01")

    assert tuple(need.votes for need in workshop.needs) == day.VOTES
    assert workshop.voting
    assert (workshop.voting.dots, workshop.voting.voters, workshop.voting.revealed) == (3, 12, True)
    ranked = sorted(workshop.needs, key=lambda need: -(need.votes or 0))
    words = ("must", "should", "could", "wont")
    assert [need.priority for need in ranked] == [words[digit - 1] for digit in day.PRIORITIES]

    (process,) = workspace.processes
    assert len(process.as_is) == len(day.STEPS)
    decision = process.as_is[day.DECISION - 1]
    answers = {way.label: way.target for way in flows(process.as_is) if way.source == decision.id and way.label}
    assert answers == {"Ja": process.as_is[day.YES - 1].id, "Nei": process.as_is[day.NO - 1].id}

    taken_over = workspace.workshop("2024-09-12-gruppe-2")
    assert [need.text for need in taken_over.needs] == [day.OTHER]
    theirs = rtoml.loads((lived.root.parent / "gruppe-2/workshops/2024-09-12-gruppe-2.toml").read_text("utf-8"))
    assert [need.id for need in taken_over.needs] == list(theirs["needs"])

    page = next((lived.root / "exports/oppsummering").glob("*.html")).read_text("utf-8")
    for text in (*said, thought.text, "IKT-rådgiver", decision.text):
        assert text in page

    # An item takes its words and at most two keys; a need and a step, Enter alone.
    assert set(lived.keys) == {"need", "step", "vote", "priority"}
    assert max(lived.keys.values()) <= 2
    assert lived.keys["need"] == lived.keys["step"] == 1
