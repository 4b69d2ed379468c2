"""The hints of a whole workspace: found once, and after an edit only where something has changed."""

from pathlib import Path

from behov.domain.edits import change_need, change_process
from behov.domain.hints.deciding import waive_hint
from behov.services.open_hints import FEW, Hinted, OpenHints
from behov.services.session import Session
from tests.conftest import PROCESS, WORKSHOP

OTHER = "workshops/2024-10-01-andre.toml"


def by_key(found: tuple[Hinted, ...]) -> dict[str, Hinted]:
    return {each.key.removesuffix(f" {each.workshop.path}"): each for each in found}


def test_only_the_workshop_that_changed_is_looked_through_again(folder: Path) -> None:
    (folder / OTHER).write_text(
        'format = 1\ntitle = "Andre"\nkind = "needs"\ndate = 2024-10-01\n\n[needs.REG-000001]\ntext = "En app."\n',
        "utf-8",
    )
    session, hints = Session(folder), OpenHints()
    before = by_key(hints.of(session.workspace))
    session.apply(lambda now: waive_hint(now, WORKSHOP, "HJT-8A1CD3", "role"))
    after = by_key(hints.of(session.workspace))
    assert set(before) - set(after) == {"HJT-8A1CD3 role"}
    assert after["REG-000001 solution"] is before["REG-000001 solution"]
    session.undo()
    assert set(by_key(hints.of(session.workspace))) == set(before)
    assert hints.knows(session.workspace)


def test_processes_that_come_and_go_change_what_is_missing(folder: Path) -> None:
    session, hints = Session(folder), OpenHints()
    assert "HJT-8A1CD3 step" in by_key(hints.of(session.workspace, WORKSHOP))
    session.apply(lambda now: change_process(now, PROCESS, area="ledelse"))
    assert "HJT-8A1CD3 step" not in by_key(hints.of(session.workspace, WORKSHOP))


def test_it_is_known_that_all_is_to_be_looked_through_again(folder: Path) -> None:
    for number in range(FEW):
        (folder / f"workshops/2024-11-{number}.toml").write_text(
            f'format = 1\ntitle = "{number}"\nkind = "needs"\ndate = 2024-11-01\n', "utf-8"
        )
    session, hints = Session(folder), OpenHints()
    assert not hints.knows(session.workspace)
    hints.of(session.workspace)
    session.apply(lambda now: waive_hint(now, WORKSHOP, "HJT-8A1CD3", "role"))
    assert hints.knows(session.workspace)
    session.apply(lambda now: change_process(now, PROCESS, area="ledelse"))
    assert not hints.knows(session.workspace)


def test_a_product_named_anywhere_is_known_everywhere(folder: Path) -> None:
    session, hints = Session(folder), OpenHints()
    session.apply(lambda now: change_need(now, WORKSHOP, "HJT-8A1CD3", text="Lista må kome frå NordPlan."))
    assert "HJT-8A1CD3 product" not in by_key(hints.of(session.workspace))
    session.apply(lambda now: change_need(now, WORKSHOP, "HJT-7K3PM2", systems=("NordPlan",)))
    assert by_key(hints.of(session.workspace))["HJT-8A1CD3 product"].hint.words == "«NordPlan»"
