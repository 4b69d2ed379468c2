"""What the room may see: only what is on the list of what is allowed, in a sentence, on the screen and in the page."""

from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from behov.domain.other_tables import Requirement
from behov.domain.process import Branch, Process, Step
from behov.domain.settings import Settings
from behov.domain.workshop import AgendaItem, Need, Note, Priority, Voting, Workshop
from behov.domain.workspace import Workspace
from behov.services.for_the_room import Surface, surface
from behov.services.stage import Stage
from behov.ui.projector.answers import as_json
from behov.ui.projector.drawing import Room, drawn
from tests.services.marked import DAY, marked, marks_in

NOW = datetime.fromisoformat("2024-09-12T10:50:00+02:00")
PATH, PROCESS = "workshops/w.toml", "processes/p.toml"
STAGES = (
    None,
    Stage("needs", PATH),
    Stage("parked", PATH),
    Stage("voting", PATH),
    Stage("priorities", PATH),
    Stage("process", PROCESS, "as-is"),
    Stage("process", PROCESS, "to-be"),
)
ALLOWED = {
    "workshop.title",
    "workshop.agenda.title",
    "workshop.needs.text",
    "workshop.notes.text",
    "workshop.notes.owner",
    "process.title",
    *(
        f"process.{variant}.{field}"
        for variant in ("as_is", "to_be")
        for field in ("text", "role", "pains", "branches.key")
    ),
}


def marked_workspace(**given: Any) -> Workspace:
    """Return a workspace with a mark in every text of every record; some records say that they are exempt."""

    def exempt(where: str) -> dict[str, Any]:
        return {"exempt": given[where]} if where in given else {}

    def steps(where: str) -> tuple[Step, ...]:
        leads = {f"⟦{where}.branches.key⟧": Branch(to="s")}
        return (marked(Step, where, id="s", next=None, branches=leads, **exempt("step")),)

    agenda = (marked(AgendaItem, "workshop.agenda", started=NOW - timedelta(minutes=5), minutes=10),)
    workshop = marked(
        Workshop,
        "workshop",
        path=PATH,
        kind="needs",
        date=DAY,
        processes=["p"],
        agenda=agenda,
        needs=(marked(Need, "workshop.needs", votes=7, **exempt("need")),),
        notes=(marked(Note, "workshop.notes", due=date(2024, 10, 1), **exempt("note")),),
        **exempt("workshop"),
    )
    process = marked(
        Process,
        "process",
        path=PROCESS,
        as_is=steps("process.as_is"),
        to_be=steps("process.to_be"),
        **exempt("process"),
    )
    return Workspace(marked(Settings, "settings"), workshops=(workshop,), processes=(process,))


def said(shown: Surface) -> list[str]:
    """Return a surface as the terminal shows it and as the page is given it."""
    terminals = [
        drawn(shown, NOW, Room(*size, large)).plain for size in ((400, 200), (80, 24)) for large in (True, False)
    ]
    return [*terminals, as_json(shown).decode(), repr(shown)]


def seen(workspace: Workspace) -> set[str]:
    """Return the marks that the room can see somewhere, whatever the desk looks at."""
    return {mark for stage in STAGES for text in said(surface(workspace, PATH, stage, NOW)) for mark in marks_in(text)}


def test_only_what_is_on_the_list_is_shown_whatever_else_the_records_say() -> None:
    assert seen(marked_workspace()) == ALLOWED


@pytest.mark.parametrize("basis", ["offl. § 23", ""])
@pytest.mark.parametrize(
    ("record", "gone"),
    [
        ("need", "workshop.needs"),
        ("note", "workshop.notes"),
        ("step", "process."),
        ("process", "process."),
        ("workshop", ""),
    ],
)
def test_what_is_exempt_is_not_shown_and_nor_is_why(record: str, gone: str, basis: str) -> None:
    left = {mark for mark in ALLOWED if not mark.startswith(gone)}
    workspace = marked_workspace(**{record: basis})
    assert seen(workspace) == (left | {"process.title"} if record == "step" else left)
    assert not any("§ 23" in text for stage in STAGES for text in said(surface(workspace, PATH, stage, NOW)))


def test_an_exempt_process_says_only_that_it_is(folderless: Workspace) -> None:
    workspace = with_process(folderless, as_is=(Step(id="a", text="Lukket"),))
    closed = Workspace(workshops=workspace.workshops, processes=(workspace.processes[0].replace(exempt="offl. § 13"),))
    shown = surface(closed, PATH, Stage("process", PROCESS), NOW)
    assert (shown.heading, shown.lines, shown.empty) == ("Unntatt offentlighet", (), "")


