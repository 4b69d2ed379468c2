"""Which track each stretch has in its channel, so that no two lines run on top of each other.

The left-edge rule of channel routing: stretches that do not overlap share a track, a stretch that a line reaches
from the left (or above) lies left of one that is left for the right at the same height, and where such demands go
in a ring, one line gets a port of its own.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from behov.diagrams.placing.ports import Port, Ports, Side
from behov.diagrams.placing.routes import Channel, Route, Stretch

_ENDS_SOMEWHERE_IN_THE_CHANNEL: Final = 0.45
_BEFORE: Final = (Side.RIGHT, Side.BOTTOM)  # a step whose line leaves or comes there stands before the channel


@dataclass(eq=False, slots=True)
class _Run:
    """A stretch with its route and its two neighbours there."""

    route: Route
    stretch: Stretch
    turns: tuple[int, int]  # -1 where that neighbour lies to the left of (or above) the channel, else 1
    ends: tuple[Port | Stretch, Port | Stretch]
    span: tuple[float, float] = field(init=False)

    def __post_init__(self) -> None:
        self.meet(*self.ends)

    def meet(self, *ends: Port | Stretch) -> None:
        """Run between these ends."""
        one, other = ends
        self.ends = one, other
        reach = _reach(one), _reach(other)
        self.span = min(low for low, _ in reach), max(high for _, high in reach)

    def ports(self, turn: int) -> list[Port]:
        """Return the ports that it meets before (-1) or after (1) the channel."""
        return [
            end for end, turns in zip(self.ends, self.turns, strict=True) if isinstance(end, Port) and turns == turn
        ]


def lay_tracks(routes: Iterable[Route], ports: Ports) -> dict[Channel, int]:
    """Give every stretch its track; return the number of tracks in each channel that has any."""
    channels: dict[Channel, list[_Run]] = defaultdict(list)
    for route in routes:
        parts = route.parts
        for place, stretch in enumerate(route.stretches, 1):
            turns = (_turn(parts, place, -1), _turn(parts, place, 1))
            run = _Run(route, stretch, turns, (parts[place - 1], parts[place + 1]))
            channels[stretch.upright, stretch.channel].append(run)
    return {channel: _assign(runs, ports) if len(runs) > 1 else 1 for channel, runs in channels.items()}


def _turn(parts: tuple[Port | Stretch, ...], place: int, step: int) -> int:
    """Return to which side of the channel of a stretch its neighbour that way lies."""
    stretch, end = parts[place], parts[place + step]
    if isinstance(end, Port):
        return -1 if end.side in _BEFORE else 1
    beyond = parts[place + 2 * step]
    if isinstance(beyond, Port):
        along = 2 * (beyond.cell.column if stretch.upright else beyond.cell.row) + 1
    else:
        along = 2 * beyond.channel
    assert isinstance(stretch, Stretch)
    return -1 if along < 2 * stretch.channel else 1


def _reach(end: Port | Stretch) -> tuple[float, float]:
    if isinstance(end, Port):
        return end.along, end.along
    return end.along - _ENDS_SOMEWHERE_IN_THE_CHANNEL, end.along + _ENDS_SOMEWHERE_IN_THE_CHANNEL


def _assign(runs: list[_Run], ports: Ports) -> int:
    """Give the runs of one channel their tracks, those first that cross fewest others when they lie before them."""
    demands = _demands(runs)
    crossings = {run: {other: _crossings(run, other) for other in runs if _overlap(run, other)} for run in runs}
    regret = {run: sum(crossings[run].values()) for run in runs}
    tracks: list[list[_Run]] = []
    waiting = dict.fromkeys(sorted(runs, key=lambda run: run.span))
    while waiting:
        ready = [run for run in waiting if not any(other in waiting for other in demands[run])]
        if not ready:
            _part(*_in_a_ring(demands, waiting), runs, ports)
            demands = _demands(runs)
            continue
        run = min(ready, key=regret.__getitem__)
        del waiting[run]
        for other in crossings[run]:
            regret[other] -= crossings[other][run]
        lowest = max((other.stretch.track + 1 for other in demands[run]), default=0)
        run.stretch.track = _fitting(run, tracks, lowest)
        tracks += [[] for _ in range(run.stretch.track + 1 - len(tracks))]
        tracks[run.stretch.track].append(run)
    return len(tracks)


def _demands(runs: list[_Run]) -> dict[_Run, list[_Run]]:
    """Return which runs must lie before each run: those reached from before at a height where it is left for after."""
    reached: dict[float, list[_Run]] = defaultdict(list)
    for run in runs:
        for port in run.ports(-1):
            reached[port.along].append(run)
    return {
        run: [other for port in run.ports(1) for other in reached[port.along] if not _kin(run, other)] for run in runs
    }


def _kin(run: _Run, other: _Run) -> bool:
    """Whether two lines share an end, and so may share a trunk."""
    return run.route.source is other.route.source or run.route.target is other.route.target


def _crossings(run: _Run, other: _Run) -> int:
    """Return how many more lines cross if `run` lies before `other` than if it lies after."""
    if _kin(run, other):
        return 0
    return _cut(run, 1, other) + _cut(other, -1, run) - _cut(other, 1, run) - _cut(run, -1, other)


def _cut(run: _Run, turn: int, other: _Run) -> int:
    """Return how many of the ends of `run` that turn this way pass through `other`, if that lies there."""
    low, high = other.span
    return sum(low < end.along < high for end, turns in zip(run.ends, run.turns, strict=True) if turns == turn)


def _fitting(run: _Run, tracks: list[list[_Run]], lowest: int) -> int:
    """Return the track to lie in: that of its kin if possible, else the first with room, else a new one."""
    fitting = [
        number
        for number, track in enumerate(tracks[lowest:], lowest)
        if all(_kin(run, other) or not _overlap(run, other) for other in track)
    ]
    beside_kin = [number for number in fitting if any(_overlap(run, other) for other in tracks[number])]
    return next(iter([*beside_kin, *fitting]), max(len(tracks), lowest))


def _overlap(run: _Run, other: _Run) -> bool:
    return run.span[0] <= other.span[1] and other.span[0] <= run.span[1]


def _in_a_ring(demands: dict[_Run, list[_Run]], waiting: dict[_Run, None]) -> tuple[_Run, Port]:
    """Return a run that waits for itself by way of others, and the port where it does."""
    seen: dict[_Run, None] = {}
    run = next(iter(waiting))
    while run not in seen:
        seen[run] = None
        run = next(other for other in demands[run] if other in waiting)
    before = next(other for other in demands[run] if other in waiting)
    heights = {port.along for port in before.ports(-1)}
    return run, next(port for port in run.ports(1) if port.along in heights)


def _part(run: _Run, port: Port, runs: list[_Run], ports: Ports) -> None:
    """Give a run a port of its own on the far side of the channel."""
    facing = [each for other in runs for turn in (-1, 1) for each in other.ports(turn) if each.middle == port.middle]
    new = ports.split(port, {each.slot for each in facing})
    if run.route.target is port:
        run.route.target = new
    else:
        run.route.source = new
    run.meet(*(new if end is port else end for end in run.ends))
