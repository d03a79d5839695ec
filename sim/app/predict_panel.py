"""Asking for a prediction: which way, which number, which option, or a drawn curve; then why; then it is locked."""

from collections.abc import Callable
from typing import Any

from sim.app.curve_pad import CurvePad
from sim.core import units
from sim.core.complaints import Complaint
from sim.core.quantities import Observable
from sim.experiments.experiment import Experiment
from sim.teaching.lesson import Predict
from sim.teaching.scoring import WAYS
from sim.view.plot_axes import Axis
from sim.view.widgets.button import Button
from sim.view.widgets.columns import Card
from sim.view.widgets.entry import Entry
from sim.view.widgets.options import List
from sim.view.widgets.rich import RichText, Text
from sim.view.widgets.widget import Widget

Commit = Callable[[object, str], str]


class PredictCard(Card):
    """The question before the run.

    Args:
        predict: what is asked.
        bench: whose observable it is about.
        commit: told (value, reason); answers with what is wrong, or '' when it was taken.
    """

    def __init__(self, predict: Predict, bench: type[Experiment], commit: Commit) -> None:
        self._predict, self._commit = predict, commit
        self._row: Observable[Any] | None = bench.OBSERVABLES.get(predict.observable)
        self._list: List | None = None
        self._entry: Entry | None = None
        self._pad: CurvePad | None = None
        self._wrong = Text("", duty="wrong")
        self._reason = Entry("Why do you think so?", placeholder="one sentence is enough")
        parts: list[Widget] = [
            Text("Your prediction", size=12, weight="SemiBold", duty="accent"),
            RichText(predict.question),
            self._question(),
        ]
        if predict.reason:
            parts.append(self._reason)
        parts += [self._wrong, Button("Lock it in and run", self._press, rank="primary")]
        super().__init__(parts, name="Prediction", tone="accent")

    def _question(self) -> Widget:
        predict, row = self._predict, self._row
        if predict.sort == "direction":
            self._list = List("Which way", [words[:1].upper() + words[1:] for words in WAYS.values()])
            return self._list
        if predict.sort == "choice":
            self._list = List("Your choice", [option.text for option in predict.options])
            return self._list
        if row is None:
            raise Complaint(f"there is no observable '{predict.observable}'.")
        sign = units.sign(unit_of(predict, row))
        if predict.sort == "number":
            self._entry = Entry(row.label + (f", in {sign}" if sign else ""), on_enter=lambda _: self._press())
            return self._entry
        self._pad = pad_for(predict, row)
        return self._pad

    @property
    def curve(self) -> list[tuple[float, float]]:
        """What has been drawn so far: (seconds since the step began, internal value)."""
        return self._pad.points if self._pad is not None else []

    def _value(self) -> object:
        if self._list is not None:
            if self._list.index < 0:
                raise Complaint("Choose one first.")
            return list(WAYS)[self._list.index] if self._predict.sort == "direction" else self._list.index
        if self._entry is not None and self._row is not None:
            if not self._entry.text.strip():
                raise Complaint("Type a number first.")
            return units.parse(self._entry.text, unit_of(self._predict, self._row))
        if self._pad is not None and not self._pad.complete:
            raise Complaint("Draw the curve over the whole width first.")
        return [[time, value] for time, value in self.curve]

    def _press(self) -> None:
        missing: Widget | None = self._list or self._entry or self._pad
        try:
            value = self._value()
            if self._predict.reason and not self._reason.text.strip():
                missing = self._reason
                raise Complaint("Say in a few words why; you will see it again beside the result.")
            wrong = self._commit(value, self._reason.text)
        except Complaint as complaint:
            wrong = str(complaint)
        if wrong:
            self._wrong.write(wrong)
            self.ui.focus(missing, ring=True)  # scrolls to what is missing, so that the reason is never below the edge


def unit_of(predict: Predict, row: Observable[Any]) -> str:
    """The unit in which the lesson asks: that of its bounds, else the observable's own."""
    for text in (predict.high, predict.low, predict.tolerance):
        name = units.split(text)[1] if text and not text.endswith("x") else ""
        if name and units.unit(name).dimension == units.unit(row.unit).dimension:
            return name
    return row.unit


def pad_for(predict: Predict, row: Observable[Any]) -> CurvePad:
    """The pad for a curve, with the lesson's bounds as its borders."""
    unit = unit_of(predict, row)
    low, high = (units.to_shown(units.parse(text, row.unit), unit) for text in (predict.low, predict.high))
    scale = "log" if row.scale == "log" and low > 0 else "linear"
    axis = Axis(units.sign(unit), low, high, "log" if scale == "log" else "linear")
    return CurvePad(row.label, units.parse_time(predict.span), axis, units.unit(unit).factor)
