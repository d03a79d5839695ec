"""The published and calculated values that the body is held against, each with the model's own answer.

`CHECKS` answers in the unit of the reference row of the same name. `MISFITS` says where the published facts and
the model part, and why: they are shown, not mended. Agreement is evidence only where nothing was set to reach it: the
decline after the infusion, norketamine by mouth, the interactions, the tail. V1, Q and all speeds of uptake were set.
"""

from collections.abc import Callable
from functools import cache
from math import log

import numpy as np

from sim.core.units import to_shown
from sim.models.body import arterial, esketamine, ketamine
from sim.models.body.course import Course, Dose, follow
from sim.models.body.disposition import (
    HYDROXYNORKETAMINE_MASS,
    KETAMINE_MASS,
    NORKETAMINE_MASS,
    SALT_MASS,
    Disposition,
)
from sim.models.body.effects import AVERAGE_BRAIN, WINDOWS
from sim.models.body.esketamine import Esketamine
from sim.models.body.interactions import INTERACTIONS
from sim.models.body.ketamine import AVERAGE_PERSON
from sim.models.body.tail import FANTA, ThreeCompartments
from sim.models.references import Answer, Answers, Misfit

_HOUR, _MINUTE = 3600.0, 60.0
_IDVALL_RATE = 41e-3 * 70 / _MINUTE
"""mg/s: the mean maintenance dose of 41 ug/kg/min at 70 kg (Idvall 1979)."""
_WINDOW = {window.name: window for window in WINDOWS}


@cache
def _racemate(route: str, milligrams: float, hours: float = 12.0, minutes: float = 0.0) -> Course:
    return follow(ketamine.disposition(), [Dose(route, milligrams, minutes * _MINUTE)], hours * _HOUR)


@cache
def _spray(milligrams: float, hours: float = 24.0) -> Course:
    return follow(esketamine.disposition(), [Dose("nasal", milligrams)], hours * _HOUR)


@cache
def _artery(dose: Dose, hours: float = 6.0) -> Course:
    return follow(arterial.disposition(), [dose], hours * _HOUR)


def _infusion() -> Course:
    """0.5 mg/kg over 40 min at 70 kg."""
    return _racemate("infusion", 35.0, 72.0, 40.0)


def _arterial_infusion() -> Course:
    return _artery(Dose("infusion", 35.0, 40 * _MINUTE))


def _film() -> Course:
    return _artery(Dose("sublingual", 50.0))


@cache
def _of_a_week(model: Callable[[], Disposition], route: str, milligrams: float) -> float:
    return follow(model(), [Dose(route, milligrams)], 168 * _HOUR).area()


def _share(model: Callable[[], Disposition], route: str, milligrams: float) -> float:
    """Bioavailability in %: area by this route over area into a vein, both over a week."""
    return 100 * _of_a_week(model, route, milligrams) / _of_a_week(model, "intravenous bolus", milligrams)


def _by(route: str) -> Callable[[], Answer]:
    return lambda: _share(ketamine.disposition, route, 50.0)


def _ratio(analyte: str) -> Callable[[], Answer]:
    def ratio() -> Answer:
        course = _infusion()
        return course.area(analyte) / course.area()

    return ratio


@cache
def _swallowed_beside(name: str) -> float:
    return follow(esketamine.disposition(INTERACTIONS[name]), [Dose("oral", 14.0)], 240 * _HOUR).area()


def interaction_ratio(name: str) -> float:
    """Area of swallowed esketamine with the other medicine, over that without: predicted from its probe drug."""
    return _swallowed_beside(name) / _swallowed_beside("none")


def _slowest(three: ThreeCompartments) -> float:
    return log(2) / three.rates()[-1] / _HOUR


@cache
def _kamp() -> Course:
    """Racemate in three steps of an hour, 0.28, 0.57 and 1.14 mg/kg/h at 70 kg (as quoted from Olofsen 2021)."""
    steps = [Dose("infusion", rate * 70, _HOUR, i * _HOUR) for i, rate in enumerate((0.28, 0.57, 1.14))]
    return follow(ketamine.disposition(), steps, 6 * _HOUR)


