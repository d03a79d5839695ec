"""The monitored session: a dose is given, and one watches pressure, heart, dissociation, and whether an answer comes.

The drug is followed by the models of the body (sim/models/body); effects follow the effect site without further delay.
Talking changes nothing in the model: it asks whether the person answers, and chance decides, by the seed.
"""

from collections.abc import Mapping
from typing import Any, ClassVar

import numpy as np

from sim.core.complaints import Complaint
from sim.core.quantities import Action, Observable, reading
from sim.experiments.ahead import Ahead, Block
from sim.experiments.dosing import DRUGS, Dosing
from sim.experiments.experiment import Experiment, Rows, Snapshot
from sim.models.body import esketamine, ketamine
from sim.models.body.compartments import Change
from sim.models.body.disposition import Disposition, in_umol
from sim.models.body.effects import Window, windows
from sim.models.safety import effects
from sim.models.safety.bands import BANDS, Band, codes
from sim.models.safety.effects import ADULT

CLEAR = 1e-10
"""ng/mL below which a reading is rounding, and is taken as 0."""
UNSEEN = np.zeros(0)
"""In place of the observables of a moment that a command has just changed."""
_TALK = 1  # the stream of random numbers that decides whether the person answers


NAMES = (
    "cadss",
    "systolic",
    "mean_pressure",
    "heart_rate",
    "cardiac_output",
    "ketamine",
    "effect_site",
    "band",
    "high",
    "unresponsive",
    "answered",
)


ROWS: tuple[Observable[Any], ...] = (
    reading("cadss", "Dissociation (CADSS)", "points", (0, 30), "0 to 92; for a person who can still be asked."),
    reading("systolic", "Systolic pressure", "mmHg", (100, 170)),
    reading("mean_pressure", "Mean pressure", "mmHg", (70, 130)),
    reading("heart_rate", "Heart rate", "1/min", (50, 120)),
    reading("cardiac_output", "Cardiac output", "L/min", (4, 10)),
    reading(
        "ketamine",
        "Ketamine in plasma",
        "ng/mL",
        (1, 1000),
        "Total; esketamine when that is the drug.",
        scale="log",
        called_now=lambda bench: f"{bench.params.drug.capitalize()} in plasma",
    ),
    reading("effect_site", "Effect site", "ng/mL", (1, 1000), "Lags behind the blood.", scale="log"),
    reading("band", "Band of effects", "code", (0, 4), "; ".join(f"{b.code} {b.words.lower()}" for b in BANDS) + "."),
    reading("high", "Feeling high", "%", (0, 100), "On a scale from 0 to 100; a straight line up to 250 ng/mL."),
    reading("unresponsive", "Chance of no answer", "%", (0, 100)),
    reading("answered", "Answered when last spoken to", "1", (0, 1), "1 also before anybody has spoken."),
)


