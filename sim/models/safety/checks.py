"""What the models answer to the reference rows of this room: what is seen and felt in a monitored session."""

import numpy as np

from sim.models.body import ketamine
from sim.models.body.course import Dose, follow
from sim.models.references import Answers, Misfit
from sim.models.safety import effects
from sim.models.safety.effects import ADULT, Floats

_MINUTE = 60.0


def _site() -> Floats:
    """ng/mL at the effect site every 10 s, 0.5 mg/kg over 40 min at 70 kg."""
    return follow(ketamine.disposition(), [Dose("infusion", 35.0, 40 * _MINUTE)], 4 * 3600.0).of("effect_site")


def _cadss() -> Floats:
    return effects.dissociation(_site())


def _straightness() -> float:
    plasma = np.linspace(50.0, 200.0, 4)
    return float(np.corrcoef(plasma, effects.feeling_high(plasma))[0, 1])


def _pressure_in_anaesthesia() -> float:
    return float(100 * effects.mean_pressure_rise(np.array([1959.0]))[0] / ADULT.mean)


CHECKS: Answers = {
    "bowdle_linear": _straightness,
    "cadss_peak_t": lambda: float(_cadss().argmax() * 10.0 / _MINUTE),
    "cadss_peak": lambda: float(_cadss().max()),
    "cadss_120": lambda: float(_cadss()[round(120 * _MINUTE / 10.0)] / _cadss().max()),
    "sbp_rise_iv": lambda: float(effects.systolic_rise(effects.s_form(_site(), "ketamine")).max()),
    "hr_map_anaes": _pressure_in_anaesthesia,
}
MISFITS: tuple[Misfit, ...] = (
    Misfit(
        why=(
            "One curve serves infusions and anaesthesia, so it is too flat at low levels. Besides, the mean of each "
            "person's highest reading lies above the highest point of the mean curve."
        ),
        what="mean peak rise of systolic pressure, 0.5 mg/kg over 40 min",
        published="about 19.6 mmHg",
        here="13.1 mmHg",
        sources=("wan-2015",),
    ),
)
GAPS: tuple[str, ...] = (
    "Effects follow the effect site at once: no tolerance, though dissociation is less in later sessions.",
    "R-ketamine and the metabolites do nothing to the heart here; S-norketamine may lower its output (Kamp 2021).",
    "Breathing, vomiting, fear, other medicines and the pressure a person comes with are not in the model.",
)