def _half_life_after_anaesthesia() -> float:
    """min: the straight line through ln C from the stop to 3 h later, after 2 mg/kg and an hour at 41 ug/kg/min."""
    doses = [Dose("intravenous bolus", 140.0), Dose("infusion", _IDVALL_RATE * _HOUR, _HOUR)]
    course = follow(ketamine.disposition(), doses, 4 * _HOUR)
    begin = round(_HOUR / course.step)
    y = np.log(course.of("ketamine")[begin:])
    slope = np.polyfit(np.arange(len(y)) * course.step, y, 1)[0]
    return float(-log(2) / slope / _MINUTE)


def _anaesthetic_level() -> float:
    """uM that the mean maintenance dose keeps up for ever: rate over clearance."""
    return _IDVALL_RATE / AVERAGE_PERSON.clearance * 1e3 / KETAMINE_MASS


def _waking() -> float:
    """uM in the middle of the band."""
    return (_WINDOW["awakening"].low + _WINDOW["awakening"].high) / 2 / KETAMINE_MASS


_ESK = Esketamine()
_ARTERY = arterial.Artery()
CHECKS: Answers = {
    # what things weigh, and how much is bound
    "mw_ketamine": lambda: KETAMINE_MASS,
    "mw_norketamine": lambda: NORKETAMINE_MASS,
    "mw_hnk": lambda: HYDROXYNORKETAMINE_MASS,
    "conv_185": lambda: 185 / KETAMINE_MASS,
    "salt_factor": lambda: SALT_MASS / KETAMINE_MASS,
    "ppb_esketamine": lambda: 100 * (1 - AVERAGE_BRAIN.unbound),
    # bands of the plot
    "pk.antidep": lambda: _infusion().peak("ketamine")[0] / KETAMINE_MASS,
    "pk.dissoc": lambda: _WINDOW["dissociation"].low / KETAMINE_MASS,
    "pk.analg": lambda: _WINDOW["analgesia"].low / KETAMINE_MASS,
    "pk.anaes": lambda: _WINDOW["anaesthesia"].low / KETAMINE_MASS,
    "pk.anaes_ss": _anaesthetic_level,
    "pk.wake": _waking,
    "pk.thalf": _half_life_after_anaesthesia,
    "idvall_recovery": _waking,
    "analgesia_low": lambda: _WINDOW["analgesia"].low,
    "analgesia_high": lambda: _WINDOW["analgesia"].high,
    # the racemate in a vein
    "cl_meta": lambda: to_shown(AVERAGE_PERSON.clearance, "L/h"),
    "vd_meta": lambda: AVERAGE_PERSON.V1 + AVERAGE_PERSON.V2,
    "hasan_cl_s": lambda: to_shown(AVERAGE_PERSON.clearance, "L/h"),
    "hasan_cl_r": lambda: to_shown(AVERAGE_PERSON.clearance, "L/h"),
    "t12_alpha": lambda: ketamine.half_lives()[0] / _MINUTE,
    "t12_beta": lambda: ketamine.half_lives()[1] / _HOUR,
    "iv40_cmax": lambda: _infusion().peak("ketamine")[0],
    "iv40_auc": lambda: _infusion().area() / _HOUR,
    "iv40_80min": lambda: _infusion().at("ketamine", 80 * _MINUTE),
    "iv40_110min": lambda: _infusion().at("ketamine", 110 * _MINUTE),
    "nk_iv40_max": lambda: _infusion().peak("norketamine")[0],
    "nk_iv40_tmax": lambda: _infusion().peak("norketamine")[1] / _MINUTE,
    "nk_auc_identity": _ratio("norketamine"),
    "hnk_auc_identity": _ratio("hydroxynorketamine"),
    "bolus2_t642": lambda: _racemate("intravenous bolus", 140.0).below("ketamine", 642.0) / _MINUTE,
    "bolus2_5min": lambda: _racemate("intravenous bolus", 140.0).at("ketamine", 5 * _MINUTE),
    "kamp_k_2h": lambda: _kamp().at("ketamine", 2 * _HOUR) / KETAMINE_MASS,
    "kamp_nk_3h": lambda: _kamp().at("norketamine", 3 * _HOUR) / NORKETAMINE_MASS,
    # other ways in
    "f_im": _by("intramuscular"),
    "f_sl": _by("sublingual"),
    "f_oral_racemate": _by("oral"),
    "f_rectal": _by("rectal"),
    "f_nasal_yana": _by("nasal"),
    "im05_cmax": lambda: _racemate("intramuscular", 35.0).peak("ketamine")[0],
    "oral05_cmax": lambda: _racemate("oral", 35.0).peak("ketamine")[0],
    "chong_oral_k": lambda: _racemate("oral", 25.0).peak("ketamine")[0],
    "sl_tmax": lambda: _racemate("sublingual", 25.0).peak("ketamine")[1] / _MINUTE,
    "sl25_k_cmax_model": lambda: _racemate("sublingual", 25.0).peak("ketamine")[0],
    # the artery
    "simons_iv_peak": lambda: _artery(Dose("infusion", 20.0, 20 * _MINUTE)).peak("ketamine")[0],
    "simons_iv40": lambda: _arterial_infusion().peak("ketamine")[0],
    "simons_iv40_45min": lambda: _arterial_infusion().at("ketamine", 45 * _MINUTE),
    "otf50_k_cmax": lambda: _film().peak("ketamine")[0],
    "otf50_nk_cmax": lambda: _film().peak("norketamine")[0],
    "otf50_hnk_cmax": lambda: _film().peak("hydroxynorketamine")[0],
    "otf50_k_auc": lambda: _film().area() / _MINUTE,
    "simons_t12": lambda: _slowest(
        ThreeCompartments(_ARTERY.V1, _ARTERY.V2, _ARTERY.V3, _ARTERY.clearance, _ARTERY.Q2, _ARTERY.Q3)
    ),
    "fanta_t12": lambda: _slowest(FANTA),
    # esketamine
    "fanta_f_oral": lambda: _share(esketamine.disposition, "oral", 84.0),
    "esk28_cmax": lambda: _spray(28.0).peak("ketamine")[0],
    "esk28_auc": lambda: _spray(28.0).area() / _HOUR,
    "noresk28_cmax": lambda: _spray(28.0).peak("norketamine")[0],
    "esk56_cmax": lambda: _spray(56.0).peak("ketamine")[0],
    "esk56_auc": lambda: _spray(56.0).area() / _HOUR,
    "noresk56_cmax": lambda: _spray(56.0).peak("norketamine")[0],
    "esk_f_label": lambda: _share(esketamine.disposition, "nasal", 84.0),
    "esk_f56": lambda: _share(esketamine.disposition, "nasal", 56.0) / 100,
    "esk_tmax": lambda: _spray(28.0).peak("ketamine")[1] / _MINUTE,
    "esk_vss": lambda: _ESK.Vc + _ESK.Vp1 + _ESK.Vp2,
    "esk_cl": lambda: to_shown(_ESK.clearance, "L/h"),
    "esk_e_hep": lambda: _ESK.extraction,
    "esk_t12": lambda: esketamine.last_half_life() / _HOUR,
    # other medicines
    "ddi_ticlopidine": lambda: interaction_ratio("ticlopidine"),
    "ddi_clarithro": lambda: interaction_ratio("clarithromycin"),
}
MISFITS: tuple[Misfit, ...] = (
    Misfit(
        why=(
            "The central volume was set for a peak between the trials of 2006 (185 ng/mL) and of 2012 (about 204); "
            "the model's 206 ng/mL is 11 % above the first."
        ),
        rows=("pk.antidep",),
    ),
    Misfit(
        why=(
            "A half-life depends on when blood is taken: a straight line through the first three hours after the stop "
            "mixes the fast and the slow fall, and the model's exchange with tissue was set to other data."
        ),
        rows=("pk.thalf",),
    ),
    Misfit(
        why=(
            "Predicted from midazolam, with CYP3A in the gut wall and in the steps other than to norketamine alone. "
            "The trial found more; a share of CYP3A in the step to norketamine would explain it, but then "
            "itraconazole, which did not raise the area, should have done the same. Unsolved, so nothing was set to "
            "fit it."
        ),
        rows=("ddi_clarithro",),
    ),
)
GAPS: tuple[str, ...] = (
    "The racemic model falls too fast after 12 h: 0.2 ng/mL at 24 h, where longer trials suggest 1 to 3.",
    "Its blood is that of a vein: an artery peaks a third higher during the same infusion.",
    "It has no first minute: after a bolus an artery shows a spike ten times as high (Simons 2022).",
    "Hydroxynorketamine is right within a factor of 2 to 3; laboratories disagree as much.",
    "Area of noresketamine over 24 h is 1.4 to 1.6 times the published table; its peak agrees.",
    "Itraconazole: the model predicts x1.8 for swallowed esketamine; the trial found no change.",
)
