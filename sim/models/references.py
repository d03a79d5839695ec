"""The reference table: figures from papers, and consequences of them, that the models are held against.

The rows stand in `references.toml`; `checks_receptor.py` and `checks_body.py` calculate what the models say of each.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from sim.core import units
from sim.core.complaints import Complaint

Agreement = Literal["within", "outside", "known misfit", "fact only"]
Computed = float | bool
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
}


class Reference(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One row: what the model should give, in `unit`, between `low` and `high` (a missing bound is open).

    fact: no model of ours computes it; it is there to be read.
    """

    id: str
    experiment: Literal["pore", "body"]
    quantity: str
    value: float | bool
    unit: str
    kind: Literal["published", "identity", "computed", "regression"]
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


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    reference: tuple[Reference, ...]


@cache
def references() -> dict[str, Reference]:
    """All rows by id, published figures first.

    Raises:
        Complaint: the file is damaged, or two rows have the same id.
    """
    text = Path(__file__).with_name("references.toml").read_bytes()
    try:
        rows = msgspec.toml.decode(text, type=_File).reference
    except msgspec.DecodeError as problem:
        raise Complaint(f"references.toml is damaged: {problem}.") from None
    doubled = _doubled(row.id for row in rows)
    if doubled:
        raise Complaint(f"references.toml has two rows named {', '.join(doubled)}.")
    order = list(KINDS)
    return {row.id: row for row in sorted(rows, key=lambda row: order.index(row.kind))}


def _doubled(names: Iterable[str]) -> list[str]:
    seen: set[str] = set()
    return sorted({name for name in names if name in seen or seen.add(name)})  # type: ignore[func-returns-value]
