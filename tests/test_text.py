"""What is handed out speaks its own language, and nobody else notices."""

from threading import Barrier, Thread

from behov.domain.errors import InvalidValue
from behov.domain.reasons import Reason
from behov.domain.workspace import Finding
from behov.text import explain, language, say_finding, speaking, tr, trn, use_language


def test_another_language_is_spoken_within_and_not_afterwards() -> None:
    with speaking("nn"):
        assert (language(), tr("not prioritised")) == ("nn", "ikkje prioritert")
        with speaking("en"):
            assert trn("{count} line", "{count} lines", 2) == "2 lines"
        assert language() == "nn"
    assert tr("not prioritised") == "ikke prioritert"


def test_another_thread_goes_on_speaking_its_own() -> None:
    both, heard = Barrier(2), []

    def hand_out() -> None:
        with speaking("nn"):
            both.wait(10)
            both.wait(10)
            heard.append(tr("not prioritised"))

    maker = Thread(target=hand_out)
    maker.start()
    both.wait(10)
    assert tr("not prioritised") == "ikke prioritert"
    use_language("en")
    both.wait(10)
    maker.join(10)
    assert heard == ["ikkje prioritert"]
    assert language() == "en"


def test_an_error_within_ends_it_too() -> None:
    try:
        with speaking("en"):
            raise ValueError
    except ValueError:
        assert language() == "nb"


def test_no_error_and_no_finding_repeats_a_birth_number() -> None:
    error = InvalidValue("outcome", "tull 13097248022", Reason("{value}", {"value": "13097248022"}))
    finding = Finding("a.toml", "dead-reference", values={"key": "effects", "target": "13097248022"})
    for said in (explain(error), say_finding(finding)):
        assert "13097248022" not in said
        assert "[…]" in said
