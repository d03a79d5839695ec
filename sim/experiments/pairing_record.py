"""Protocols that have run to their end at the bench of paired spikes: what each came to, as plain data of the state."""

from dataclasses import asdict, dataclass
from math import ceil

from sim.experiments.experiment import Rows, Snapshot
from sim.experiments.pairing_plan import Plan

MOST = 64
"""As many are kept; then the oldest goes."""
_WEIGHT, _EXPECTED = 1, 2  # columns of the observables


@dataclass(frozen=True)
class Finished:
    """One protocol, and what came of it.

    Attributes:
        rule: the parameter set.
        interval: s; rate: Hz.
        epsp, clamp: mV; magnesium: uM.
        blocked: share of the receptors' calcium that was lost, mean over its pairings.
        fresh: the synapses had met no protocol before.
        before, weight: strength against that of fresh synapses, at its beginning and at its end.
        expected: what the closed form says for fresh synapses.
    """

    rule: str
    interval: float
    rate: float
    pairs: int
    post_spikes: int
    burst: float
    epsp: float
    clamp: float | None
    magnesium: float
    blocked: float
    fresh: bool
    before: float
    weight: float
    expected: float

    @property
    def change(self) -> float:
        """Strength after against before."""
        return self.weight / self.before if self.before > 0 else 1.0


def of_plain(rows: list[Snapshot]) -> tuple[Finished, ...]:
    """From plain data, the oldest first."""
    return tuple(Finished(**row) for row in rows)


def grown(state: Snapshot, plan: Plan, rows: Rows, tick: int, step: float) -> list[Snapshot]:
    """The record of a state some steps on: with the protocol that ended within these rows, if one did.

    Args:
        rows: the observables of the steps that follow the state, shape (steps, observables).
        tick: of the state; step: s.
    """
    before: list[Snapshot] = state["record"]
    if plan.onset is None or plan.pairings.pairs == 0:
        return before
    at = ceil(plan.end / step - 1e-6) - tick
    if not 0 < at <= len(rows):
        return before
    now = plan.pairings
    one = Finished(
        rule=state["set"]["parameter_set"],
        interval=now.interval,
        rate=now.rate,
        pairs=now.pairs,
        post_spikes=now.post_spikes,
        burst=now.burst,
        epsp=plan.epsp,
        clamp=plan.clamp,
        magnesium=plan.magnesium,
        blocked=1.0 - float(plan.each_left.mean()),
        fresh=state["fresh"],
        before=state["before"],
        weight=float(rows[at - 1, _WEIGHT]),
        expected=float(rows[at - 1, _EXPECTED]),
    )
    return [*before, asdict(one)][-MOST:]
