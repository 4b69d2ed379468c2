"""The records of a trace in words: what each is called, what is known of it, what it lacks, and how it is found."""

from collections.abc import Iterator, Mapping, Sequence

from behov.domain.specification.basis import WITHDRAWN, changed_needs
from behov.domain.tracing.chains import Chains
from behov.domain.tracing.neighbours import Groups, Tracing
from behov.domain.tracing.nodes import Node, NodeKind
from behov.domain.workshop import Need
from behov.text import N_, language, tr, trn, word
from behov.ui.widgets.columns import Cell, Column, Piece
from behov.ui.widgets.marks import priority_piece

_KINDS: Mapping[NodeKind, str] = {
    "municipality": N_("municipality"),
    "area": N_("service area"),
    "workshop": N_("workshop"),
    "need": N_("raw need"),
    "regional": N_("regional need"),
    "requirement": N_("requirement"),
    "process": N_("process"),
    "step": N_("step"),
    "effect": N_("effect"),
    "product": N_("product"),
    "component": N_("component"),
    "integration": N_("integration"),
    "risk": N_("risk"),
    "answer": N_("supplier's answer"),
}
COLUMNS = (Column(width=19), Column(lines=2))
_IDS_SPOKEN = ("municipality", "effect", "product")  # what has an id that people use beside its name
_NAMED_BY_ID = ("need", "regional", "requirement", "integration", "risk", "answer")  # what says more than its name


def keyed(groups: Groups) -> dict[str, Node]:
    """Return the records of a side by keys for a list, in their order."""
    return {f"{node.kind} {node.id}": node for nodes in groups.values() for node in nodes}


def kind_word(kind: str) -> str:
    """Return what a record of a kind is called."""
    return next(tr(name) for each, name in _KINDS.items() if each == kind)


def counted(kind: NodeKind, count: int) -> str:
    """Return how many records of a kind there are, in words."""
    match kind:
        case "municipality":
            return trn("{count} municipality", "{count} municipalities", count)
        case "area":
            return trn("{count} service area", "{count} service areas", count)
        case "workshop":
            return trn("{count} workshop", "{count} workshops", count)
        case "need":
            return trn("{count} raw need", "{count} raw needs", count)
        case "regional":
            return trn("{count} regional need", "{count} regional needs", count)
        case "requirement":
            return trn("{count} requirement", "{count} requirements", count)
        case "process":
            return trn("{count} process", "{count} processes", count)
        case "step":
            return trn("{count} step", "{count} steps", count)
        case "effect":
            return trn("{count} effect", "{count} effects", count)
        case "product":
            return trn("{count} product", "{count} products", count)
        case "component":
            return trn("{count} component", "{count} components", count)
        case "integration":
            return trn("{count} integration", "{count} integrations", count)
        case "risk":
            return trn("{count} risk", "{count} risks", count)
    return trn("{count} answer", "{count} answers", count)


def neighbour_row(tracing: Tracing, node: Node, groups: Groups) -> Sequence[Cell]:
    """Return a neighbour as cells for COLUMNS: how many of its kind there are beside the first, its name, its words."""
    siblings = groups[node.kind]
    kind = counted(node.kind, len(siblings)) if node == siblings[0] else ""
    called, says = tracing.nodes.called(node, language()), tracing.nodes.says(node, language())
    facts = [*_facts(tracing, node), *((word("suspect"),) if _changed(tracing, node) else ())]
    known = tuple(Piece(f"  {each}", "quiet") for each in facts)
    if node.kind in _NAMED_BY_ID:
        return (Piece(kind, "quiet"), (Piece(called, "quiet"), *known, Piece(f"  {says}")))
    return (Piece(kind, "quiet"), (Piece(says), *known))


def record_rows(tracing: Tracing, node: Node) -> tuple[tuple[str, Cell], ...]:
    """Return a record as rows of Fields: what it is and what is known of it, its whole text, and what it lacks."""
    nodes, spoken = tracing.nodes, language()
    name = f"  {nodes.called(node, spoken)}" if node.kind in _NAMED_BY_ID else ""
    facts = (Piece(f"   {each}", "quiet") for each in _facts(tracing, node))
    lacks = tuple(_lacks(tracing, node))
    return (
        ("", (Piece(kind_word(node.kind), "quiet"), Piece(name, "bold"), *facts)),
        ("", Piece(nodes.says(node, spoken), "" if node.kind in _NAMED_BY_ID else "bold")),
        *((("", Piece("! " + " · ".join(lacks), "bold")),) if lacks else ()),
    )


def findable(tracing: Tracing) -> dict[str, str]:
    """Return the words by which each record is found, by its key: those first that are few, and in their own words."""
    nodes, workspace = tracing.nodes, tracing.workspace
    found = {f"{node.kind} {node.id}": _found_by(tracing, node) for node in nodes.recorded}
    found |= {f"regional {need.id}": f"{need.id}  {need.text}" for _, need in workspace.regional_needs}
    found |= {f"need {need.id}": f"{need.id}  {need.text}" for _, need in workspace.needs}  # many: no detour by nodes
    return found | {f"{node.kind} {node.id}": _found_by(tracing, node) for node in nodes.catalogued}


def _found_by(tracing: Tracing, node: Node) -> str:
    called, says = tracing.nodes.called(node, language()), tracing.nodes.says(node, language())
    if node.kind in _NAMED_BY_ID:
        return f"{called}  {says}"
    return f"{says}  {node.id}" if node.kind in _IDS_SPOKEN else says


def _facts(tracing: Tracing, node: Node) -> Iterator[str]:
    """Yield what is known of a record besides its words."""
    nodes = tracing.nodes
    match node.kind:
        case "need" | "regional":
            yield from _of_need(nodes.said(node)[1])
        case "requirement":
            requirement = nodes.requirement(node)
            yield from filter(None, (word(requirement.category), word(requirement.state)))
        case "workshop":
            yield tr("{date:%Y-%m-%d}", date=nodes.workshops[node.id].date)
        case "step":
            yield from filter(None, (nodes.steps[node.id][1].role,))
        case kind if kind in _IDS_SPOKEN:
            yield node.id


def _of_need(need: Need) -> Iterator[str]:
    if need.priority:
        yield priority_piece(need.priority).text
    if need.outcome:
        yield word(need.outcome)
    if need.status != "raw":
        yield word(need.status)


def _lacks(tracing: Tracing, node: Node) -> Iterator[str]:
    """Yield what is missing or wrong in the links of a record."""
    nodes = tracing.nodes
    raised = not {"need", "regional"}.isdisjoint(tracing.neighbours(node).above)
    match node.kind:
        case "need" | "regional":
            for status in Chains(tracing.workspace).lacking(nodes.said(node)):
                yield tr("its requirement is to be looked at again") if status == "suspect" else word(status)
        case "requirement":
            requirement = nodes.requirement(node)
            if changed := _changed(tracing, node):
                yield tr("to be looked at again, for these have changed: {needs}", needs=", ".join(changed))
            if not raised and requirement.state != WITHDRAWN:
                yield tr("rests on no need")
        case "step" if nodes.steps[node.id][1].kind in ("task", "decision") and not raised:
            yield tr("no need is linked to it")
        case "effect" | "product" if not raised:
            yield tr("no need names it")


def _changed(tracing: Tracing, node: Node) -> tuple[str, ...]:
    """Return the needs of a requirement that have changed since somebody looked; nothing for what is none."""
    return changed_needs(tracing.workspace, tracing.nodes.requirement(node)) if node.kind == "requirement" else ()
