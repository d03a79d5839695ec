"""A mistake that a person can mend: one line that names what is wrong, what is allowed, and the nearest right name."""

from collections.abc import Iterable
from difflib import get_close_matches


class Complaint(ValueError):
    """Raised for bad input from outside (flag, file, setting, typed value); its text is shown as it is, in one line."""


def nearest(wrong: str, allowed: Iterable[str]) -> str | None:
    """The allowed name that looks most like `wrong`, or None when nothing comes near."""
    by_fold = {name.casefold(): name for name in allowed}
    found = get_close_matches(wrong.casefold(), list(by_fold), n=1, cutoff=0.5)
    return by_fold[found[0]] if found else None


def unknown(kind: str, wrong: str, allowed: Iterable[str]) -> Complaint:
    """The complaint for a name that does not exist, with the nearest right one and the whole choice."""
    names = list(allowed)
    guess = nearest(wrong, names)
    hint = f"; did you mean '{guess}'?" if guess else "."
    return Complaint(f"unknown {kind} '{wrong}'{hint} Allowed: {', '.join(names)}.")
