from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from behov.services.drafts import Draft, Drafts
from behov.storage.local_state import state_folder
from tests.conftest import WORKSHOP

LINES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)


def drafts_in(folder: Path) -> list[Path]:
    return sorted((state_folder(folder) / "drafts").glob("*"))


def keep(folder: Path, draft: Draft) -> None:
    Drafts(folder).keeping(draft)()


def test_half_a_line_is_there_for_the_next_who_opens_the_place(folder: Path) -> None:
    draft = Draft(path=WORKSHOP, text="Sykepleier: Se li", cursor=4, aside="Halv", aside_cursor=2, role="Lege")
    keep(folder, draft)
    assert Drafts(folder).of(WORKSHOP) == draft
    assert Drafts(folder).of(WORKSHOP, "as-is") is None
    assert Drafts(folder).latest() == draft


def test_what_was_saved_or_given_up_is_not_offered_again(folder: Path) -> None:
    drafts = Drafts(folder)
    late = drafts.keeping(Draft(path=WORKSHOP, text="Se"))
    drafts.keeping(Draft(path=WORKSHOP, text="Se listen"))()
    drafts.forget(WORKSHOP)
    late()  # a thread that was slow
    assert drafts.latest() is None
    assert drafts_in(folder) == []


def test_an_older_text_never_takes_the_place_of_a_newer(folder: Path) -> None:
    drafts = Drafts(folder)
    slow = drafts.keeping(Draft(path=WORKSHOP, text="Se"))
    drafts.keeping(Draft(path=WORKSHOP, text="Se listen"))()
    slow()
    kept = drafts.of(WORKSHOP)
    assert kept
    assert kept.text == "Se listen"


def test_a_birth_number_reaches_no_draft(folder: Path) -> None:
    keep(folder, Draft(path=WORKSHOP, text="Vakker Blomst 1309724802"))
    for draft in (
        Draft(path=WORKSHOP, text="Vakker Blomst 13097248022"),
        Draft(path=WORKSHOP, text="x", aside="Vakker Blomst 130972 48022"),
        Draft(path=WORKSHOP, text="x", pasted=("x", "13097248022")),
    ):
        keep(folder, draft)
        assert drafts_in(folder) == []


def test_a_damaged_draft_is_none(folder: Path) -> None:
    keep(folder, Draft(path=WORKSHOP, text="Se listen"))
    (file,) = drafts_in(folder)
    for content in (b"", b"{", b'{"path": 7}', b"\xff"):
        file.write_bytes(content)
        assert Drafts(folder).of(WORKSHOP) is None
        assert Drafts(folder).latest() is None


def test_a_state_folder_that_cannot_be_written_to_stops_nobody(folder: Path) -> None:
    state_folder(folder).parent.mkdir(parents=True, exist_ok=True)
    state_folder(folder).write_text("a file where the folder should be")
    keep(folder, Draft(path=WORKSHOP, text="Se listen"))
    Drafts(folder).forget(WORKSHOP)
    assert Drafts(folder).latest() is None


@given(text=LINES, pasted=st.lists(LINES, max_size=3))
def test_every_line_comes_back_as_it_was(text: str, pasted: list[str]) -> None:
    root = Path("somewhere")
    draft = Draft(path=WORKSHOP, within="as-is", text=text, cursor=len(text), pasted=tuple(pasted))
    keep(root, draft)
    assert Drafts(root).of(WORKSHOP, "as-is") == draft
