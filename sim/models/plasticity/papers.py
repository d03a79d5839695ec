"""Where the numbers come from: calcium and the weight of a synapse."""

from sim.core.sources import Source

PAPERS: tuple[Source, ...] = (
    Source(
        "graupner-brunel-2012",
        "Graupner M, Brunel N (2012) Calcium-based plasticity model explains sensitivity of synaptic changes to spike "
        "pattern, rate, and dendritic location. PNAS 109:3991-3996",
        "fitted",
        "10.1073/pnas.1109359109",
        "secondary",
        "All nine sets, the closed form and the simulated curves as in the authors' own program "
        "(github.com/mgraupe/CalciumBasedPlasticityModel).",
    ),
    Source(
        "shouval-2002",
        "Shouval HZ, Bear MF, Cooper LN (2002) A unified model of NMDA receptor-dependent bidirectional synaptic "
        "plasticity. PNAS 99:10831-10836",
        "fitted",
        "10.1073/pnas.152343099",
        "secondary",
        "Parameters as in an independent public program of the model (github.com/folmez/CaDP-MatLab); the abstract was "
        "read, the supplement was not.",
    ),
    Source(
        "sjostrom-2001",
        "Sjöström PJ, Turrigiano GG, Nelson SB (2001) Neuron 32:1149-1164",
        "measured",
        "10.1016/S0896-6273(01)00542-6",
        "secondary",
        "Rat visual cortex, layer 5 pairs; the numbers as in the data file beside the program of Graupner & Brunel.",
    ),
    Source(
        "dudek-bear-1992",
        "Dudek SM, Bear MF (1992) PNAS 89:4363-4367",
        "measured",
        "10.1073/pnas.89.10.4363",
        "recalled",
        "Rat hippocampal slices, CA1, 900 pulses at 0.5 to 50 Hz.",
    ),
    Source(
        "mulkey-malenka-1992",
        "Mulkey RM, Malenka RC (1992) Neuron 9:967-975, PMID 1419003",
        "measured",
        "",
        "abstract",
        "Depression by 1 Hz in CA1 needs NMDA receptors and postsynaptic calcium.",
    ),
    Source(
        "karmarkar-buonomano-2002",
        "Karmarkar UR, Buonomano DV (2002) A model of spike-timing dependent plasticity: one or two coincidence "
        "detectors? J Neurophysiol 88:507-513",
        "derived",
        "10.1152/jn.2002.88.1.507",
        "abstract",
        "A model study: one calcium detector predicts depression at long positive intervals too.",
    ),
    Source(
        "turrigiano-1998",
        "Turrigiano GG, Leslie KR, Desai NS, Rutherford LC, Nelson SB (1998) Nature 391:892-896",
        "measured",
        "10.1038/36103",
        "recalled",
        "Cultured rat cortex, two days without action potentials.",
    ),
    Source(
        "wierenga-2005",
        "Wierenga CJ, Ibata K, Turrigiano GG (2005) J Neurosci 25:2895-2905, PMC6725152",
        "measured",
        "10.1523/JNEUROSCI.5217-04.2005",
        "abstract",
        "Cultured visual cortex: pair strength more than doubled after activity block, receptors rose over two days.",
    ),
    Source(
        "sutton-2006",
        "Sutton MA, Ito HT, Cressy P, Kempf C, Woo JC, Schuman EM (2006) Cell 125:785-799, PMID 16713568",
        "measured",
        "10.1016/j.cell.2006.03.040",
        "abstract",
        "Block of NMDA receptors at miniature events scales synapses up over an order of magnitude faster than block "
        "of action potentials alone.",
    ),
    Source(
        "bienenstock-1982",
        "Bienenstock EL, Cooper LN, Munro PW (1982) J Neurosci 2:32-48",
        "derived",
        "10.1523/JNEUROSCI.02-01-00032.1982",
        "recalled",
        "The sliding threshold; reviewed by Bear (1996) PNAS 93:13453-13459, PMC33630.",
    ),
    Source(
        "pairing-choice",
        "Chosen for this program: which pulse the pore is given, for how long it is watched, and what a bench shows",
        "teaching",
        "",
        "ours",
    ),
)
