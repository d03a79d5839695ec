"""Finds the shipped folders, in a checkout, in an installed wheel and in a frozen program alike."""

import sys
from pathlib import Path

from sim.core.complaints import Complaint


def shipped(name: str) -> Path:
    """The folder `assets` or `lessons` that came with the program.

    Raises:
        Complaint: the installation is incomplete.
    """
    package = Path(__file__).resolve().parent.parent
    frozen = getattr(sys, "_MEIPASS", None)
    for base in (package / "data", package.parent, *([Path(frozen) / "sim" / "data"] if frozen else [])):
        if (base / name).is_dir():
            return base / name
    raise Complaint(f"the folder '{name}' is missing from this installation; install the program again.")
