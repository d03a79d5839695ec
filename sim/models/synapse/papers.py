"""Where the numbers come from: cleft, AMPA and NMDA receptors, spine."""

from sim.core.sources import Source

PAPERS: tuple[Source, ...] = (
    # ---- the cleft
    Source(
        "franks-2002",
        "Franks KM, Bartol TM, Sejnowski TJ (2002) Biophys J 83:2333-2348",
        "teaching",
        "10.1016/S0006-3495(02)75248-X",
        "abstract",
        "A model of one synapse: 80 AMPA and 20 NMDA receptors, 3,000 glutamate molecules; these opened about 20 AMPA "
        "and 3 NMDA receptors.",
    ),
    Source(
        "nielsen-2004",
        "Nielsen TA, DiGregorio DA, Silver RA (2004) Neuron 42:757-771",
        "measured",
        "10.1016/j.neuron.2004.04.003",
        "secondary",
        "Cerebellar synapses: 0.33 µm²/ms, less than half of that in water.",
    ),
    Source(
        "clements-1996",
        "Clements JD (1996) Trends Neurosci 19:163-171",
        "measured",
        "",
        "abstract",
        "Review: 1 to 5 mM in the cleft; cleared in about 0.1 ms, then 2 ms.",
    ),
    Source(
        "broadie-1997",
        "Broadie M, Glasserman P, Kou S (1997) Math Finance 7:325-348",
        "derived",
        "10.1111/1467-9965.00035",
        "abstract",
        "A barrier that is looked at in steps acts as one 0.5826 standard deviations further out; after Chernoff and "
        "Siegmund.",
    ),
    Source(
        "erban-chapman-2007",
        "Erban R, Chapman SJ (2007) Phys Biol 4:16-28",
        "derived",
        "10.1088/1478-3975/4/1/003",
        "abstract",
        "A wall that takes a share of the particles that reach it.",
    ),
    Source(
        "singer-2008",
        "Singer A, Schuss Z, Osipov A, Holcman D (2008) SIAM J Appl Math 68:844-868",
        "derived",
        "",
        "abstract",
        "Partly reflected diffusion: which share of the crossings stands for which wall.",
    ),
    # ---- release
    Source(
        "dobrunz-stevens-1997",
        "Dobrunz LE, Stevens CF (1997) Neuron 18:995-1008",
        "measured",
        "10.1016/S0896-6273(00)80338-4",
        "abstract",
        "Single release sites of CA1: the release probability goes with the number of vesicles that are ready. Their "
        "number was not read.",
    ),
    Source(
        "wesseling-lo-2002",
        "Wesseling JF, Lo DC (2002) J Neurosci 22:9708-9720, PMC6757839",
        "measured",
        "10.1523/JNEUROSCI.22-22-09708.2002",
        "abstract",
        "Schaffer collateral terminals: a spent vesicle is replaced at no more than 0.24 per second.",
    ),
    Source(
        "larson-1986",
        "Larson J, Wong D, Lynch G (1986) Brain Res 368:347-350",
        "measured",
        "",
        "recalled",
        "Theta bursts: four stimuli at 100 Hz.",
    ),
    # ---- receptors
    Source(
        "spruston-1995",
        "Spruston N, Jonas P, Sakmann B (1995) J Physiol 482:325-352",
        "measured",
        "",
        "secondary",
        "Patches from dendrites of rat CA3 and CA1 cells: about 10 pS from the noise of the current.",
    ),
    Source(
        "nimchinsky-2004",
        "Nimchinsky EA, Yasuda R, Oertner TG, Svoboda K (2004) J Neurosci 24:2054-2064",
        "measured",
        "10.1523/JNEUROSCI.5066-03.2004",
        "abstract",
        "Rat hippocampal spines: at the peak less than one NMDA receptor is open, on average.",
    ),
    Source(
        "ampa-patches-2007",
        "Nucleated patches, legend of a fourth figure, PMC2269430",
        "measured",
        "",
        "secondary",
        "AMPA receptors: deactivation 1.77 ± 0.21 ms, desensitisation 4.01 ± 0.85 ms.",
    ),
    # ---- spine
    Source(
        "harnett-2012",
        "Harnett MT, Makara JK, Spruston N, Kath WL, Magee JC (2012) Nature 491:599-602",
        "measured",
        "10.1038/nature11554",
        "abstract",
        "Apical trunk of rat CA1 cells: neck resistance about 500 MΩ.",
    ),
    Source(
        "palmer-stuart-2009",
        "Palmer LM, Stuart GJ (2009) J Neurosci 29:6897-6903",
        "measured",
        "10.1523/JNEUROSCI.5847-08.2009",
        "abstract",
        "Voltage-sensitive dye in cortical spines: a few mV up to about 20 mV for a synaptic input; spikes that come "
        "back enter spines without loss; neck up to about 500 MΩ.",
    ),
    Source(
        "acker-2016",
        "Acker CD, Hoyos E, Loew LM (2016) eNeuro 3:ENEURO.0050-15.2016, PMC4874537",
        "measured",
        "10.1523/ENEURO.0050-15.2016",
        "abstract",
        "Basal dendrites of layer 5 cells: 13.0 mV in the spine (6.5 to 30.8), neck 179 MΩ (23 to 420).",
    ),
    Source(
        "burnashev-1995",
        "Burnashev N, Zhou Z, Neher E, Sakmann B (1995) J Physiol 485:403-418",
        "measured",
        "",
        "secondary",
        "Recombinant receptors, −60 mV: 0.10 to 0.11 of the current is calcium; used as 0.1 in ModelDB 128559.",
    ),
    Source(
        "bollmann-1998",
        "Bollmann JH, Helmchen F, Borst JGG, Sakmann B (1998) J Neurosci 18:10409-10419, PMC6793368",
        "measured",
        "",
        "abstract",
        "Calyx of Held, −80 mV: 11 to 12 % of the NMDA current is calcium.",
    ),
    Source(
        "sabatini-2002",
        "Sabatini BL, Oertner TG, Svoboda K (2002) Neuron 33:439-452",
        "measured",
        "10.1016/S0896-6273(02)00573-1",
        "secondary",
        "Rat CA1 spines: 20 bound for each free ion, removal 12 ms, as carried in published model files; rest about "
        "0.07 µM.",
    ),
    # ---- our own
    Source(
        "synapse-choice",
        "Chosen for this program",
        "teaching",
        "",
        "ours",
        "A start or range that shows the effect well; not a finding.",
    ),
    Source(
        "spine-choice",
        "Chosen for this program, for a piece of thin dendrite",
        "guess",
        "",
        "ours",
        "Dendrites differ a hundredfold in this.",
    ),
    Source(
        "spine-derived",
        "Calculated for this program from the published numbers named beside it",
        "derived",
        "",
        "ours",
    ),
)
