from datetime import date
from typing import Any

from behov.domain.catalogue import Area, Catalogue, Component
from behov.domain.connections import Connection
from behov.domain.other_tables import Integration, System
from behov.domain.process import Process, Step
from behov.domain.system_words import RECORD
from behov.domain.touched import Touched, touches
from behov.domain.workshop import Need, Workshop
from behov.domain.workspace import Workspace

HOME = Area(id="hjemme", prefix="HJT")
CATALOGUE = Catalogue(
    areas={"hjemme": HOME},
    components={
        "KJ": Component(id="KJ", short="Kjernejournal", kind="national", also=("journalen",)),
        "HPR": Component(id="HPR", short="HPR", kind="register"),
        "L-TURNUS": Component(id="L-TURNUS", short="Turnus", kind="local"),
    },
)


def step(step_id: str, *systems: str, components: tuple[str, ...] = ()) -> Step:
    return Step(id=step_id, text="Gjør noe", systems=systems, components=components)


def process(stem: str, *as_is: Step, to_be: tuple[Step, ...] = (), **fields: Any) -> Process:
    return Process(path=f"processes/{stem}.toml", title=stem, as_is=as_is, to_be=to_be, **fields)


def need(number: int, **fields: Any) -> Need:
    return Need(id=f"HJT-00000{number}", text="Vi trenger noe", **fields)


def workshop(stem: str, *needs: Need, **fields: Any) -> Workshop:
    fields = {"kind": "needs", **fields}
    return Workshop(path=f"workshops/{stem}.toml", title=stem, date=date(2024, 9, 12), needs=needs, **fields)


def joined(number: int, source: str | None, target: str | None, **fields: Any) -> Integration:
    return Integration(id=f"REG-00000{number}", source=source, target=target, **fields)


def integrating(*integrations: Integration, **fields: Any) -> Workshop:
    return workshop("integrasjoner", kind="integration", integrations=integrations, **fields)


def region(*records: Process | Workshop) -> Workspace:
    return Workspace(
        catalogue=CATALOGUE,
        workshops=tuple(each for each in records if isinstance(each, Workshop)),
        processes=tuple(each for each in records if isinstance(each, Process)),
    )


def counted(found: tuple[Touched, ...]) -> dict[str, tuple[int, int]]:
    return {each.name: (each.steps, each.needs) for each in found}


def test_a_step_counts_once_whatever_it_is_called_and_in_whichever_variant() -> None:
    found = touches(
        region(
            process("p", step("a", "Kjernejournal", "journalen", components=("KJ",)), to_be=(step("a", "KJ"),)),
            process("q", step("a", "kjernejournal")),
        )
    )
    assert counted(found.systems) == {"Kjernejournal": (2, 0)}


def test_a_need_counts_once_by_naming_a_system_and_by_its_steps() -> None:
    found = touches(
        region(
            process("p", step("a", "Fagsystem", components=("KJ",)), to_be=(step("a", components=("HPR",)),)),
            workshop(
                "w",
                need(1, components=("KJ",), steps=("p/a", "p/a")),
                need(2, systems=("Fagsystem",)),
                need(3, steps=("p/a",)),
                need(4),
            ),
        )
    )
    assert counted(found.systems) == {"Fagsystem": (1, 3), "Kjernejournal": (1, 2), "HPR": (1, 2)}


def test_consolidated_needs_are_not_counted_beside_those_they_gather() -> None:
    regional = workshop("k", need(9, components=("KJ",)), kind="consolidation")
    assert not touches(region(workshop("w", need(1)), regional)).systems


def test_what_is_touched_says_where_first() -> None:
    found = touches(
        region(
            process("p", step("a", "Nå"), to_be=(step("a", "Nå"), step("b", "Ønsket"))),
            workshop("w", need(1, systems=("Nå", "Ønsket", "Behov"))),
            integrating(joined(1, "EPJ", "Avtalt")),
        )
    )
    assert {each.name: each.basis for each in found.systems} == {
        "Nå": "as-is",
        "Ønsket": "to-be",
        "Behov": "needs",
        "Avtalt": "integrations",
    }


def test_the_record_system_is_one_and_its_parts_are_told_apart() -> None:
    found = touches(
        region(
            process(
                "p", step("a", "EPJ", "EPJ mobil"), step("b", "epj  mobil"), step("c", "Elektronisk pasientjournal")
            ),
            workshop("w", need(1, steps=("p/a", "p/b")), need(2, systems=("EPJ",))),
        )
    )
    assert (found.record.key, found.record.steps, found.record.needs) == (RECORD, 3, 2)
    assert counted(found.parts) == {"EPJ mobil": (2, 1)}
    assert not found.systems


def test_a_product_that_the_catalogue_knows_as_the_record_system_is_it() -> None:
    ours = Component(id="EPJ", short="EPJ", kind="local", also=("Journalproduktet",))
    workspace = region(process("p", step("a", "Journalproduktet")))
    catalogue = CATALOGUE.replace(components={**CATALOGUE.components, "EPJ": ours})
    assert touches(Workspace(catalogue=catalogue, processes=workspace.processes)).record.steps == 1


