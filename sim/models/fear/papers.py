"""Where the numbers come from: fear and its extinction, and a loop that locks on."""

from sim.core.sources import Source

PAPERS: tuple[Source, ...] = (
    Source(
        "two-traces",
        "Two traces after Rescorla & Wagner 1972 and Bouton 2004, with speeds chosen by the authors of Open Channel",
        "teaching",
        read="ours",
        note="Rescorla RA, Wagner AR (1972), in: Classical Conditioning II, 64-99; Bouton ME (2004), Learn Mem 11:485.",
    ),
    Source(
        "loop-picture",
        "A loop of four rates drawn by the authors of Open Channel",
        "teaching",
        read="ours",
        note="A metaphor: nothing in it is measured, and it was not fitted to any data.",
    ),
    Source(
        "girgenti-2017",
        "Girgenti MJ, Ghosal S, LoPresto D, Taylor JR, Duman RS (2017). Ketamine accelerates fear extinction via "
        "mTORC1 signaling. Neurobiol Dis 100:1-8",
        "measured",
        doi="10.1016/j.nbd.2016.12.026",
        read="abstract",
        note="Rats; ketamine a day after conditioning; blocked by rapamycin in the medial prefrontal cortex.",
    ),
    Source(
        "baker-azorlosa-1996",
        "Baker JD, Azorlosa JL (1996). The NMDA antagonist MK-801 blocks the extinction of Pavlovian fear "
        "conditioning. Behav Neurosci 110:618-620",
        "measured",
        doi="10.1037/0735-7044.110.3.618",
        read="recalled",
        note="Known to us by its title.",
    ),
    Source(
        "feder-2014",
        "Feder A, Parides MK, Murrough JW, et al. (2014). Efficacy of intravenous ketamine for treatment of chronic "
        "posttraumatic stress disorder: a randomized clinical trial. JAMA Psychiatry 71:681-688",
        "measured",
        doi="10.1001/jamapsychiatry.2014.62",
        read="abstract",
        note="41 people, crossover with midazolam, one infusion of 0.5 mg/kg.",
    ),
    Source(
        "feder-2021",
        "Feder A, Costi S, Rutter SB, et al. (2021). A randomized controlled trial of repeated ketamine "
        "administration for chronic posttraumatic stress disorder. Am J Psychiatry 178:193-202",
        "measured",
        doi="10.1176/appi.ajp.2020.20050596",
        read="secondary",
        note="30 people, six infusions in two weeks, against midazolam.",
    ),
    Source(
        "rodriguez-2013",
        "Rodriguez CI, Kegeles LS, Levinson A, et al. (2013). Randomized controlled crossover trial of ketamine in "
        "obsessive-compulsive disorder: proof-of-concept. Neuropsychopharmacology 38:2475-2483",
        "measured",
        doi="10.1038/npp.2013.150",
        read="paper",
        note="15 people; the effect carried over, so only the first phase counts (8 against 7).",
    ),
)
