"""Where the joined chain is known to miss: the links agree with their own references, the whole has to be shown too."""

from sim.models.references import Answers, Misfit

CHECKS: Answers = {}
MISFITS: tuple[Misfit, ...] = ()
GAPS: tuple[str, ...] = (
    "Journey: 40 min after the beginning of the usual infusion mood has moved by a twentieth of what it has at 24 h; "
    "trials saw about a quarter. Here mood waits for the call for protein, and patients were not blind.",
    "Journey: 0.1 mg/kg does a tenth of what 0.5 mg/kg does, where a trial of 20 patients an arm saw more: the chain "
    "is steeper than the response model, since surge and mTORC1 each bend upwards at low concentrations.",
    "Journey: a person's free ketamine (0.3 µM) meets a cascade whose constants were set for rodents at 1.2 µM.",
    "Journey: the metabolite account is given what it lacks: people have a hundredth of the hydroxynorketamine that "
    "acts in slices, and the bridge to mood makes up for it.",
)
