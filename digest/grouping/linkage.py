"""Average link: the tree whose tight cut gives stories and whose loose cut gives themes."""

from __future__ import annotations

import heapq
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Group = tuple[int, ...]


def unite(
    groups: Sequence[Group],
    similarity: Mapping[tuple[int, int], float],
    threshold: float,
    may_unite: Callable[[Group, Group], bool] = lambda _one, _other: True,
) -> tuple[Group, ...]:
    """Unites the two groups that are nearest on average, until none are as near as ``threshold``.

    ``groups`` hold positions; ``similarity`` of a pair ``(i, j)``, ``i < j``, that isn't listed is 0. Called
    again with what came back and a lower threshold, it goes on where it stopped: two cuts of one tree.
    Method: average link (UPGMA, Sokal and Michener 1958). Groups and their members come back in order.
    """
    members = {min(group): tuple(sorted(group)) for group in groups}
    total = _totals(members, similarity)
    queue = [_entry(members, total, one, other) for one in members for other in total[one] if one < other]
    heapq.heapify(queue)
    while queue:
        distance, one, other, sizes = heapq.heappop(queue)
        if -distance < threshold:
            break
        if sizes != (len(members.get(one, ())), len(members.get(other, ()))):
            continue  # one of them has grown or gone since
        if not may_unite(members[one], members[other]):
            continue
        _merge(members, total, one, other)
        for neighbour in total[one]:
            heapq.heappush(queue, _entry(members, total, min(one, neighbour), max(one, neighbour)))
    return tuple(members[first] for first in sorted(members))


def _totals(
    members: Mapping[int, Group], similarity: Mapping[tuple[int, int], float]
) -> defaultdict[int, dict[int, float]]:
    """The sum of similarities between each two groups, by their first members."""
    home = {position: first for first, group in members.items() for position in group}
    total: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for (i, j), value in sorted(similarity.items()):
        one, other = home[i], home[j]
        if one != other:
            total[one][other] = total[other][one] = total[one].get(other, 0.0) + value
    return total


def _entry(
    members: Mapping[int, Group], total: Mapping[int, Mapping[int, float]], one: int, other: int
) -> tuple[float, int, int, tuple[int, int]]:
    sizes = (len(members[one]), len(members[other]))
    return (-round(total[one][other] / (sizes[0] * sizes[1]), 9), one, other, sizes)


def _merge(members: dict[int, Group], total: dict[int, dict[int, float]], one: int, other: int) -> None:
    members[one] = tuple(sorted(members[one] + members.pop(other)))
    del total[one][other]
    for neighbour, value in total.pop(other).items():
        if neighbour != one:
            del total[neighbour][other]
            total[one][neighbour] = total[neighbour][one] = total[one].get(neighbour, 0.0) + value
