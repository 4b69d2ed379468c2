"""The file in which users write their own keys, as people write such files."""

from behov.services.own_keys import Wish, keys_path, own_keys, write_keys


def write(text: str) -> None:
    keys_path().parent.mkdir(parents=True, exist_ok=True)
    keys_path().write_text(text, "utf-8")


def test_without_a_file_nothing_is_wanted() -> None:
    assert own_keys().wishes == {}
    assert own_keys().unreadable is None


def test_wishes_are_found_with_their_lines_however_they_are_written() -> None:
    write('[keys]\n"workshop.edit" = "f7,e"\nworkshop.park = ["p", "f8"]\n\n[keys.list]\nup = "k"\n')
    assert own_keys().wishes == {
        "workshop.edit": Wish("f7,e", 2),
        "workshop.park": Wish("p,f8", 3),
        "list.up": Wish("k", 6),
    }


def test_a_file_that_is_not_toml_says_on_which_line() -> None:
    write('[keys]\n"workshop.edit" = \n')
    found = own_keys().unreadable
    assert found is not None
    assert (found.path, found.line) == (str(keys_path()), 2)


def test_a_file_that_is_there_is_never_written_over() -> None:
    write_keys("[keys]\n")
    write_keys("anything else")
    assert keys_path().read_text("utf-8") == "[keys]\n"
