"""The summary: what is in it, that it needs nothing else, and that nothing goes out that must not."""

import re
import time
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from behov.domain.process import Process, Step
from behov.domain.workshop import Need, Voting
from behov.domain.workspace import Workspace
from behov.exports.after.handed_out import NotHandedOut
from behov.exports.after.summary import summary_page, write_summary
from behov.text import use_language
from tests.exports.after.made import BIRTH_NUMBER, HOSTILE, PROCESS, after

_EMPTY = {"meta", "img"}


class Reader(HTMLParser):
    """What a browser would make of the page: its elements, and its rows under the heading that they follow."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.heading = ""
        self.rows: dict[str, list[list[str]]] = {}
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in _EMPTY:
            self.open.append(tag)
        if tag in ("h1", "h2", "h3"):
            self.heading = ""
        if tag == "tr":
            self.rows.setdefault(self.heading, []).append([])
        if tag in ("td", "th"):
            self.rows[self.heading][-1].append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        if tag == "li" and {"td", "th"} & set(self.open):
            self.rows[self.heading][-1][-1] += "|"

    def handle_data(self, data: str) -> None:
        if "style" in self.open:
            return
        self.text += data
        if self.open and self.open[-1] in ("h1", "h2", "h3"):
            self.heading += data
        if {"td", "th"} & set(self.open):
            self.rows[self.heading][-1][-1] += data

    def attributes(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def read(**fields: object) -> Reader:
    return Reader(summary_page(*after(**fields)))


def test_needs_stand_by_priority_and_those_without_one_apart_from_those_not_now() -> None:
    page = read()
    assert page.rows["Må (1)"][1:] == [
        ["Se listen hjemme", "Sykepleier", "Henter papirliste", "Porsgrunn", "7", "HJT-00000A"]
    ]
    assert [row[0] for row in page.rows["Ikke nå (1)"][1:]] == ["Skrive ut"]
    assert [row[0] for row in page.rows["Ikke prioritert (1)"][1:]] == ["Virke uten dekning"]
    assert not [heading for heading in page.rows if heading.startswith(("Bør", "Kan"))]


def test_the_numbers_are_those_of_what_is_handed_out() -> None:
    numbers = " ".join(read().text.split("I tall")[1].split("Deltakere", 2)[1].split())
    for said in ("3 Behov", "1 Må", "0 Bør", "1 Ikke nå", "1 Ikke prioritert", "7 Stemmer avgitt", "2 Parkert"):
        assert said in numbers
    assert "4 Steg i nåsituasjonen 1 Steg i ønsket situasjon 1 Smertepunkter" in numbers


def test_the_parking_lot_has_owners_and_what_was_dropped_its_reason() -> None:
    page = read()
    assert page.rows["Følges opp"][1] == [
        "Hvem eier listen?",
        "Lege|Skien|",
        "Fagansvarlig",
        "01.10.2024",
        "HJT-00001A",
    ]
    assert page.rows["Følges opp"][2][0] == "Dele med legevakt"
    assert [row[:2] for row in page.rows["Lagt bort, og hvorfor"][1:]] == [
        ["Egen app", "Ikke i omfang"],
        ["Faks", "Er faset ut"],
    ]
    assert [row[0] for row in page.rows["Beslutninger"][1:]] == ["Gjelder også natt"]
    assert [row[0] for row in page.rows["Åpne spørsmål"][1:]] == ["Hva med helg?"]


def test_a_process_is_a_picture_and_a_table_for_each_situation() -> None:
    page = read()
    assert page.rows["Nåsituasjon"][:3] == [
        ["Nr.", "Rolle", "Steg", "Type", "Hva følger", "Smertepunkter", "Minutter"],
        ["1", "Sykepleier", "Henter papirliste", "", "→ 2", "Listen er utdatert", "7,5"],
        ["2", "Lege", "Stemmer den?", "beslutning", "Ja → 3|Nei → 1|", "", ""],
    ]
    assert [row[2] for row in page.rows["Ønsket situasjon"][1:]] == ["Åpner listen på mobilen"]
    pictures = page.attributes("img")
    assert len(pictures) == 2
    assert all((each["src"] or "").startswith("data:image/svg+xml;base64,") and each["alt"] for each in pictures)


def test_the_page_is_one_file_that_asks_for_nothing() -> None:
    page = summary_page(*after())
    found = Reader(page)
    assert b"http:" not in page
    assert b"https:" not in page
    assert not {"script", "link", "iframe", "object", "form"} & {tag for tag, _ in found.elements}
    ids = [each["id"] for _, each in found.elements if "id" in each]
    assert len(ids) == len(set(ids))
    assert {(each["href"] or "")[1:] for each in found.attributes("a")} <= set(ids)
    assert [each["content"] for each in found.attributes("meta") if "http-equiv" in each] == [
        "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
    ]


def test_what_is_exempt_is_left_out_and_counted() -> None:
    page = read()
    for secret in ("Hemmelig", "Låser opp", "Avdeling X"):
        assert secret.encode() not in summary_page(*after())
        assert secret not in page.text
    assert "Unntatt offentlighet" in [row[2] for row in page.rows["Nåsituasjon"]]
    assert "3 oppføringer er unntatt offentlighet og vises ikke her." in page.text


def test_a_workshop_that_is_exempt_is_not_handed_out() -> None:
    with pytest.raises(NotHandedOut):
        summary_page(*after(exempt="offl. § 14"))


def test_it_speaks_the_workshops_language_whatever_the_app_speaks() -> None:
    page = read(language="nn")
    assert page.attributes("html") == [{"lang": "nn"}]
    assert "Ikkje prioritert (1)" in page.rows
    assert "Nosituasjon" in page.rows
    use_language("en")
    assert summary_page(*after(language="nn")) == summary_page(*after(language="nn"))
    assert read().attributes("html") == [{"lang": "nb"}]
    assert "Participants" in read(language="en").text


def test_sums_of_votes_are_not_told_before_they_are_shown_to_the_room() -> None:
    for voting, state, told in ((Voting(dots=3), "open", False), (Voting(dots=3, revealed=True), "open", True)):
        page = read(voting=voting, state=state)
        assert ("Stemmer" in page.rows["Må (1)"][0]) is told
        assert ("Stemmer avgitt" in page.text) is told


def test_whatever_people_write_is_text_and_birth_numbers_are_not_told() -> None:
    needs = (Need(id="HJT-00000A", text=f"{HOSTILE} {BIRTH_NUMBER}", role=HOSTILE, priority="must"),)
    process = Process(path="processes/x y.toml", title=HOSTILE, as_is=(Step(id="a", text=f"{HOSTILE} {BIRTH_NUMBER}"),))
    hostile = read(
        needs=needs,
        title=HOSTILE,
        place=HOSTILE,
        facilitator=BIRTH_NUMBER,
        processes=("x y",),
        processes_there=(process,),
    )
    shown = HOSTILE.replace("\x1b", "␛").replace("\x07", "␇").replace("\u202e", "⟨U+202E⟩")
    assert hostile.rows["Må (1)"][1][0] == f"{shown} […]"
    assert BIRTH_NUMBER not in hostile.text
    assert "script" not in {tag for tag, _ in hostile.elements}
    assert not [each for _, each in hostile.elements if "onload" in each]


def test_a_workshop_with_nothing_in_it_says_what_happens_next() -> None:
    page = read(needs=(), notes=(), participants=(), processes=())
    assert "Hva skjer nå" in page.text
    assert not page.rows
    assert "I tall" not in page.text


def test_a_picture_that_cannot_be_drawn_costs_only_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    workspace, workshop = after()
    own = Workspace(
        settings=workspace.settings.replace(renderer="dot"), catalogue=workspace.catalogue, processes=(PROCESS,)
    )
    page = Reader(summary_page(own, workshop))
    assert not page.attributes("img")
    assert "dot" in page.text
    assert len(page.rows["Nåsituasjon"]) == 5


def test_who_has_confirmed_is_told() -> None:
    confirmed = ({"municipality": "4003", "role": "Fagleder", "date": date(2024, 9, 25)},)
    assert "Skien, Fagleder, 25.09.2024" in read(confirmed=confirmed).text
    assert "Bekreftet av" not in read().text


def test_only_an_example_says_that_it_is_one_and_who_to_write_to_is_told_if_given() -> None:
    assert "Eksempeldata" in read(example=True).text
    assert "Eksempeldata" not in read().text
    assert "skriv til Prosjektleder" in read(facilitator="Prosjektleder").text
    assert "skriv til" not in read().text


def test_it_is_written_among_the_exports_and_is_the_same_bytes_again(tmp_path: Path) -> None:
    workspace, workshop = after()
    path = write_summary(workspace, workshop, tmp_path)
    assert path == tmp_path / "oppsummering/2024-09-12-hjemme.html"
    assert path.read_bytes() == summary_page(workspace, workshop)
    assert not re.search(rb"\d{4}-\d\d-\d\dT", path.read_bytes())


def test_a_long_day_is_summed_up_long_before_anybody_leaves() -> None:
    steps = tuple(Step(id=f"s{n}", role=f"Rolle {n % 5}", text=f"Gjør oppgave nummer {n}") for n in range(44))
    processes = tuple(
        Process(path=f"processes/p{n}.toml", title=f"P{n}", as_is=steps, to_be=steps[:40]) for n in range(2)
    )
    needs = tuple(Need(id=f"HJT-0000{n:02}", text=f"Behov {n} " * 12, priority="must") for n in range(60))
    begun = time.perf_counter()
    page = read(needs=needs, processes=("p0", "p1"), processes_there=processes)
    assert time.perf_counter() - begun < 10
    assert len(page.attributes("img")) == 4
