"""Whatever a file holds in a field, it stands in a cell as people read it."""

from datetime import date, datetime
from typing import Any

import pytest

from behov.exports.tables.open_cell import open_cell
from behov.exports.tables.table import Cell
from behov.exports.wording import Wording
from tests.exports.made import KEYS, NB


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, None),
        ("=1+1", "=1+1"),
        (True, "ja"),
        (False, "nei"),
        (0, 0),
        (2.5, 2.5),
        (date(2025, 3, 1), date(2025, 3, 1)),
        (datetime.fromisoformat("2025-03-01T10:00:00+01:00"), "2025-03-01T10:00:00+01:00"),
        (["CSV", 3, True, date(2025, 3, 1)], "CSV | 3 | ja | 2025-03-01"),
        ({"nb": "Innsyn", "nn": "Innsyn i"}, "Innsyn"),
        ({"første": 1, "andre": [2]}, "første: 1 | andre: 2"),
        ([], ""),
    ],
)
def test_a_value_as_people_read_it(value: Any, cell: Cell) -> None:
    assert open_cell(value, NB) == cell


def test_the_words_are_the_exports() -> None:
    assert (open_cell(True, KEYS), open_cell({"nb": "a", "nn": "b"}, Wording("nn"))) == ("yes", "b")
