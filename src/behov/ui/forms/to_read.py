"""What is to be read above the fields of a form: needs, each with what was said for it."""

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from behov.domain.workspace import Workspace
from behov.ui.rows.specification_detail import needs_to_read
from behov.ui.widgets.fields import Fields


def needs_above(workspace: Workspace, need_ids: Iterable[str]) -> ComposeResult:
    """Yield what needs say, filled in from the first moment so that nothing below moves; nothing if none is known."""
    if rows := needs_to_read(workspace, need_ids):
        with VerticalScroll(classes="to-read"):
            fields = Fields()
            fields.show(rows)
            yield fields
