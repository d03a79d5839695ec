"""What a stopped cohort leaves: one file from which the rest can be done, on this machine or another."""

import io
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from sim.cli.cohort_parts.work import Ledger, Order, makers
from sim.core.complaints import Complaint
from sim.core.files import write_whole
from sim.models.mood.trial import Plan

_MARK = "Open Channel cohort"


def keep(name: str, ledger: Ledger) -> None:
    """Write the ledger whole, or leave what stood there.

    Raises:
        Complaint: it could not be written.
    """
    order = ledger.order
    about = {"mark": _MARK, "makers": makers(), "plan": asdict(order.plan), "patients": order.patients}
    text = json.dumps({**about, "seed": order.seed}).encode()
    stream = io.BytesIO()
    which = np.flatnonzero(ledger.done)
    np.savez(stream, about=np.frombuffer(text, np.uint8), done=which, sums=ledger.sums[which], counts=ledger.counts)
    try:
        write_whole(Path(name), stream.getvalue())
    except OSError as problem:
        raise Complaint(f"what was done could not be kept in '{name}': {problem.strerror}.") from None


def kept(name: str) -> Ledger:
    """The ledger of such a file.

    Raises:
        Complaint: there is no such file, it is damaged, or another version made it.
    """
    try:
        content = Path(name).read_bytes()
    except OSError as problem:
        raise Complaint(f"cannot read '{name}': {problem.strerror}.") from None
    try:
        with np.load(io.BytesIO(content), allow_pickle=False) as found:
            about: dict[str, Any] = json.loads(found["about"].tobytes())
            arrays = {key: found[key] for key in ("done", "sums", "counts")}
        if about["mark"] != _MARK:
            raise KeyError(_MARK)
        theirs = tuple(about["makers"])
        plan = Plan(**{**about["plan"], "visits": tuple(about["plan"]["visits"])})
        ledger = Ledger(Order(plan, int(about["patients"]), int(about["seed"])))
        ledger.done[arrays["done"]] = True
        ledger.sums[ledger.done] = arrays["sums"]
        ledger.counts[:] = arrays["counts"]
    except Exception:
        raise Complaint(f"'{name}' is damaged, or no file of a stopped cohort.") from None
    if theirs != makers():
        said = " and numpy ".join(str(each) for each in theirs)
        raise Complaint(f"'{name}' was made by Open Channel {said}; only the same versions can go on with it.")
    return ledger
