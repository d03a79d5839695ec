"""Where the numbers come from: what is monitored, and what is known of harms."""

from sim.core.sources import Source

PAPERS: tuple[Source, ...] = (
    Source(
        "monitor-effects",
        "Curves of effect by the authors of Open Channel",
        "teaching",
        read="ours",
        note="Hill curves whose sizes were set to published means of groups; not a prediction for anybody.",
    ),
    Source(
        "resting-adult",
        "Round numbers of a healthy adult at rest, chosen by the authors of Open Channel",
        "teaching",
        read="ours",
    ),
    Source(
        "bowdle-1998",
        "Bowdle TA, Radant AD, Cowley DS, et al. (1998). Psychedelic effects of ketamine in healthy volunteers: "
        "relationship to steady-state plasma concentrations. Anesthesiology 88:82-88",
        "measured",
        doi="10.1097/00000542-199801000-00015",
        read="abstract",
        note="Steady plasma levels of 50 to 200 ng/mL; R from 0.93 to 0.99 on every scale.",
    ),
    Source(
        "luckenbaugh-2014",
        "Luckenbaugh DA, Niciu MJ, Ionescu DF, et al. (2014). Do the dissociative side effects of ketamine mediate its "
        "antidepressant effects? J Affect Disord 159:56-61",
        "measured",
        doi="10.1016/j.jad.2014.02.017",
        read="abstract",
        note="108 inpatients, rated at 40 min.",
    ),
    Source(
        "wan-2015",
        "Wan LB, Levitch CF, Perez AM, et al. (2015). Ketamine safety and tolerability in clinical trials for "
        "treatment-resistant depression. J Clin Psychiatry 76:247-252",
        "measured",
        doi="10.4088/JCP.13m08852",
        read="recalled",
        note="205 infusions in 97 people; mean peak rise of 19.6 over 13.4 mmHg.",
    ),
    Source(
        "cohen-2018",
        "Cohen SP, Bhatia A, Buvanendran A, et al. (2018). Consensus guidelines on the use of intravenous ketamine "
        "infusions for chronic pain. Reg Anesth Pain Med 43:521-546",
        "measured",
        doi="10.1097/AAP.0000000000000808",
        read="secondary",
    ),
    Source(
        "winstock-2012",
        "Winstock AR, Mitcheson L, Gillatt DA, Cottrell AM (2012). The prevalence and natural history of urinary "
        "symptoms among recreational ketamine users. BJU Int 110:1762-1766",
        "measured",
        doi="10.1111/j.1464-410X.2012.11028.x",
        read="abstract",
        note="1,285 recent users in an online survey; people chose to answer.",
    ),
    Source(
        "rodrigues-2022",
        "Rodrigues NB, McIntyre RS, Lipsitz O, et al. (2022). Safety and tolerability of IV ketamine in adults with "
        "major depressive or bipolar disorder: results from the Canadian rapid treatment center of excellence. "
        "Expert Opin Drug Saf",
        "measured",
        read="abstract",
        note="203 people, repeated infusions.",
    ),
    Source(
        "kienbaum-2001",
        "Kienbaum P, Heuter T, Pavlakovic G, Michel MC, Peters J (2001). S(+)-ketamine increases muscle sympathetic "
        "activity and maintains the neural response to hypotensive challenges in humans. Anesthesiology 94:252-258",
        "measured",
        read="abstract",
    ),
    Source(
        "kamp-2021",
        "Kamp J, van Velzen M, Aarts L, Niesters M, Dahan A, Olofsen E (2021). Stereoselective ketamine effect on "
        "cardiac output: a population pharmacokinetic/pharmacodynamic modelling study in healthy volunteers. "
        "Br J Anaesth 127:23-31, PMID 33896589",
        "fitted",
        read="abstract",
        note="S-ketamine raises cardiac output, R-ketamine does not, and S-norketamine lowers it.",
    ),
    Source(
        "pressure-2024",
        "Blood pressure changes during ketamine infusion for the treatment of depression (2024). Gen Hosp Psychiatry",
        "measured",
        doi="10.1016/j.genhosppsych.2024.07.001",
        read="abstract",
        note="138 people, 2,342 infusions in one clinic: at 40 min 16.0 (SD 11.2) over 11.0 mmHg above the start.",
    ),
    Source(
        "cardiovascular-135",
        "Cardiovascular effects of repeated subanaesthetic ketamine infusion in depression",
        "measured",
        read="abstract",
        note="135 people, 741 infusions of 0.5 mg/kg: largest mean rise 7.4 over 6.0 mmHg and 1.9 beats/min.",
    ),
)
