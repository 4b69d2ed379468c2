from behov.domain.completing import completions
from behov.domain.shorthand import Choice, Vocabulary

KNOWN = Vocabulary(
    roles={"sykepleier": "Sykepleier", "spl": "Sykepleier", "saksbehandler": "Saksbehandler"},
    choices=(
        Choice("priority", "must", "must", ("må", "must")),
        Choice("step", "mottak/avstem", "Avstemme liste", ("avstem", "avstemme liste")),
        Choice("component", "PLL", "PLL", ("pll", "pasientens legemiddelliste")),
        Choice("component", "PLO", "PLO-melding", ("plo", "plo-melding")),
    ),
)


def typed(line: str, *, step: bool = False) -> list[str]:
    return [each.typed for each in completions(line, len(line), KNOWN, step=step)]


def test_a_sign_offers_what_it_may_name() -> None:
    assert typed("Se listen %pl") == ["%PLL", "%PLO-melding"]
    assert typed("Se listen #av") == ["#avstem"]


def test_two_letters_at_the_start_of_a_line_offer_roles_once_each() -> None:
    assert typed("sa") == ["Saksbehandler:"]
    assert typed("Sy") == ["Sykepleier:"]
    assert typed("100") == []


def test_in_a_step_only_systems_and_roles_are_offered() -> None:
    assert typed("Se listen #av", step=True) == []
    assert typed("Se listen %pl", step=True) == ["%PLL", "%PLO-melding"]


def test_a_sign_within_a_word_offers_nothing() -> None:
    assert typed("100%pl") == []


def test_a_completion_stands_in_the_place_of_what_was_begun_and_keeps_what_follows() -> None:
    line = "Se %pl på vakt"
    (first, *_) = completions(line, 6, KNOWN)
    assert first.applied(line, 6) == ("Se %PLL på vakt", 8)
