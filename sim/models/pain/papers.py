"""Where the numbers come from: wind-up in the dorsal horn, and long infusions."""

from sim.core.sources import Source

PAPERS: tuple[Source, ...] = (
    Source(
        "windup-cell",
        "A cell of one compartment by the authors of Open Channel, after the mechanism of Aguiar et al. 2010",
        "teaching",
        read="ours",
        note="Its sizes were chosen so that a train at 1 Hz winds up; they are not measurements.",
    ),
    Source(
        "aguiar-2010",
        "Aguiar P, Sousa M, Lima D (2010). NMDA channels together with L-type calcium currents and calcium-activated "
        "nonspecific cationic currents are sufficient to generate windup in WDR neurons. J Neurophysiol 104:1155-1166",
        "fitted",
        doi="10.1152/jn.00834.2009",
        read="secondary",
        note="A model of a rat cell with dendrite, soma and axon; constants from its published code (ModelDB 128559).",
    ),
    Source(
        "dickenson-sullivan-1987",
        "Dickenson AH, Sullivan AF (1987). Evidence for a role of the NMDA receptor in the frequency dependent "
        "potentiation of deep rat dorsal horn nociceptive neurones following C fibre stimulation. "
        "Neuropharmacology 26:1235-1238",
        "measured",
        doi="10.1016/0028-3908(87)90275-9",
        read="abstract",
        note="Ten cells of anaesthetised rats, 16 stimuli at 0.5 Hz, AP5 on the cord.",
    ),
    Source(
        "woolf-thompson-1991",
        "Woolf CJ, Thompson SWN (1991). The induction and maintenance of central sensitization is dependent on "
        "N-methyl-D-aspartic acid receptor activation; implications for the treatment of post-injury pain "
        "hypersensitivity states. Pain 44:293-299",
        "measured",
        doi="10.1016/0304-3959(91)90100-C",
        read="abstract",
        note="Reflex of the rat; MK-801 and D-CPP at doses that left the reflex at rest alone.",
    ),
    Source(
        "mendell-1966",
        "Mendell LM (1966). Physiological properties of unmyelinated fiber projection to the spinal cord. "
        "Exp Neurol 16:316-332",
        "measured",
        doi="10.1016/0014-4886(66)90068-9",
        read="recalled",
        note="Wind-up needs about one stimulus in three seconds, or faster.",
    ),
    Source(
        "guirimand-2000",
        "Guirimand F, Dupont X, Brasseur L, Chauvin M, Bouhassira D (2000). The effects of ketamine on the temporal "
        "summation (wind-up) of the R(III) nociceptive flexion reflex and pain in humans. Anesth Analg 90:408-414, "
        "PMID 10648330",
        "measured",
        read="abstract",
        note="Six volunteers, 15 stimuli at 1 Hz, 0.15 mg/kg; one stimulus each 6 s was answered as before.",
    ),
    Source(
        "hildebrand-2014",
        "Hildebrand ME, Pitcher GM, Harding EK, Li H, Beggs S, Salter MW (2014). GluN2B and GluN2D NMDARs dominate "
        "synaptic responses in the adult spinal cord. Sci Rep 4:4094",
        "measured",
        doi="10.1038/srep04094",
        read="abstract",
        note="Lamina I of adult rats.",
    ),
    Source(
        "sigtermans-2009",
        "Sigtermans MJ, van Hilten JJ, Bauer MCR, et al. (2009). Ketamine produces effective and long-term pain relief "
        "in patients with Complex Regional Pain Syndrome Type 1. Pain 145:304-311",
        "measured",
        doi="10.1016/j.pain.2009.06.023",
        read="abstract",
        note="60 patients, 4.2 days of S-ketamine or placebo; by week 12 no difference (p 0.07); no gain in function.",
    ),
    Source(
        "dahan-2011",
        "Dahan A, Olofsen E, Sigtermans M, et al. (2011). Population pharmacokinetic-pharmacodynamic modeling of "
        "ketamine-induced pain relief of chronic pain. Eur J Pain 15:258-267",
        "fitted",
        doi="10.1016/j.ejpain.2010.06.016",
        read="abstract",
        note="The same 60 patients; 95 % intervals: half-time 5.3 to 20.5 days, C50 4.37 to 21.2 ng/mL.",
    ),
)
