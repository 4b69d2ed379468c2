"""Where parallel ways meet again, so that a step which waits for several of them is done once."""

from collections.abc import Iterator, Mapping

from behov.domain.measuring.likely_ways import Way, Ways, may_end


def joins(ways: Ways) -> Iterator[tuple[str, str, int]]:
    """Yield each step that waits for parallel ways, the step where they parted, and how many come beyond the first.

    Ways that met earlier, in a step that surely leads here, come as one.
    """
    if all(len(going) < 2 for going in ways.values()):
        return
    sure = _surely_passed(ways)
    for source, going in ways.items():
        if len(going) < 2:
            continue
        passed = [_passed(way, sure) for way in going]
        coming = {step: frozenset(n for n, each in enumerate(passed) if step in each) for step in ways}
        meeting = {step: numbers for step, numbers in coming.items() if len(numbers) > 1}
        for join, numbers in meeting.items():
            met = {earlier for step, earlier in meeting.items() if step != join and join in sure[step]}
            if too_many := _groups(numbers, met) - 1:
                yield join, source, too_many


def _groups(numbers: frozenset[int], met: set[frozenset[int]]) -> int:
    """Return how many groups numbers make, where those in one of the sets that met are of one group."""
    groups = [frozenset((number,)) for number in numbers]
    for together in met:
        apart = [group for group in groups if group.isdisjoint(together)]
        joined = [group for group in groups if not group.isdisjoint(together)]
        groups = [*apart, frozenset().union(*joined)] if joined else apart
    return len(groups)


def _surely_passed(ways: Ways) -> dict[str, frozenset[str]]:
    """Return the steps that are surely done once a step is begun, itself among them: the largest that fits."""
    sure = dict.fromkeys(ways, frozenset(ways))
    changing = True
    while changing:
        changing = False
        for step, going in reversed(tuple(ways.items())):
            passed = frozenset((step,)).union(*(_passed(way, sure) for way in going))
            if passed != sure[step]:
                sure[step], changing = passed, True
    return sure


def _passed(way: Way, sure: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return the steps that are surely done on a way: those that all steps to which it may lead agree on."""
    if may_end(way):
        return frozenset()
    return frozenset.intersection(*(sure[target] for target in way))
