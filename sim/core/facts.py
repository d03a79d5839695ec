"""A fact: one published number in a table of drugs, receptors or rates, with its unit, its source and its badge."""

from dataclasses import dataclass

from sim.core import units
from sim.core.sources import Kind


@dataclass(frozen=True)
class Fact:
    """A number that is not set by the student; `value` is in internal units, `unit` is the one it is shown in.

    Attributes:
        kind: the badge, when it differs from that of the source.
        note: what must be said beside it, in one sentence.
    """

    value: float
    unit: str
    label: str
    source: str
    kind: Kind | None = None
    note: str = ""

    def say(self) -> str:
        """The number as it stands on the screen, with its unit."""
        return units.say(self.value, self.unit)


def fact(value: float, unit: str, label: str, source: str, kind: Kind | None = None, note: str = "") -> Fact:
    """A fact whose value is written in `unit`, as the source prints it."""
    return Fact(units.to_internal(value, unit), unit, label, source, kind, note)
