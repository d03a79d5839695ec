"""Columns of labels beside a picture: how many lines each label takes, how high it is, and where all of them stand."""

from collections.abc import Callable, Mapping
from typing import Literal

from sim.view.labels import GAP, NAME_SIZE, SUB_SIZE, Label, spread_blocks
from sim.view.text import Type

Side = Literal["left", "right"]


class Columns:
    """Measures labels as `draw_labels` will write them.

    Args:
        letters: stage pixels for each design pixel.
        wide: the width of the column of a side, from the inner end of its labels to where they must stop.
    """

    def __init__(self, type: Type, letters: float, wide: Callable[[Side], float]) -> None:
        self._type, self._letters, self._wide = type, letters, wide

    def room(self, side: Side) -> int:
        """The width that the words of a side are wrapped to."""
        return max(1, int(self._wide(side) - GAP * self._letters / 2))

    def name_lines(self, text: str, side: Side) -> list[str]:
        """A name, wrapped to the column."""
        return self._type.wrap(text, NAME_SIZE, self.room(side), "SemiBold")

    def sub_lines(self, sub: str, side: Side) -> list[str]:
        """A second line, wrapped to the column; nothing when it is empty."""
        return self._type.wrap(sub, SUB_SIZE, self.room(side)) if sub else []

    def holds(self, text: str, side: Side) -> bool:
        """Whether no word of a name is wider than the column."""
        return self._type.width(max(text.split(), key=len), NAME_SIZE, "SemiBold") <= self.room(side)

    def height(self, label: Label) -> int:
        """How high the letters of a label are, in pixels."""
        names, subs = self.name_lines(label.text, label.side), self.sub_lines(label.sub, label.side)
        return self._type.height(NAME_SIZE) * len(names) + self._type.height(SUB_SIZE) * len(subs)

    def settled(self, labels: Mapping[str, Label], bounds: tuple[int, int]) -> dict[str, Label] | None:
        """The labels apart from each other between `bounds` (top, bottom), or None when there is no room for all.

        `draw_labels` then has nothing left to move.
        """
        rows = list(labels.values())
        needs = [self.height(label) + 6 * self._letters for label in rows]
        if sum(needs) > bounds[1] - bounds[0]:
            return None
        first = self._type.height(NAME_SIZE)
        sinks = [
            (need - first * len(self.name_lines(label.text, label.side))) / 2
            for label, need in zip(rows, needs, strict=True)
        ]
        return dict(zip(labels, spread_blocks(rows, needs, sinks, bounds), strict=True))
