"""What comes of an import in short: how much is new, how much cannot come in, and what is to be said of the whole."""

from behov.domain.importing.bringing_in import BringingIn
from behov.domain.importing.taking_over import TakingOver
from behov.domain.workshop import TABLES, Note
from behov.services.importing import Plan
from behov.services.workbooks.comment_import import Incoming
from behov.services.workbooks.spec_sheet_import import SheetChanges
from behov.text import tr, trn


def not_taken(plan: Plan) -> int:
    """Return how many things cannot come in: files and records of a folder, or what is refused in a file."""
    if isinstance(plan, TakingOver):
        return len(plan.left_out) + len(plan.held_back)
    return len(plan.refused) + (len(plan.merged.conflicts) if isinstance(plan, SheetChanges) else 0)


def summary_of(plan: Plan) -> str:
    """Return what is new, as part of a sentence, or "" where nothing is."""
    if isinstance(plan, Incoming):
        return counted("comments", len(plan.new)) if plan.new else ""
    if isinstance(plan, SheetChanges):
        needs = len({cell.need_id for cell in plan.merged.taken})
        return trn("changes in {count} need", "changes in {count} needs", needs) if needs else ""
    if isinstance(plan, BringingIn):
        notes = sum(isinstance(row, Note) for _, row in plan.new)
        counts = {"needs": len(plan.new) - notes, "notes": notes}
        return ", ".join(counted(table, count) for table, count in counts.items() if count)
    counts = {"workshops": len(plan.workshops), "processes": len(plan.processes)}
    counts |= {table: plan.count(table) for table in TABLES}
    return ", ".join(counted(table, count) for table, count in counts.items() if count)


def remark_on(plan: Plan) -> str:
    """Return what is to be said of an import besides what is new: how much is there already, or that nothing comes."""
    if isinstance(plan, BringingIn) and plan.refused:
        return tr("Nothing comes in while a row cannot be taken. Correct what is named in the file, and import again.")
    if isinstance(plan, BringingIn) and plan.there:
        count = len(plan.there)
        return trn("{count} row is in the workshop already.", "{count} rows are in the workshop already.", count)
    if isinstance(plan, SheetChanges) and plan.merged.conflicts:
        count = len(plan.merged.conflicts)
        return trn(
            "{count} conflict: ours stays. Decide, and write the value here or in the sheet that is exported next.",
            "{count} conflicts: ours stays. Decide, and write the values here or in the sheet that is exported next.",
            count,
        )
    return "" if summary_of(plan) else tr("There is nothing new in it.")


def counted(table: str, count: int) -> str:
    """Return how many rows of a table there are, in words."""
    return {
        "workshops": trn("{count} workshop", "{count} workshops", count),
        "processes": trn("{count} work process", "{count} work processes", count),
        "needs": trn("{count} need", "{count} needs", count),
        "notes": trn("{count} note", "{count} notes", count),
        "requirements": trn("{count} requirement", "{count} requirements", count),
        "systems": trn("{count} system", "{count} systems", count),
        "integrations": trn("{count} integration", "{count} integrations", count),
        "agreements": trn("{count} agreement", "{count} agreements", count),
        "risks": trn("{count} risk", "{count} risks", count),
        "answers": trn("{count} answer", "{count} answers", count),
        "comments": trn("{count} comment", "{count} comments", count),
    }[table]
