"""Three values merged: nobody's change is lost, and none is made unseen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from behov.domain.errors import NeedsMending
from behov.domain.importing.sheet_changes import SheetCell, fate_of, merged, take_in_changes
from behov.domain.importing.workbook_form import column_name
from behov.domain.workspace import Workspace
from tests.exports.made import need, region, workshop

VALUES = st.sampled_from(["", "must", "should", "could", "wont"])
CELLS = st.lists(st.builds(SheetCell, st.sampled_from("ABC"), st.just("priority"), VALUES, VALUES, VALUES))


@given(VALUES, VALUES, VALUES)
def test_no_change_is_lost(base: str, theirs: str, ours: str) -> None:
    fate = fate_of(base, theirs, ours)
    after = theirs if fate == "taken" else ours
    if fate != "conflict":
        changed = {value for value in (theirs, ours) if value != base}
        assert after == (changed.pop() if changed else base)
        assert not changed
    else:
        assert len({base, theirs, ours}) == 3
        assert after == ours


@given(VALUES, VALUES, VALUES)
def test_a_conflict_is_one_whoever_looks(base: str, one: str, other: str) -> None:
    mirrored = {"taken": "kept", "kept": "taken"}
    fate = fate_of(base, one, other)
    assert fate_of(base, other, one) == mirrored.get(fate, fate)


@given(CELLS)
def test_each_cell_that_somebody_changed_is_in_one_list_unless_both_say_the_same(cells: list[SheetCell]) -> None:
    result = merged(cells)
    found = [*result.taken, *result.kept, *result.conflicts]
    assert sorted(map(repr, found)) == sorted(
        repr(cell) for cell in cells if cell.theirs != cell.ours and {cell.theirs, cell.ours} != {cell.base}
    )


@given(CELLS)
def test_what_was_taken_in_once_is_not_taken_again(cells: list[SheetCell]) -> None:
    taken = merged(cells).taken
    again = [
        SheetCell(each.need_id, each.field, each.base, each.theirs, each.theirs if each in taken else each.ours)
        for each in cells
    ]
    assert merged(again).taken == ()
    assert merged(again).conflicts == tuple(
        SheetCell(each.need_id, each.field, each.base, each.theirs, each.ours) for each in merged(cells).conflicts
    )


def test_changes_go_into_their_needs_and_others_stay() -> None:
    workspace = region(workshop("hjemme", need("HJT-000001", priority="must", note="Før"), need("HJT-000002")))
    path = workspace.workshops[0].path
    changes: dict[str, dict[str, str | None]] = {"HJT-000001": {"priority": None, "note": "Nå"}}
    changes["HJT-00000Z"] = {"note": "Borte"}
    after = take_in_changes(workspace, path, changes)
    first, second = after.workshops[0].needs
    assert (first.priority, first.note) == (None, "Nå")
    assert second is workspace.workshops[0].needs[1]


def test_a_file_with_errors_is_not_changed() -> None:
    workspace = region(workshop("hjemme", need("HJT-000001")))
    path = workspace.workshops[0].path
    with pytest.raises(NeedsMending):
        take_in_changes(Workspace(workshops=workspace.workshops, locked={path: 3}), path, {"HJT-000001": {"note": "x"}})


def test_columns_are_called_as_in_a_spreadsheet() -> None:
    assert [column_name(place) for place in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]
