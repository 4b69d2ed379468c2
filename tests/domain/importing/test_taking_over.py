"""Another group's workspace taken over: nothing is lost, nothing of ours is changed, and nothing comes in twice."""

from collections.abc import Container
from datetime import UTC, date, datetime
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from behov.domain.importing.taking_over import TakingOver, taking_over
from behov.domain.other_tables import Answer, Requirement, Risk
from behov.domain.process import Process, Step
from behov.domain.settings import Settings
from behov.domain.workshop import TABLES, Comment, Need, Note, Workshop
from behov.domain.workspace import Finding, Workspace

EARLY, LATE = (datetime(2024, 9, 12, hour, tzinfo=UTC) for hour in (10, 11))
BIRTH_NUMBER = "13097248022"


def workshop(stem: str = "2024-09-12-grenland", folder: str = "hjemmetjeneste", **fields: object) -> Workshop:
    known = {"title": stem, "kind": "needs", "area": "hjemmetjeneste", "date": date(2024, 9, 12)}
    return Workshop.model_validate({"path": f"workshops/{folder}/{stem}.toml", **known, **fields})


def workspace(*workshops: Workshop, **fields: object) -> Workspace:
    return Workspace(workshops=tuple(sorted(workshops, key=lambda each: each.path)), **fields)  # type: ignore[arg-type]


def need(
    name: str = "HJT-AAAAAA", text: str = "Se listen", recorded: datetime | None = EARLY, **fields: object
) -> Need:
    return Need.model_validate({"id": name, "text": text, "recorded": recorded, **fields})


def done(ours: Workspace, plan: TakingOver) -> Workspace:
    return reduce(lambda now, edit: edit(now), plan.edits, ours)


def ids(of: Workspace) -> list[str]:
    return [row.id for each in of.workshops for table in TABLES for row in each.rows(table)]


class TestWhatIsNew:
    def test_workshops_come_in_whole_under_their_path_and_processes_too(self) -> None:
        process = Process(path="processes/x/p.toml", title="P", as_is=(Step(id="a", text="A"),))
        theirs = workspace(
            workshop(needs=(need(),), notes=(Note(id="HJT-BBBBBB", text="Hvem?"),)), processes=(process,)
        )
        plan = taking_over(workspace(), theirs)
        after = done(workspace(), plan)
        assert (after.workshops, after.processes) == (theirs.workshops, theirs.processes)
        assert (plan.count("needs"), plan.count("notes"), plan.differences) == (1, 1, ())

    def test_rows_that_we_lack_come_last_in_the_workshop_of_the_same_stem_wherever_it_lies(self) -> None:
        ours = workspace(workshop(folder="a", needs=(need("HJT-AAAAAA"), need("HJT-CCCCCC"))))
        theirs = workspace(workshop(folder="b", needs=(need("HJT-DDDDDD"), need("HJT-AAAAAA"), need("HJT-BBBBBB"))))
        after = done(ours, taking_over(ours, theirs))
        assert ids(after) == ["HJT-AAAAAA", "HJT-CCCCCC", "HJT-DDDDDD", "HJT-BBBBBB"]
        assert after.workshops[0].path == "workshops/a/2024-09-12-grenland.toml"

    def test_another_meeting_with_the_same_stem_gets_a_stem_of_its_own_and_just_once(self) -> None:
        ours = workspace(workshop("2024-09-12-verksted", needs=(need("HJT-AAAAAA"),)))
        theirs = workspace(workshop("2024-09-12-verksted", "institusjon", area="institusjon", place="Skien"))
        after = done(ours, taking_over(ours, theirs))
        assert [each.stem for each in after.workshops] == ["2024-09-12-verksted", "2024-09-12-verksted-2"]
        assert not taking_over(after, theirs).edits

    def test_a_workshop_whose_day_was_corrected_is_still_the_same(self) -> None:
        ours = workspace(workshop(date=date(2024, 9, 13), needs=(need(),)))
        plan = taking_over(ours, workspace(workshop(needs=(need(), need("HJT-BBBBBB", "Nytt")))))
        assert ids(done(ours, plan)) == ["HJT-AAAAAA", "HJT-BBBBBB"]
        assert [each.fields for each in plan.differences] == [(("date", date(2024, 9, 13), date(2024, 9, 12)),)]


