"""Where the numbers come from: clinical trials and how they came out. Papers that another room cites stand there."""

from typing import Literal

from sim.core.sources import Source

Read = Literal["paper", "abstract", "secondary", "recalled", "ours"]


def _paper(key: str, citation: str, read: Read, note: str = "", doi: str = "") -> Source:
    return Source(key, citation, "measured", doi, read, note)


PAPERS: tuple[Source, ...] = (
    _paper(
        "berman-2000",
        "Berman RM, et al. (2000) Biol Psychiatry 47:351-354",
        "recalled",
        "",
        "10.1016/S0006-3223(99)00230-9",
    ),
    _paper(
        "loo-2023",
        "Loo C, Glozier N, Barton D, et al. (2023) Br J Psychiatry 223:533-541, PMC10727911",
        "recalled",
        "Design read in the abstract; remission in the two cohorts is recalled.",
        "10.1192/bjp.2023.79",
    ),
    _paper(
        "anand-2023",
        "Anand A, Mathew SJ, Sanacora G, et al. (2023) N Engl J Med 388:2315-2325, ELEKT-D",
        "secondary",
        "Open; non-psychotic; the interval of the difference is recalled.",
    ),
    _paper(
        "ekstrand-2022",
        "Ekstrand J, Fattah C, Persson M, et al. (2022) Int J Neuropsychopharmacol 25:339-349, PMC9154276",
        "secondary",
        "Open; inpatients, some with psychosis.",
    ),
    _paper(
        "abdallah-2022",
        "Abdallah CG, Roache JD, Gueorguieva R, et al. (2022) Neuropsychopharmacology 47:1574-1581",
        "abstract",
        "Veterans and soldiers.",
        "10.1038/s41386-022-01266-9",
    ),
    _paper(
        "taylor-2018",
        "Taylor JH, Landeros-Weisenberger A, Coughlin C, et al. (2018) Neuropsychopharmacology 43:325-333, PMC5729569",
        "secondary",
        "Crossover against saline; the mean of the anxiety scale did not differ (p 0.95).",
    ),
    _paper(
        "singh-2016",
        "Singh JB, Fedgchin M, Daly E, et al. (2016) Biol Psychiatry 80:424-431",
        "secondary",
        "As carried in PMC5418088, Table 3.",
    ),
    _paper(
        "fedgchin-2019",
        "Fedgchin M, Trivedi M, Daly EJ, et al. (2019) Int J Neuropsychopharmacol 22:616-630, TRANSFORM-1",
        "recalled",
    ),
    _paper(
        "ochs-ross-2020",
        "Ochs-Ross R, Daly EJ, Zhang Y, et al. (2020) Am J Geriatr Psychiatry 28:121-141, TRANSFORM-3",
        "recalled",
    ),
    _paper(
        "daly-2019",
        "Daly EJ, Trivedi MH, Janik A, et al. (2019) JAMA Psychiatry 76:893-903, SUSTAIN-1",
        "abstract",
        "Those in stable remission, randomised to go on or to stop.",
        "10.1001/jamapsychiatry.2019.1189",
    ),
    _paper(
        "takahashi-2021",
        "Takahashi N, Yamada A, Shiraishi A, et al. (2021) BMC Psychiatry 21:526",
        "abstract",
        "Japan, phase 2b; each dose and placebo fell alike.",
        "10.1186/s12888-021-03538-y",
    ),
    _paper(
        "fu-2020",
        "Fu DJ, Ionescu DF, Li X, et al. (2020) J Clin Psychiatry 81:19m13191, ASPIRE I",
        "recalled",
        "The severity of suicidality did not differ.",
    ),
    _paper(
        "leal-2023",
        "Leal GC, Souza-Marques B, Mello RP, et al. (2023) J Affect Disord 330:7-15",
        "abstract",
        "Crossover with carry-over, so the first week only.",
    ),
    _paper(
        "pcn-101-2023",
        "Atai Life Sciences, PCN-101 phase 2a topline, January 2023 (NCT05414422)",
        "recalled",
        "Registered with 102 participants.",
    ),
    _paper(
        "zarate-2006-memantine",
        "Zarate CA, Singh JB, Quiroz JA, et al. (2006) Am J Psychiatry 163:153-155",
        "abstract",
        "",
        "10.1176/appi.ajp.163.1.153",
    ),
    _paper(
        "sanacora-2014",
        "Sanacora G, Smith MA, Pathak S, et al. (2014) Mol Psychiatry 19:978-985",
        "secondary",
        "The interval as an encyclopaedia quotes it.",
        "10.1038/mp.2013.130",
    ),
    _paper(
        "sanacora-2017",
        "Sanacora G, Johnson MR, Khan A, et al. (2017) Neuropsychopharmacology 42:844-853",
        "abstract",
        "Neither dose differed from saline on any measure; the abstract gives no difference.",
        "10.1038/npp.2016.224",
    ),
    _paper(
        "iosifescu-2022",
        "Iosifescu DV, Jones A, O'Gorman C, et al. (2022) J Clin Psychiatry 83:21m14345, GEMINI",
        "secondary",
        "Least-squares means 15.9 against 12.0; observed means 16.6 against 11.9 in the first announcement. "
        "The interval is recalled.",
        "10.4088/JCP.21m14345",
    ),
    _paper(
        "stride-1-2020",
        "Axsome Therapeutics, STRIDE-1 topline, 30 March 2020",
        "secondary",
        "Against bupropion, in treatment-resistant depression; reported without the difference.",
    ),
    _paper(
        "ascend-2019",
        "AXS-05 against bupropion (ASCEND), abstract in CNS Spectrums",
        "abstract",
        "Improvement at week 2: 12.5 against 7.8.",
    ),
    _paper(
        "fava-2024",
        "Fava M, Stahl SM, Pani L, et al. (2024) J Clin Psychiatry 85:24m15265, Reliance I",
        "abstract",
    ),
    _paper(
        "reliance-2-2024",
        "Relmada Therapeutics, Reliance II stopped for futility, December 2024",
        "secondary",
    ),
    _paper(
        "reliance-3-2022",
        "Relmada Therapeutics, Reliance III topline, 2022",
        "secondary",
        "At some sites placebo did far better; the interval was not given.",
    ),
    _paper(
        "nagele-2015",
        "Nagele P, Duma A, Kopec M, et al. (2015) Biol Psychiatry 78:10-18",
        "abstract",
    ),
    _paper(
        "nagele-2021",
        "Nagele P, Palanca BJ, Gott B, et al. (2021) Sci Transl Med 13:eabe1376",
        "secondary",
        "Crossover of 25 %, 50 % and air; one p for the three.",
    ),
    _paper(
        "preskorn-2008",
        "Preskorn SH, Baker B, Kolluri S, et al. (2008) J Clin Psychopharmacol 28:631-637",
        "abstract",
        "The interval is one of 80 %.",
        "10.1097/JCP.0b013e31818a6cea",
    ),
    _paper(
        "ibrahim-2012",
        "Ibrahim L, Diaz Granados N, Jolkovsky L, et al. (2012) J Clin Psychopharmacol 32:551-557, PMC3438886",
        "abstract",
        "Stopped early; better on two secondary scales, not on the first.",
        "10.1097/JCP.0b013e31825d70d6",
    ),
    _paper(
        "cerc-301-2016",
        "Cerecor, CERC-301 in severe depression (NCT02459236), phase 2, 2016",
        "secondary",
        "Reported as failed, without figures.",
    ),
    _paper(
        "rapastinel-2019",
        "Allergan, three phase 3 trials of rapastinel (RAP-MD-01, 02, 03), 6 March 2019",
        "secondary",
        "Numbers of participants from the registry; the differences were not read.",
    ),
    _paper(
        "park-2020",
        "Park LT, Kadriu B, Gould TD, et al. (2020) Int J Neuropsychopharmacol 23:417-425, PMC7387765",
        "secondary",
        "Crossover; no effect, as reviews quote it.",
        "10.1093/ijnp/pyaa025",
    ),
    _paper(
        "elevate-2019",
        "VistaGen, ELEVATE (NCT03078322), topline 2019",
        "recalled",
        "About 180 were to be enrolled.",
    ),
    _paper(
        "clayton-2023",
        "Clayton AH, Lasser R, Parikh SV, et al. (2023) Am J Psychiatry 180:676-684, WATERFALL",
        "recalled",
    ),
    _paper(
        "mountain-2022",
        "Zuranolone in major depression (MOUNTAIN), phase 3",
        "recalled",
    ),
    _paper(
        "deligiannidis-2023",
        "Deligiannidis KM, Meltzer-Brody S, Maximos B, et al. (2023) Am J Psychiatry 180:668-675, SKYLARK",
        "recalled",
    ),
    _paper(
        "meltzer-brody-2018",
        "Meltzer-Brody S, Colquhoun H, Riesenberg R, et al. (2018) Lancet 392:1058-1070",
        "recalled",
    ),
    _paper(
        "goodwin-2022",
        "Goodwin GM, Aaronson ST, Alvarez O, et al. (2022) N Engl J Med 387:1637-1648",
        "abstract",
    ),
    _paper(
        "raja-2024",
        "Raja SM, Guptill JT, Mack M, et al. (2024) Clin Pharmacol Ther 116:1314-1324",
        "recalled",
        "(2R,6R)-Hydroxynorketamine in volunteers: tolerability, not efficacy.",
    ),
)
