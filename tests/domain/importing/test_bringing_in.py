"""What was written elsewhere, brought into a workshop: what each cell says, what is refused, and nothing twice."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from behov.domain.errors import NeedsMending
from behov.domain.importing.bringing_in import BringingIn, NoTextColumn, bringing_in_lines, bringing_in_sheet
from behov.domain.importing.sheet import Refusal, Sheet
from behov.domain.process import Process, Step
from behov.domain.reasons import Reason
from behov.domain.workshop import Need, Note, Workshop
from behov.domain.workspace import Workspace
from behov.storage.catalogue_files import read_catalogue
from behov.text import LANGUAGES, WORDS, tr_in
from tests.domain.test_privacy import synthetic

NOW = datetime(2024, 9, 13, 8, 0, tzinfo=UTC)
PATH = "workshops/2024-09-12-grenland.toml"
BIRTH_NUMBER = "13097248022"
CALLED = {value: [tr_in(language, said) for language in LANGUAGES] for value, said in WORDS.items()}
CATALOGUE, _ = read_catalogue("behov.toml", {})


def workspace(*needs: Need, notes: tuple[Note, ...] = (), **fields: object) -> Workspace:
    held = Workshop(
        path=PATH,
        title="Grenland",
        kind="needs",
        area="hjemmetjeneste",
        date=date(2024, 9, 12),
        municipalities=("4001", "4003"),
        processes=("legemidler",),
        needs=needs,
        notes=notes,
    )
    process = Process(
        path="processes/legemidler.toml",
        title="Legemidler",
        as_is=(Step(id="hent", text="Henter listen, på papir"), Step(id="gi", text="Gir")),
    )
    other = process.replace(path="processes/annet.toml", as_is=(Step(id="gi", text="Gir"),))
    parts = {"catalogue": CATALOGUE, "workshops": (held,), "processes": (other, process), **fields}
    return Workspace(**parts)  # type: ignore[arg-type]


def brought(*rows: Sequence[str], into: Workspace | None = None) -> BringingIn:
    return bringing_in_sheet(into or workspace(), PATH, [Sheet(tuple(map(tuple, rows)))], CALLED, NOW)


def done(ours: Workspace, plan: BringingIn) -> Workspace:
    for edit in plan.edits:
        ours = edit(ours)
    return ours


def made(heading: str, cell: str) -> Need:
    """Return the need of a row with this cell beside its text."""
    plan = brought(("Behov", heading), ("Se listen", cell))
    assert not plan.refused, plan.refused
    ((_, need),) = plan.new
    assert isinstance(need, Need)
    return need


class TestCells:
    @pytest.mark.parametrize(
        ("said", "priority"),
        [
            *(
                ("må", "must"),
                ("MÅ", "must"),
                ("M", "must"),
                ("must", "must"),
                ("Må-krav", "must"),
                ("M (må ha)", "must"),
            ),
            *(("bør", "should"), ("S", "should"), ("B", "should"), ("Should have", "should")),
            *(("kan", "could"), ("C", "could"), ("could", "could")),
            *(("ikke", "wont"), ("ikke nå", "wont"), ("ikkje no", "wont"), ("W", "wont"), ("Won't have", "wont")),
            *(("", None), (" - ", None)),
        ],
    )
    def test_priorities_are_words_or_letters(self, said: str, priority: str | None) -> None:
        assert made("Prioritet", said).priority == priority

    @pytest.mark.parametrize(
        ("said", "numbers"),
        [
            ("Skien", ("4003",)),
            ("4003", ("4003",)),
            ("SKIEN kommune", ("4003",)),
            ("Skien | Porsgrunn", ("4003", "4001")),
            ("4003;4001, Notodden", ("4003", "4001", "4005")),
            ("Skien og Porsgrunn", ("4003", "4001")),
            ("", None),
        ],
    )
    def test_municipalities_are_names_or_numbers(self, said: str, numbers: tuple[str, ...] | None) -> None:
        assert made("Kommune", said).municipalities == numbers

    def test_systems_that_the_catalogue_knows_are_components(self) -> None:
        need = made("Løsning", "Gerica, PLL; Kjernejournal")
        assert (need.systems, need.components) == (("Gerica",), ("PLL", "KJ"))

    def test_steps_are_named_by_id_or_text_and_those_of_the_workshops_process_first(self) -> None:
        steps = made("Steg", "legemidler/hent|Gir").steps
        assert steps == ("legemidler/hent", "legemidler/gi")
        assert made("Steg", "Henter listen, på papir").steps == ("legemidler/hent",)

    def test_what_nobody_knows_is_kept_in_the_note_and_counted(self) -> None:
        rows = (
            ("Behov", "Steg", "Effekt", "Type", "Merknad", "Ansvarlig"),
            ("A", "Finnes ikke", "X", "Ønske", "Ring", "Fag"),
        )
        plan = brought(*rows)
        assert plan.new[0][1].note == "Ring\nSteg: Finnes ikke\nEffekt: X\nType: Ønske\nAnsvarlig: Fag"
        assert dict(plan.kept) == {"Steg": 1, "Effekt": 1, "Type": 1, "Ansvarlig": 1}

    def test_a_cell_beyond_the_headings_is_kept_too(self) -> None:
        assert brought(("Behov",), ("Se listen", "uten overskrift")).new[0][1].note == "uten overskrift"

    @pytest.mark.parametrize(
        ("heading", "said", "field", "value"),
        [
            ("Rolle", "spl", "role", "Sykepleier"),
            ("Rolle", "sjukepleiarar", "role", "Sykepleier"),
            ("Rolle", "Heimesjukepleiar", "role", "Heimesjukepleiar"),
            ("Rolle", "Nattvakt på gul", "role", "Nattvakt på gul"),
            ("Effekt", "TJ2", "effects", ("TJ2",)),
            ("Gevinst", "Journalsystem som tar i bruk nasjonale komponenter", "effects", ("TJ2",)),
            ("Prosjektprodukt", "7", "products", ("7",)),
            ("Stemmer", "7", "votes", 7),
            ("Type", "Integrasjon", "kind", "integration"),
            ("Behovstype", "rettsleg", "kind", "legal"),
            ("Status", "avklart", "status", "clarified"),
            ("Område", "Institusjon", "area", "institusjon"),
            ("Område", "Hjemmetjeneste", "area", None),
            ("Avgrensing", "utenfor omfang", "scope", "out"),
            ("Tilgrensende tjeneste", "legevakta", "adjacent", "legevakt"),
            ("Unntatt offentlighet", "offl. § 23", "exempt", "offl. § 23"),
            ("Målform", "Nynorsk", "language", "nn"),
            ("Målform", "Bokmål", "language", None),
            (
                "Registrert",
                "2024-09-12 10:42:07+02:00",
                "recorded",
                datetime.fromisoformat("2024-09-12 10:42:07+02:00"),
            ),
            ("Merknad", "To\r\nlinjer", "note", "To\nlinjer"),
            ("Registrert", "i fjor", "note", "Registrert: i fjor"),
        ],
    )
    def test_each_column_becomes_its_field(self, heading: str, said: str, field: str, value: object) -> None:
        need = made(heading, said)
        assert getattr(need, field) == value
        assert field == "note" or need.note is None

    def test_what_hides_in_a_cell_is_taken_out_and_a_formula_stays_text(self) -> None:
        plan = brought(("Behov",), ("\ufeff=HYPERLINK(1)\u202e\x1b]52;c;eA==\x07",))
        assert plan.new[0][1].text == "=HYPERLINK(1)]52;c;eA=="

    def test_somebodys_own_numbering_is_no_id(self) -> None:
        plan = brought(("ID", "Behov"), ("1", "A"), ("2", "B"))
        assert [need.note for _, need in plan.new] == ["ID: 1", "ID: 2"]


class TestRefusals:
    @pytest.mark.parametrize(
        ("heading", "said"),
        [
            *(
                ("Prioritet", "viktigst"),
                ("Prioritet", "kan ikke"),
                ("Kommune", "Atlantis"),
                ("Kommune", "Skien, Atlantis"),
            ),
            *(("Stemmer", "mange"), ("Stemmer", "-1"), ("Stemmer", "2.5")),
            *(
                ("Rolle", BIRTH_NUMBER),
                ("Ansvarlig", f"{BIRTH_NUMBER[:6]} {BIRTH_NUMBER[6:]}"),
                ("Merknad", "x" * 10_001),
            ),
        ],
    )
    def test_a_row_that_cannot_be_taken_is_named_with_its_column_and_then_nothing_is(
        self, heading: str, said: str
    ) -> None:
        plan = brought(("Tittel",), ("Behov", heading), ("Godt", ""), (), ("Se listen", said))
        assert [(each.row, each.column) for each in plan.refused] == [(5, heading)]
        assert (len(plan.new), plan.edits) == (1, ())
        assert BIRTH_NUMBER not in repr(plan.refused)

    def test_every_refusal_of_a_row_is_told_at_once(self) -> None:
        plan = brought(("Behov", "Prioritet", "Kommune"), ("", "viktigst", "Atlantis"))
        assert [each.column for each in plan.refused] == ["Prioritet", "Kommune", "Behov"]

    def test_a_birth_number_whose_zero_a_spreadsheet_took_away_is_one(self) -> None:
        number = next(each for serial in range(999) if (each := synthetic(7, 3, 24, serial)))
        assert brought(("Behov", "Nr"), ("Se", number.removeprefix("0"))).refused

    def test_a_birth_number_among_the_headings_stops_it_too(self) -> None:
        assert [each.row for each in brought(("Behov", BIRTH_NUMBER), ("A", "b")).refused] == [1]

    def test_a_wrong_id_among_right_ones_and_a_doubled_one_are_refused(self) -> None:
        plan = brought(("Id", "Behov"), ("HJT-AAAAAA", "A"), ("HJT-1", "B"), ("hjt-aaaaaa", "C"))
        assert [each.row for each in plan.refused] == [3, 4]

    def test_a_fault_below_the_headings_is_a_refusal_and_its_row_is_not_read(self) -> None:
        faults = (Refusal(1, "A1", Reason("x")), Refusal(3, "A3", Reason("y")))
        sheet = Sheet((("=1",), ("Behov", "Rolle"), ("", "Lege")), faults=faults)
        plan = bringing_in_sheet(workspace(), PATH, [sheet], CALLED, NOW)
        assert plan.refused == faults[1:]

    def test_without_a_column_for_the_need_the_headings_are_named_and_what_would_do(self) -> None:
        with pytest.raises(NoTextColumn) as refused:
            brought(("Nr", "Hva vi vil"), ("1", "Se listen"))
        assert (refused.value.found, "«Behov»" in refused.value.wanted) == ("«Nr», «Hva vi vil»", True)

    def test_a_sheet_without_headings_does_not_have_its_first_row_repeated_with_a_birth_number(self) -> None:
        with pytest.raises(NoTextColumn) as refused:
            brought(("Bruker", BIRTH_NUMBER))
        assert BIRTH_NUMBER not in str(refused.value)

    def test_a_workshop_with_errors_is_not_brought_into(self) -> None:
        with pytest.raises(NeedsMending):
            brought(("Behov",), ("A",), into=workspace(locked={PATH: 3}))


class TestWhatIsThereAlready:
    def test_the_same_words_role_and_municipalities_are_the_same_need(self) -> None:
        known = Need(id="HJT-AAAAAA", text="Se  listen", role="Sykepleier", municipalities=("4001",))
        rows = (
            ("Behov", "Rolle", "Kommune"),
            ("se listen", "spl", "4001"),
            ("Se listen", "Lege", "4001"),
            ("Se listen", "spl", ""),
        )
        plan = brought(*rows, into=workspace(known))
        assert (plan.there, [number for number, _ in plan.new]) == ((2,), [3, 4])

    def test_an_id_that_we_have_is_there_and_other_words_for_it_are_a_difference(self) -> None:
        ours = workspace(Need(id="HJT-AAAAAA", text="Vårt", formerly=("HJT-BBBBBB",)))
        plan = brought(("Id", "Behov"), ("HJT-AAAAAA", "Deres"), ("HJT-BBBBBB", "X"), ("HJT-CCCCCC", "Nytt"), into=ours)
        assert (plan.there, [row.id for _, row in plan.new]) == ((2, 3), ["HJT-CCCCCC"])
        assert [each.fields for each in plan.differences] == [(("text", "Vårt", "Deres"),)]

    def test_a_row_that_stands_twice_comes_in_once(self) -> None:
        plan = brought(("Behov",), ("Se listen",), ("SE LISTEN",))
        assert (len(plan.new), plan.there) == (1, (3,))


class TestLines:
    def test_lines_are_read_as_the_capture_bar_reads_them(self) -> None:
        lines = [(1, "Sykepleier: Se listen #hent %PLL &skien !må"), (3, "+ Hvem eier listen?")]
        after = done(workspace(), bringing_in_lines(workspace(), PATH, lines, NOW)).workshop(PATH)
        need, note = after.needs[0], after.notes[0]
        assert (need.role, need.text, need.priority, need.steps) == (
            "Sykepleier",
            "Se listen",
            "must",
            ("legemidler/hent",),
        )
        assert (need.components, need.municipalities, need.recorded) == (("PLL",), ("4003",), NOW)
        assert (note.kind, note.text, note.recorded) == ("parked", "Hvem eier listen?", NOW)

    def test_the_second_time_nothing_is_added(self) -> None:
        lines = [(1, "Lege: Se listen !må"), (2, "+ Hvem?")]
        after = done(workspace(), bringing_in_lines(workspace(), PATH, lines, NOW))
        plan = bringing_in_lines(after, PATH, lines, NOW)
        assert (plan.edits, plan.there) == ((), (1, 2))

    def test_a_line_that_cannot_be_taken_is_named_by_its_number(self) -> None:
        lines = [(2, f"Ring {BIRTH_NUMBER}"), (4, "!må"), (5, "x" * 10_001), (7, "Godt")]
        plan = bringing_in_lines(workspace(), PATH, lines, NOW)
        assert ([each.row for each in plan.refused], plan.edits) == ([2, 4, 5], ())


cells = st.sampled_from(
    ["", "Se listen", "se  LISTEN", "Skrive", "Lege", "Skien", "må", "HJT-AAAAAA", "Gerica | PLL", "Gir"]
)
headings = st.permutations(["Behov", "Rolle", "Prioritet", "Kommune", "Id", "System", "Steg", "Ansvarlig"])


@given(headings, st.lists(st.lists(cells, max_size=8), max_size=6))
def test_bringing_in_twice_adds_nothing_and_touches_nothing(names: list[str], rows: list[list[str]]) -> None:
    ours = workspace(Need(id="HJT-ZZZZZZ", text="Skrive"))
    plan = brought(names, *rows, into=ours)
    after = done(ours, plan)
    assert after.workshop(PATH).needs[:1] == ours.workshop(PATH).needs
    assert len(plan.new) + len(plan.there) + len({each.row for each in plan.refused}) == sum(map(any, rows))
    again = brought(names, *rows, into=after)
    assert again.edits == () if not plan.refused else after == ours