class TestWhatDiffers:
    def test_ours_is_kept_and_both_are_named(self) -> None:
        ours = workspace(workshop(needs=(need(priority="must"),)))
        plan = taking_over(ours, workspace(workshop(needs=(need(priority="could", note="Ring"),))))
        assert done(ours, plan) == ours
        (difference,) = plan.differences
        assert (difference.id, difference.fields) == (
            "HJT-AAAAAA",
            (("priority", "must", "could"), ("note", None, "Ring")),
        )

    def test_an_unknown_key_that_only_one_of_us_has_is_a_difference(self) -> None:
        plan = taking_over(workspace(workshop(needs=(need(),))), workspace(workshop(needs=(need(colour="red"),))))
        assert plan.differences[0].fields == (("colour", None, "red"),)

    def test_a_process_that_differs_is_named_and_ours_kept(self) -> None:
        process = Process(path="processes/p.toml", title="P")
        ours = workspace(processes=(process,))
        plan = taking_over(ours, workspace(processes=(process.replace(as_is=(Step(id="a", text="A"),)),)))
        assert (plan.edits, [name for name, *_ in plan.differences[0].fields]) == ((), ["as_is"])

    def test_municipalities_and_catalogue_rows_that_ours_lacks_are_told(self) -> None:
        areas = {"areas": {"velferd": {"prefix": "VTK"}}}
        theirs = workspace(settings=Settings(municipalities=("4001", "4003"), catalogue=areas, example=True))
        plan = taking_over(workspace(settings=Settings(municipalities=("4001",))), theirs)
        assert (plan.municipalities, plan.catalogue, plan.invented) == (("4003",), ("areas.velferd",), True)


class TestTheSameRecord:
    def test_a_need_that_we_moved_meanwhile_is_not_added_again(self) -> None:
        ours = workspace(workshop("2024-09-12-annet", needs=(need(),)))
        plan = taking_over(ours, workspace(workshop(needs=(need(),))))
        assert (plan.count("needs"), plan.redrawn) == (0, ())

    @pytest.mark.parametrize("told_apart_by", ["time", "place"])
    def test_two_records_with_one_id_both_stay_and_what_comes_in_is_drawn_anew(self, told_apart_by: str) -> None:
        mine, theirs = need(text="Vårt"), need(text="Deres", recorded=LATE)
        stem = "2024-09-12-grenland"
        if told_apart_by == "place":
            mine, theirs, stem = mine.replace(recorded=None), theirs.replace(recorded=None), "2024-09-12-annet"
        ours, other = workspace(workshop(needs=(mine,))), workspace(workshop(stem, needs=(theirs,)))
        plan = taking_over(ours, other, draw)
        after = done(ours, plan)
        assert plan.redrawn == (("HJT-AAAAAA", "HJT-ZZZZZ0"),)
        assert sorted(ids(after)) == ["HJT-AAAAAA", "HJT-ZZZZZ0"]
        drawn = next(each for _, each in after.needs if each.id == "HJT-ZZZZZ0")
        assert (drawn.text, drawn.formerly) == ("Deres", ("HJT-AAAAAA",))
        assert not taking_over(after, other, draw).edits
        assert not taking_over(other, after, draw).count("needs") > 1

    def test_an_id_that_stands_in_another_table_here_is_another_record(self) -> None:
        ours = workspace(workshop(notes=(Note(id="HJT-AAAAAA", text="Hvem?", recorded=EARLY),)))
        plan = taking_over(ours, workspace(workshop(needs=(need("hjt-aaaaaa"),))), draw)
        assert plan.redrawn == (("hjt-aaaaaa", "HJT-ZZZZZ0"),)
        assert plan.rows[workshop().path]["needs"][0].id == "HJT-ZZZZZ0"

    def test_references_follow_what_was_drawn_anew(self) -> None:
        ours = workspace(workshop(needs=(need(),)))
        pointing = workshop(
            "2024-01-01-konsolidering",
            kind="consolidation",
            needs=(need("REG-AAAAAA", merges=("hjt-aaaaaa", "HJT-BBBBBB")),),
            requirements=(Requirement(id="REG-BBBBBB", needs=("HJT-AAAAAA",)),),
            risks=(Risk(id="REG-CCCCCC", needs=("HJT-AAAAAA",)),),
            answers=(Answer(id="REG-DDDDDD", need="HJT-AAAAAA"),),
            comments=(Comment(id="REG-EEEEEE", need="HJT-AAAAAA"),),
        )
        theirs = workspace(pointing, workshop(needs=(need(text="Deres", recorded=LATE), need("HJT-BBBBBB", "B"))))
        after = done(ours, taking_over(ours, theirs, draw)).workshop("2024-01-01-konsolidering")
        assert after.needs[0].merges == ("HJT-ZZZZZ0", "HJT-BBBBBB")
        assert (after.requirements[0].needs, after.risks[0].needs) == (("HJT-ZZZZZ0",), ("HJT-ZZZZZ0",))
        assert (after.answers[0].need, after.comments[0].need) == ("HJT-ZZZZZ0", "HJT-ZZZZZ0")

    def test_references_follow_the_second_time_too_and_are_no_difference(self) -> None:
        ours, theirs = workspace(workshop(needs=(need(),))), workspace(workshop(needs=(need(text="D", recorded=LATE),)))
        after = done(ours, taking_over(ours, theirs, draw))
        more = workspace(
            *theirs.workshops, workshop("2024-11-20-x", needs=(need("REG-AAAAAA", merges=("HJT-AAAAAA",)),))
        )
        plan = taking_over(after, more, draw)
        assert plan.workshops[0].needs[0].merges == ("HJT-ZZZZZ0",)
        assert not taking_over(done(after, plan), more, draw).differences


