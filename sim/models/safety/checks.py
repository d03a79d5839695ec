"""What the models answer to the reference rows of this room: what is seen and felt in a monitored session."""

import numpy as np

from sim.core.units import to_shown
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


_DEEP = np.array([1959.0])
"""ng/mL of S-ketamine in the volunteers of Langsjo et al. 2005 when they were unconscious."""


def _systolic_rise() -> float:
    return float(effects.systolic_rise(effects.s_form(_site(), "ketamine")).max())


def _pulse_rise() -> float:
    return to_shown(float(effects.heart_rate_rise(effects.s_form(_site(), "ketamine")).max()), "1/min")


CHECKS: Answers = {
    "bowdle_linear": _straightness,
    "cadss_peak_t": lambda: float(_cadss().argmax() * 10.0 / _MINUTE),
    "cadss_peak": lambda: float(_cadss().max()),
    "cadss_120": lambda: float(_cadss()[round(120 * _MINUTE / 10.0)] / _cadss().max()),
    "sbp_rise_iv": _systolic_rise,
    "sbp_rise_clinic": _systolic_rise,
    "pulse_rise_iv": _pulse_rise,
    "hr_map_anaes": lambda: float(100 * effects.mean_pressure_rise(_DEEP)[0] / ADULT.mean),
    "pulse_rise_anaes": lambda: float(100 * effects.heart_rate_rise(_DEEP)[0] / ADULT.heart),
}
MISFITS: tuple[Misfit, ...] = (
    Misfit(
        why=(
            "Three groups with the same infusion differ more than any curve could. The mean of each person's highest "
            "reading also lies above the highest point of a mean curve, which is what the model draws."
        ),
        what="rise of systolic pressure, 0.5 mg/kg over 40 min",
        published="about 19.6 mmHg (97 people), 16.0 (138) and 7.4 (135)",
        here="13.1 mmHg",
        sources=("wan-2015", "pressure-2024", "cardiovascular-135"),
    ),
    Misfit(
        why=(
            "The curve of heart rate meets anaesthesia and rises too early: one curve without a threshold cannot give "
            "nearly nothing at 100 ng/mL of S-ketamine and 40 % at 2,000."
        ),
        rows=("pulse_rise_iv",),
        sources=("cardiovascular-135",),
    ),
)
GAPS: tuple[str, ...] = (
    "Effects follow the effect site at once: no tolerance, though dissociation is less in later sessions.",
    "R-ketamine and the metabolites do nothing to the heart here; S-norketamine may lower its output (Kamp 2021).",
    "Breathing, vomiting, fear, other medicines and the pressure a person comes with are not in the model.",
)
