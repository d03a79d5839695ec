"""What the body does with the drug: a dose goes in by a route, and one follows it through gut, liver, blood, brain."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from sim.core.complaints import Complaint
from sim.core.quantities import Action, Observable, choice
from sim.experiments.dosing import DRUGS, Dosing
from sim.experiments.experiment import Experiment, Rows, Snapshot
from sim.models.body import arterial, esketamine, ketamine
from sim.models.body.compartments import Change
from sim.models.body.disposition import (
    AMOUNTS,
    FLOWS,
    HYDROXYNORKETAMINE_MASS,
    KETAMINE_MASS,
    NORKETAMINE_MASS,
    Disposition,
    in_mg,
    in_umol,
)
from sim.models.body.effects import AVERAGE_BRAIN, Window, windows
from sim.models.body.interactions import INTERACTIONS
from sim.models.body.routes import ABSORBED

SITES = ("venous", "arterial")
BLOCK = 360
"""Ticks computed ahead at once, counted from the last command; so a run has the same bits however it is cut."""
KEPT = 12
"""Systems kept for settings that were in use before."""


@dataclass(frozen=True)
class BodyParams(Dosing):
    """What a student sets."""

    site: str = choice(
        "venous",
        "Blood is taken from",
        SITES,
        source="simons-2022",
        help="Arterial uses the parameters of Simons 2022, which were measured with esketamine.",
    )
    interaction: str = choice(
        "none",
        "Other medicine",
        tuple(INTERACTIONS),
        source="open-channel",
        kind="derived",
        help="Predicted from what it does to a probe drug; the note says how the trial with ketamine came out.",
    )


def _read(name: str) -> Any:
    return lambda body: body.reading(name)


def _drug(body: "Body") -> str:
    return str(body.params.drug).capitalize()


def _plasma(name: str, label: str, top: float) -> Observable["Body"]:
    return Observable(name, label, "ng/mL", (1.0, top), _read(name), "log")


def _amount(place: str, label: str, help: str = "") -> Observable["Body"]:
    name = f"amount.{place}"
    return Observable(
        name, label, "mg", (0.0, 50.0), _read(name), help=help or "In mg of ketamine, or what became of it."
    )


ROWS: tuple[Observable["Body"], ...] = (
    Observable(
        "ketamine",
        "Ketamine",
        "ng/mL",
        (1.0, 1000.0),
        _read("ketamine"),
        "log",
        "Total in plasma; esketamine when that is the drug.",
        _drug,
    ),
    _plasma("norketamine", "Norketamine", 1000.0),
    _plasma("hydroxynorketamine", "Hydroxynorketamine", 1000.0),
    Observable(
        "effect_site", "Effect site", "ng/mL", (1.0, 1000.0), _read("effect_site"), "log", "Lags behind the blood."
    ),
    Observable(
        "free_brain", "Free in the brain", "uM", (0.0, 1.0), _read("free_brain"), help="What the receptor sees."
    ),
    Observable("ketamine_molar", "Ketamine", "uM", (0.0, 2.0), _read("ketamine_molar"), called_now=_drug),
    Observable("norketamine_molar", "Norketamine", "uM", (0.0, 2.0), _read("norketamine_molar")),
    Observable("hydroxynorketamine_molar", "Hydroxynorketamine", "uM", (0.0, 2.0), _read("hydroxynorketamine_molar")),
    Observable(
        "exposure",
        "Exposure so far",
        "ng h/mL",
        (0.0, 1000.0),
        _read("exposure"),
        help="Area under the plasma curve of ketamine.",
    ),
    _amount("syringe", "Still in the syringe"),
    _amount("absorption_site", "Where it went in"),
    _amount("gut", "In the gut"),
    _amount("liver", "In the liver", "For ketamine in a vein an estimate: part of the other places, not more drug."),
    _amount("blood", "Blood and what is quick to fill"),
    _amount("tissue", "Tissue"),
    _amount("brain", "In the brain", "Unbound drug in 1.4 L of brain: part of the tissue, drawn to compare."),
    _amount("norketamine", "As norketamine"),
    _amount("hydroxynorketamine", "As hydroxynorketamine"),
    _amount("excreted", "Excreted or other metabolites", "Less than 2 % leaves the kidney unchanged."),
    _amount("unabsorbed", "Not absorbed"),
)
CLEAR = 1e-10
"""Below this (ng/mL, mg, uM) a reading is rounding, and is shown as 0."""


def readings(model: Disposition, names: tuple[str, ...]) -> NDArray[np.float64]:
    """Weights on the states of a model for each of these observables, a row each."""
    rows = {name: model.system.weights(weights) for name, weights in model.concentrations.items()}
    rows["free_brain"] = rows["effect_site"] * AVERAGE_BRAIN.free_per_total
    masses = {
        "ketamine": KETAMINE_MASS,
        "norketamine": NORKETAMINE_MASS,
        "hydroxynorketamine": HYDROXYNORKETAMINE_MASS,
    }
    for name, mass in masses.items():
        rows[f"{name}_molar"] = rows[name] / mass
    for place, weights in model.amounts.items():
        rows[f"amount.{place}"] = in_mg(1.0) * model.system.weights(weights)
    rows["amount.brain"] = in_mg(1.0) * AVERAGE_BRAIN.volume * rows["free_brain"]
    return np.array([rows[name] for name in names])


class Body(Experiment):
    """One person, one drug, doses by any route that has a published or stated model.

    Every dose goes into all models that cover it, so that the site of sampling can be changed while the drug is there.

    Attributes:
        given: (time s, route, mg) of each dose, in order.
    """

    NAME = "body"
    TITLE = "The body"
    QUESTION = "What does the body do with the drug, and how much of it reaches the brain?"
    STEP = 10.0
    PACE = 600.0
    LENGTH = 6 * 3600.0
    PARAMS = BodyParams
    OBSERVABLES: ClassVar[Mapping[str, Observable[Any]]] = {row.name: row for row in ROWS}
    ACTIONS: ClassVar[Mapping[str, Action[Any]]] = {
        "give dose": Action[Any](
            "give dose",
            "Give the dose now, by the chosen route. It adds to what is there.",
            lambda body: body._give(),
            lambda body: body._refuses(),
        )
    }
    PLOTS = (
        ("ketamine", "norketamine", "hydroxynorketamine"),
        ("effect_site",),
        ("amount.gut", "amount.blood", "amount.tissue"),
    )

    # ---- for scenes

    given: list[tuple[float, str, float]]

    @property
    def route(self) -> str:
        """The route of the next dose."""
        return str(self.params.route)

    @property
    def model(self) -> Disposition:
        """The model that is read now."""
        return self._dispositions[self.params.site]

    @property
    def amounts(self) -> dict[str, float]:
        """umol in each place now; places in `estimated` and the brain only repeat a part of the others."""
        return {place: in_umol(self.reading(f"amount.{place}")) for place in (*AMOUNTS, "brain")}

    @property
    def estimated(self) -> frozenset[str]:
        """Places whose amount is an estimate and does not count in the sum."""
        return self.model.estimated | {"brain"}

    @property
    def concentrations(self) -> dict[str, float]:
        """uM in plasma now, of the drug and its two metabolites."""
        return {name: self.reading(f"{name}_molar") for name in ("ketamine", "norketamine", "hydroxynorketamine")}

    @property
    def free_brain(self) -> float:
        """uM unbound in the brain now."""
        return self.reading("free_brain")

    @property
    def flows(self) -> dict[str, float]:
        """umol/s on its way now: infusion, absorption, gut uptake, first pass, hepatic, to and from tissue, urine."""
        state = self._rows(self.params.site)[self.ticks - self._anchor]
        system = self.model.system
        return {name: max(0.0, float(system.weights(self.model.flows[name]) @ state)) for name in FLOWS}

    @property
    def dose_now(self) -> float:
        """The next dose in mg: by weight when that is above 0."""
        return float(self.params.milligrams)

    @property
    def windows(self) -> tuple[Window, ...]:
        """The published effect bands of this drug, for the plot."""
        return windows(self.params.drug)

    @property
    def BANDS(self) -> dict[str, tuple[Window, ...]]:  # noqa: N802 - a table like the other tables of a bench
        """Observable -> the bands that its plot shows."""
        return {"ketamine": tuple(w for w in self.windows if w.plotted)}

    @property
    def caveats(self) -> tuple[str, ...]:
        """What the present settings ask the model beyond its data, a sentence each."""
        p, notes = self.params, []
        if p.site == "arterial" and p.drug == "ketamine":
            notes.append("Arterial parameters were measured with esketamine; the racemate is put through them.")
        if p.drug == "esketamine" and p.site == "venous":
            notes.append("Hydroxynorketamine of esketamine is borrowed from the racemic model.")
        if p.interaction != "none":
            notes.append(INTERACTIONS[p.interaction].note)
        if p.drug == "ketamine" and p.route in ABSORBED and ABSORBED[p.route].contested:
            notes.append(ABSORBED[p.route].contested)
        return tuple(notes)

    def reading(self, name: str) -> float:
        """An observable now."""
        return float(self._observed()[self.ticks - self._anchor, self._column[name]])

    # ---- doing

    def why_disabled(self, path: str) -> str:
        p: BodyParams = self.params
        if path == "site":
            return self._uncovered(SITES[1 - SITES.index(p.site)])
        return p.why_moot(path, bool(self.given), p.drug == "ketamine" or p.site != "venous")

    def _uncovered(self, site: str) -> str:
        for _, route, _ in self.given:
            if route not in self._dispositions[site].routes:
                return (
                    f"A dose was given by the way '{route}', for which the {site} model has no parameters; reset first."
                )
        return ""

    def _refuses(self) -> str:
        p = self.params
        if p.route not in self.model.routes:
            allowed = ", ".join(self.model.routes)
            return f"the {p.site} model of {p.drug} has no parameters for the way '{p.route}'; it has {allowed}."
        if self.dose_now <= 0:
            return "the dose is 0 mg."
        return ""

    def _give(self) -> None:
        p, dose = self.params, self.dose_now
        self._stop_here()
        for site, disposition in self._dispositions.items():
            if p.route in disposition.routes:
                changes = disposition.dose(p.route, in_umol(dose), p.duration, self.time)
                self._take(site, changes)
        self.given.append((self.time, p.route, dose))

    def _take(self, site: str, changes: tuple[Change, ...]) -> None:
        system = self._dispositions[site].system
        for change in changes:
            if change.time <= self.time:
                self._states[site][system.index[change.name]] += change.by
        later = [c for c in changes if c.time > self.time]
        self._changes[site] = sorted([*self._changes[site], *later], key=lambda c: c.time)

    def _settings_changed(self, path: str) -> None:
        if path == "drug" and self.given:
            other = DRUGS[1 - DRUGS.index(self.params.drug)]
            raise Complaint(f"drug cannot change: {other} has been given; reset first.")
        if path == "site" and self._uncovered(self.params.site):
            raise Complaint(f"site cannot change: {self._uncovered(self.params.site)}")
        self._stop_here()
        if path == "drug":
            self._empty()
        else:
            self._dispositions = {site: self._disposition(site) for site in SITES}

    # ---- time

    def _start(self) -> None:
        self._column = {name: i for i, name in enumerate(self.OBSERVABLES)}
        self._models: dict[tuple[str, str, float, str], tuple[Disposition, NDArray[np.float64]]] = {}
        self.given = []
        self._empty()

    def _empty(self) -> None:
        self._anchor = self.ticks
        self._dispositions = {site: self._disposition(site) for site in SITES}
        self._states = {site: d.system.nothing() for site, d in self._dispositions.items()}
        self._changes: dict[str, list[Change]] = {site: [] for site in SITES}
        self._forget_block()

    def _disposition(self, site: str) -> Disposition:
        return self._with_readings(site)[0]

    def _with_readings(self, site: str) -> tuple[Disposition, NDArray[np.float64]]:
        p = self.params
        key = (p.drug, site, p.weight, p.interaction)
        if key not in self._models:
            if len(self._models) >= KEPT:
                self._models.clear()
            other = INTERACTIONS[p.interaction]
            if site == "arterial":
                model = arterial.disposition(p.weight, other)
            elif p.drug == "esketamine":
                model = esketamine.disposition(other)
            else:
                model = ketamine.disposition(p.weight, other)
            self._models[key] = model, readings(model, tuple(self.OBSERVABLES))
        return self._models[key]

    def _forget_block(self) -> None:
        self._blocks: dict[str, NDArray[np.float64]] = {}
        self._shown: NDArray[np.float64] | None = None

    def _rows(self, site: str) -> NDArray[np.float64]:
        """The states of the block that begins at the anchor."""
        if site not in self._blocks:
            self._blocks[site] = self._dispositions[site].system.block(
                self._states[site], self._anchor, self._changes[site], BLOCK
            )
        return self._blocks[site]

    def _observed(self) -> NDArray[np.float64]:
        if self._shown is None:
            rows = self._rows(self.params.site) @ self._with_readings(self.params.site)[1].T
            self._shown = np.where(rows > CLEAR, rows, 0.0)
        return self._shown

    def _stop_here(self) -> None:
        """Take the state of this very tick as the new beginning; blocks are counted from here."""
        offset = self.ticks - self._anchor
        if offset:
            for site in SITES:
                self._states[site] = self._rows(site)[offset].copy()
                self._changes[site] = [c for c in self._changes[site] if c.time > self.time]
            self._anchor = self.ticks
        self._forget_block()

    def _advance(self, n: int) -> Rows:
        parts: list[Rows] = []
        start = self.ticks
        at, end = start, start + n
        while at < end:
            if at - self._anchor == BLOCK:
                self._roll(at)
            stop = min(end, self._anchor + BLOCK)
            parts.append(self._observed()[at - self._anchor + 1 : stop - self._anchor + 1])
            at = stop
        return np.concatenate(parts) if parts else np.zeros((0, len(self.OBSERVABLES)))

    def _roll(self, tick: int) -> None:
        """On to the next block."""
        moment = tick * self.STEP
        for site in SITES:
            self._states[site] = self._rows(site)[-1].copy()
            self._changes[site] = [c for c in self._changes[site] if c.time > moment]
        self._anchor = tick
        self._forget_block()

    # ---- snapshots

    def _state(self) -> Snapshot:
        return {
            "anchor": self._anchor,
            "states": self._states,
            "changes": {site: [(c.time, c.name, c.by) for c in rows] for site, rows in self._changes.items()},
            "given": self.given,
        }

    def _put_state(self, state: Snapshot) -> None:
        self._anchor = state["anchor"]
        self._dispositions = {site: self._disposition(site) for site in SITES}
        self._states = state["states"]
        self._changes = {site: [Change(*c) for c in rows] for site, rows in state["changes"].items()}
        self.given = [tuple(dose) for dose in state["given"]]
        self._forget_block()
