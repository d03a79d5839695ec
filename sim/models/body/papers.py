"""Where the numbers of the body come from: pharmacokinetics, routes, interactions, effects."""

from sim.core.sources import Source

PAPERS: tuple[Source, ...] = (
    Source(
        "open-channel",
        "Chosen by the authors of Open Channel",
        "teaching",
        read="ours",
        note="Not a finding: set so that an effect can be seen, or to meet a published curve.",
    ),
    Source(
        "kamp-2020-meta",
        "Kamp J, Olofsen E, Henthorn TK, van Velzen M, Niesters M, Dahan A (2020). Ketamine pharmacokinetics: a "
        "systematic review of the literature, meta-analysis, and population analysis. Anesthesiology 133:1192-1213",
        "measured",
        doi="10.1097/ALN.0000000000003577",
        read="abstract",
        note="18 studies, 70 kg: clearance 79 L/h (95 % interval of the mean 69-90), volume 252 L (200-304).",
    ),
    Source(
        "kamp-2020-bja",
        "Kamp J, Jonkman K, van Velzen M, et al. (2020). Pharmacokinetics of ketamine and its major metabolites "
        "norketamine, hydroxynorketamine, and dehydronorketamine: a model-based analysis. Br J Anaesth 125:750-761",
        "measured",
        doi="10.1016/j.bja.2020.06.067",
        read="secondary",
        note="20 men, blood from an artery, infusion in three rising steps; figure values as digitised by others.",
    ),
    Source(
        "simons-2022",
        "Simons P, Olofsen E, van Velzen M, et al. (2022). S-ketamine oral thin film, part 1: population "
        "pharmacokinetics of S-ketamine, S-norketamine and S-hydroxynorketamine. Front Pain Res 3:946486",
        "fitted",
        doi="10.3389/fpain.2022.946486",
        read="secondary",
        note="20 volunteers, blood from an artery; Table 4 as transcribed in nlmixr2lib.",
    ),
    Source(
        "perez-ruixo-2021",
        "Perez-Ruixo C, Rossenu S, Zannikos P, et al. (2021). Population pharmacokinetics of esketamine nasal spray "
        "and its metabolite noresketamine in healthy subjects and patients with treatment-resistant depression. "
        "Clin Pharmacokinet 60:501-516",
        "fitted",
        doi="10.1007/s40262-020-00953-4",
        read="secondary",
        note="820 people, blood from a vein; Tables 3 and 4 as transcribed in nlmixr2lib.",
    ),
    Source(
        "fanta-2015",
        "Fanta S, Kinnunen M, Backman JT, Kalso E (2015). Population pharmacokinetics of S-ketamine and norketamine in "
        "healthy volunteers after intravenous and oral dosing. Eur J Clin Pharmacol 71:441-447",
        "fitted",
        doi="10.1007/s00228-015-1826-y",
        read="abstract",
        note="11 men, blood from a vein; parameters as fixed in Otto 2021.",
    ),
    Source(
        "otto-2021",
        "Otto ME, Bergmann KR, Jacobs G, van Esdonk MJ (2021). Predictive performance of parent-metabolite population "
        "pharmacokinetic models of (S)-ketamine in healthy volunteers. Eur J Clin Pharmacol 77:1181-1192",
        "fitted",
        doi="10.1007/s00228-021-03104-1",
        read="secondary",
        note="48 volunteers, blood from a vein.",
    ),
    Source(
        "hasan-2021",
        "Hasan M, Modess C, Roustom T, et al. (2021). Chiral pharmacokinetics and metabolite profile of "
        "prolonged-release ketamine tablets in healthy human subjects. Anesthesiology 135:326-339",
        "measured",
        doi="10.1097/ALN.0000000000003829",
        read="abstract",
        note="15 volunteers, blood from a vein, 5 mg of the racemate in 30 min.",
    ),
    Source(
        "clements-1982",
        "Clements JA, Nimmo WS, Grant IS (1982). Bioavailability, pharmacokinetics, and analgesic activity of ketamine "
        "in humans. J Pharm Sci 71:539-542",
        "measured",
        read="recalled",
        note="93 % of an intramuscular dose arrives; many texts carry the figure, none that was read names its source.",
    ),
    Source(
        "grant-1981",
        "Grant IS, Nimmo WS, Clements JA (1981). Pharmacokinetics and analgesic effects of i.m. and oral ketamine. "
        "Br J Anaesth 53:805-810",
        "measured",
        read="secondary",
        note="Oral 0.5 mg/kg: 45 ± 10 ng/mL, as quoted by Zanos 2018.",
    ),
    Source(
        "yanagihara-2003",
        "Yanagihara Y, Ohtani M, Kariya S, et al. (2003). Plasma concentration profiles of ketamine and norketamine "
        "after administration of various ketamine preparations to healthy Japanese volunteers. "
        "Biopharm Drug Dispos 24:37-43",
        "measured",
        doi="10.1002/bdd.336",
        read="abstract",
        note="Three volunteers.",
    ),
    Source(
        "rolan-2014",
        "Rolan P, Lim S, Sunderland V, Liu Y, Molnar V (2014). The absolute bioavailability of racemic ketamine from a "
        "novel sublingual formulation. Br J Clin Pharmacol 77:1011-1016",
        "measured",
        doi="10.1111/bcp.12264",
        read="abstract",
        note="29 % (90 % interval 27-31).",
    ),
    Source(
        "chong-2006",
        "Chong CC, Schug SA, Page-Sharp M, Ilett KF (2006). Bioavailability of ketamine after oral or sublingual "
        "administration. Pain Med 7:469",
        "measured",
        read="abstract",
        note="Six patients: oral 23 ± 9 %, sublingual 32 ± 17 %.",
    ),
    Source(
        "spravato-label",
        "Spravato (esketamine) nasal spray, United States prescribing information",
        "measured",
        read="secondary",
        note="28 mg a device; 43-45 % bound in plasma; less than 1 % leaves unchanged in urine; noresketamine enters "
        "the brain 4 to 6 times less than esketamine.",
    ),
    Source(
        "ketalar-label",
        "Ketalar (ketamine hydrochloride) injection, United States prescribing information",
        "measured",
        read="secondary",
        note="Half-lives of 10-15 min and 2.5 h.",
    ),
    Source(
        "moaddel-2023",
        "Moaddel R, Farmer CA, Yavi M, et al. (2023). Cerebrospinal fluid exploratory proteomics and ketamine "
        "metabolite pharmacokinetics in human volunteers after ketamine infusion. iScience, PMID 38162029",
        "derived",
        read="secondary",
        note="Nine people; total in cerebrospinal fluid about 0.4 of plasma.",
    ),
    Source(
        "stanpumpr",
        "Shafer SL. stanpumpR, drug library (ketamine)",
        "guess",
        read="secondary",
        note="It has no half-time; its time to peak effect of 3 min is marked there as just a guess.",
    ),
    Source(
        "zanos-2018",
        "Zanos P, Moaddel R, Morris PJ, et al. (2018). Ketamine and ketamine metabolite pharmacology: insights into "
        "therapeutic mechanisms. Pharmacol Rev 70:621-660",
        "measured",
        doi="10.1124/pr.117.015198",
        read="paper",
        note="Only Table 1 was read: plasma concentrations at which effects were reported.",
    ),
    Source(
        "zarate-2006",
        "Zarate CA, Singh JB, Carlson PJ, et al. (2006). A randomized trial of an N-methyl-D-aspartate antagonist in "
        "treatment-resistant major depression. Arch Gen Psychiatry 63:856-864",
        "measured",
        doi="10.1001/archpsyc.63.8.856",
        read="secondary",
        note="0.5 mg/kg over 40 min; peak 185 ng/mL as quoted by Zanos 2018.",
    ),
    Source(
        "idvall-1979",
        "Idvall J, Ahlgren I, Aronsen KF, Stenberg P (1979). Ketamine infusions: pharmacokinetics and clinical "
        "effects. Br J Anaesth 51:1167-1173",
        "measured",
        doi="10.1093/bja/51.12.1167",
        read="abstract",
        note="31 patients: 9.3 ± 0.8 µM in anaesthesia, waking at 2.7 ± 0.9 µM.",
    ),
    Source(
        "langsjo-2005",
        "Långsjö JW, Maksimow A, Salmi E, et al. (2005). S-ketamine anesthesia increases cerebral blood flow in excess "
        "of the metabolic needs in humans. Anesthesiology 103:258-268",
        "measured",
        read="abstract",
        note="Eight men: 159 ± 21 ng/mL awake, 1,959 ± 442 ng/mL in anaesthesia.",
    ),
    Source(
        "peltoniemi-2011",
        "Peltoniemi MA, Saari TI, Hagelberg NM, et al. (2011). Exposure to oral S-ketamine is unaffected by "
        "itraconazole but greatly increased by ticlopidine. Clin Pharmacol Ther 90:296-302",
        "measured",
        doi="10.1038/clpt.2011.140",
        read="abstract",
        note="11 volunteers: area x2.4 with ticlopidine, unchanged with itraconazole.",
    ),
    Source(
        "hagelberg-2010",
        "Hagelberg NM, Peltoniemi MA, Saari TI, et al. (2010). Clarithromycin, a potent inhibitor of CYP3A, greatly "
        "increases exposure to oral S-ketamine. Eur J Pain 14:625-629",
        "measured",
        doi="10.1016/j.ejpain.2009.10.003",
        read="abstract",
        note="10 volunteers: peak x3.6, area x2.6.",
    ),
    Source(
        "turpeinen-2005",
        "Turpeinen M, Tolonen A, Uusitalo J, Jalonen J, Pelkonen O, Laine K (2005). Effect of clopidogrel and "
        "ticlopidine on cytochrome P450 2B6 activity as measured by bupropion hydroxylation. "
        "Clin Pharmacol Ther 77:553-559",
        "measured",
        read="recalled",
        note="Ticlopidine lowered hydroxybupropion over bupropion by about 90 %.",
    ),
    Source(
        "quinney-2008",
        "Quinney SK, Haehner BD, Rhoades MB, Lin Z, Gorski JC, Hall SD (2008). Interaction between midazolam and "
        "clarithromycin in the elderly. Br J Clin Pharmacol 65:98-109",
        "measured",
        doi="10.1111/j.1365-2125.2007.02970.x",
        read="abstract",
        note="Hepatic availability 0.73 to 0.91, intestinal 0.47 to 0.79.",
    ),
    Source(
        "olkkola-1996",
        "Olkkola KT, Ahonen J, Neuvonen PJ (1996). The effects of the systemic antimycotics, itraconazole and "
        "fluconazole, on the pharmacokinetics and pharmacodynamics of intravenous and oral midazolam. "
        "Anesth Analg 82:511-516, PMID 8623953",
        "measured",
        read="abstract",
        note="Itraconazole: clearance of intravenous midazolam −69 %, area of oral midazolam almost x7.",
    ),
    Source(
        "li-2013",
        "Li Y, Coller JK, Hutchinson MR, et al. (2013). The CYP2B6*6 allele significantly alters the N-demethylation "
        "of ketamine enantiomers in vitro. Drug Metab Dispos 41:1264-1272",
        "measured",
        doi="10.1124/dmd.113.051631",
        read="abstract",
        note="Human liver microsomes: an antibody against CYP2B6, not one against CYP3A4, stopped the step.",
    ),
    Source(
        "hijazi-2002",
        "Hijazi Y, Boulieu R (2002). Contribution of CYP3A4, CYP2B6, and CYP2C9 isoforms to N-demethylation of "
        "ketamine in human liver microsomes. Drug Metab Dispos 30:853-858",
        "measured",
        doi="10.1124/dmd.30.7.853",
        read="abstract",
        note="Gives the main part to CYP3A4, against Li 2013.",
    ),
    Source(
        "nasal-spray-2022",
        "Nasal and intravenous ketamine in people (2022; authors and title not looked up). Pharmacotherapy 42:298-310, "
        "PMC9118341",
        "measured",
        doi="10.1002/phar.2669",
        read="paper",
        note="Only Table 6 was read. Metered spray, geometric means: "
        "50 mg gave a peak of 77.6 ng/mL and F 11 %; 10 mg F 17 %, 30 mg F 13 %.",
    ),
)
