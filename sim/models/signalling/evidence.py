"""What speaks for each account of the trigger, what speaks against it, and what is not settled: a row for each finding.

Beside it stand the predictions in which the accounts differ, so that one can see which experiment tells them apart.
"""

from dataclasses import dataclass

from sim.core.evidence import Evidence
from sim.models.signalling.accounts import DEFAULT

_SURGE, _REST, _HNK = "disinhibition", "resting block", "metabolite"
EVIDENCE: tuple[Evidence, ...] = (
    # the surge
    Evidence(
        _SURGE,
        "for",
        "Glutamate in the prefrontal cortex rises at 10, 20 and 30 mg/kg, not at 50, and falls at 200.",
        "rat",
        "moghaddam-1997",
    ),
    Evidence(
        _SURGE,
        "for",
        "Ketamine switches on mTORC1; synaptic proteins and spines follow, and rapamycin in the brain stops them.",
        "rat",
        "li-2010",
    ),
    Evidence(
        _SURGE,
        "for",
        "Low ketamine silences interneurons with somatostatin; spines on pyramidal dendrites take in more calcium.",
        "mouse",
        "ali-2020",
    ),
    Evidence(
        _SURGE,
        "for",
        "Taking GluN2B from interneurons, not from pyramidal cells, removes the effect on behaviour.",
        "mouse",
        "gerhard-2020",
    ),
    Evidence(
        _SURGE,
        "against",
        "Under anaesthesia ketamine silenced cells of the thalamic reticular nucleus, but those they inhibit fell too.",
        "rat",
        "amat-foraster-2019",
    ),
    Evidence(
        _SURGE,
        "against",
        "Rapamycin by mouth did not stop the relief of depression at one day; after two weeks more patients were well.",
        "human",
        "abdallah-2020",
    ),
    Evidence(
        _SURGE,
        "against",
        "Some laboratories found no rise of mTORC1 after ketamine.",
        "rodents, as cited there",
        "abdallah-2020",
    ),
    Evidence(
        _SURGE,
        "not settled",
        "Less inhibition and more excitable pyramidal cells with ketamine, but not with a blocker of GluN2B.",
        "rat",
        "widman-mcmahon-2018",
    ),
    Evidence(
        _SURGE,
        "not settled",
        "In people the surge has been seen only by indirect measures.",
        "human",
        "abdallah-2018",
    ),
    # block at rest
    Evidence(
        _REST,
        "for",
        "Block at rest stops eEF2 kinase, p-eEF2 falls, BDNF is made; inhibitors of the kinase act on behaviour too.",
        "mouse",
        "autry-2011",
    ),
    Evidence(
        _REST,
        "for",
        "With magnesium, memantine blocks less at rest than ketamine, leaves p-eEF2 and BDNF, and does not act.",
        "mouse",
        "gideons-2014",
    ),
    Evidence(
        _REST,
        "for",
        "Without spontaneous NMDA currents synapses grow stronger; this needs protein synthesis, BDNF and the kinase.",
        "mouse",
        "nosyreva-2013",
    ),
    Evidence(_REST, "for", "Rapamycin did not stop the fast effect on behaviour.", "mouse", "autry-2011-rapamycin"),
    Evidence(_REST, "against", "Rapamycin in the brain did stop spines and behaviour.", "rat", "li-2010"),
    Evidence(
        _REST,
        "against",
        "More block should do more, yet anaesthetic doses did not switch on mTORC1.",
        "rat",
        "li-2010-dose",
    ),
    Evidence(
        _REST,
        "not settled",
        "Potentiation by ketamine and later LTP do not stand in each other's way.",
        "mouse",
        "piazza-2024",
    ),
    # the metabolite
    Evidence(
        _HNK,
        "for",
        "(2R,6R)-hydroxynorketamine acts on behaviour without NMDA receptors; it needs AMPA receptors.",
        "mouse",
        "zanos-2016",
    ),
    Evidence(
        _HNK,
        "for",
        "Deuterium on (R)-ketamine slows the making of the metabolite and weakens the effect on behaviour.",
        "mouse",
        "zanos-2019",
    ),
    Evidence(
        _HNK,
        "for",
        "The metabolite's effect on behaviour depends on BDNF that is released by activity.",
        "mouse",
        "fukumoto-2019",
    ),
    Evidence(
        _HNK,
        "against",
        "(R)-ketamine helped in learned helplessness; the metabolite, at 20 and 40 mg/kg, did not.",
        "rat",
        "shirayama-2018",
    ),
    Evidence(
        _HNK,
        "against",
        "The more (2R,6R)-hydroxynorketamine in the blood of 53 patients, the less they improved (r = 0.37).",
        "human",
        "grunebaum-2019",
    ),
    Evidence(
        _HNK,
        "against",
        "At the unbound concentrations that brains reach it changed neither AMPA currents nor AMPA receptors.",
        "rat, human estimate",
        "shaffer-2019",
    ),
    Evidence(
        _HNK,
        "not settled",
        "At 10 µM it hinders LTP, and at higher ones it blocks NMDA receptors; so is it free of them?",
        "mouse",
        "suzuki-2017",
    ),
    Evidence(
        _HNK,
        "not settled",
        "Many targets were searched and no protein that it binds was found.",
        "cells, mouse, rat",
        "bonaventura-2022",
    ),
    # both, and what lies after
    Evidence(
        DEFAULT,
        "for",
        "The two do not exclude each other, and the metabolite may add to both.",
        "review",
        "zanos-gould-2018",
    ),
    Evidence(
        DEFAULT,
        "not settled",
        "(R)-ketamine is the weaker blocker and lasts longer in animals; for it ERK may stand in for mTORC1.",
        "mouse",
        "yang-2019",
    ),
    Evidence(
        DEFAULT,
        "not settled",
        "In people (R)-ketamine has not yet done more than placebo in a controlled trial.",
        "human",
        "leal-2023",
    ),
    Evidence(
        DEFAULT,
        "not settled",
        "Ketamine also binds the receptor of BDNF directly; then no trigger would be needed.",
        "cells, mouse",
        "casarotto-2021",
    ),
    Evidence(
        DEFAULT,
        "not settled",
        "New spines are needed to keep the effect, not to start it: they follow the first relief.",
        "mouse",
        "moda-sava-2019",
    ),
    Evidence(
        DEFAULT,
        "against",
        "In somatosensory cortex spines formed faster at 72 to 132 h, not at 6 to 24 h.",
        "mouse",
        "pryazhnikov-2018",
    ),
    Evidence(
        "none",
        "for",
        "Given unseen during anaesthesia for surgery, 0.5 mg/kg did no more than placebo (−5.8 MADRS, −13.3 to 1.6).",
        "human",
        "lii-2023",
    ),
    Evidence(
        "none",
        "not settled",
        "In that trial both groups improved much: hope, or the anaesthetics, may have hidden or done the work.",
        "human",
        "lii-2023",
    ),
    Evidence(
        "none",
        "against",
        "In animals, which cannot hope, spines grow more than after salt water, and stay for up to two weeks.",
        "mouse",
        "phoumthipphavong-2016",
    ),
)


