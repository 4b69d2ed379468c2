"""A frozen version is whole or not there at all, is never written over, and shows whatever is done to it."""

import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from behov.domain.baseline import Baseline, BaselineExists, NoSuchBaseline, Proof, UnreadableBaseline
from behov.storage.baseline_folder import (
    baseline_names,
    digest_of_record,
    drafted,
    finish,
    folder_of,
    proof_of,
    read_baseline,
)
from behov.storage.workspace_folder import WorkspaceFolder
from tests.conftest import WORKSHOP

MADE = Baseline(name="horing", made=datetime(2024, 12, 2, 9, tzinfo=UTC), as_of=date(2024, 12, 2))


@pytest.fixture
def kept(folder: Path) -> Path:
    with drafted(folder, "horing") as draft:
        (draft / "exports").mkdir()
        (draft / "exports/behovsmatrise.csv").write_text("Behov\n", "utf-8")
        finish(draft, MADE)
    return folder


def test_a_version_holds_the_workspace_as_it_stood_and_can_be_opened(kept: Path) -> None:
    before = WorkspaceFolder(kept).load()
    (kept / WORKSHOP).write_text("format = 1\n", "utf-8")
    inside = WorkspaceFolder(folder_of(kept, "horing") / "workspace").load()
    assert inside.workshops == before.workshops
    assert inside.processes == before.processes


def test_no_frozen_version_is_read_as_a_part_of_the_workspace(kept: Path) -> None:
    assert len(WorkspaceFolder(kept).load().workshops) == 1


def test_the_names_of_versions_are_found_and_each_says_what_it_is(kept: Path) -> None:
    assert baseline_names(kept) == ("horing",)
    read = read_baseline(kept, "horing")
    assert read.replace(files={}) == MADE
    assert f"workspace/{WORKSHOP}" in read.files


def test_what_stops_half_way_leaves_no_version_and_no_draft(folder: Path) -> None:
    with drafted(folder, "horing") as draft:
        (draft / "half").write_text("x")
    assert baseline_names(folder) == ()
    assert list((folder / "baselines").iterdir()) == []


def test_a_version_is_never_written_over(kept: Path) -> None:
    before = digest_of_record(kept, "horing")
    with pytest.raises(BaselineExists), drafted(kept, "horing"):
        pass
    assert digest_of_record(kept, "horing") == before


def test_two_who_freeze_the_same_name_at_once_do_not_write_over_each_other(folder: Path) -> None:
    with drafted(folder, "horing") as mine, drafted(folder, "horing") as theirs:
        finish(mine, MADE)
        with pytest.raises(BaselineExists):
            finish(theirs, MADE.replace(note="Den andre"))
    assert read_baseline(folder, "horing").note is None


@pytest.mark.parametrize(
    ("path", "content", "proof"),
    [
        (f"workspace/{WORKSHOP}", b"annet", Proof(changed=(f"workspace/{WORKSHOP}",))),
        ("exports/behovsmatrise.csv", None, Proof(gone=("exports/behovsmatrise.csv",))),
        ("exports/ny.csv", b"x", Proof(added=("exports/ny.csv",))),
    ],
)
def test_whatever_is_changed_taken_out_or_added_is_named(
    kept: Path, path: str, content: bytes | None, proof: Proof
) -> None:
    assert proof_of(kept, "horing").holds
    file = folder_of(kept, "horing") / path
    if content is None:
        file.unlink()
    else:
        file.write_bytes(content)
    assert proof_of(kept, "horing") == proof


def test_a_version_that_is_not_there_or_is_damaged_is_said_to_be_so(kept: Path) -> None:
    with pytest.raises(NoSuchBaseline):
        read_baseline(kept, "../horing")
    record = folder_of(kept, "horing") / "baseline.toml"
    for broken in ("format = ", "format = 1\n", "format = 2\n", ""):
        record.write_text(broken, "utf-8")
        with pytest.raises(UnreadableBaseline):
            read_baseline(kept, "horing")


def test_a_template_outside_the_workspace_is_not_taken_along(folder: Path) -> None:
    secret = folder.parent / "hemmelig.docx"
    secret.write_bytes(b"x")
    settings = (folder / "behov.toml").read_text("utf-8")
    for template in ("../hemmelig.docx", str(secret)):
        (folder / "behov.toml").write_text(f'{settings}\n[specification]\ntemplate = "{template}"\n', "utf-8")
        with drafted(folder, "horing") as draft:
            assert not [each for each in draft.rglob("*") if each.name == "hemmelig.docx"]
        assert secret.read_bytes() == b"x"


def test_what_was_left_of_a_version_that_was_stopped_goes_after_a_day_and_never_hurts(kept: Path) -> None:
    old, new = (kept / "baselines" / f".halv.{digits}.tmp" for digits in ("0a0a0a0a", "0b0b0b0b"))
    for each in (old, new):
        (each / "workspace").mkdir(parents=True)
    os.utime(old, (0, 0))
    with drafted(kept, "neste") as draft:
        assert draft.is_dir()
    assert not old.exists()
    assert new.is_dir()
    assert baseline_names(kept) == ("horing",)


def test_a_version_goes_by_the_name_of_its_folder(kept: Path) -> None:
    (kept / "baselines/horing").rename(kept / "baselines/omdøpt")
    assert read_baseline(kept, "omdøpt").name == "omdøpt"
    assert proof_of(kept, "omdøpt").holds


def test_a_wrong_value_is_named_with_its_line(kept: Path) -> None:
    record = kept / "baselines/horing/baseline.toml"
    record.write_text("format = 1\n\nmade = 1900-01-01 00:00:00\nas_of = 2024-12-02\n", "utf-8")
    with pytest.raises(UnreadableBaseline) as told:
        read_baseline(kept, "horing")
    assert told.value.line == 3


def test_a_template_to_which_only_a_link_leads_is_not_taken_from_elsewhere(folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path.parent / f"{tmp_path.name}-hemmelig.docx"
    elsewhere.write_text("hemmelig", "utf-8")
    (folder / "mal.docx").symlink_to(elsewhere)
    settings = folder / "behov.toml"
    settings.write_text(f'{settings.read_text("utf-8")}\n[specification]\ntemplate = "mal.docx"\n', "utf-8")
    with drafted(folder, "horing") as draft:
        assert not (draft / "workspace/mal.docx").exists()
