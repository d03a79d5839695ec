"""The reference table: figures from papers, and consequences of them, that the models are held against.

Each room has its rows in its own `references.toml`, and in `checks.py` what its models answer to each.

    kind   published: a figure from the literature; identity: algebra on published constants; computed: a certain
           consequence of published constants; regression: our own earlier result, evidence of nothing but that the
           code still does what was designed; target: chosen for a course that was published in words or pictures only
    use    what agreement of a published row is worth. Without it the row tests the model. taken: the model takes this
           very value; fitted: parameters were set so that it comes out; code: its authors' own parameters made or met
           it, so agreement shows that they are carried over without fault
    verified   the value, or the constants behind it, were read in the source; otherwise it is shown as "about"
    fact       no model of ours computes it; it stands there to be read

A row agrees when low <= model <= high; a missing bound is open, a yes or no agrees when it is the same.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from sim.core import units
from sim.core.complaints import Complaint

Agreement = Literal["within", "outside", "known misfit", "fact only"]
Computed = float | bool
Answer = float | bool | str
Answers = Mapping[str, Callable[[], Answer]]
"""By the id of its row: what calculates the model's value, in the unit of the row."""
USES: dict[str, str] = {
    "": "",
    "taken": "taken into the model",
    "fitted": "set to come out",
    "code": "tests the code",
}
KINDS: dict[str, str] = {
    "published": "Figures from the literature",
    "identity": "Algebra on published constants",
    "computed": "Certain consequences of published constants",
    "regression": "Our own earlier results: no evidence, only a check that the code still does what was designed",
    "target": "Chosen for a published course that has no number we could read",
}


class Reference(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One row: what the model should give, in `unit`, between `low` and `high` (a missing bound is open).

    fact: no model of ours computes it; it is there to be read.
    """

    id: str
    experiment: str
    quantity: str
    value: float | bool
    unit: str
    kind: Literal["published", "identity", "computed", "regression", "target"]
    verified: bool
    citation: str
    low: float | None = None
    high: float | None = None
    note: str = ""
    fact: bool = False
    use: Literal["", "taken", "fitted", "code"] = ""

    @property
    def tests(self) -> bool:
        """Whether agreement says something of nature: a published figure that nothing was set to meet."""
        return self.kind == "published" and not self.use and not self.fact

    def holds(self, model: Computed) -> bool:
        """Whether what the model gives agrees with the row; what is not a number never does."""
        if isinstance(self.value, bool):
            return model is self.value
        if isinstance(model, bool) or model != model:
            return False
        return (self.low is None or self.low <= model) and (self.high is None or model <= self.high)

    def say(self, number: Computed | None) -> str:
        """A number of this row as it stands on the screen."""
        if number is None:
            return "any"
        if isinstance(number, bool):
            return "yes" if number else "no"
        return f"{units.figure(number, 5)} {units.sign(self.unit)}".rstrip()


@dataclass(frozen=True)
class Misfit:
    """A place where a published fact and the model part, or two published facts do: shown, not mended.

    Attributes:
        rows: the reference rows that are out of bounds for this reason; none when no row asks.
        what: what is compared; `published` and `here` are the two. Left empty, the rows themselves say it.
        sources: keys of papers.
    """

    why: str
    rows: tuple[str, ...] = ()
    what: str = ""
    published: str = ""
    here: str = ""
    sources: tuple[str, ...] = ()


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    reference: tuple[Reference, ...]


@cache
def references() -> dict[str, Reference]:
    """All rows by id, published figures first.

    Raises:
        Complaint: the file is damaged, or two rows have the same id.
    """
    rows: list[Reference] = []
    for file in sorted(Path(__file__).parent.glob("*/references.toml")):
        try:
            rows += msgspec.toml.decode(file.read_bytes(), type=_File).reference
        except msgspec.DecodeError as problem:
            raise Complaint(f"{file.parent.name}/references.toml is damaged: {problem}.") from None
    doubled = _doubled(row.id for row in rows)
    if doubled:
        raise Complaint(f"the reference table has two rows named {', '.join(doubled)}.")
    order = list(KINDS)
    return {row.id: row for row in sorted(rows, key=lambda row: order.index(row.kind))}


def _doubled(names: Iterable[str]) -> list[str]:
    seen: set[str] = set()
    return sorted({name for name in names if name in seen or seen.add(name)})  # type: ignore[func-returns-value]
