"""What a block of the agenda is called, how long it is, and whether it is a break."""

from behov.domain.workshop import AgendaItem, BlockKind
from behov.text import N_
from behov.ui.forms import options
from behov.ui.forms.fields import Changes, Choice, Field, as_count, as_said
from behov.ui.forms.form import Form


class BlockForm(Form):
    """Asks for what is to be changed in a block, or for a new one."""

    heading = N_("Block of the agenda")

    def __init__(self, block: AgendaItem | None = None, draft: Changes | None = None) -> None:
        fields = (
            Field("title", N_("Title"), read=as_said),
            Field("minutes", N_("Minutes"), read=as_count, proposed=not (block or draft)),
            Choice("kind", N_("Kind"), options.words(BlockKind), required=True),
        )
        super().__init__(block, fields, draft or (None if block else {"minutes": 15, "kind": "work"}))
