"""In which order names stand beside the body, so that their leaders do not cross."""

from collections.abc import Callable, Sequence
from itertools import combinations, permutations
from math import hypot, inf
from typing import TypeVar

from sim.scenes.body_parts.anatomy import Point

Item = TypeVar("Item")
_CROSSING, _TOUCHING = 1e7, 1e5
"""What a crossing of two leaders, and a leader through the dot of another, cost in pixels of length: more than any."""


def untangled(
    items: Sequence[Item],
    target: Callable[[Item], Point],
    column: float,
    heights: Callable[[list[Item]], list[float]],
    near: float,
) -> list[Item]:
    """The items in the order in which their leaders cross least, and are short.

    Args:
        items: in a first order, from the top.
        column: where the leaders start.
        heights: the height of each name, for an order.
        near: how close a leader may pass by the target of another, in pixels.
    """

    def cost(names: list[Item], limit: float = inf) -> float:
        ends = [((column, y), target(name)) for name, y in zip(names, heights(names), strict=True)]
        length = sum(abs(a[1] - b[1]) for a, b in ends)
        if length > limit:
            return inf
        crossed = sum(crosses(*p, *q) for p, q in combinations(ends, 2))
        if length + _CROSSING * crossed > limit:
            return inf
        touched = sum(distance(q[1], *p) < near for p in ends for q in ends if p is not q)
        return length + _CROSSING * crossed + _TOUCHING * touched

    def descended(order: list[Item]) -> tuple[float, list[Item]]:
        best, better = cost(order), True
        while better:
            better = False
            for i, j in permutations(range(len(order)), 2):
                for other in (_swapped(order, i, j), _moved(order, i, j)):
                    price = cost(other, best)
                    if price < best - 1e-6:
                        order, best, better = other, price, True
        return best, order

    found = descended(list(items))
    if found[0] >= _TOUCHING:  # a dead end: the farthest first, or the nearest, may lead out of it
        reach = sorted(items, key=lambda item: abs(target(item)[0] - column))
        found = min(found, descended(reach), descended(reach[::-1]), key=lambda one: one[0])
    return found[1]


def _swapped(order: list[Item], i: int, j: int) -> list[Item]:
    other = list(order)
    other[i], other[j] = other[j], other[i]
    return other


def _moved(order: list[Item], i: int, j: int) -> list[Item]:
    other = list(order)
    other.insert(j, other.pop(i))
    return other


def crosses(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Whether the straight line from a to b meets the one from c to d."""

    def turn(p: Point, q: Point, r: Point) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return turn(a, b, c) * turn(a, b, d) < 0 and turn(c, d, a) * turn(c, d, b) < 0


def distance(point: Point, start: Point, end: Point) -> float:
    """From a point to the nearest place of a straight line."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    share = ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / max(dx * dx + dy * dy, 1e-9)
    share = min(1.0, max(0.0, share))
    return hypot(point[0] - start[0] - share * dx, point[1] - start[1] - share * dy)