class TestWhatIsNotTaken:
    def test_a_birth_number_keeps_its_record_out_and_nothing_else(self) -> None:
        told = need("HJT-BBBBBB", note=f"Gjelder {BIRTH_NUMBER}")
        theirs = workspace(workshop(needs=(need(), told)), workshop("2024-10-01-x", title=f"Om {BIRTH_NUMBER}"))
        plan = taking_over(workspace(), theirs)
        assert ids(done(workspace(), plan)) == ["HJT-AAAAAA"]
        assert [(each.path, each.code, each.id) for each in plan.left_out] == [
            ("workshops/hjemmetjeneste/2024-09-12-grenland.toml", "personal-data", "HJT-BBBBBB"),
            ("workshops/hjemmetjeneste/2024-10-01-x.toml", "personal-data", ""),
        ]

    def test_a_process_with_a_birth_number_stays_out_and_so_does_one_with_errors(self) -> None:
        told = Process(path="processes/a.toml", title="A", as_is=(Step(id="a", text=f"Ring {BIRTH_NUMBER}"),))
        broken, fine = (Process(path=f"processes/{name}.toml", title=name) for name in "bc")
        theirs = workspace(processes=(told, broken, fine), locked={broken.path: 1})
        plan = taking_over(workspace(), theirs)
        assert (plan.processes, [each.path for each in plan.left_out]) == ((fine,), [told.path])

    def test_what_says_nothing_or_has_no_id_is_named_and_left_out(self) -> None:
        theirs = workspace(workshop(needs=(need("HJT-AAAAAA", " "), need("nei"), need("HJT-BBBBBB"))))
        plan = taking_over(workspace(), theirs)
        assert [each.code for each in plan.left_out] == ["missing-key", "bad-id"]
        assert ids(done(workspace(), plan)) == ["HJT-BBBBBB"]

    def test_files_with_errors_are_named_with_their_first_line_and_the_rest_comes_in(self) -> None:
        broken, fine = workshop("2024-01-01-feil", needs=(need("HJT-BBBBBB"),)), workshop(needs=(need(),))
        found = (
            Finding(broken.path, "wrong-value", line=7, values={"key": "x", "value": "y", "reason": "z"}),
            Finding(broken.path, "wrong-value", line=9, values={"key": "x", "value": "y", "reason": "z"}),
        )
        plan = taking_over(workspace(), workspace(broken, fine, found=found, locked={broken.path: 7}))
        assert plan.left_out == found[:1]
        assert plan.workshops == (fine,)

    def test_a_copy_that_a_cloud_folder_left_is_named_as_it_is_not_read(self) -> None:
        copy = Finding("workshops/x (1).toml", "conflict-copy", line=1, values={"original": "workshops/x.toml"})
        other = Finding("workshops/y.toml", "unknown-key", line=1, values={"key": "z"})
        assert taking_over(workspace(), workspace(found=(copy, other))).left_out == (copy,)

    def test_a_file_of_ours_that_has_errors_gets_nothing_and_is_named(self) -> None:
        ours = workspace(workshop(needs=(need(),)), locked={workshop().path: 3, "workshops/y/2024-10-01-x.toml": 5})
        theirs = workspace(workshop(needs=(need("HJT-BBBBBB"),)), workshop("2024-10-01-x"))
        plan = taking_over(ours, theirs)
        assert (plan.edits, plan.held_back) == ((), ours.locked)


