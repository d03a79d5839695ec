"""Where the numbers come from: the other drugs at the receptor. What a drug is made of is cited beside the receptor."""

from sim.core.sources import Source

PAPERS: tuple[Source, ...] = (
    Source(
        "lord-2013",
        "Lord B, Wintmolders C, Langlois X, et al. (2013) Eur J Pharmacol 715:21-25",
        "measured",
        "",
        "abstract",
        "Mouse hippocampus, 30 mg/kg under the skin: ketamine highest at 15 min, gone at 1 h; memantine there for 6 h.",
    ),
    Source(
        "felt-recalled",
        "How a drug was felt in its trials, where that was recalled and not looked up",
        "measured",
        "",
        "recalled",
    ),
    Source(
        "cheng-prusoff-1973",
        "Cheng Y, Prusoff WH (1973) Biochem Pharmacol 22:3099-3108",
        "derived",
        "10.1016/0006-2952(73)90196-2",
        "recalled",
        "IC50 = Ki (1 + [agonist]/K) for competition at one site.",
    ),
    Source(
        "bader-2019",
        "Bader P, Blanes S, Casas F (2019) Mathematics 7:1174",
        "derived",
        "10.3390/math7121174",
        "recalled",
        "The polynomial of degree 8 in three products; its coefficients are checked here against the series.",
    ),
)
