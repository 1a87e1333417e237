"""Average link: the tree whose tight cut gives stories and whose loose cut gives themes."""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping, Sequence

    Group = tuple[int, ...]
    Pair = tuple[int, int]


def unite(
    groups: Sequence[Group],
    similarity: Mapping[tuple[int, int], float],
    threshold: float,
    may_unite: Callable[[Group, Group], bool] = lambda _one, _other: True,
    unlisted: Callable[[int, int], float] = lambda _one, _other: 0.0,
) -> tuple[Group, ...]:
    """Unites the two groups that are nearest on average, until none are as near as ``threshold``.

    ``groups`` hold positions; ``similarity`` of a pair ``(i, j)``, ``i < j``, that isn't listed is what
    ``unlisted`` says. When all pairs as near as ``threshold`` are listed, that is enough: two groups without
    any such pair can't be as near on average. Called again with what came back and a lower threshold, it goes
    on where it stopped: two cuts of one tree.
    Method: average link (UPGMA, Sokal and Michener 1958). Groups and their members come back in order.
    """
    members = {min(group): tuple(sorted(group)) for group in groups}
    total = _totals(members, similarity, unlisted)
    near = (_entry(members, total, one, other) for one in members for other in total[one] if one < other)
    queue = [entry for entry in near if -entry[0] >= threshold]
    heapq.heapify(queue)
    while queue:
        _, one, other, sizes = heapq.heappop(queue)
        if sizes != (len(members.get(one, ())), len(members.get(other, ()))):
            continue  # one of them has grown or gone since
        if not may_unite(members[one], members[other]):
            continue
        _complete(members, total, one, other, unlisted)
        _merge(members, total, one, other)
        for neighbour in total[one]:
            entry = _entry(members, total, min(one, neighbour), max(one, neighbour))
            if -entry[0] >= threshold:
                heapq.heappush(queue, entry)
    return tuple(members[first] for first in sorted(members))


def _totals(
    members: Mapping[int, Group],
    similarity: Mapping[tuple[int, int], float],
    unlisted: Callable[[int, int], float],
) -> defaultdict[int, dict[int, float]]:
    """The sum of similarities between each two groups that have a pair listed, by their first members."""
    home = {position: first for first, group in members.items() for position in group}
    total: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for (i, j), value in sorted(similarity.items()):
        one, other = home[i], home[j]
        if one == other:
            continue
        if other not in total[one] and len(members[one]) * len(members[other]) > 1:
            rest = _sum(members[one], members[other], unlisted, similarity)
            total[one][other] = total[other][one] = rest
        total[one][other] = total[other][one] = total[one].get(other, 0.0) + value
    return total


def _sum(
    one: Group,
    other: Group,
    unlisted: Callable[[int, int], float],
    listed: Container[tuple[int, int]] = (),
) -> float:
    """The sum of similarities between two groups, but for those that are ``listed``."""
    pairs = ((min(i, j), max(i, j)) for i in one for j in other)
    return math.fsum(unlisted(*pair) for pair in pairs if pair not in listed)


def _complete(
    members: Mapping[int, Group],
    total: Mapping[int, dict[int, float]],
    one: int,
    other: int,
    unlisted: Callable[[int, int], float],
) -> None:
    """Let two groups that are to be united know the same neighbours."""
    for lacking, knowing in ((one, other), (other, one)):
        for neighbour in total[knowing].keys() - total[lacking].keys() - {lacking}:
            value = _sum(members[lacking], members[neighbour], unlisted)
            total[lacking][neighbour] = total[neighbour][lacking] = value


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
