"""Which lines there is room for: as many as fit, and the chosen one among them with something on both sides."""

from collections.abc import Sequence

_ABOVE = 1 / 3  # of the room, for what comes before the chosen line


def in_view(heights: Sequence[int], chosen: int, room: int, gap: int) -> range:
    """Return which items to show of those of these heights, with a gap between two. At least the chosen one, if any."""
    if not heights:
        return range(0)
    first, last = chosen, chosen + 1
    used = heights[chosen]
    while first > 0 and used + gap + heights[first - 1] <= heights[chosen] + room * _ABOVE:
        first -= 1
        used += gap + heights[first]
    while last < len(heights) and used + gap + heights[last] <= room:
        used += gap + heights[last]
        last += 1
    while first > 0 and used + gap + heights[first - 1] <= room:  # the end of the list: what is left is filled above
        first -= 1
        used += gap + heights[first]
    while used > room and first < chosen:
        used -= gap + heights[first]
        first += 1
    return range(first, last)
