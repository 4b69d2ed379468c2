"""What a workspace holds, and what is wrong in it."""

import json
from pathlib import Path

from tests.cli.conftest import Run
from tests.conftest import PROCESS, WORKSHOP


def test_needs_are_objects_with_what_programs_ask_for(behov: Run) -> None:
    first, second = json.loads(behov("list", "needs", "--json").out)
    assert first == {
        "id": "HJT-7K3PM2",
        "text": "Vi må se gjeldende legemiddelliste hjemme hos bruker.",
        "area": "hjemmetjeneste",
        "workshop": "2024-09-12-grenland",
        "priority": "must",
        "status": "raw",
        "votes": 7,
        "role": "Sykepleier",
        "steps": ["legemidler-hjemme/hent-liste"],
        "municipalities": ["4001"],
    }
    assert (second["priority"], second["votes"], second["steps"], second["municipalities"]) == (None, None, [], [])


def test_a_line_in_a_pipe_has_tabs_between_and_nothing_hidden_in_it(behov: Run, folder: Path) -> None:
    path = folder / WORKSHOP
    path.write_text(path.read_text("utf-8").replace("Løysinga", "Løy\\u001b[31m\\tsinga\\n"), "utf-8")
    listed = behov("list", "needs").lines
    assert [line.count("\t") for line in listed] == [5, 5]
    assert "Løy␛[31m singa  må" in listed[1]
    assert "\\u001b[31m" in behov("list", "needs", "--json").out


def test_workshops_and_processes_are_listed(behov: Run) -> None:
    (workshop,) = json.loads(behov("list", "workshops", "--json").out)
    assert (workshop["stem"], workshop["path"], workshop["needs"]) == ("2024-09-12-grenland", WORKSHOP, 2)
    (process,) = json.loads(behov("list", "processes", "--json").out)
    assert (process["stem"], process["as_is"], process["to_be"], process["needs"]) == ("legemidler-hjemme", 3, 0, 1)
    assert behov("list", "workshops").out.startswith("2024-09-12-grenland\tHJT\t2024-09-12\tneeds\t2\t")
    assert behov("list", "processes").out.startswith("legemidler-hjemme\tHJT\t3\t0\t1\t")


def test_an_area_is_named_by_its_id_letters_or_name(behov: Run) -> None:
    for area in ("hjemmetjeneste", "hjt", "Heimeteneste"):
        assert len(behov("list", "needs", "--area", area).lines) == 2
    assert behov("list", "needs", "--area", "INS").out == ""
    assert json.loads(behov("list", "needs", "--area", "INS", "--json").out) == []


def test_an_unknown_area_is_status_2_and_the_areas_are_named(behov: Run) -> None:
    refused = behov("list", "needs", "--area", "tannhelse")
    assert (refused.status, refused.out) == (2, "")
    assert "HJT  hjemmetjeneste  (Hjemmetjeneste)" in refused.err


def test_a_wrong_value_is_listed_as_it_stands(behov: Run, folder: Path) -> None:
    path = folder / WORKSHOP
    wrong = path.read_text("utf-8").replace('"must"', "2024-01-02").replace("votes = 7", "votes = [nan]")
    path.write_text(wrong, "utf-8")
    first, _ = json.loads(behov("list", "needs", "--json").out)
    assert (first["priority"], first["votes"]) == ("2024-01-02", ["nan"])
    assert "2024-01-02" in behov("list", "needs").lines[0]


def test_a_workspace_in_order_has_no_findings(behov: Run) -> None:
    checked = behov("check")
    assert (checked.status, checked.out, checked.err) == (0, "", "")
    assert behov("check", "--json").out == "[]\n"


def test_warnings_are_status_0_and_errors_status_1(behov: Run, folder: Path) -> None:
    path = folder / WORKSHOP
    path.write_text(path.read_text("utf-8").replace('"PLL"', '"ABC"'), "utf-8")
    warned = behov("check")
    assert warned.status == 0
    assert warned.lines == [
        f"{WORKSHOP}:25: advarsel: components peker på ABC, som ikke finnes. Rett det eller ta det ut."
    ]
    path.write_text(path.read_text("utf-8").replace("[needs.HJT-8A1CD3]", "[needs.HJT]"), "utf-8")
    (folder / "workshops/tom.toml").write_bytes(b"")
    failed = behov("check")
    assert failed.status == 1
    assert [line.split(": ")[1] for line in failed.lines] == ["advarsel", "feil", "feil"]


def test_findings_are_objects_for_programs(behov: Run, folder: Path) -> None:
    path = folder / WORKSHOP
    path.write_text(path.read_text("utf-8").replace('"must"', '"kanskje"'), "utf-8")
    checked = behov("check", "--json")
    (finding,) = json.loads(checked.out)
    assert checked.status == 1
    assert finding.pop("message").startswith("priority kan ikke være kanskje")
    assert finding == {
        "file": WORKSHOP,
        "line": 20,
        "severity": "error",
        "code": "wrong-value",
        "id": "HJT-7K3PM2",
    }


def test_coverage_notes_what_has_no_link_and_is_status_0(behov: Run, folder: Path) -> None:
    (folder / "workshops/krav.toml").write_text(
        'format = 1\ntitle = "Krav"\nkind = "specification"\ndate = 2024-12-04\n\n'
        '[requirements.REG-5T7CQ8]\nnumber = "F-HJT-001"\ntext = "Løsningen skal vise listen."\n',
        "utf-8",
    )
    assert behov("check").out == ""
    noted = behov("check", "--coverage")
    assert noted.status == 0
    assert "workshops/krav.toml:6: merknad: Kravet F-HJT-001 bygger ikke på noe behov." in noted.lines
    assert f"{PROCESS}:23: merknad: Ingen behov er knyttet til steget «Stemmer listen?»." in noted.lines
    found = json.loads(behov("check", "--coverage", "--json").out)
    assert {each["severity"] for each in found} == {"note"}
    assert [each["id"] for each in found if each["code"] == "requirement-without-needs"] == ["REG-5T7CQ8"]
