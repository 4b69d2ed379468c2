from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

from behov.domain.workshop import Need
from behov.domain.workspace import Workspace
from behov.services.alike import AlikeNeeds, alike_pairs, learned
from behov.services.session import Session
from tests.conftest import WORKSHOP, add_need

ASKED = "Medisinlista må eg ha når eg er heime hos brukaren"


def found(needs: AlikeNeeds, workspace: Workspace, *, regional: bool = False) -> list[str]:
    return [each.id for each in needs.like(workspace, ASKED, regional=regional)]


def with_regional(workspace: Workspace) -> Workspace:
    consolidation = workspace.workshop(WORKSHOP).replace(
        path="workshops/samling.toml",
        kind="consolidation",
        date=date(2024, 11, 1),
        needs=(Need(id="REG-000001", text="Legemiddellisten er med hjem til bruker.", merges=("HJT-7K3PM2",)),),
    )
    return Workspace(workspace.settings, workspace.catalogue, (*workspace.workshops, consolidation))


def test_a_need_that_is_recorded_changed_or_taken_out_is_found_as_it_stands(folder: Path) -> None:
    workspace, needs = Session(folder).workspace, AlikeNeeds()
    assert found(needs, workspace)[0] == "HJT-7K3PM2"
    said = add_need(workspace, WORKSHOP, Need(id="HJT-000001", text=ASKED))
    assert found(needs, said)[0] == "HJT-000001"
    changed = add_need(workspace, WORKSHOP, Need(id="HJT-000001", text="Nøkler til bilene"))
    assert found(needs, changed)[0] == "HJT-7K3PM2"
    assert needs.like(changed, "bilnøkler")[0].id == "HJT-000001"
    assert needs.like(workspace, "bilnøkler") == AlikeNeeds().like(workspace, "bilnøkler")


def test_regional_needs_are_found_when_they_are_asked_for(folder: Path) -> None:
    workspace, needs = with_regional(Session(folder).workspace), AlikeNeeds()
    assert "REG-000001" not in found(needs, workspace)
    assert "REG-000001" in found(needs, workspace, regional=True)


def test_the_workspaces_own_synonyms_hold_as_soon_as_they_are_there(folder: Path) -> None:
    needs = AlikeNeeds()
    before = {each.id: each.score for each in needs.like(Session(folder).workspace, "sambandet", 9)}
    with (folder / "behov.toml").open("a", encoding="utf-8") as file:
        file.write('\n[catalogue.synonyms.frakoblet]\nalso = ["samband", "dekning"]\n')
    after = needs.like(Session(folder).workspace, "sambandet")
    assert before.get("HJT-8A1CD3", 0) < 0.1
    assert after[0].id == "HJT-8A1CD3"
    assert after[0].words == ("dekning",)


def test_many_may_ask_at_once(folder: Path) -> None:
    workspace, needs = Session(folder).workspace, AlikeNeeds()
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: needs.like(workspace, ASKED), range(8)))
    assert answers == [AlikeNeeds().like(workspace, ASKED)] * 8


def test_what_merges_teach_is_used(folder: Path) -> None:
    workspace = Session(folder).workspace
    raw = [
        Need(id=f"HJT-00000{number}", text=text)
        for number, text in enumerate(("Kjerre", "Trillebår", "Kjerra", "Trillebåren", "Ei kjerre til kvar"))
    ]
    for need in raw:
        workspace = add_need(workspace, WORKSHOP, need)
    merged = with_regional(workspace)
    regional = merged.workshop("workshops/samling.toml").replace(
        needs=tuple(
            Need(id=f"REG-00000{number}", text="Vogn", merges=merges)
            for number, merges in enumerate((("HJT-000000", "HJT-000001"), ("HJT-000002", "HJT-000003")))
        )
    )
    taught = Workspace(merged.settings, merged.catalogue, (*workspace.workshops, regional))
    assert [each.merges for each in learned(taught)] == [2]
    best = AlikeNeeds().like(taught, "trillebår", 9)
    assert {"HJT-000000", "HJT-000002", "HJT-000004"} <= {each.id for each in best if each.score > 0.3}
    assert "HJT-000004" not in {each.id for each in AlikeNeeds().like(workspace, "trillebår", 9) if each.score > 0.3}


def test_how_far_the_reading_has_come_is_told(folder: Path) -> None:
    told: list[tuple[int, int]] = []
    workspace = add_need(Session(folder).workspace, WORKSHOP, Need(id="HJT-000001", text=ASKED))
    AlikeNeeds().prepare(workspace, lambda done, of: told.append((done, of)))
    assert told == [(0, 3)]
    texts = {need.id: need.text for _, need in workspace.needs}
    best, *_ = alike_pairs(workspace, texts, 5, lambda done, of: told.append((done, of)))
    assert (best.one, best.other) == ("HJT-000001", "HJT-7K3PM2")
    assert told[1:] == [(0, 6), (3, 6)]
