"""Asking for a prediction: which way, which number, which option, or a drawn curve; then why; then it is locked."""

from collections.abc import Callable

from sim.core import units
from sim.core.complaints import Complaint
from sim.experiments.experiment import Experiment
from sim.teaching.lesson import Predict
from sim.teaching.scoring import WAYS
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
        self._ways = list(WAYS)
        self._list: List | None = None
        self._entry: Entry | None = None
        self._pad: Entry | None = None
        self._wrong = Text("", duty="wrong")
        self._reason = Entry("Why do you think so?", placeholder="one sentence is enough")
        parts: list[Widget] = [
            Text("Your prediction", size=12, weight="SemiBold", duty="accent"),
            RichText(predict.question),
            self._question(bench),
        ]
        if predict.reason:
            parts.append(self._reason)
        parts += [self._wrong, Button("Lock it in and run", self._press, rank="primary")]
        super().__init__(parts, name="Prediction", tone="accent")

    def _question(self, bench: type[Experiment]) -> Widget:
        predict = self._predict
        if predict.sort == "direction":
            says = [words[:1].upper() + words[1:] for words in WAYS.values()]
            self._list = List("Which way", says)
            return self._list
        if predict.sort == "choice":
            self._list = List("Your choice", [option.text for option in predict.options])
            return self._list
        row = bench.OBSERVABLES[predict.observable]
        if predict.sort == "number":
            self._entry = Entry(f"{row.label}, {units.sign(row.unit)}".rstrip(", "), on_enter=lambda _: self._press())
            return self._entry
        return Text("drawing pad")

    @property
    def curve(self) -> list[tuple[float, float]]:
        """What has been drawn so far: (seconds since the step began, internal value)."""
        return []

    def _value(self) -> object:
        if self._list is not None:
            if self._list.index < 0:
                raise Complaint("Choose one first.")
            return self._ways[self._list.index] if self._predict.sort == "direction" else self._list.index
        if self._entry is not None:
            if not self._entry.text.strip():
                raise Complaint("Type a number first.")
            return self._entry.text
        return [[time, value] for time, value in self.curve]

    def _press(self) -> None:
        try:
            value = self._value()
            if self._predict.reason and not self._reason.text.strip():
                raise Complaint("Say in a few words why; you will see it again beside the result.")
            wrong = self._commit(value, self._reason.text)
        except Complaint as complaint:
            wrong = str(complaint)
        self._wrong.write(wrong)
