"""The step table: the rows, and the page as another program reads it."""

from collections import Counter
from html.parser import HTMLParser
from urllib.parse import quote

import pytest

from behov.domain.process import Branch, Process, Step
from behov.domain.workspace import Workspace
from behov.exports.processes.step_rows import Onward, StepRow, step_rows
from behov.exports.processes.step_table import step_table
from behov.text import use_language
from tests.exports.made import region

HOSTILE = '<script>alert(1)</script>" onload="x" {{ 7*7 }} {% raw %} &amp; </td>'
STEPS = (
    Step(id="ringer", role="Pårørende", text="Ringer", kind="start"),
    Step(
        id="vurder",
        role="Lege",
        text="Må noe gjøres?",
        kind="decision",
        branches={"Ja": Branch(to="gjor"), "Nei": Branch(to="ringer")},
        systems=("EPJ", "Visma Profil", "Profil X", "sfm"),
        components=("PLL",),
        inputs=("Liste", " "),
        outputs=("Vurdering", "Notat i Visma Profil"),
        pains=("Listen er gammel", "Den er borte"),
        minutes=7.5,
    ),
    Step(id="gjor", text="Gjør det i Visma Profil", minutes=10),
)


def process(*steps: Step, **fields: str) -> Process:
    return Process.model_validate({"path": "processes/p.toml", "title": "Innkomst", "as_is": steps or STEPS, **fields})


def workspace(shown: Process, **settings: object) -> Workspace:
    made = region(**settings)
    return Workspace(settings=made.settings, catalogue=made.catalogue, processes=(shown,))


