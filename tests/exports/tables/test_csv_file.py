"""CSV that Norwegian Excel opens as it is, and that programs read."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from behov.exports.tables.csv_file import csv_bytes
from behov.exports.tables.table import Cell, Table, frame_of
from behov.storage.safe_cell import restored
from behov.visible import visible


def table(*rows: tuple[Cell, ...]) -> Table:
    names = tuple(f"Kolonne {place}" for place in range(len(rows[0])))
    return Table(names, frame_of(names, rows))


def test_excel_gets_a_bom_semicolons_crlf_quotes_and_decimal_commas() -> None:
    written = csv_bytes(table(("Ærlig; «talt»\nja", 7, 0.25, None), ("", 0, 1 / 3, 1.0)))
    assert written.decode("utf-8") == (
        "\ufeff"
        '"Kolonne 0";"Kolonne 1";"Kolonne 2";"Kolonne 3"\r\n'
        '"Ærlig; «talt»\nja";"7";"0,25";""\r\n'
        '"";"0";"0,333";"1"\r\n'
    )


def test_plain_has_no_bom_commas_lf_and_decimal_points() -> None:
    assert csv_bytes(table(("a,b", 0.25), (None, 7)), "plain") == b'Kolonne 0,Kolonne 1\n"a,b",0.25\n,7\n'


def test_formulas_are_text_in_cells_and_headings_and_numbers_of_ours_are_numbers() -> None:
    frame = frame_of(("a", "b"), [("=1+1", -1)])
    assert csv_bytes(Table(("=A1", "b"), frame), "plain") == b"'=A1,b\n'=1+1,-1\n"


def test_birth_numbers_are_left_out() -> None:
    written = csv_bytes(table(("Ola (13097248022) ringte",), ("130972 48022",))).decode("utf-8")
    assert "48022" not in written
    assert "Ola" in written


def test_words_that_pandas_takes_for_nothing_are_words() -> None:
    written = csv_bytes(table(("NA",), ("nan",), ("None",), ("",)), "plain")
    assert written.decode("utf-8").splitlines()[1:] == ["NA", "nan", "None", '""']


@given(st.lists(st.tuples(st.text(), st.text()), min_size=1))
def test_whatever_is_typed_comes_back_cell_by_cell(typed: list[tuple[str, str]]) -> None:
    text = csv_bytes(table(*typed)).decode("utf-8-sig")
    _, *read = csv.reader(io.StringIO(text, newline=""), delimiter=";")
    assert [[restored(cell) for cell in row] for row in read] == [[visible(cell) for cell in row] for row in typed]
