"""What speaks for a blocker that needs an open gate and is trapped behind it, what against, and what is not settled."""

from sim.core.evidence import Evidence

_WAY_IN, _TRAP, _MG, _GATE = "an open gate is the way in", "trapping", "magnesium and voltage", "gate unchanged by drug"
EVIDENCE: tuple[Evidence, ...] = (
    Evidence(
        _WAY_IN,
        "for",
        "MK-801 blocked only when it was there together with an agonist, and came off only while agonist was there.",
        "rat cortical neurons",
        "huettner-bean-1988",
    ),
    Evidence(
        _TRAP,
        "for",
        "Ketamine was fully trapped: none came off while the channel was shut.",
        "human GluN1/GluN2A in a cell line",
        "gilling-2009",
    ),
    Evidence(
        _TRAP,
        "for",
        "Memantine is trapped in part: a share sits further out and leaves within a second of the agonist.",
        "rat GluN1/GluN2A in a cell line",
        "kotermanski-2009",
    ),
    Evidence(
        _MG,
        "for",
        "Magnesium outside blocks the open channel, the more so the more negative the cell.",
        "rat hippocampal neurons",
        "jahr-stevens-1990",
    ),
    Evidence(
        _MG,
        "for",
        "In 1 mM magnesium far more ketamine is needed, and GluN2C and GluN2D need less than GluN2A and GluN2B.",
        "rat receptors in a cell line",
        "kotermanski-johnson-2009",
    ),
    Evidence(
        _TRAP,
        "against",
        "After two minutes without agonist a seventh of the block by ketamine had gone, and more of that by memantine.",
        "rat cortical neurons",
        "mealing-1999",
    ),
    Evidence(
        _GATE,
        "against",
        "Ketamine and memantine change how receptors recover from desensitisation, each in its own way.",
        "receptors in a cell line",
        "glasgow-2017",
    ),
    Evidence(
        _WAY_IN,
        "not settled",
        "At nanomolar levels ketamine lowered steady currents and spared brief ones, from sites apart from the pore.",
        "receptors in a cell line",
        "ketamine-allosteric-2024",
    ),
    Evidence(
        "open probability",
        "not settled",
        "Published gates differ tenfold: about 0.5 for GluN2A, 0.1 for GluN2B, 0.01 for GluN2C and GluN2D.",
        "receptors in cells",
        "gielen-2009",
    ),
)
