"""Names are broken into lines as the tools do it that open the file."""

from hypothesis import given
from hypothesis import strategies as st

from behov.diagrams.bpmn.text import as_name, field, set_lines, widest_word


def test_a_line_is_broken_at_a_blank_or_after_a_hyphen() -> None:
    assert set_lines("Er tiltaket gjentatt i år?", 11, 90) == ("Er tiltaket gjentatt", "i år?")
    assert set_lines("Forhåndsutfylt IPLOS-variabel", 11, 90) == ("Forhåndsutfylt", "IPLOS-variabel")
    assert set_lines("skadeavvergings-tiltaket", 11, 90) == ("skadeavvergings-", "tiltaket")


def test_a_hyphen_without_room_takes_its_word_with_it() -> None:
    lines = set_lines("et ord-til", 11, 30)
    assert "".join(lines).replace(" ", "") == "etord-til"
    assert not any(line.startswith("-") for line in lines)


def test_each_line_that_a_text_has_is_a_line_of_its_own() -> None:
    assert set_lines("– Tungt\n– Tregt", 12, 200) == ("– Tungt", "– Tregt")


@given(st.text(st.sampled_from("ab -Wæ"), max_size=60))
def test_a_field_is_no_wider_than_it_may_be_and_holds_all_lines(text: str) -> None:
    most = max(66.0, widest_word(text, 8))
    width, height = field(text, 8, most)
    assert width <= most * 1.04 + 1  # what is measured with a little to spare
    assert height >= len(set_lines(text, 8, width)) * 8
    assert "".join("".join(set_lines(text, 8, most)).split()) == "".join(text.split())


def test_a_name_is_one_visible_line_and_cut_where_nobody_reads_on() -> None:
    assert as_name(" a\n b\t\x07 ") == "a b ␇"
    assert len(as_name("ord " * 200)) <= 300
