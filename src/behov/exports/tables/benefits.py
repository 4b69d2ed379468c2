"""Benefits: what each process takes as it is and as it should be, and the difference, by role and municipality too."""

from collections.abc import Iterator, Mapping

from behov.domain.measuring.comparison import Compared, Comparison, Measure, compare
from behov.domain.measuring.measures import Measures
from behov.domain.measuring.quantity import Quantity
from behov.domain.process import Process
from behov.exports.selection import Selection
from behov.exports.tables.references import References
from behov.exports.tables.table import Cell, Table, frame_of
from behov.exports.wording import Wording
from behov.text import N_
from behov.visible import joined

_COLUMNS = {
    "process_id": N_("Process ID"),
    "process": N_("Process"),
    "service_area": N_("Service area"),
    "measure": N_("Measure"),
    "role": N_("Role"),
    "municipality_number": N_("Municipality number"),
    "municipality": N_("Municipality"),
    "as_is": N_("As it is"),
    "to_be": N_("As it should be"),
    "difference": N_("Difference"),
    "unit": N_("Unit"),
    "estimate": N_("Estimate"),
    "incomplete": N_("Incomplete"),
    "basis": N_("Basis"),
}
_UNIT_OF: Mapping[Measure, str] = {"minutes-per-run": "minutes", "hours-per-year": "hours", "runs-per-year": "runs"}
_UNITS = {"minutes": N_("minutes"), "hours": N_("hours"), "runs": N_("runs"), "number": N_("number")}
_MEASURES: Mapping[Measure, str] = {
    "minutes-per-run": N_("Work per run"),
    "hours-per-year": N_("Work per year"),
    "runs-per-year": N_("Runs per year"),
    "handovers": N_("Hand-overs per run"),
    "handover-ways": N_("Ways between roles"),
    "systems": N_("Systems touched"),
    "pains": N_("Pain points"),
    "waits": N_("Waits"),
    "steps": N_("Steps"),
}
_BASES = {  # what numbers rest on and, after that, why there is no number
    "counted": N_("counted"),
    "inhabitants": N_("estimated by the number of inhabitants"),
    "municipality": N_("estimated as the same in each municipality"),
    "equal-shares": N_("answers without a share are equally likely"),
    "equal-starts": N_("several starts are equally likely"),
    "minutes-missing": N_("steps without minutes are left out"),
    "municipalities-missing": N_("municipalities without a number are left out"),
    "no-minutes": N_("no step has minutes"),
    "endless": N_("a loop has no way out"),
    "no-volume": N_("nobody has said how often it runs"),
    "no-per": N_("it is not said what the number of runs is per"),
    "place": N_("the number of places is not known"),
    "no-inhabitants": N_("the number of inhabitants is not known"),
    "nobody": N_("no municipality that takes part works so"),
}


def benefits(selection: Selection, wording: Wording) -> Table:
    """Return a row for each process and measure: of all, by role, and by municipality where it is hours a year.

    Less is a negative difference. `estimate`: a part of the numbers is extrapolated or assumed. `incomplete`: something
    is left out, so that they are at least as high. `basis` says what was counted, estimated, assumed and left out.
    """
    references = References(selection.workspace, wording)
    rows = [
        _cells(process, compared, row, references, wording)
        for process in selection.workspace.processes
        if selection.concerns(process.municipalities)
        for compared in (compare(selection.workspace, process, selection.municipalities),)
        for row in compared.rows
    ]
    return Table(wording.headings(_COLUMNS), frame_of(tuple(_COLUMNS), rows))


def _cells(
    process: Process, compared: Comparison, row: Compared, references: References, wording: Wording
) -> list[Cell]:
    known = [each for each in (row.as_is, row.to_be) if each]
    unit = _UNIT_OF.get(row.measure, "number")
    basis = {*(each for quantity in known for each in quantity.basis), *_lacking(compared, row)}
    return [
        process.stem,
        process.title,
        references.area(process.area),
        wording.choose(row.measure, _MEASURES[row.measure]),
        row.role,
        row.municipality,
        references.municipalities([row.municipality] if row.municipality else []),
        _number(row.as_is),
        _number(row.to_be),
        _number(row.difference),
        wording.choose(unit, _UNITS[unit]),
        _yes_or_no(any(each.estimated for each in known), wording),
        _yes_or_no(any(each.partial for each in known), wording),
        joined(wording.choose(key, said) for key, said in _BASES.items() if key in basis),
    ]


def _number(quantity: Quantity | None) -> float | None:
    return round(quantity.value, 3) + 0.0 if quantity else None  # + 0.0: never -0


def _yes_or_no(so: bool, wording: Wording) -> str:
    return wording.choose("yes", N_("yes")) if so else wording.choose("no", N_("no"))


def _lacking(compared: Comparison, row: Compared) -> Iterator[str]:
    """Yield why a number is missing in a variant that there is."""
    for variant, quantity in ((compared.as_is, row.as_is), (compared.to_be, row.to_be)):
        if variant is None or quantity is not None:
            continue
        if row.measure in ("hours-per-year", "runs-per-year"):
            yield from _no_runs(compared, row.municipality)
        if row.measure in ("minutes-per-run", "hours-per-year", "handovers"):
            yield from _no_time(variant, row)


def _no_time(variant: Measures, row: Compared) -> Iterator[str]:
    if variant.endless:
        yield "endless"
    elif (variant.minutes if row.role is None else variant.minutes_of(row.role)) is None:
        yield "no-minutes"


def _no_runs(compared: Comparison, municipality: str | None) -> Iterator[str]:
    unknown = compared.runs.unknown
    if municipality is not None:
        yield from (why for number, why in unknown.items() if number == municipality)
    elif not compared.runs.by_municipality:
        yield from unknown.values() or ("nobody",)
