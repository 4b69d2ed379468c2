from datetime import date

from behov.domain.catalogue import Area, Catalogue
from behov.domain.process import Process, Step
from behov.domain.settings import Settings
from behov.domain.standing import Standing
from behov.domain.workshop import Need, Workshop
from behov.domain.workspace import Workspace

DAY = date(2024, 9, 12)
HELD = Workshop(
    path="workshops/a.toml",
    title="A",
    kind="needs",
    date=DAY,
    area="home",
    state="closed",
    municipalities=("4001",),
    needs=(
        Need(id="HJT-000001", text="en", priority="must"),
        Need(id="HJT-000002", text="to", municipalities=("4001", "4003")),
        Need(id="HJT-000003", text="tre", area="ward", municipalities=()),
    ),
)
PLANNED = Workshop(path="workshops/b.toml", title="B", kind="needs", date=DAY, area="ward", state="planned")
LOST = Workshop(path="workshops/c.toml", title="C", kind="needs", date=DAY, area="nowhere")
STANDING = Standing(
    Workspace(
        settings=Settings(municipalities=("4001", "4003", "4005")),
        catalogue=Catalogue(areas={"home": Area(id="home"), "ward": Area(id="ward")}),
        workshops=(HELD, PLANNED, LOST),
        processes=(Process(path="processes/p.toml", title="P", area="home", as_is=(Step(id="s", text="s"),)),),
    )
)


def test_areas_come_in_the_catalogues_order_and_what_belongs_to_none_comes_last() -> None:
    assert [(each.area, each.held, len(each.workshops), each.needs) for each in STANDING.areas] == [
        ("home", 1, 1, 2),
        ("ward", 0, 1, 1),
        ("", 1, 1, 0),
    ]


def test_a_need_counts_for_every_municipality_that_raised_it() -> None:
    assert STANDING.coverage == {"4001": {"home": 2}, "4003": {"home": 1}, "4005": {}}


def test_what_is_missing_is_found() -> None:
    assert STANDING.silent == ("4005",)
    assert STANDING.unheard == ("ward",)
    assert STANDING.unweighed == 2
    assert [process.title for process in STANDING.unchanged] == ["P"]