def test_an_exempt_step_stands_in_the_process_as_that(folderless: Workspace) -> None:
    steps = (Step(id="a", text="Åpen"), Step(id="b", text="Lukket", role="Lege", pains=("x",), exempt="offl. § 13"))
    workspace = with_process(folderless, as_is=steps)
    lines = surface(workspace, PATH, Stage("process", PROCESS, chosen="b"), NOW).lines
    assert [(line.number, line.text, line.role, line.under) for line in lines] == [
        (1, "Åpen", "uten rolle", ()),
        (2, "Unntatt offentlighet", "", ()),
    ]
    assert lines[1].chosen


def test_an_exemption_that_cannot_be_read_is_one(folderless: Workspace) -> None:
    need = Need(id="HJT-000001", text="Hemmelig", wrong={"exempt": True})
    assert surface(with_needs(folderless, need), PATH, None, NOW).lines == ()


def test_hidden_votes_are_told_neither_in_words_nor_by_the_order(folderless: Workspace) -> None:
    workspace = with_needs(folderless, *needs_with_votes(1, 9, 4))
    for stage in (Stage("needs", PATH), Stage("voting", PATH), Stage("priorities", PATH)):
        shown = surface(workspace, PATH, stage, NOW)
        other = surface(with_needs(folderless, *needs_with_votes(9, 4, 1)), PATH, stage, NOW)
        assert shown == other
        assert not any("stemme" in mark for line in shown.lines for mark in line.marks)


def test_votes_that_are_revealed_come_with_most_votes_first(folderless: Workspace) -> None:
    workspace = with_needs(folderless, *needs_with_votes(1, 9, 9, 4), voting=Voting(revealed=True))
    lines = surface(workspace, PATH, Stage("voting", PATH), NOW).lines
    assert [(line.text, line.marks) for line in lines] == [
        ("Behov 1", ("9\N{NO-BREAK SPACE}stemmer",)),
        ("Behov 2", ("9\N{NO-BREAK SPACE}stemmer",)),
        ("Behov 3", ("4\N{NO-BREAK SPACE}stemmer",)),
        ("Behov 0", ("1\N{NO-BREAK SPACE}stemme",)),
    ]


def test_a_reveal_that_cannot_be_read_reveals_nothing(folderless: Workspace) -> None:
    voting = Voting(wrong={"revealed": "ja"})
    workspace = with_needs(folderless, *needs_with_votes(1, 9), voting=voting)
    assert [line.marks for line in surface(workspace, PATH, Stage("voting", PATH), NOW).lines] == [(), ()]


@given(st.lists(st.integers(0, 50), min_size=1, max_size=6), st.permutations(range(6)))
def test_no_hidden_votes_change_anything_that_is_shown(votes: list[int], order: list[int]) -> None:
    others = [votes[place % len(votes)] for place in order][: len(votes)]
    for stage in STAGES:
        one, other = (
            surface(with_needs(bare(), *needs_with_votes(*each)), PATH, stage, NOW) for each in (votes, others)
        )
        assert said(one) == said(other)


def test_what_was_said_last_comes_first_and_what_is_parked_or_rejected_is_not_worked_on(folderless: Workspace) -> None:
    needs = [
        Need(id="HJT-000001", text="Først", priority="must"),
        Need(id="HJT-000002", text="Parkert", status="parked"),
        Need(id="HJT-000003", text="Avvist", status="rejected"),
        Need(id="HJT-000004", text="Sist"),
    ]
    workspace = with_needs(folderless, *needs)
    shown = surface(workspace, PATH, Stage("needs", PATH, chosen="HJT-000001"), NOW)
    assert shown.heading == "Sist sagt"
    assert [(line.text, line.marks, line.chosen) for line in shown.lines] == [
        ("Sist", (), False),
        ("Først", ("må",), True),
    ]
    parked = surface(workspace, PATH, Stage("parked", PATH), NOW)
    assert [line.text for line in parked.lines] == ["Parkert"]


def test_needs_by_priority_have_those_without_last(folderless: Workspace) -> None:
    priorities: tuple[Priority | None, ...] = (None, "could", "must", "wont", "should")
    needs = [Need(id=f"HJT-00000{n}", text=f"{each}", priority=each) for n, each in enumerate(priorities)]
    lines = surface(with_needs(folderless, *needs), PATH, Stage("priorities", PATH), NOW).lines
    assert [line.text for line in lines] == ["must", "should", "could", "wont", "None"]


