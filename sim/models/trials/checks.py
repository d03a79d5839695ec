"""What the table of trials answers to the reference rows of this room: no model, but one place for each number."""

from collections.abc import Callable

from sim.models.references import Answer, Answers, Misfit
from sim.models.trials.outcomes import from_arms, of_drug, reached, trials


def _arm(key: str, which: int) -> Callable[[], Answer]:
    def answer() -> Answer:
        arms = trials()[key].arms
        return "the table has no arms" if arms is None else arms[which]

    return answer


CHECKS: Answers = {
    "gemini_diff": lambda: from_arms("gemini"),
    "reliance1_diff": lambda: trials()["reliance-1"].effect,
    "reliance3_diff": lambda: from_arms("reliance-3"),
    "rapastinel_ph3": lambda: float(reached(of_drug("rapastinel"))),
    "karma_dep2": lambda: float(reached([trials()["karma-dep-2"]])),
    "elektd_ket": _arm("elekt-d", 0),
    "elektd_ect": _arm("elekt-d", 1),
    "ekstrand_ket": _arm("ketect", 0),
    "sustain_remit": lambda: trials()["sustain-1"].effect,
}
MISFITS: tuple[Misfit, ...] = (
    Misfit(
        what="How the largest block fares in people",
        published="ketamine works in most trials; memantine and lanicemine, which block the same pore, did not",
        here="the receptor model gives all of them block; nothing in it predicts the trials",
        why=(
            "Block of the pore alone does not tell which drug helps: occupancy, trapping, dose, the cells that are "
            "blocked first and expectation all differ between these drugs, and the models here do not join them."
        ),
        sources=("zarate-2006-memantine", "sanacora-2017"),
    ),
)
GAPS: tuple[str, ...] = (
    "The table of trials is a choice, not a systematic review: no pooled effect is formed from it.",
    "Of several trials only the verdict was read; their rows stand there without a number.",
)
