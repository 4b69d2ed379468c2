"""What a tender must not name: products and suppliers, and what may be one."""

from datetime import date

from behov.domain.catalogue import Catalogue, Component
from behov.domain.other_tables import Agreement, Answer, System
from behov.domain.process import Process, Step
from behov.domain.product_names import product_names, without_products
from behov.domain.workshop import Need, Workshop
from behov.domain.workspace import Workspace

CATALOGUE = Catalogue(components={"L-TURNUS": Component(id="L-TURNUS", short="Turnus", kind="local")})


def workspace(*steps: Step, **tables: object) -> Workspace:
    heard = Workshop.model_validate(
        {"path": "workshops/w.toml", "title": "W", "kind": "integration", "date": date(2024, 9, 1), **tables}
    )
    process = Process(path="processes/p.toml", title="P", as_is=steps)
    return Workspace(catalogue=CATALOGUE, workshops=(heard,), processes=(process,))


def test_recorded_systems_and_suppliers_are_names() -> None:
    recorded = workspace(
        systems=(System(id="TVG-1", name="Profil", supplier="Leverandøren AS"), System(id="TVG-2", name="Turnus")),
        agreements=(Agreement(id="TVG-3", supplier="Avtale AS"),),
        answers=(Answer(id="TVG-4", supplier="Svar AS"),),
    )
    assert product_names(recorded) == {"Profil", "Leverandøren AS", "Avtale AS", "Svar AS"}


def test_a_system_that_no_catalogue_knows_may_be_a_product() -> None:
    used = workspace(Step(id="a", text="A", systems=("Gerica", "Turnus", "EPJ", "x")), needs=())
    assert product_names(used) == {"Gerica"}
    said = workspace(needs=(Need(id="TVG-5", text="Vi må se det", systems=("CosDoc",)),))
    assert product_names(said) == {"CosDoc"}


def test_what_is_also_information_is_no_product() -> None:
    assert product_names(workspace(Step(id="a", text="A", systems=("Rapport",), outputs=("Rapport",)))) == frozenset()


def test_a_name_is_left_out_where_it_stands_as_words_of_its_own() -> None:
    names = frozenset({"Profil", "Profil Mobil", "C++ (gammel)"})
    assert without_products("Åpner Profil Mobil og Profil.", names, "[system]") == "Åpner [system] og [system]."
    assert without_products("Brukerprofilen i Profilen", names, "[system]") == "Brukerprofilen i Profilen"
    assert without_products("I C++ (gammel)", names, "[system]") == "I [system]"
    assert without_products("Ingen", names, "[system]") == "Ingen"


def test_products_that_hints_know_are_names_wherever_they_were_recorded() -> None:
    known = Catalogue.model_validate(
        {"hints": {"products": {"id": "products", "words": ("Gerica", "iPad*"), "also": ("Egen",)}}}
    )
    names = product_names(Workspace(catalogue=known))
    assert names == {"Gerica", "iPad*", "Egen"}
    assert without_products("Gerica på iPaden, ikke på ipad", names, "[system]") == "[system] på [system], ikke på ipad"
