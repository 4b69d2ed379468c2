import csv
import json
from pathlib import Path

import pytest
import rtoml

from tests.cli.conftest import Run
from tests.domain.similarity.made import LABELLED


def test_the_needs_like_a_need_are_listed_without_itself(behov: Run, folder: Path) -> None:
    behov("add", "2024-09-12-grenland", "Medisinlista må vere synleg heime hos brukaren &skien")
    ended = behov("similar", "hjt-7k3pm2")
    (line, *_) = ended.lines
    rank, score, _, area, town, workshop, text, words = line.split("\t")
    assert (rank, area, town, workshop) == ("1", "HJT", "Skien", "2024-09-12-grenland")
    assert 0 < float(score) <= 1
    assert "Medisinlista" in words.split()
    assert text.startswith("Medisinlista")
    assert "HJT-7K3PM2" not in ended.out


def test_the_needs_like_a_text_are_listed_for_programs(behov: Run, folder: Path) -> None:
    listed = json.loads(behov("similar", "Medisinlista heime", "--json", "--most", "1").out)
    assert [(each["rank"], each["id"], each["municipalities"]) for each in listed] == [(1, "HJT-7K3PM2", ["4001"])]
    assert "legemiddelliste" in listed[0]["words"]


def test_pairs_that_nobody_has_decided_on_are_listed(behov: Run, folder: Path) -> None:
    ours = behov("add", "2024-09-12-grenland", "Legemiddellista må vere synleg heime hos brukaren").out.strip()
    assert {"HJT-7K3PM2", ours} <= set(behov("similar").lines[0].split("\t"))
    (folder / "workshops/samling.toml").write_text(
        f"""\
format = 1
title = "Samling"
kind = "consolidation"
date = 2024-11-20
apart = [{{ needs = ["HJT-7K3PM2", "{ours}"] }}]
""",
        "utf-8",
    )
    pairs = json.loads(behov("similar", "--json").out)
    assert all({each["a"]["id"], each["b"]["id"]} != {"HJT-7K3PM2", ours} for each in pairs)


def test_pairs_are_written_as_plain_csv_with_the_needs_own_ids(behov: Run, folder: Path) -> None:
    target = folder / "par.csv"
    behov("add", "2024-09-12-grenland", "Legemiddellista må vere synleg heime hos brukaren")
    assert behov("similar", "--pairs", str(target)).status == 0
    content = target.read_bytes()
    assert content.startswith(b"id_a,id_b,score\n")
    assert b"\r" not in content
    rows = list(csv.DictReader(content.decode().splitlines()))
    scores = [float(row["score"]) for row in rows]
    assert scores == sorted(scores, reverse=True)
    assert "HJT-7K3PM2" in (rows[0]["id_a"], rows[0]["id_b"])
    assert behov("similar", "--pairs", "-").out.encode() == content


def test_pairs_of_a_file_are_measured_without_recording_them(behov: Run, folder: Path) -> None:
    rows = list(csv.DictReader(behov("similar", "--from", str(LABELLED), "--pairs", "-").out.splitlines()))
    top = [{row["id_a"][0], row["id_b"][0]} for row in rows[:5]]
    assert sum(len(each) == 1 for each in top) >= 4


def test_a_file_without_ids_and_texts_is_refused(behov: Run, folder: Path) -> None:
    (folder / "x.csv").write_text("a,b\n1,2\n", "utf-8")
    ended = behov("similar", "--from", str(folder / "x.csv"), "--pairs", "-")
    assert ended.status == 2
    assert "id og text" in ended.err


def test_what_merges_teach_can_be_pasted_into_the_settings(behov: Run, folder: Path) -> None:
    for text in ("Kjerre", "Trillebår", "Kjerra", "Trillebåren"):
        behov("add", "2024-09-12-grenland", text)
    written = rtoml.loads((folder / "workshops/hjemmetjeneste/2024-09-12-grenland.toml").read_text("utf-8"))
    ids = list(written["needs"])[2:]
    (folder / "workshops/samling.toml").write_text(
        f"""\
format = 1
title = "Samling"
kind = "consolidation"
date = 2024-11-20
[needs.REG-000001]
text = "Vogn"
merges = ["{ids[0]}", "{ids[1]}"]
[needs.REG-000002]
text = "Vogn til"
merges = ["{ids[2]}", "{ids[3]}"]
""",
        "utf-8",
    )
    ended = behov("similar", "--synonyms")
    assert "# 2 regionale behov sier" in ended.out
    synonyms = rtoml.loads(ended.out)["catalogue"]["synonyms"]
    ((word, row),) = synonyms.items()
    assert {word[:4], row["also"][0][:4]} == {"kjer", "tril"}
    with (folder / "behov.toml").open("a", encoding="utf-8") as file:
        file.write(f"\n{ended.out}")
    assert "# " not in behov("similar", "--synonyms").out


def test_an_id_that_is_not_there_is_said(behov: Run, folder: Path) -> None:
    ended = behov("similar", "HJT-000000")
    assert ended.status == 2
    assert "HJT-000000" in ended.err


@pytest.mark.parametrize("asked", [("x", "--synonyms"), ("--from", "behov.toml"), ("x", "--pairs", "-")])
def test_two_things_at_once_are_refused(behov: Run, folder: Path, asked: tuple[str, ...]) -> None:
    assert behov("similar", *asked).status == 2


@pytest.mark.parametrize(
    ("rows", "line", "says"),
    [
        ('a,"Se listen\nb,Se listen heime', 2, "anførselstegn"),
        ("a,Se listen\nb", 3, "ID"),
        ("a,Se listen\n,Se listen heime", 3, "ID"),
        ("a,Se listen\na,Se listen heime", 3, "mer enn én rad"),
    ],
)
def test_a_row_of_a_file_that_cannot_be_used_is_named_and_not_left_out(
    behov: Run, folder: Path, rows: str, line: int, says: str
) -> None:
    (folder / "behov.csv").write_text(f"id,text\n{rows}\n", "utf-8")
    ended = behov("similar", "--from", "behov.csv", "--pairs", "par.csv")
    assert ended.status == 1
    assert ended.err.startswith(f"behov.csv:{line}: ")
    assert says in ended.err
    assert not (folder / "par.csv").exists()


def test_pairs_are_never_written_over_the_workspaces_own_files(behov: Run, folder: Path) -> None:
    before = (folder / "behov.toml").read_bytes()
    for target in ("behov.toml", "workshops/par.toml"):
        ended = behov("similar", "--pairs", target)
        assert (ended.status, ended.out) == (1, "")
        assert target in ended.err
    assert (folder / "behov.toml").read_bytes() == before
    assert not (folder / "workshops/par.toml").exists()
