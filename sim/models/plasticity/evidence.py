"""What speaks for one calcium signal that decides how a synapse changes, what against it, and what is not settled."""

from sim.core.evidence import Evidence

_ORDER = "the order of two spikes decides"
_RECEPTOR = "calcium through NMDA receptors decides"
_ONE = "one calcium signal decides both ways"
_SPINE = "the head of the spine follows the weight"
EVIDENCE: tuple[Evidence, ...] = (
    Evidence(
        _ORDER,
        "for",
        "60 pairs at 1 Hz strengthen a synapse when the presynaptic spike leads by up to 20 ms, and weaken it when "
        "it follows.",
        "cultured rat hippocampal cells",
        "bi-poo-1998",
    ),
    Evidence(
        _RECEPTOR,
        "for",
        "Depression by slow stimulation needs NMDA receptors and calcium in the postsynaptic cell.",
        "slices of rat hippocampus",
        "mulkey-malenka-1992",
    ),
    Evidence(
        _ONE,
        "for",
        "900 stimuli weaken at 1 Hz, strengthen at 50 Hz, and near 10 Hz leave the synapse as it was.",
        "slices of rat hippocampus",
        "dudek-bear-1992",
    ),
    Evidence(
        _ONE,
        "for",
        "One rule with two thresholds of calcium fits how timing, rate and number of spikes act in three preparations.",
        "a model, fitted to slices and cultures",
        "graupner-brunel-2012",
    ),
    Evidence(
        _ONE,
        "for",
        "Depression is found on the positive side too, at intervals of 15 to 20 ms and more: the second window that "
        "one calcium signal predicts.",
        "slices of rat hippocampus",
        "nishiyama-2000",
    ),
    Evidence(
        "partial block turns potentiation into depression",
        "for",
        "With part of the NMDA receptors blocked, what had strengthened the synapse weakened it.",
        "slices of rat hippocampus",
        "nishiyama-2000",
    ),
    Evidence(
        _SPINE,
        "for",
        "Glutamate given to one spine makes its head swell within minutes, and its AMPA current grows with it.",
        "slices of rat hippocampus",
        "matsuzaki-2004",
    ),
    Evidence(
        _ORDER,
        "against",
        "At low rates pre before post does nothing; from 40 Hz on both orders strengthen.",
        "slices of rat visual cortex",
        "sjostrom-2001",
    ),
    Evidence(
        _ORDER,
        "against",
        "Single spikes in pairs only weaken; it takes postsynaptic bursts, and many of them, to strengthen.",
        "slices of rat hippocampus",
        "wittenberg-wang-2006",
    ),
    Evidence(
        _ONE,
        "against",
        "A single calcium detector must predict depression at long positive intervals; most curves do not show it, and "
        "two detectors would not.",
        "a model study",
        "karmarkar-buonomano-2002",
    ),
    Evidence(
        _ONE,
        "against",
        "Peak calcium in the spine does not tell strengthening from weakening; blocking the metabotropic pathway "
        "removes depression alone.",
        "slices of rat barrel cortex",
        "nevian-sakmann-2006",
    ),
    Evidence(
        _RECEPTOR,
        "against",
        "With the pore blocked by MK-801, glutamate on the receptor still brings depression: no calcium need flow.",
        "slices and cultures of rat hippocampus",
        "nabavi-2013",
    ),
    Evidence(
        _ONE,
        "not settled",
        "In as much calcium as the brain has, pairs of single spikes change nothing; it takes bursts or fast firing. "
        "The curves from dishes may be those of their solutions.",
        "slices of rat hippocampus",
        "inglebert-2020",
    ),
    Evidence(
        _SPINE,
        "not settled",
        "Depression shrinks spines, but by a path of its own: shrinking can be stopped while depression goes on.",
        "slices of rat hippocampus",
        "zhou-2004",
    ),
    Evidence(
        "block only lets synapses learn less",
        "not settled",
        "Block of NMDA receptors at rest makes silent synapses scale themselves up within hours, without any pairing.",
        "cultured rat hippocampal cells",
        "sutton-2006",
    ),
)
"""Rows for the pane beside the scene."""
