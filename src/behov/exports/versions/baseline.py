"""A version frozen: the workspace's files copied, everything exported from the copy, and all of it given digests."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from importlib.metadata import version
from pathlib import Path

from behov.domain.baseline import Baseline, baseline_name
from behov.domain.errors import N_, BehovError, NeedsMending
from behov.domain.workspace import Workspace
from behov.exports.everything import Options, plan
from behov.exports.handing_over import Handed, Piece, hand_over
from behov.exports.selection import Selection, select
from behov.services.clock import now
from behov.services.revisions import revision_of
from behov.storage.baseline_folder import EXPORTS, WORKSPACE, drafted, finish
from behov.storage.workspace_folder import WorkspaceFolder


@dataclass(eq=False)
class NotFrozen(BehovError):
    """A piece of the export failed, and a version that lacks something is none."""

    message = N_("{piece} could not be made, so nothing was frozen: {reason}")
    piece: str
    reason: object


def frozen(root: Path, name: str, options: Options, note: str | None = None) -> Iterator[tuple[Handed, int]]:
    """Freeze a version; yield each piece of its export with how many there are. It is kept when all have come.

    Raises BadBaselineName, BaselineExists, NeedsMending, NotFrozen, UnwritableFile; then there is no version.
    """
    with drafted(root, baseline_name(name)) as draft:
        workspace = WorkspaceFolder(draft / WORKSPACE).load()
        for path, line in workspace.locked.items():
            raise NeedsMending(path, line)
        options = replace(options, root=draft / WORKSPACE)
        pieces = [*plan(workspace, options), *_lasting(workspace, options)]
        for handed in hand_over(pieces, draft / EXPORTS):
            if handed.error:
                raise NotFrozen(handed.name, handed.error)
            yield handed, len(pieces)
        stands = revision_of(root)
        finish(
            draft,
            Baseline(
                name=name,
                made=now().replace(microsecond=0),
                as_of=options.on,
                behov=version("behov"),
                public=options.public,
                municipalities=tuple(sorted(options.municipalities or ())),
                revision=stands.id if stands else None,
                committed=bool(stands and stands.committed),
                needs=len(workspace.needs),
                requirements=len(workspace.requirements),
                note=note,
            ),
        )


def _lasting(workspace: Workspace, options: Options) -> Iterator[Piece]:
    """Yield what only a frozen version has: annex 1 in a format that lasts. It takes long with many requirements."""
    selection = select(workspace, options.municipalities, options.on, options.public)
    if options.annex and selection.requirements:
        yield Piece("bilag-1.pdf", partial(_lasting_annex, selection, options))


def _lasting_annex(selection: Selection, options: Options) -> bytes:
    from behov.exports.annex.lasting import lasting_annex  # late: the library behind it takes long to load

    return lasting_annex(selection, options.wording.language, options.on)
