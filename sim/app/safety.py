"""What must be said before anything else: what this program is for, what it is not for, and where to find help."""

SAFETY: tuple[tuple[str, str], ...] = (
    (
        "For learning, not for treating",
        "This program simulates the average published behaviour of ketamine, for teaching. It is not a dosing tool, it "
        "does not know any patient, and it must not be used to decide on treatment.",
    ),
    (
        "In the clinic",
        "Ketamine and esketamine are given by trained staff who watch blood pressure and airway. Esketamine requires "
        "at least two hours of observation in every session.",
    ),
    (
        "The doses that you see",
        "They are those studied in the trials that are cited, shown only so that you can compare the model with the "
        "published result.",
    ),
    (
        "Unsupervised use does harm",
        "Injury while dissociated; loss of consciousness together with alcohol, opioids or sedatives; dependence; and "
        "bladder damage that can be permanent. In one survey about a quarter of frequent recreational users had "
        "urinary symptoms.",
    ),
    (
        "What is not settled",
        "Antidepressant effects fade over days to weeks, and blinding in trials is imperfect. Several recent trials "
        "against midazolam found a smaller benefit or none.",
    ),
    (
        "If you are not well",
        "If you or someone you know struggles with mood, with thoughts of suicide or with drug use, turn to the local "
        "health services or to a crisis line.",
    ),
)


def safety_page() -> str:
    """The safety texts as Markdown."""
    return "\n\n".join(f"**{title}.** {text}" for title, text in SAFETY)


def about_page(version: str, citation: str) -> str:
    """The page "About": what the program is, how to cite it, and the safety texts again."""
    return (
        f"**Open Channel {version}** shows how ketamine works, from one ion channel to the whole body, on models "
        "that run while you watch. Every number says where it comes from; every picture says what it leaves out.\n\n"
        f"**To cite it.** {citation}\n\n"
        "MIT licence. Letters: Inter, under the SIL Open Font License.\n\n" + safety_page()
    )