def test_the_answers_of_a_step_lead_to_numbers(folderless: Workspace) -> None:
    steps = (
        Step(id="a", text="Stemmer den?", branches={"Ja": Branch(to="c"), "Nei": Branch(to="b")}),
        Step(id="b", text="Retter"),
        Step(id="c", text="Gir"),
    )
    lines = surface(with_process(folderless, to_be=steps), PATH, Stage("process", PROCESS, "to-be"), NOW).lines
    assert lines[0].under == ("Ja → 3   Nei → 2",)


def test_the_desk_is_followed_only_within_the_workshop_and_its_processes(folderless: Workspace) -> None:
    workspace = with_process(
        with_needs(folderless, Need(id="HJT-000001", text="Vårt")), as_is=(Step(id="a", text="S"),)
    )
    own = surface(workspace, PATH, None, NOW)
    assert surface(workspace, PATH, Stage("voting", "workshops/another.toml"), NOW) == own
    assert surface(workspace, PATH, Stage("process", "processes/gone.toml"), NOW) == own
    assert surface(workspace, PATH, Stage("process", PROCESS), NOW).lines[0].text == "S"
    elsewhere = Workspace(workshops=(workspace.workshops[0].replace(processes=("q",)),), processes=workspace.processes)
    assert surface(elsewhere, PATH, Stage("process", PROCESS), NOW) == own


def test_no_birth_number_and_no_hidden_sign_is_shown(folderless: Workspace) -> None:
    needs = [Need(id="HJT-000001", text="Om 13097248022 her"), Need(id="HJT-000002", text="a\x1b]0;x\x07\nb")]
    lines = surface(with_needs(folderless, *needs), PATH, None, NOW).lines
    assert [line.text for line in lines] == ["a␛]0;x␇ b", "Om […] her"]


def test_invented_content_is_said_to_be_so(folderless: Workspace) -> None:
    workspace = Workspace(Settings(example=True), workshops=folderless.workshops)
    assert surface(workspace, PATH, None, NOW).example == "Eksempeldata"


# What they are tried on


@cache
def bare() -> Workspace:
    workshop = Workshop(path=PATH, title="Verksted", kind="needs", date=date(2024, 9, 12), processes=("p",))
    return Workspace(workshops=(workshop,))


@pytest.fixture
def folderless() -> Workspace:
    return bare()


def with_needs(workspace: Workspace, *needs: Need, voting: Voting | None = None) -> Workspace:
    return Workspace(workshops=(workspace.workshops[0].replace(needs=needs, voting=voting),))


def with_process(workspace: Workspace, **steps: tuple[Step, ...]) -> Workspace:
    process = Process.model_validate({"path": PROCESS, "title": "Prosess", **steps})
    return Workspace(workshops=workspace.workshops, processes=(process,))


def needs_with_votes(*votes: int) -> list[Need]:
    return [Need(id=f"HJT-00000{place}", text=f"Behov {place}", votes=count) for place, count in enumerate(votes)]


REGIONAL, SECRET, WRITTEN = "REG-00000A", "REG-00000B", "workshops/krav.toml"
HELD = date(2024, 9, 12)


def specified() -> Workspace:
    needs = (Need(id=REGIONAL, text="Listen vises"), Need(id=SECRET, text="Hemmelig", exempt="offl. § 24"))
    gathered = Workshop(
        path="workshops/k.toml", title="Samlet", kind="consolidation", date=date(2024, 9, 12), needs=needs
    )
    requirements = (
        Requirement(id="REG-00000P", text="Skal vise listen", needs=(REGIONAL,), number="F-1", category="absolute"),
        Requirement(id="REG-00000Q", text="Skal være hemmelig", needs=(SECRET,)),
        Requirement(id="REG-00000R", text="Skal ikke vises", exempt="offl. § 24"),
        Requirement(id="REG-00000S", text="Skal bort", state="withdrawn"),
    )
    written = Workshop(
        path=WRITTEN, title="Krav", kind="specification", date=date(2024, 9, 12), requirements=requirements
    )
    return Workspace(workshops=(gathered, written))


def test_of_a_specification_the_room_sees_the_need_that_is_decided_on_or_else_the_requirements() -> None:
    def seen(stage: Stage | None) -> list[tuple[str, tuple[str, ...], bool]]:
        return [(line.text, line.marks, line.chosen) for line in surface(specified(), WRITTEN, stage, NOW).lines]

    assert seen(Stage("needs", WRITTEN, chosen=REGIONAL)) == [("Listen vises", (), True)]
    assert seen(Stage("needs", WRITTEN, chosen=SECRET)) == []
    assert seen(None) == [("Skal vise listen", ("F-1", "absolutt"), False)]
    assert seen(Stage("needs", WRITTEN, chosen="REG-00000P"))[0][2]
    assert seen(Stage("parked", WRITTEN)) == []
