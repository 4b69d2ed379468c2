"""A form: a table of fields about one record, which gives back the values that were changed and changes nothing itself.

changes = await self.app.push_screen_wait(NeedForm(workspace, workshop, need))
if changes:
    self.perform(partial(change_need, path=path, need_id=need.id, **changes), tr("Edit need"))
"""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Static

from behov.domain.record import Record
from behov.text import N_, tr
from behov.ui.forms.editors import Editor, Saved
from behov.ui.forms.fields import Changes, Choice, Field, Problem
from behov.ui.widgets.key_bar import KeyBar


class Form(ModalScreen[Changes | None]):
    """Asks for `fields` of a record, or of a new one.

    It returns the values that differ from the record's (for a new one, from nothing), or None if it was left. What is
    wrong is said beside its field, and the form stays. `draft` are values to begin with instead of the record's: what
    was typed before, when it could not be saved. A field called `voting.dots` is one of the record `voting` (see
    `parts`), which is returned whole.
    """

    SCOPED_CSS = False  # else it holds for this class only, and not for those made from it
    CSS = """
    Form { align: center top; background: $ground 70%; padding: 1 0 3 0; }
    Form.-narrow { padding: 0 0 2 0; }
    Form > .sheet { width: 84; max-width: 100%; height: auto; max-height: 100%; background: $raised; padding: 1 0; }
    Form .title { dock: top; padding: 0 2; height: 1; text-style: bold; }
    Form VerticalScroll { height: auto; max-height: 100%; margin: 1 0; scrollbar-size-vertical: 1; }
    Form .to-read { max-height: 8; margin: 1 2 0 2; }
    Form.-narrow .to-read { max-height: 6; }
    Form .buttons { dock: bottom; height: 1; padding: 0 2; }
    Form Button, Form Button:focus { min-width: 4; background: $chosen; color: $ink; margin-right: 2; padding: 0 1; }
    Form Button:focus { text-style: bold reverse; }
    Form KeyBar { dock: none; width: 1fr; padding: 0; }
    Form Editor Pages, Form Editor Input, Form Editor Pages:focus, Form Editor Input:focus {
        background: transparent; border: none; padding: 0;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s,f2", "save", N_("Save"), id="form.save"),
        Binding("escape", "dismiss", N_("Cancel"), id="form.cancel"),
        Binding("tab", "app.focus_next", N_("Next field"), id="form.next"),
        Binding("shift+tab", "app.focus_previous", N_("Field before"), show=False, id="form.previous"),
    ]
    heading: ClassVar[str]
    parts: ClassVar[Mapping[str, type[Record]]] = {}  # records within the record, by the name of their field

    def __init__(self, record: Record | None, fields: Sequence[Field | Choice], draft: Changes | None = None) -> None:
        super().__init__()
        self._record = record
        self._fields = fields
        self._draft = draft or {}

    def compose(self) -> ComposeResult:
        """Stack the fields between the heading and the buttons."""
        with Vertical(classes="sheet"):
            yield Static(tr(self.heading), classes="title", markup=False)
            yield from self.to_read()
            with VerticalScroll(can_focus=False):
                for asked in self._fields:
                    yield Editor(asked, self._value(asked, self._draft))
            with Horizontal(classes="buttons"):
                yield Button(tr("Save"), id="save", compact=True)
                yield Button(tr("Cancel"), id="cancel", compact=True)
                yield KeyBar()

    def to_read(self) -> ComposeResult:
        """Yield what is to be read while the form is filled in, `.to-read`; it stands above the fields."""
        yield from ()

    def on_mount(self) -> None:
        """Begin in the first field."""
        self.query(Editor).first().enter()

    @on(Button.Pressed, "#save")
    @on(Input.Submitted)
    @on(Saved)
    def action_save(self) -> None:
        """Return what was changed, if all of it can be used; else say what cannot, and go to the first such field."""
        read = {editor: editor.read() for editor in self.query(Editor)}
        wrong = {editor: value for editor, value in read.items() if isinstance(value, Problem)}
        for editor in read:
            editor.say(wrong.get(editor))
        if wrong:
            next(iter(wrong)).enter()
            return
        self.dismiss(self._changes({editor.asked.name: value for editor, value in read.items()}))

    @on(Button.Pressed, "#cancel")
    def leave(self) -> None:
        """Return nothing."""
        self.dismiss(None)

    def _value(self, asked: Field | Choice, draft: Changes | None = None) -> object:
        """Return a field's value in the draft, else in the record, else nothing."""
        owner, _, part = asked.name.rpartition(".")
        name = owner or part
        value = (draft or {}).get(name, getattr(self._record, name, asked.nothing))
        return value if not owner else getattr(value, part, asked.nothing)

    def _changes(self, values: Mapping[str, object]) -> Changes:
        """Return the values that are not the record's, those of its parts gathered into new parts."""
        changes: Changes = {}
        for asked in self._fields:
            owner, _, part = asked.name.rpartition(".")
            value = values[asked.name]
            if value == self._value(asked):
                continue
            if owner:
                before = changes[owner] if owner in changes else getattr(self._record, owner, None)
                before = before or self.parts[owner]()
                assert isinstance(before, Record)
                after = before.replace(**{part: value})
                changes[owner] = None if after == self.parts[owner]() else after
            else:
                changes[part] = value
        return changes
