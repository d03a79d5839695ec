"""What the models answer to the reference rows of this room: fear and its extinction, and a loop that locks on."""

from sim.models.fear import extinction
from sim.models.fear.extinction import DAY, NAIVE
from sim.models.references import Answers, Misfit


def relapse() -> tuple[float, float]:
    """Fear after seven shocks, three days of four safe trials and eight days: where it was unlearned, and elsewhere."""
    traces = NAIVE
    for _ in range(7):
        traces = extinction.shocked(traces, "A")
    for _ in range(3):
        traces = extinction.session(extinction.later(traces, DAY), 4, "B")
    traces = extinction.later(traces, 8 * DAY)
    return traces.fear("B"), traces.fear("A")


def _renewal_is_larger() -> bool:
    recovered, renewed = relapse()
    return renewed > recovered > 0


CHECKS: Answers = {"fear.renew": _renewal_is_larger}
MISFITS: tuple[Misfit, ...] = ()
GAPS: tuple[str, ...] = (
    "Extinction here has no amygdala and no cortex; block and readiness to learn are dials, not outcomes of a dose.",
    "What ketamine did to extinction in rats did not show as clearly in trials with people: see the facts of PTSD.",
    "The loop that locks on is a picture; no number in it is measured.",
)