class Monitor(Experiment):
    """One person in a chair, a cuff, a pulse oximeter, and somebody who stays in the room."""

    NAME = "monitor"
    TITLE = "The monitored session"
    QUESTION = "What must be watched while the drug is there, and for how long?"
    STEP = 10.0
    PACE = 300.0
    LENGTH = 4 * 3600.0
    PARAMS = Dosing
    OBSERVABLES: ClassVar[Mapping[str, Observable[Any]]] = {row.name: row for row in ROWS}
    PLOTS = (("cadss",), ("systolic", "mean_pressure"), ("heart_rate",))
    ACTIONS: ClassVar[Mapping[str, Action[Any]]] = {
        row.name: row
        for row in (
            Action[Any]("start", "Give the dose by the chosen way.", lambda b: b._begin(), lambda b: b._refuses()),
            Action[Any](
                "stop",
                "Stop the pump; what is in the body stays there.",
                lambda b: b._end(),
                lambda b: "" if b.infusing else "no pump is running.",
            ),
            Action[Any](
                "talk to the patient", "Ask how it feels, and see whether an answer comes.", lambda b: b._talk()
            ),
        )
    }

    _ahead: Ahead[Snapshot]
    _model: Disposition
    _drug: str  # that of the present block: `params` changes before the block is settled

    # ---- for scenes

    @property
    def band(self) -> Band:
        """The band of effects now, with its words."""
        return BANDS[int(self.reading("band"))]

    @property
    def BANDS(self) -> dict[str, tuple[Window, ...]]:  # noqa: N802 - a table like the other tables of a bench
        """Observable -> the published windows of this drug that its plot shows."""
        bands = tuple(window for window in windows(self.params.drug) if window.plotted)
        return {"ketamine": bands, "effect_site": bands}

    @property
    def talks(self) -> tuple[tuple[float, bool, float], ...]:
        """(time s, answered, the chance that there had been of no answer) of each time somebody spoke."""
        return tuple((float(t), bool(a), float(p)) for t, a, p in self._ahead.now["talks"])

    @property
    def given(self) -> tuple[tuple[float, str, float], ...]:
        """(time s, route, mg) of each dose begun, in order."""
        return tuple((float(t), str(r), float(d)) for t, r, d in self._ahead.now["given"])

    @property
    def infusing(self) -> bool:
        """The pump runs."""
        return bool(self._ahead.now["body"][self._model.system.index["pump"]] > 0)

    @property
    def dose_now(self) -> float:
        """The next dose in mg: by weight when that is above 0."""
        return float(self.params.milligrams)

    def reading(self, name: str) -> float:
        """An observable now."""
        row = self._ahead.row
        now = self._ahead.now
        if row is None:
            row = now["row"] if len(now["row"]) else self._observed(now["body"][None], now)[0]
        return float(row[NAMES.index(name)])

    def why_disabled(self, path: str) -> str:
        p: Dosing = self.params
        return p.why_moot(path, bool(self._ahead.now["given"]), p.drug == "ketamine")

    # ---- doing

    def _refuses(self) -> str:
        p = self.params
        if self.infusing:
            return "the pump is running already."
        if p.route not in self._model.routes:
            allowed = ", ".join(self._model.routes)
            return f"the model of {p.drug} has no parameters for the way '{p.route}'; it has {allowed}."
        return "" if self.dose_now > 0 else "the dose is 0 mg."

    def _begin(self) -> None:
        p, now = self.params, self._ahead.now
        body = now["body"].copy()
        later = list(now["changes"])
        for change in self._model.dose(p.route, in_umol(self.dose_now), p.duration, self.time):
            if change.time <= self.time:
                body[self._model.system.index[change.name]] += change.by
            else:
                later.append((change.time, change.name, change.by))
        later.sort()
        given = [*now["given"], (self.time, p.route, self.dose_now)]
        self._ahead.settle(now | {"body": body, "changes": later, "given": given, "row": UNSEEN})

    def _end(self) -> None:
        now = self._ahead.now
        body = now["body"].copy()
        body[self._model.system.index["pump"]] = 0.0
        later = [change for change in now["changes"] if change[1] != "pump"]
        self._ahead.settle(now | {"body": body, "changes": later, "row": UNSEEN})

    def _talk(self) -> None:
        now = self._ahead.now
        chance = self.reading("unresponsive")
        stream = np.random.SeedSequence(self.seed, spawn_key=(_TALK, len(now["talks"])))
        answers = bool(np.random.Generator(np.random.PCG64(stream)).random() >= chance)
        self._ahead.settle(now | {"talks": [*now["talks"], (self.time, answers, chance)], "row": UNSEEN})

    def _catch_up(self) -> None:
        self._ahead.catch_up()

    def _settings_changed(self, path: str) -> None:
        if path == "drug" and self._ahead.now["given"]:
            other = DRUGS[1 - DRUGS.index(self.params.drug)]
            raise Complaint(f"drug cannot change: {other} has been given; reset first.")
        now = self._ahead.now
        self._take_settings()
        body = self._model.system.nothing() if path == "drug" else now["body"]
        self._ahead.settle(now | {"body": body, "row": UNSEEN})

    def _take_settings(self) -> None:
        p = self.params
        self._drug = p.drug
        self._model = ketamine.disposition(p.weight) if p.drug == "ketamine" else esketamine.disposition()

    # ---- time

    def _start(self) -> None:
        self._take_settings()
        nothing: Snapshot = {
            "body": self._model.system.nothing(),
            "changes": [],
            "given": [],
            "talks": [],
            "row": UNSEEN,
        }
        self._ahead = Ahead(nothing, self._compute, first=64, longest=1024)

    def _compute(self, state: Snapshot, number: int, tick: int, steps: int) -> Block[Snapshot]:
        changes = [Change(*change) for change in state["changes"]]
        bodies = self._model.system.block(state["body"], tick, changes, steps)

        rows = self._observed(bodies[1:], state)

        def after(k: int) -> Snapshot:
            moment = (tick + k) * self.STEP
            left = [change for change in state["changes"] if change[0] > moment]
            return state | {"body": bodies[k].copy(), "changes": left, "row": rows[k - 1].copy()}

        return Block(rows, after)

    def _observed(self, bodies: Rows, state: Snapshot) -> Rows:
        """The observables of some states of the body, shape (states, observables)."""
        drug, system = self._drug, self._model.system
        plasma, site = (
            bodies @ system.weights(self._model.concentrations[name]) for name in ("ketamine", "effect_site")
        )
        plasma, site = (np.where(level > CLEAR, level, 0.0) for level in (plasma, site))
        s, racemate = effects.s_form(site, drug), effects.as_racemate(site, drug)
        answered = float(state["talks"][-1][1]) if state["talks"] else 1.0
        columns = (
            effects.dissociation(racemate),
            ADULT.systolic + effects.systolic_rise(s),
            ADULT.mean + effects.mean_pressure_rise(s),
            ADULT.heart + effects.heart_rate_rise(s),
            ADULT.output * (1.0 + effects.output_rise(s)),
            plasma,
            site,
            codes(racemate),
            effects.feeling_high(racemate),
            effects.silent(racemate),
            np.full(len(bodies), answered),
        )
        return np.stack(columns, axis=1)

    def _advance(self, n: int) -> Rows:
        return self._ahead.take(n)

    # ---- snapshots

    def _state(self) -> Snapshot:
        return self._ahead.kept()

    def _put_state(self, state: Snapshot) -> None:
        self._take_settings()
        self._ahead.put(state)
