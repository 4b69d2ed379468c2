import pytest
from hypothesis import given
from hypothesis import strategies as st

from behov.domain.privacy import birth_numbers, contact_details, is_birth_number, without_birth_numbers

FIRST, SECOND = (3, 7, 6, 1, 8, 9, 4, 5, 2), (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)


def synthetic(day: int, month: int, year: int, number: int, remainder: int = 0) -> str | None:
    """Return a made-up number by the rule of the Tax Administration's test population (month + 80), if there is one."""
    nine = f"{day:02}{month + 80:02}{year:02}{number:03}"
    first = (remainder - sum(a * int(b) for a, b in zip(FIRST, nine, strict=True))) % 11
    ten = f"{nine}{first}"
    second = -sum(a * int(b) for a, b in zip(SECOND, ten, strict=False)) % 11 if first < 10 else 10
    return f"{ten}{second}" if second < 10 else None


numbers = st.builds(
    synthetic, st.integers(1, 28), st.integers(1, 12), st.integers(0, 99), st.integers(0, 999), st.integers(0, 3)
).filter(bool)


@given(numbers, st.sampled_from(["", " ", ".", "-", "\u00a0"]))
def test_a_birth_number_is_found_however_it_is_written(number: str, mark: str) -> None:
    written = f"{number[:6]}{mark}{number[6:]}"
    assert birth_numbers(f"Gjelder {written}, ring.") == [written]
    assert number not in without_birth_numbers(f"Gjelder {written}").replace(mark, "")


@given(numbers, st.integers(0, 10), st.integers(1, 9))
def test_one_wrong_digit_makes_it_no_birth_number_by_todays_rule(number: str, place: int, add: int) -> None:
    wrong = f"{number[:place]}{(int(number[place]) + add) % 10}{number[place + 1 :]}"
    if place == 10:
        assert not is_birth_number(wrong)


@pytest.mark.parametrize(
    "text",
    [
        "Kontonummer 1234.56.78903",
        "Organisasjonsnummer 974 760 673",
        "12345678901",
        "00000000000",
        "HJT-7K3PM2, 4001 4003 4005",
        "2024-09-12 10:42:07",
        "018190000491",  # twelve digits
    ],
)
def test_other_numbers_pass(text: str) -> None:
    assert birth_numbers(text) == []


@pytest.mark.parametrize("text", ["ring 35 58 70 00", "913 45 678", "+47 91345678", "kari@eksempel.no"])
def test_telephone_numbers_and_addresses_are_pointed_out(text: str) -> None:
    assert contact_details(text)


@pytest.mark.parametrize("text", ["17 000 ansatte", "kl. 10:30", "20 000 behov på 500 filer", "4001", "§ 9-5"])
def test_ordinary_numbers_are_not(text: str) -> None:
    assert contact_details(text) == []
