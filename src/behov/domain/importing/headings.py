"""What the columns of a sheet mean, by their headings: in Norwegian or English, in behov's own words or in others."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal
from unicodedata import combining, normalize

from behov.domain.importing.sheet import Row, Sheet

# fmt: off
Meaning = Literal[
    "text", "role", "priority", "municipalities", "steps", "systems", "effects", "products", "note", "votes",
    "id", "kind", "status", "area", "scope", "adjacent", "exempt", "language", "recorded",
]
# fmt: on

# Headings as people write them, and those of behov's own exports. Of two columns with one meaning, the one whose
# heading stands first here is it; what the other holds goes to the note.
HEADINGS: Mapping[Meaning, tuple[str, ...]] = {
    "text": (
        *("Behov", "Tekst", "Beskrivelse", "Need", "Text", "Needs", "Description", "Beskriving", "Råbehov"),
        *("Behovsbeskrivelse", "Beskrivelse av behov", "Brukerhistorie", "Brukarhistorie", "User story", "Raw need"),
        *("Krav", "Kravtekst", "Requirement", "Ønske", "Innspill"),
    ),
    "role": (
        "Rolle",
        "Role",
        "Roller",
        "Roles",
        "Hvem",
        "Kven",
        "Who",
        "Yrkesgruppe",
        "Brukergruppe",
        "Aktør",
        "Actor",
    ),
    "priority": ("Prioritet", "Priority", "Prioritering", "Pri", "Prio", "MoSCoW", "Viktighet", "Importance"),
    "municipalities": (
        *("Kommune", "Municipality", "Kommuner", "Kommunar", "Municipalities", "Kommunenr", "Kommunenummer"),
        *("Municipality number", "Municipality numbers", "municipality_numbers"),
    ),
    "steps": (
        *("Steg", "Step", "Steps", "Prosess-steg", "Prosesstrinn", "Trinn", "Process step", "Steg-ID", "Step ID"),
        *("Step IDs", "step_ids"),
    ),
    "systems": (
        *("System", "Systemer", "Systems", "Løsning", "Løsninger", "Løysing", "Solution", "Fagsystem"),
        *("Komponent", "Komponenter", "Komponentar", "Component", "Components", "Komponent-ID", "Component ID"),
        *("Component IDs", "component_ids"),
    ),
    "effects": (
        *("Effekt", "Effect", "Effekter", "Effektar", "Effects", "Gevinst", "Gevinster", "Gevinstar", "Benefit"),
        *("Benefits", "Nytte", "Effekt-ID", "Effect ID", "Effect IDs", "effect_ids"),
    ),
    "products": ("Prosjektprodukt", "Project product", "Project products", "Produkt", "Product", "product_ids"),
    "note": ("Merknad", "Notat", "Note", "Merknader", "Notes", "Remark", "Remarks", "Kommentar", "Comment", "Comments"),
    "votes": ("Stemmer", "Votes", "Prikker", "Prikkar", "Dots", "Røyster", "Antall stemmer", "Poeng"),
    "id": ("Id", "Behov-ID", "Behovs-ID", "Råbehov-ID", "Need ID", "Raw need ID", "raw_need_id"),
    "kind": ("Type", "Kind", "Behovstype", "Kind of need", "Need type", "need_type", "Kravtype"),
    "status": ("Status", "Tilstand"),
    "area": ("Område", "Area", "Tjenesteområde", "Tenesteområde", "Service area", "Fagområde", "Tjeneste", "Teneste"),
    "scope": ("Avgrensing", "Avgrensning", "Delimitation", "Scope", "Omfang"),
    "adjacent": ("Tilgrensende tjeneste", "Tilgrensande teneste", "Adjacent service", "adjacent"),
    "exempt": ("Unntatt offentlighet", "Unnateke offentlegheit", "Exempt from public access", "exempt", "Hjemmel"),
    "language": ("Målform", "Written form", "language_form", "Språk", "Language"),
    "recorded": ("Registrert", "Recorded at", "Recorded", "Opprettet"),
}
SEVERAL = ("municipalities", "steps", "systems", "effects", "products")  # what more than one column may tell of
LOOKED_AT = 30  # rows in which headings are looked for


@dataclass(frozen=True)
class Headings:
    """The row of headings (1 is the first), its cells, and what each column means; None is not known."""

    row: int
    cells: Row
    meanings: tuple[Meaning | None, ...]

    @property
    def known(self) -> int:
        """How many columns are known."""
        return sum(each is not None for each in self.meanings)


def headings_of(sheet: Sheet) -> Headings | None:
    """Return the row that has most headings, the text's among them, or None. Rows above it are titles."""
    found = [_read(number, row) for number, row in enumerate(sheet.rows[:LOOKED_AT], 1)]
    fitting = [each for each in found if "text" in each.meanings]
    return max(fitting, key=lambda each: each.known, default=None)


def likeliest_row(sheet: Sheet) -> Row:
    """Return what may be meant for headings where no text column is known: the first row with more than a title."""
    rows = [tuple(filter(None, map(str.strip, row))) for row in sheet.rows[:LOOKED_AT]]
    return next((row for row in rows if len(row) > 1), next(filter(None, rows), ()))


def _read(number: int, row: Row) -> Headings:
    named = [_meant(cell) for cell in row]
    best = {meaning: min(each for each in named if each and each[1] == meaning) for _, meaning in filter(None, named)}
    meanings: list[Meaning | None] = []
    for each in named:
        wanted = each and (each[1] in SEVERAL or (each == best[each[1]] and each[1] not in meanings))
        meanings.append(each[1] if each and wanted else None)
    return Headings(number, row, tuple(meanings))


def _meant(cell: str) -> tuple[int, Meaning] | None:
    """Return what a heading means, with how usual a heading it is for that: 0 is the most usual."""
    known = _meanings()
    return known.get(_bare(cell)) or known.get(_bare(re.sub(r"\(.*?\)", "", cell)))


@cache
def _meanings() -> Mapping[str, tuple[int, Meaning]]:
    known: dict[str, tuple[int, Meaning]] = {}
    for meaning, headings in HEADINGS.items():
        for rank, heading in enumerate((*headings, meaning)):
            known.setdefault(_bare(heading), (rank, meaning))
    return known


def _bare(heading: str) -> str:
    """Return a heading without what people write in different ways: case, blanks, signs and accents."""
    plain = normalize("NFD", heading.casefold().replace("ø", "o").replace("æ", "ae"))
    return "".join(sign for sign in plain if sign.isalnum() and not combining(sign))
