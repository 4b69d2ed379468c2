"""What a workspace holds, and what is wrong in it."""

import json
from pathlib import Path

from tests.cli.conftest import Run
from tests.conftest import PROCESS, WORKSHOP
from tests.specified import SPECIFICATION, specify


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


def test_regional_needs_are_listed_with_what_came_of_them(behov: Run, folder: Path) -> None:
    specify(folder)
    first, *_, last = json.loads(behov("list", "regional", "--json").out)
    assert (first["areas"], first["outcome"], first["merges"]) == (["hjemmetjeneste"], None, ["HJT-7K3PM2"])
    assert (last["outcome"], last["decided"], last["requirements"]) == ("requirement", "2024-11-20", ["REG-00000P"])
    said = "Legemiddellisten skal være tilgjengelig der bruker er."
    assert behov("list", "regional").lines[0] == f"REG-00000A\tHJT\t2024-11-20-konsolidering\tmust\t\t{said}"
    assert len(behov("list", "regional", "--area", "HJT").lines) == 3


def test_requirements_are_listed_by_what_they_rest_on(behov: Run, folder: Path) -> None:
    specify(folder)
    first, second = json.loads(behov("list", "requirements", "--json").out)
    assert (first["number"], first["needs"], first["suspect"]) == ("F-HJT-001", ["REG-00000D"], True)
    assert (second["state"], second["category"], second["areas"]) == ("draft", None, [])
    row = "REG-00000P\tHJT\t2024-12-04-spesifikasjon\tF-HJT-001\tevaluated\tdraft\t1\t"
    assert behov("list", "requirements").lines[0].startswith(row)
    assert [each["id"] for each in json.loads(behov("list", "requirements", "--area", "HJT", "--json").out)] == [
        "REG-00000P"
    ]


def test_a_wrong_value_of_a_requirement_is_listed_as_it_stands(behov: Run, folder: Path) -> None:
    path = specify(folder) / SPECIFICATION
    path.write_text(
        path.read_text("utf-8").replace('"evaluated"', "2024-01-02").replace('["REG-00000D"]', "3"), "utf-8"
    )
    assert "\t2024-01-02\tdraft\t3\t" in behov("list", "requirements").lines[0]
    assert json.loads(behov("list", "requirements", "--json").out)[0]["needs"] == 3


def test_too_many_absolute_requirements_are_a_note(behov: Run, folder: Path) -> None:
    path = specify(folder) / SPECIFICATION
    row = '\n[requirements.REG-0000{}]\ntext = "Skal"\ncategory = "absolute"\n'
    path.write_text(path.read_text("utf-8") + "".join(row.format(sign * 2) for sign in "VWX"), "utf-8")
    checked = behov("check")
    assert checked.status == 0
    (line,) = (line for line in checked.lines if "absolutte" in line)
    assert "merknad: 3 av 5 krav er absolutte, som er mer enn 40 %" in line


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
