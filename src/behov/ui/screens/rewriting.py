"""A text written or put right in its place on the screen, kept while it is typed, until it is saved or given up."""

from collections.abc import Callable

from textual.geometry import Region

from behov.services.drafts import Draft
from behov.services.session import Edit
from behov.ui.drafting import Drafting
from behov.ui.forms.row_editor import RowEditor
from behov.ui.screens.shared import WorkspaceScreen
from behov.ui.screens.within import WithinWorkshop
from behov.visible import visible


class RewritingScreen(WithinWorkshop):
    """A screen of a workshop on which texts are edited where they stand."""

    async def rewrite(
        self,
        within: str,
        base: str,
        region: Callable[[], Region],
        edit: Callable[[str], Edit],
        label: str,
        *,
        new: bool = False,
    ) -> bool:
        """Ask for a text in the place of another, and save it with an edit. See `rewritten`."""
        return await rewritten(
            self, (self.path, within), base, region, lambda text: self.perform(edit(text), label), new=new
        )


async def rewritten(
    screen: WorkspaceScreen,
    place: tuple[str, str],
    base: str,
    region: Callable[[], Region],
    save: Callable[[str], bool],
    *,
    new: bool = False,
) -> bool:
    """Ask for a text in the place of another until it is saved or given up. Returns whether it was saved.

    What is typed is kept meanwhile, under its place (a workshop's path, and what in it) and the text that it began
    with. A `new` one is saved as it stands, too; else one that was not changed is left.
    """
    (path, within), drafts = place, screen.session.drafts
    kept, before = drafts.of(path, within), visible(base)
    text, saved = kept.text if kept and kept.base == base else before, False

    def typed(now: str) -> None:
        nonlocal text
        text = now
        drafting.typed()

    drafting = Drafting(
        screen,
        drafts,
        lambda: Draft(path=path, within=within, text=text if text != before else "", base=base),
    )
    while (answer := await screen.app.push_screen_wait(RowEditor(text, region, typed))) is not None:
        text = answer
        if not new and text.strip() == before.strip():
            break
        if saved := save(text):
            break
    text = before
    drafting.settle()
    return saved