@dataclass(frozen=True)
class Prediction:
    """An experiment, which accounts foretell that spines grow in it, and what was found by whom.

    Attributes:
        dose: mg/kg, one injection.
        grows: names of accounts in which spines after a day are clearly more than without drug.
    """

    experiment: str
    dose: float
    ampa_blocked: bool
    mtorc1_blocked: bool
    grows: tuple[str, ...]
    found: str
    sources: tuple[str, ...]


PREDICTIONS: tuple[Prediction, ...] = (
    Prediction(
        "10 mg/kg",
        10.0,
        False,
        False,
        (DEFAULT, _SURGE, _REST, _HNK),
        "Spines grow. Every account was set to this, so it tells nothing.",
        ("li-2010",),
    ),
    Prediction(
        "10 mg/kg, AMPA receptors blocked",
        10.0,
        True,
        False,
        (_REST,),
        "The effects are lost. For block at rest AMPA receptors come last, so behaviour would be lost there too.",
        ("li-2010", "zanos-2016"),
    ),
    Prediction(
        "10 mg/kg, mTORC1 blocked",
        10.0,
        False,
        True,
        (_REST,),
        "Lost in one laboratory, kept in another, kept in patients.",
        ("li-2010", "autry-2011-rapamycin", "abdallah-2020"),
    ),
    Prediction(
        "80 mg/kg, an anaesthetic dose",
        80.0,
        False,
        False,
        (_REST, _HNK),
        "mTORC1 is not switched on.",
        ("li-2010-dose",),
    ),
)
