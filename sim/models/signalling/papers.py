"""Where the numbers and the findings of signalling come from: from the surge of glutamate to spines."""

from sim.core.sources import Source

PAPERS: tuple[Source, ...] = (
    Source(
        "li-2010",
        "Li N, Lee B, Liu RJ, et al. (2010). mTOR-dependent synapse formation underlies the rapid antidepressant "
        "effects of NMDA antagonists. Science 329:959-964",
        "measured",
        doi="10.1126/science.1190287",
        read="abstract",
        note="Rats, prefrontal cortex. Doses, times and the block by NBQX are recalled; no fold change was digitised.",
    ),
    Source(
        "li-2010-dose",
        "Li N, Lee B, Liu RJ, et al. (2010). mTOR-dependent synapse formation underlies the rapid antidepressant "
        "effects of NMDA antagonists. Science 329:959-964 (dose dependence)",
        "measured",
        doi="10.1126/science.1190287",
        read="recalled",
        note="That 80 mg/kg did not switch on mTORC1 is recalled; the abstract does not say it.",
    ),
    Source(
        "autry-2011",
        "Autry AE, Adachi M, Nosyreva E, et al. (2011). NMDA receptor blockade at rest triggers rapid behavioural "
        "antidepressant responses. Nature 475:91-95",
        "measured",
        doi="10.1038/nature10130",
        read="abstract",
        note="Mice, hippocampus.",
    ),
    Source(
        "autry-2011-rapamycin",
        "Autry AE, Adachi M, Nosyreva E, et al. (2011). NMDA receptor blockade at rest triggers rapid behavioural "
        "antidepressant responses. Nature 475:91-95 (rapamycin)",
        "measured",
        doi="10.1038/nature10130",
        read="recalled",
        note="That rapamycin did not block the fast effect is recalled; the abstract does not say it.",
    ),
    Source(
        "nosyreva-2013",
        "Nosyreva E, Szabla K, Autry AE, Ryazanov AG, Monteggia LM, Kavalali ET (2013). Acute suppression of "
        "spontaneous neurotransmission drives synaptic potentiation. J Neurosci 33:6990-7002",
        "measured",
        doi="10.1523/JNEUROSCI.4998-12.2013",
        read="secondary",
        note="Slices of mouse hippocampus.",
    ),
    Source(
        "gideons-2014",
        "Gideons ES, Kavalali ET, Monteggia LM (2014). Mechanisms underlying differential effectiveness of memantine "
        "and ketamine in rapid antidepressant responses. Proc Natl Acad Sci USA 111:8649-8654",
        "measured",
        doi="10.1073/pnas.1323920111",
        read="abstract",
        note="Mice, and cultured neurons of the hippocampus.",
    ),
    Source(
        "piazza-2024",
        "Piazza MK, Kavalali ET, Monteggia LM (2024). Ketamine induced synaptic plasticity operates independently of "
        "long-term potentiation. Neuropsychopharmacology 49:1758-1766",
        "measured",
        doi="10.1038/s41386-024-01895-2",
        read="abstract",
        note="Slices of mouse hippocampus.",
    ),
    Source(
        "ali-2020",
        "Ali F, Gerhard DM, Sweasy K, et al. (2020). Ketamine disinhibits dendrites and enhances calcium signals in "
        "prefrontal dendritic spines. Nat Commun 11:72",
        "measured",
        doi="10.1038/s41467-019-13809-8",
        read="abstract",
        note="Awake mice, prefrontal cortex.",
    ),
    Source(
        "abdallah-2020",
        "Abdallah CG, Averill LA, Gueorguieva R, et al. (2020). Modulation of the antidepressant effects of ketamine "
        "by the mTORC1 inhibitor rapamycin. Neuropsychopharmacology 45:990-997",
        "measured",
        doi="10.1038/s41386-020-0644-9",
        read="abstract",
        note="20 patients, crossover, 6 mg by mouth: whether enough reached the brain is open.",
    ),
    Source(
        "abdallah-2018",
        "Abdallah CG, De Feyter HM, Averill LA, et al. (2018). The effects of ketamine on prefrontal glutamate "
        "neurotransmission in healthy and depressed subjects. Neuropsychopharmacology 43:2154-2160",
        "measured",
        doi="10.1038/s41386-018-0136-3",
        read="recalled",
        note="Carbon-13 spectroscopy of glutamate cycling.",
    ),
    Source(
        "zanos-2016",
        "Zanos P, Moaddel R, Morris PJ, et al. (2016). NMDAR inhibition-independent antidepressant actions of ketamine "
        "metabolites. Nature 533:481-486",
        "measured",
        doi="10.1038/nature17998",
        read="secondary",
        note="Mice.",
    ),
    Source(
        "zanos-2019",
        "Zanos P, Highland JN, Liu X, et al. (2019). (R)-Ketamine exerts antidepressant actions partly via conversion "
        "to (2R,6R)-hydroxynorketamine, while causing adverse effects at sub-anaesthetic doses. Br J Pharmacol "
        "176:2573-2592",
        "measured",
        doi="10.1111/bph.14683",
        read="abstract",
        note="Mice; abstract read (PMC8567221), volume and pages recalled.",
    ),
    Source(
        "zanos-gould-2018",
        "Zanos P, Gould TD (2018). Mechanisms of ketamine action as an antidepressant. Mol Psychiatry 23:801-811",
        "measured",
        doi="10.1038/mp.2017.255",
        read="abstract",
        note="A review.",
    ),
    Source(
        "riggs-2020",
        "Riggs LM, Aracava Y, Zanos P, et al. (2020). (2R,6R)-hydroxynorketamine rapidly potentiates hippocampal "
        "glutamatergic transmission through a synapse-specific presynaptic mechanism. Neuropsychopharmacology "
        "45:426-436",
        "measured",
        doi="10.1038/s41386-019-0443-3",
        read="secondary",
        note="Slices of rat hippocampus, an hour of exposure; as tabulated by Highland 2021 (Table 3).",
    ),
    Source(
        "fukumoto-2019",
        "Fukumoto K, Fogaça MV, Liu RJ, et al. (2019). Activity-dependent brain-derived neurotrophic factor signaling "
        "is required for the antidepressant actions of (2R,6R)-hydroxynorketamine. Proc Natl Acad Sci USA 116:297-302",
        "measured",
        doi="10.1073/pnas.1814709116",
        read="recalled",
        note="Mice; only the title was read again.",
    ),
    Source(
        "shirayama-2018",
        "Shirayama Y, Hashimoto K (2018). Lack of antidepressant effects of (2R,6R)-hydroxynorketamine in a rat "
        "learned helplessness model: comparison with (R)-ketamine. Int J Neuropsychopharmacol 21:84-88",
        "measured",
        doi="10.1093/ijnp/pyx108",
        read="abstract",
        note="Rats.",
    ),
    Source(
        "shaffer-2019",
        "Shaffer CL, Dutra JK, Tseng WC, et al. (2019). Pharmacological evaluation of clinically relevant "
        "concentrations of (2R,6R)-hydroxynorketamine. Neuropharmacology 153:73-81",
        "measured",
        doi="10.1016/j.neuropharm.2019.04.019",
        read="abstract",
        note="0.01 to 10 µM in vitro.",
    ),
    Source(
        "suzuki-2017",
        "Suzuki K, Nosyreva E, Hunt KW, Kavalali ET, Monteggia LM (2017). Effects of a ketamine metabolite on synaptic "
        "NMDAR function. Nature 546:E1-E3",
        "measured",
        doi="10.1038/nature22084",
        read="recalled",
        note="Cultured neurons; about 50 µM was needed at synaptic receptors.",
    ),
    Source(
        "bonaventura-2022",
        "Bonaventura J, Gomez JL, Carlton ML, et al. (2022). Target deconvolution studies of "
        "(2R,6R)-hydroxynorketamine: an elusive search. Mol Psychiatry 27:4144-4156",
        "measured",
        doi="10.1038/s41380-022-01673-w",
        read="abstract",
    ),
    Source(
        "grunebaum-2019",
        "Grunebaum MF, Galfalvy HC, Choo TH, et al. (2019). Ketamine metabolite pilot study in a suicidal depression "
        "trial. J Psychiatr Res 117:129-134",
        "measured",
        doi="10.1016/j.jpsychires.2019.08.005",
        read="abstract",
        note="53 patients, after the fact; abstract read (PMC6746183).",
    ),
    Source(
        "casarotto-2021",
        "Casarotto PC, Girych M, Fred SM, et al. (2021). Antidepressant drugs act by directly binding to TRKB "
        "neurotrophin receptors. Cell 184:1299-1313",
        "measured",
        doi="10.1016/j.cell.2021.01.034",
        read="recalled",
    ),
    Source(
        "yang-2019",
        "Yang C, Yang J, Luo A, Hashimoto K (2019). Molecular and cellular mechanisms underlying the antidepressant "
        "effects of ketamine enantiomers and its metabolites. Transl Psychiatry 9:280",
        "measured",
        doi="10.1038/s41398-019-0624-1",
        read="abstract",
        note="A review.",
    ),
    Source(
        "moda-sava-2019",
        "Moda-Sava RN, Murdock MH, Parekh PK, et al. (2019). Sustained rescue of prefrontal circuit dysfunction by "
        "antidepressant-induced spine formation. Science 364:eaat8078",
        "measured",
        doi="10.1126/science.aat8078",
        read="abstract",
        note="Mice under corticosterone, prefrontal cortex.",
    ),
    Source(
        "phoumthipphavong-2016",
        "Phoumthipphavong V, Barthas F, Hassett S, Kwan AC (2016). Longitudinal effects of ketamine on dendritic "
        "architecture in vivo in the mouse medial frontal cortex. eNeuro 3:ENEURO.0133-15.2016",
        "measured",
        doi="10.1523/ENEURO.0133-15.2016",
        read="abstract",
        note="Awake mice, one injection.",
    ),
    Source(
        "pryazhnikov-2018",
        "Pryazhnikov E, Mugantseva E, Casarotto P, et al. (2018). Longitudinal two-photon imaging in somatosensory "
        "cortex of behaving mice reveals dendritic spine formation enhancement by subchronic administration of "
        "low-dose ketamine. Sci Rep 8:6464",
        "measured",
        doi="10.1038/s41598-018-24933-8",
        read="abstract",
        note="10 mg/kg once a day for 5 days.",
    ),
    Source(
        "liu-2012",
        "Liu RJ, Lee FS, Li XY, Bambico F, Duman RS, Aghajanian GK (2012). Brain-derived neurotrophic factor Val66Met "
        "allele impairs basal and ketamine-stimulated synaptogenesis in prefrontal cortex. Biol Psychiatry 71:996-1005",
        "measured",
        doi="10.1016/j.biopsych.2011.09.030",
        read="abstract",
        note="Mice with the human variant.",
    ),
    Source(
        "chen-2006",
        "Chen ZY, Jing D, Bath KG, et al. (2006). Genetic variant BDNF (Val66Met) polymorphism alters anxiety-related "
        "behavior. Science 314:140-143",
        "measured",
        doi="10.1126/science.1129663",
        read="recalled",
        note="Cultured neurons of mice with the human variant; a figure's legend was read, percentages are recalled.",
    ),
)