class Reader(HTMLParser):
    """What a browser would make of the page: its elements, and the texts in its cells."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.rows: list[list[str]] = []
        self.text = ""
        self._in_cell = False
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
            self._in_cell = True

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self._in_cell = False
        if tag in ("li", "div") and self._in_cell:
            self.rows[-1][-1] += "|"

    def handle_data(self, data: str) -> None:
        self.text += data
        if self._in_cell:
            self.rows[-1][-1] += data

    def attributes(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def test_a_row_tells_what_the_drawing_shows_and_what_it_has_no_room_for() -> None:
    shown = process()
    rows = step_rows(shown, "as-is", workspace(shown).catalogue)
    assert rows[1] == StepRow(
        2,
        "Lege",
        "Må noe gjøres?",
        "decision",
        (Onward(3, "Ja"), Onward(1, "Nei")),
        ("EPJ", "Visma Profil", "Profil X", "SFM", "PLL"),
        ("Liste",),
        ("Vurdering", "Notat i Visma Profil"),
        ("Listen er gammel", "Den er borte"),
        7.5,
    )
    assert [row.onward for row in rows] == [(Onward(2),), rows[1].onward, ()]


def test_a_doubled_step_is_a_row_of_its_own() -> None:
    rows = step_rows(process(Step(id="a", text="En"), Step(id="a", text="To")), "as-is", region().catalogue)
    assert [(row.number, row.text) for row in rows] == [(1, "En"), (2, "To")]


def test_a_tender_sees_no_pain_points_and_no_products() -> None:
    shown = process(title="Innkomst i Visma Profil", trigger="Visma Profil varsler")
    page = Reader(step_table(workspace(shown), shown, "as-is", audience="tender"))
    assert "Visma" not in page.text
    assert "Profil" not in page.text
    assert "gammel" not in page.text
    assert "Smertepunkter" not in page.rows[0]
    assert page.rows[2][5] == "EPJ|annet system|SFM|PLL|"
    assert {len(row) for row in page.rows} == {9}


def test_a_tender_sees_nothing_of_what_is_exempt_but_that_it_is_there() -> None:
    secret = STEPS[1].replace(exempt="offl. § 23")
    shown = process(STEPS[0], secret, STEPS[2])
    page = Reader(step_table(workspace(shown), shown, "as-is", audience="tender"))
    assert page.rows[2] == ["2", "", "Unntatt offentlighet", "beslutning", " → 3| → 1|", "", "", "", ""]
    everything = process(exempt="offl. § 23")
    rows = step_rows(everything, "as-is", region().catalogue, "tender")
    assert {row.text for row in rows} == {"Unntatt offentlighet"}
    internal = Reader(step_table(workspace(shown), shown, "as-is"))
    assert internal.rows[2][2] == "Må noe gjøres?"


def test_the_page_is_a_table_that_can_be_read_aloud() -> None:
    shown = process()
    page = Reader(step_table(workspace(shown), shown, "as-is", quote("innkomst å.as-is.svg")))
    assert page.attributes("html") == [{"lang": "nb"}]
    assert page.rows[0] == [
        "Nr.",
        "Rolle",
        "Steg",
        "Type",
        "Hva følger",
        "Systemer",
        "Informasjon inn",
        "Informasjon ut",
        "Smertepunkter",
        "Minutter",
    ]
    assert page.rows[2][4] == "Ja → 3|Nei → 1|"
    assert page.rows[2][8:] == ["Listen er gammel|Den er borte|", "7,5"]
    assert Counter(each.get("scope") for each in page.attributes("th")) == {"col": 10, "row": 3}
    assert "Stegene i Innkomst – nåsituasjon" in page.text
    [picture] = page.attributes("img")
    assert picture == {
        "src": "innkomst%20%C3%A5.as-is.svg",
        "alt": "Svømmebanediagram. Stegene står i tabellen nedenfor.",
    }


def test_the_page_needs_nothing_from_elsewhere() -> None:
    shown = process()
    page = step_table(workspace(shown), shown, "as-is")
    assert b"http" not in page
    assert not {"script", "link", "iframe", "object", "img"} & {tag for tag, _ in Reader(page).elements}
    assert all((each["href"] or "").startswith("#step-") for each in Reader(page).attributes("a"))


def test_every_link_leads_to_a_row() -> None:
    shown = process()
    page = Reader(step_table(workspace(shown), shown, "as-is"))
    rows = {f"#{each['id']}" for each in page.attributes("tr") if "id" in each}
    assert {each["href"] for each in page.attributes("a")} <= rows


def test_whatever_people_write_is_text() -> None:
    hostile = Step(
        id="a",
        text=HOSTILE,
        role=HOSTILE,
        systems=(HOSTILE,),
        inputs=(HOSTILE, HOSTILE),
        pains=(HOSTILE,),
        branches={HOSTILE: Branch(to="a")},
        next=("a",),
    )
    shown = process(hostile, title=HOSTILE, trigger=HOSTILE)
    plain = Reader(step_table(workspace(process(hostile)), process(hostile), "as-is"))
    page = Reader(step_table(workspace(shown), shown, "as-is", picture=HOSTILE))
    assert page.rows[1][1:3] == [HOSTILE, HOSTILE]
    assert page.rows[1][6] == f"{HOSTILE}|{HOSTILE}|"
    assert {tag for tag, _ in page.elements} == {tag for tag, _ in plain.elements} | {"p", "img"}
    assert not [each for _, each in page.elements if "onload" in each]


def test_hidden_characters_are_shown_and_birth_numbers_are_not() -> None:
    shown = process(Step(id="a", text="Rin\u202eger 13097248022"), title="Til\x1b 13097248022")
    page = step_table(workspace(shown), shown, "as-is").decode()
    assert "Rin⟨U+202E⟩ger […]" in page
    assert "Til␛ […]" in page
    assert "13097248022" not in page


@pytest.mark.parametrize(("language", "minutes"), [("nb", "7,5"), ("nn", "7,5"), ("en", "7.5")])
def test_numbers_are_written_as_in_the_language(language: str, minutes: str) -> None:
    use_language(language)  # type: ignore[arg-type]
    shown = process()
    assert Reader(step_table(workspace(shown), shown, "as-is")).rows[2][-1] == minutes


def test_only_an_example_says_that_it_is_one() -> None:
    shown = process()
    assert "Eksempeldata" in Reader(step_table(workspace(shown, example=True), shown, "as-is")).text
    assert "Eksempeldata" not in Reader(step_table(workspace(shown), shown, "as-is")).text


def test_the_same_process_is_the_same_bytes() -> None:
    shown = process()
    assert step_table(workspace(shown), shown, "as-is") == step_table(workspace(shown), shown, "as-is")


def test_a_variant_without_steps_has_a_table_without_rows() -> None:
    shown = process()
    assert len(Reader(step_table(workspace(shown), shown, "to-be")).rows) == 1
