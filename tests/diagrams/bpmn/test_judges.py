"""Other people's tools accept our BPMN: Camunda's reader, bpmnlint's recommended rules, and the standard's schema.

They run where `npm install` was run in tests/data/bpmn.
"""

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from behov.diagrams.bpmn.file import write_bpmn
from behov.diagrams.views.nodes import Drawing
from behov.services.session import Session
from tests.diagrams.made import processes

JUDGES = Path(__file__).parents[2] / "data" / "bpmn"
REPOSITORY = Path(__file__).parents[3]

pytestmark = pytest.mark.skipif(
    not shutil.which("node") or not (JUDGES / "node_modules").is_dir(),
    reason="needs node, and `npm install` in tests/data/bpmn",
)


def complaints(folder: Path) -> list[str]:
    judged = subprocess.run(["node", JUDGES / "judge.mjs", folder], capture_output=True, check=True, encoding="utf-8")
    return judged.stdout.splitlines()


def test_nothing_is_said_of_the_examples(tmp_path: Path) -> None:
    workspace = Session(REPOSITORY).workspace
    for process in workspace.processes:
        for view in ("as-is", "to-be"):
            drawn = Drawing(process, view, workspace.catalogue, example=True)
            (tmp_path / f"{process.stem}.{view}.bpmn").write_bytes(write_bpmn(drawn))
    assert complaints(tmp_path) == []


@pytest.mark.parametrize("wild", [False, True])
def test_nothing_is_said_of_a_hundred_made_up_processes(tmp_path: Path, wild: bool) -> None:
    drawn: list[Drawing] = []

    @settings(max_examples=100, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(processes(most_steps=25, most_lanes=6, most_loops=20 if wild else 4, wild=wild))
    def draw(each: Drawing) -> None:
        drawn.append(each)

    draw()
    for number, each in enumerate(drawn):
        (tmp_path / f"{number}.bpmn").write_bytes(write_bpmn(each))
    assert complaints(tmp_path) == []


def test_the_judges_do_say_something(tmp_path: Path) -> None:
    spoilt = write_bpmn(
        Drawing(Session(REPOSITORY).workspace.processes[0], "as-is", Session(REPOSITORY).workspace.catalogue)
    )
    (tmp_path / "spoilt.bpmn").write_bytes(spoilt.replace(b'id="pool" name=', b'id="pool" nama='))
    said = complaints(tmp_path)
    assert any("bpmn-moddle" in each for each in said)
    assert any("bpmnlint label-required" in each for each in said)
    assert any("schema" in each for each in said)
