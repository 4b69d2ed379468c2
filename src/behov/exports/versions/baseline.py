"""A version frozen: the workspace's files copied, everything exported from the copy, and all of it given digests."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path

from behov.domain.baseline import Baseline, baseline_name
from behov.domain.errors import N_, BehovError, NeedsMending
from behov.exports.everything import Options, plan
from behov.exports.handing_over import Handed, hand_over
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
        pieces = plan(workspace, replace(options, root=draft / WORKSPACE))
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
