"""Where a number comes from: every paper that is cited, and the badge that its numbers wear on the screen."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["measured", "fitted", "derived", "teaching", "guess"]

BADGES: dict[Kind, str] = {
    "measured": "measured",
    "fitted": "fitted to data",
    "derived": "derived",
    "teaching": "chosen for teaching",
    "guess": "guess",
}
GLOSSES: dict[Kind, str] = {
    "measured": "Read off an experiment, in the source named.",
    "fitted": "A parameter that the authors adjusted until their model met their data.",
    "derived": "Calculated here from the numbers of the source.",
    "teaching": "Chosen by us so that the effect can be seen; not a finding.",
    "guess": "A plausible value for which we know of no measurement.",
}


@dataclass(frozen=True)
class Source:
    """A paper, a label or a choice of ours.

    Attributes:
        key: the name by which numbers refer to it, such as `jahr-stevens-1990`.
        citation: authors, year, journal, volume, page.
        kind: the badge of its numbers, unless a number says otherwise.
        doi: empty when the source has none.
        read: what was read: "paper", "abstract", "secondary" (as quoted elsewhere), "recalled" (shown as approximate)
            or "ours".
        note: conditions (species, preparation, temperature) or a caveat, in one sentence.
    """

    key: str
    citation: str
    kind: Kind
    doi: str = ""
    read: Literal["paper", "abstract", "secondary", "recalled", "ours"] = "secondary"
    note: str = ""

    @property
    def approximate(self) -> bool:
        """True when nobody re-read the number, so that the screen says "about"."""
        return self.read == "recalled"

    def badge(self, kind: Kind | None = None) -> str:
        """The words of the badge of one of its numbers, with "about" before it when that number was only recalled.

        Args:
            kind: the number's own kind, when it differs from that of the source.
        """
        own = kind or self.kind
        from_memory = self.approximate and own in ("measured", "fitted", "derived")
        return f"about, {BADGES[own]}" if from_memory else BADGES[own]