def test_a_system_of_an_integration_workshop_is_the_component_that_it_is() -> None:
    recorded = (
        System(id="REG-000001", name="Turnusproduktet", component="L-TURNUS"),
        System(id="REG-000002", name="Kaldt"),
    )
    found = touches(
        region(
            process("p", step("a", "turnusproduktet"), step("b", "REG-000002")),
            workshop("i", kind="integration", systems=recorded),
        )
    )
    assert counted(found.systems) == {"Turnus": (1, 0), "Kaldt": (1, 0)}


def test_groups_come_in_their_order_and_the_most_touched_first() -> None:
    found = touches(region(process("p", step("a", "Lite", "HPR", "KJ"), step("b", "Turnus"), step("c", "Turnus"))))
    assert [each.name for each in found.systems] == ["Turnus", "Lite", "Kjernejournal", "HPR"]


def test_unnamed_systems_are_one_and_each_step_counts_once_for_it() -> None:
    workspace = region(
        process("p", step("a", "Produkt A", "Produkt B", "EPJ Produkt C"), step("b", "Produkt A", "Turnus"))
    )
    found = touches(workspace, own_named=False)
    assert counted(found.systems) == {"Turnus": (1, 0), "": (2, 0)}
    assert found.record.steps == 1
    assert not found.parts


def test_a_process_counts_its_own_steps_and_the_needs_linked_to_them() -> None:
    mine = process("p", step("a", components=("KJ",)), area="hjemme")
    workspace = region(
        mine,
        process("q", step("a", components=("KJ", "HPR"))),
        workshop("w", need(1, components=("KJ",)), need(2, steps=("p/a",)), need(3, steps=("q/a",)), area="hjemme"),
    )
    assert counted(touches(workspace, mine).systems) == {"Kjernejournal": (1, 1)}


def test_an_area_counts_its_processes_and_its_needs() -> None:
    workspace = region(
        process("p", step("a", components=("KJ",)), area="hjemme"),
        process("q", step("a", components=("KJ", "HPR")), area="institusjon"),
        workshop("w", need(1, components=("KJ",)), need(2, components=("KJ",), area="institusjon"), area="hjemme"),
        workshop("v", need(3, steps=("p/a",)), need(4, steps=("q/a",)), area="institusjon"),
    )
    assert counted(touches(workspace, HOME).systems) == {"Kjernejournal": (1, 2)}


def test_what_does_not_concern_those_who_take_part_is_not_counted() -> None:
    workspace = region(
        process("p", step("a", components=("KJ",)), municipalities=("4034",)),
        workshop("w", need(1, components=("HPR",)), municipalities=("4034",)),
        integrating(joined(1, "EPJ", "KJ", municipality="4034")),
    )
    found = touches(workspace, concerns=lambda municipalities: "4034" not in municipalities)
    assert not found.systems
    assert not found.connections


def test_integrations_with_the_same_ends_and_status_are_one() -> None:
    found = touches(
        region(
            integrating(
                joined(1, "EPJ", "KJ", status="in-use", standard="FHIR", municipality="4001"),
                joined(2, "EPJ mobil", "Kjernejournal", status="in-use", standard="FHIR", municipality="4003"),
                joined(3, "KJ", "EPJ", status="in-use", standard="Portal"),
                joined(4, "KJ", "EPJ", status="missing"),
                joined(5, "EPJ", "EPJ mobil", status="in-use"),
                joined(6, "EPJ", None, status="in-use"),
            )
        )
    )
    kj = "component KJ"
    assert found.connections == (
        Connection(RECORD, kj, "in-use", ("FHIR", "Portal"), ("4001", "4003"), both_ways=True),
        Connection(kj, RECORD, "missing"),
    )


def test_an_integration_without_a_status_has_that_of_its_category() -> None:
    found = touches(
        region(
            integrating(
                joined(1, "EPJ", "KJ", category="existing"),
                joined(2, "EPJ", "HPR", category="future"),
                joined(3, "EPJ", "Turnus"),
            )
        )
    )
    assert [each.status for each in found.connections] == ["in-use", "planned", "unset"]


def test_a_process_has_the_integrations_between_the_systems_that_it_touches() -> None:
    mine = process("p", step("a", components=("KJ",)))
    workspace = region(mine, integrating(joined(1, "EPJ", "KJ"), joined(2, "EPJ", "HPR"), joined(3, "KJ", "HPR")))
    found = touches(workspace, mine)
    assert [(each.source, each.target) for each in found.connections] == [(RECORD, "component KJ")]
    assert len(touches(workspace).connections) == 3


def test_birth_numbers_are_left_out_of_names_and_standards() -> None:
    found = touches(
        region(
            process("p", step("a", "System 01010750160")), integrating(joined(1, "EPJ", "KJ", standard="01010750160"))
        )
    )
    assert [each.name for each in found.systems] == ["System […]", "Kjernejournal"]
    assert found.connections[0].standards == ("[…]",)


def test_blank_words_are_no_systems() -> None:
    assert not touches(region(process("p", step("a", "", "  ")), integrating(joined(1, " ", "KJ")))).systems
