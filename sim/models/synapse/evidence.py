"""What speaks for the synapse as it is modelled, what against, and what is not settled."""

from sim.core.evidence import Evidence

_COURSE, _FEW = "glutamate falls with 1.2 ms", "few receptors open"
_RELEASE, _NECK, _SHARE = (
    "release goes with docked vesicles",
    "the spine's own voltage",
    "a tenth of the current is calcium",
)
EVIDENCE: tuple[Evidence, ...] = (
    Evidence(
        _COURSE,
        "for",
        "Glutamate in the cleft peaked at 1.1 mM and fell with a time constant of 1.2 ms.",
        "cultured hippocampal neurons, from the speed of a weak antagonist",
        "clements-1992",
    ),
    Evidence(
        _COURSE,
        "not settled",
        "Peaks from 1 to 5 mM were found, and a fall in two parts: most within 0.1 ms, the rest with some 2 ms.",
        "review of several synapses",
        "clements-1996",
    ),
    Evidence(
        _COURSE,
        "against",
        "Glutamate diffuses at 0.33 µm²/ms. By that, nine tenths would leave an open cleft of this size within 0.1 ms, "
        "so the model closes its rim in part.",
        "cerebellar synapses",
        "nielsen-2004",
    ),
    Evidence(
        _FEW,
        "for",
        "At the peak less than one NMDA receptor was open, on average.",
        "rat hippocampal spines, from their calcium",
        "nimchinsky-2004",
    ),
    Evidence(
        _FEW,
        "not settled",
        "A detailed model of one synapse opened about 20 of 80 AMPA and 3 of 20 NMDA receptors with one vesicle.",
        "computer model",
        "franks-2002",
    ),
    Evidence(
        _RELEASE,
        "for",
        "At single release sites the chance of release went with the number of vesicles that were ready.",
        "rat hippocampal slices, CA1",
        "dobrunz-stevens-1997",
    ),
    Evidence(
        _RELEASE,
        "for",
        "A spent vesicle is replaced slowly: at no more than 0.24 per second.",
        "terminals of Schaffer collaterals",
        "wesseling-lo-2002",
    ),
    Evidence(
        _NECK,
        "for",
        "The neck resists with about 500 MΩ, enough to raise the voltage of the head well above that of the dendrite.",
        "rat CA1 cells, apical trunk",
        "harnett-2012",
    ),
    Evidence(
        _NECK,
        "against",
        "The neck resists with 23 to 420 MΩ, on average 179: one input moves the spine by some 13 mV.",
        "basal dendrites of layer 5 cells",
        "acker-2016",
    ),
    Evidence(
        _NECK,
        "not settled",
        "With a dye, one input moved the spine by a few to about 20 mV, and the neck had up to about 500 MΩ.",
        "cortical spines",
        "palmer-stuart-2009",
    ),
    Evidence(
        _SHARE,
        "for",
        "At −60 mV 10 to 11 % of the current through NMDA receptors was calcium.",
        "receptors in a cell line",
        "burnashev-1995",
    ),
    Evidence(
        _SHARE,
        "for",
        "At −80 mV 11 to 12 % of the NMDA current was calcium.",
        "calyx of Held",
        "bollmann-1998",
    ),
)
