"""Where the numbers come from: the antidepressant response over weeks."""

from sim.core.sources import Source

PAPERS: tuple[Source, ...] = (
    Source(
        "murrough-2013",
        "Murrough JW, Iosifescu DV, Chang LC, et al. (2013). Antidepressant efficacy of ketamine in "
        "treatment-resistant major depression: a two-site randomized controlled trial. Am J Psychiatry 170:1134-1142",
        "measured",
        doi="10.1176/appi.ajp.2013.13030392",
        read="abstract",
        note="Meeting abstract: 72 patients, one infusion; MADRS -16.5 (t 10.31, n 47) against -8.8 (t 4.63, n 25).",
    ),
    Source(
        "kishimoto-2016",
        "Kishimoto T, Chawla JM, Hagi K, et al. (2016). Single-dose infusion ketamine and non-ketamine "
        "N-methyl-D-aspartate receptor antagonists for unipolar and bipolar depression: a meta-analysis of efficacy, "
        "safety and time trajectories. Psychol Med 46:1459-1472",
        "measured",
        doi="10.1017/S0033291716000064",
        read="abstract",
        note="Nine trials, 234 patients: better from 40 min on, most on day 1 (g 1.00, 0.73 to 1.28).",
    ),
    Source(
        "fava-2018",
        "Fava M, Freeman MP, Flynn M, et al. (2020). Double-blind, placebo-controlled, dose-ranging trial of "
        "intravenous ketamine as adjunctive therapy in treatment-resistant depression. Mol Psychiatry 25:1592-1603",
        "measured",
        doi="10.1038/s41380-018-0256-5",
        read="abstract",
        note="99 patients in five arms: 0.5 and 1 mg/kg better than midazolam; 0.1 only before correction.",
    ),
    Source(
        "popova-2019",
        "Popova V, Daly EJ, Trivedi M, et al. (2019). Efficacy and safety of flexibly dosed esketamine nasal spray "
        "combined with a newly initiated oral antidepressant in treatment-resistant depression: a randomized "
        "double-blind active-controlled study. Am J Psychiatry 176:428-438",
        "measured",
        doi="10.1176/appi.ajp.2019.19020172",
        read="abstract",
        note="Day 28: -4.0 points (-7.31 to -0.64); 7 % and 0.9 % left because of adverse events.",
    ),
    Source(
        "janik-2025",
        "Janik A, Qiu X, Lane R, et al. (2025). Esketamine monotherapy in adults with treatment-resistant depression: "
        "a randomized clinical trial. JAMA Psychiatry",
        "measured",
        read="secondary",
        note="56 mg: -5.1 points (-7.9 to -2.3) at week 4; remission (12 or less) 22.5 % against 7.6 %.",
    ),
    Source(
        "taylor-2006",
        "Taylor MJ, Freemantle N, Geddes JR, Bhagwagar Z (2006). Early onset of selective serotonin reuptake "
        "inhibitor antidepressant action: systematic review and meta-analysis. Arch Gen Psychiatry 63:1217-1223",
        "measured",
        doi="10.1001/archpsyc.63.11.1217",
        read="paper",
        note="28 trials, 5,872 patients: a third of the effect of 6 weeks is there after one week.",
    ),
    Source(
        "cipriani-2018",
        "Cipriani A, Furukawa TA, Salanti G, et al. (2018). Comparative efficacy and acceptability of 21 "
        "antidepressant drugs for the acute treatment of adults with major depressive disorder. Lancet 391:1357-1366",
        "measured",
        doi="10.1016/S0140-6736(17)32802-7",
        read="recalled",
        note="All drugs against placebo at about 8 weeks: 0.30 standard deviations.",
    ),
    Source(
        "lii-2023",
        "Lii TR, Smith AE, Flohr JR, et al. (2023). Randomized trial of ketamine masked by surgical anesthesia in "
        "patients with depression. Nat Ment Health 1:876-886",
        "measured",
        doi="10.1038/s44220-023-00140-x",
        read="abstract",
        note="40 patients under anaesthesia: -5.82 points (-13.3 to 1.64); 36.8 % guessed right.",
    ),
    Source(
        "wilkinson-2019",
        "Wilkinson ST, Farmer C, Ballard ED, et al. (2019). Impact of midazolam vs. saline on effect size estimates in "
        "controlled trials of ketamine as a rapid-acting antidepressant. Neuropsychopharmacology 44:1233-1238",
        "measured",
        doi="10.1038/s41386-019-0317-8",
        read="secondary",
        note="Nine trials; its introduction: most trials do not assess whether the blind held.",
    ),
    Source(
        "jelovac-2025",
        "Jelovac A, McCaffrey C, Terao M, et al. (2025). Serial ketamine infusions as adjunctive therapy to inpatient "
        "care for depression: the KARMA-Dep 2 randomized clinical trial. JAMA Psychiatry",
        "measured",
        doi="10.1001/jamapsychiatry.2025.3019",
        read="abstract",
        note="62 inpatients, up to 8 infusions: -3.16 points (-8.54 to 2.22) against midazolam; most guessed right.",
    ),
)
