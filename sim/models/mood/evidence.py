"""What speaks for the account of the mood bench, what against it, what is not settled; null trials in equal words."""

from sim.core.evidence import Evidence

_FAST, _DRUG, _LASTS, _SPRAY = "speed", "the drug itself does it", "the effect lasts", "nasal spray"

EVIDENCE: tuple[Evidence, ...] = (
    Evidence(
        _FAST,
        "for",
        "One infusion took 16.5 points off within 24 h, midazolam 8.8; the difference of about 8 is the one used here.",
        "72 patients whose depression had resisted treatment",
        "murrough-2013",
    ),
    Evidence(
        _FAST,
        "for",
        "Nine trials together: better than control from 40 min on, and most on day 1.",
        "234 patients with unipolar or bipolar depression",
        "kishimoto-2016",
    ),
    Evidence(
        "more does more",
        "for",
        "0.5 and 1 mg/kg did better than midazolam; 0.1 mg/kg only before correction for many tests.",
        "99 patients in five arms",
        "fava-2018",
    ),
    Evidence(
        "more does more",
        "against",
        "In the same trial 0.2 mg/kg did worse than 0.1 mg/kg.",
        "about 20 patients in each arm, so that chance is enough to explain it",
        "fava-2018",
    ),
    Evidence(
        _SPRAY,
        "for",
        "With a new antidepressant, esketamine did 4.0 points better than placebo on day 28 (0.6 to 7.3).",
        "223 patients whose depression had resisted treatment",
        "popova-2019",
    ),
    Evidence(
        _SPRAY,
        "for",
        "Without any antidepressant, 56 mg did 5.1 points better than placebo at week 4 (2.3 to 7.9).",
        "adults whose depression had resisted treatment",
        "janik-2025",
    ),
    Evidence(
        _SPRAY,
        "against",
        "28, 56 and 84 mg and placebo all fell alike by day 28.",
        "202 patients in Japan who also took an antidepressant",
        "takahashi-2021",
    ),
    Evidence(
        _SPRAY,
        "against",
        "84 mg did 3.2 points better than placebo, with an interval that includes none (6.9 better to 0.5 worse).",
        "342 patients whose depression had resisted treatment",
        "fedgchin-2019",
    ),
    Evidence(
        _LASTS,
        "for",
        "Of those who were well on esketamine, fewer relapsed when they went on with it than when they stopped.",
        "patients in stable remission, drawn by lot",
        "daly-2019",
    ),
    Evidence(
        _DRUG,
        "against",
        "Given under anaesthesia, where nobody can feel it, ketamine did not differ from placebo; both arms improved "
        "much. 37 % guessed right.",
        "40 patients who had an operation",
        "lii-2023",
    ),
    Evidence(
        _DRUG,
        "against",
        "Up to eight infusions did not differ from midazolam: 3.2 points better (8.5 better to 2.2 worse). Most "
        "guessed right all the same.",
        "62 inpatients who had care of every other kind too",
        "jelovac-2025",
    ),
    Evidence(
        _DRUG,
        "not settled",
        "Anaesthetics may act on mood themselves, and forty patients leave a wide interval: no effect fits, and so "
        "does most of the effect assumed here.",
        "the same 40 patients",
        "lii-2023",
    ),
    Evidence(
        _DRUG,
        "not settled",
        "How much of the difference rests on knowing what one got: patients who are awake mostly guess right.",
        "a choice of this model, from 0 to 100 %",
        "open-channel",
    ),
    Evidence(
        "tablets do nothing for weeks",
        "against",
        "A third of what antidepressants do beyond placebo by week 6 is there after one week.",
        "28 trials with 5,872 patients",
        "taylor-2006",
    ),
)
