"""A show of hands: the counts of each answer, given by keys or buttons, and the file in which they are kept."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

MOST = 9999


@dataclass
class Poll:
    """The hands for one question.

    Attributes:
        counts: for each answer, None until it has been counted.
        at: the answer that is counted now.
    """

    answers: tuple[str, ...]
    counts: list[int | None] = field(default_factory=list)
    at: int = 0

    def __post_init__(self) -> None:
        self.counts = self.counts or [None] * len(self.answers)

    @property
    def total(self) -> int:
        """All hands."""
        return sum(count or 0 for count in self.counts)

    @property
    def counted(self) -> bool:
        """Any hand has been counted."""
        return any(count is not None for count in self.counts)

    def share(self, place: int) -> float:
        """The share of all hands that an answer has, 0 to 1."""
        return (self.counts[place] or 0) / self.total if self.total else 0.0

    def enter(self, count: int) -> None:
        """The hands for the answer that is counted now; then on to the next answer."""
        self.counts[self.at] = min(max(count, 0), MOST)
        self.at = (self.at + 1) % len(self.answers)

    def add(self, hands: int, place: int | None = None) -> None:
        """One hand more or less, for this answer or for the one that is counted now."""
        if place is not None:
            self.at = place
        self.counts[self.at] = min(max((self.counts[self.at] or 0) + hands, 0), MOST)

    def turn(self, way: int) -> None:
        """Count the next answer, or the one before."""
        self.at = (self.at + way) % len(self.answers)

    def most_chosen(self, places: Iterable[int]) -> int | None:
        """Of these answers the one with most hands; None when there is none of them."""
        return max(places, key=lambda place: self.counts[place] or 0, default=None)


def table(rows: Sequence[tuple[str, Poll]]) -> str:
    """The counts as CSV: question, answer, hands; a question that was not counted is left out."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("question", "answer", "hands"))
    for question, poll in rows:
        if poll.counted:
            for text, count in zip(poll.answers, poll.counts, strict=True):
                writer.writerow((question, text, "" if count is None else count))
    return out.getvalue()
