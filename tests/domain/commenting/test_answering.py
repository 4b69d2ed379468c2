"""What municipalities say afterwards: taken in once, gone through one by one, confirmed in the end."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from behov.domain.commenting.answering import (
    TargetGone,
    accepting,
    agreed,
    comment_in,
    confirm,
    decline_comment,
    not_confirmed,
    reopen_comment,
    take_in_comments,
    to_go_through,
)
from behov.domain.commenting.targets import Target, step_of, target_of, targets, wording
from behov.domain.errors import EmptyText, NoSuchRecord, PersonalNumber
from behov.domain.process import Process, Step
from behov.domain.workshop import Comment, Confirmation, Need, Participants, Workshop
from behov.domain.workspace import Workspace

PATH = "workshops/a.toml"
TODAY = date(2024, 9, 27)
PROCESS = Process(
    path="processes/p.toml",
    title="Legemidler",
    as_is=(Step(id="hent", text="Henter listen"),),
    to_be=(Step(id="hent", text="Åpner listen"),),
)


def comment(comment_id: str, **fields: object) -> Comment:
    return Comment.model_validate({"id": comment_id, "municipality": "4003", "role": "Fagleder", **fields})


AGREES = comment("REG-000001", need="REG-00000A", answer="agree")
WANTS = comment("REG-000002", need="REG-00000A", answer="change", text="Se listen, også uten dekning")
ASKS = comment("REG-000003", need="REG-00000B", answer="comment", text="Gjelder det alle?")
OF_STEP = comment("REG-000004", step="p/hent", variant="to-be", answer="change", text="Åpner listen på mobilen")


def before(*comments: Comment) -> Workspace:
    workshop = Workshop(
        path=PATH,
        title="A",
        kind="needs",
        date=date(2024, 9, 12),
        municipalities=("4001",),
        processes=("p", "gone"),
        participants=(Participants(role="Lege", municipality="4003", count=2),),
        needs=(Need(id="REG-00000A", text="Se listen"), Need(id="REG-00000B", text="Skrive ut")),
        comments=comments,
    )
    return Workspace(workshops=(workshop,), processes=(PROCESS,))


def accepted(workspace: Workspace, comment_id: str, wanted: str | None = None) -> Workspace:
    for edit in accepting(workspace, PATH, comment_id, TODAY, wanted):
        workspace = edit(workspace)
    return workspace


def test_the_same_sheet_taken_in_twice_adds_nothing() -> None:
    once = take_in_comments(before(), PATH, (AGREES, WANTS))
    again = tuple(each.replace(id=f"{each.id[:-1]}9") for each in (AGREES, WANTS.replace(role="fagleder ")))
    twice = take_in_comments(once, PATH, again)
    assert twice.workshop(PATH).comments == (AGREES, WANTS)


@given(
    st.lists(
        st.builds(
            comment,
            st.sampled_from([f"REG-00010{sign}" for sign in "0123456789"]),
            need=st.sampled_from(["REG-00000A", "REG-00000B"]),
            municipality=st.sampled_from(["4001", "4003", None]),
            answer=st.sampled_from(["agree", "change", "comment"]),
            text=st.sampled_from([None, "", "Se", "se ", "Skrive"]),
        ),
        max_size=8,
        unique_by=lambda each: each.id,
    )
)
def test_whatever_is_taken_in_twice_is_there_once(said: list[Comment]) -> None:
    once = take_in_comments(before(), PATH, said)
    again = [each.replace(id=each.id.replace("REG-0001", "REG-0002")) for each in said]
    assert take_in_comments(once, PATH, again) == once
    kept = once.workshop(PATH).comments
    assert {(each.need, each.municipality, each.answer) for each in kept} == {
        (each.need, each.municipality, each.answer) for each in said
    }


def test_what_another_municipality_or_role_says_is_another_comment() -> None:
    others = (
        WANTS.replace(id="REG-000005", municipality="4001"),
        WANTS.replace(id="REG-000006", role="Lege"),
        WANTS.replace(id="REG-000007", text="Se den"),
        AGREES,
    )
    assert len(take_in_comments(before(WANTS), PATH, (WANTS, *others)).workshop(PATH).comments) == 5


def test_a_birth_number_in_a_comment_refuses_it() -> None:
    with pytest.raises(PersonalNumber):
        take_in_comments(before(), PATH, (ASKS.replace(text="Hva med 13097248022?"),))


def test_who_agrees_and_says_no_more_need_not_be_gone_through() -> None:
    remark = comment("REG-000005", need="REG-00000B", answer="agree", text="Viktig")
    workshop = before(AGREES, WANTS, remark).workshop(PATH)
    assert to_go_through(workshop) == (WANTS, remark)
    assert agreed(workshop) == {"4003": 2}


def test_an_accepted_change_is_the_needs_wording_and_the_comment_keeps_the_old_one() -> None:
    after = accepted(before(WANTS), WANTS.id).workshop(PATH)
    assert [need.text for need in after.needs] == ["Se listen, også uten dekning", "Skrive ut"]
    assert after.comments == (WANTS.replace(status="accepted", decided=TODAY, before="Se listen"),)


def test_a_change_is_accepted_with_other_words_than_the_proposed_ones() -> None:
    after = accepted(before(WANTS), WANTS.id, "Se den uten dekning").workshop(PATH)
    assert after.needs[0].text == "Se den uten dekning"
    assert after.comments[0].text == WANTS.text


def test_an_accepted_change_of_a_step_changes_two_files_one_at_a_time() -> None:
    workspace = before(OF_STEP)
    edits = accepting(workspace, PATH, OF_STEP.id, TODAY)
    halfway = edits[0](workspace)
    assert halfway.workshops == workspace.workshops
    assert comment_in(halfway.workshop(PATH), OF_STEP.id).status == "open"
    after = edits[1](halfway)
    assert after.processes == halfway.processes
    assert after.process("p").to_be[0].text == "Åpner listen på mobilen"
    assert after.process("p").as_is == PROCESS.as_is
    assert comment_in(after.workshop(PATH), OF_STEP.id).before == "Åpner listen"


def test_an_accepted_remark_changes_no_wording() -> None:
    after = accepted(before(ASKS), ASKS.id).workshop(PATH)
    assert [need.text for need in after.needs] == ["Se listen", "Skrive ut"]
    assert (after.comments[0].status, after.comments[0].before) == ("accepted", None)


@pytest.mark.parametrize("gone", [{"need": "REG-00000Z"}, {"step": "p/borte", "variant": "as-is"}, {"step": "q/x"}])
def test_a_change_of_what_is_gone_can_only_be_declined(gone: dict[str, str]) -> None:
    wants = comment("REG-000002", answer="change", text="Noe", **gone)
    with pytest.raises(TargetGone):
        accepted(before(wants), wants.id)
    declined = decline_comment(before(wants), PATH, wants.id, " Er tatt ut ", TODAY).workshop(PATH).comments[0]
    assert (declined.status, declined.reason, declined.decided) == ("declined", "Er tatt ut", TODAY)


def test_a_change_without_words_is_not_accepted_and_none_is_declined_without_a_reason() -> None:
    with pytest.raises(EmptyText):
        accepted(before(WANTS.replace(text=" ")), WANTS.id)
    with pytest.raises(EmptyText):
        decline_comment(before(WANTS), PATH, WANTS.id, " ", TODAY)
    with pytest.raises(NoSuchRecord):
        decline_comment(before(WANTS), PATH, "REG-00000Z", "Nei", TODAY)


def test_what_was_decided_is_taken_up_again() -> None:
    declined = decline_comment(before(WANTS), PATH, WANTS.id, "Nei", TODAY)
    assert reopen_comment(declined, PATH, WANTS.id).workshop(PATH).comments == (WANTS,)


def test_a_municipality_has_confirmed_when_somebody_said_so() -> None:
    workspace = before()
    assert not_confirmed(workspace.workshop(PATH)) == ("4001", "4003")
    said = Confirmation(municipality="4003", role="Fagleder", date=TODAY)
    once = confirm(workspace, PATH, said)
    assert not_confirmed(once.workshop(PATH)) == ("4001",)
    later = said.replace(date=date(2024, 10, 1))
    assert confirm(once, PATH, later).workshop(PATH).confirmed == (later,)


def test_needs_and_steps_are_found_by_what_stands_for_them_in_a_sheet() -> None:
    workspace = before()
    workshop = workspace.workshop(PATH)
    known = targets(workspace, workshop)
    assert list(known) == ["REG-00000A", "REG-00000B", "as-is p/hent", "to-be p/hent"]
    texts = [wording(workspace, workshop, target) for target in known.values()]
    assert texts == ["Se listen", "Skrive ut", "Henter listen", "Åpner listen"]
    assert target_of(OF_STEP) == known["to-be p/hent"]
    assert wording(workspace, workshop, Target(need="reg-00000a")) == "Se listen"
    assert step_of(workspace, Target(need="REG-00000A")) is None