def draw(prefix: str, taken: Container[str]) -> str:
    return next(each for n in range(10) if (each := f"{prefix}-ZZZZZ{n}") not in taken)


stems = st.sampled_from(["2024-09-12-a", "2024-09-12-b", "2024-09-12-a-2"])
rows = st.lists(
    st.builds(
        need,
        st.sampled_from([f"HJT-AAAAA{n}" for n in range(5)]),
        st.sampled_from(["Se listen", "Skrive", "æøå"]),
        st.sampled_from([None, EARLY, LATE]),
        merges=st.lists(st.sampled_from(["HJT-AAAAA0", "HJT-AAAAA1"]), max_size=1).map(tuple),
    ),
    max_size=5,
    unique_by=lambda each: each.id,
).map(tuple)


def group(held: dict[str, tuple[tuple[Need, ...], str]]) -> Workspace:
    """Return a workspace in which no id stands twice, as in one that `behov check` has nothing against."""
    seen: set[str] = set()
    workshops = []
    for stem, (heard, area) in held.items():
        needs = tuple(each for each in heard if each.id not in seen)
        seen.update(each.id for each in needs)
        workshops.append(workshop(stem, area=area, needs=needs))
    return workspace(*workshops)


areas = st.sampled_from(["hjemmetjeneste", "institusjon"])
groups = st.dictionaries(stems, st.tuples(rows, areas), max_size=3).map(group)


@given(groups, groups)
def test_taking_over_twice_adds_nothing(ours: Workspace, theirs: Workspace) -> None:
    after = done(ours, taking_over(ours, theirs))
    again = taking_over(after, theirs)
    assert (again.edits, again.redrawn) == ((), ())


@given(groups, groups)
def test_what_we_have_stays_as_it_is_and_where_it_is_and_what_comes_in_comes_behind_in_its_order(
    ours: Workspace, theirs: Workspace
) -> None:
    plan = taking_over(ours, theirs)
    after = done(ours, plan)
    for mine in ours.workshops:
        assert after.workshop(mine.path).needs[: len(mine.needs)] == mine.needs
        assert after.workshop(mine.path).replace(needs=mine.needs) == mine
    former = {new: old for old, new in plan.redrawn}
    for each in after.workshops:
        before = len(ours.workshop(each.path).needs) if any(one.path == each.path for one in ours.workshops) else 0
        came = [former.get(one.id, one.id) for one in each.needs[before:]]
        assert any(came == [i for i in [one.id for one in w.needs] if i in came] for w in theirs.workshops) or not came


@given(groups, groups)
def test_no_record_of_theirs_is_lost(ours: Workspace, theirs: Workspace) -> None:
    after = done(ours, taking_over(ours, theirs))
    for _, theirs_need in theirs.needs:
        named = [one for _, one in after.needs if theirs_need.id in (one.id, *one.formerly)]
        assert any(
            None in (one.recorded, theirs_need.recorded) or one.recorded == theirs_need.recorded for one in named
        )
    assert len(ids(after)) == len(set(ids(after)))


@given(groups)
def test_our_own_content_brings_nothing_new_and_no_difference(ours: Workspace) -> None:
    plan = taking_over(ours, ours)
    assert (plan.edits, plan.differences) == ((), ())
