"""The question at the end of a step: a wrong answer is a named misconception, and a run on the stage replies to it."""

from collections.abc import Callable

from sim.teaching.guide import Guide
from sim.teaching.lesson import Option
from sim.view.widgets.button import Button
from sim.view.widgets.columns import Card
from sim.view.widgets.options import List
from sim.view.widgets.rich import RichText, Text
from sim.view.widgets.widget import Widget


class CheckCard(Card):
    """Question, options, and what became of the last answer.

    Args:
        guide: judges; its marks are shown.
        answer: told the place of the chosen option.
    """

    def __init__(self, guide: Guide, answer: Callable[[int], None]) -> None:
        check = guide.step.check
        assert check is not None
        mark = guide.mark
        texts = [option.text for option in check.options]
        self._answer = answer
        self._list = List("Answers", texts, disabled="This is answered." if mark.right else "")
        tried = {texts.index(text): "wrong" for text in mark.tries if text in texts}
        right = next((i for i, option in enumerate(check.options) if option.right), -1)
        if mark.right:
            tried[right] = "good"
        self._list.show(right if mark.right else -1, tried)
        parts: list[Widget] = [
            Text("Check yourself", size=12, weight="SemiBold", duty="accent"),
            RichText(check.question),
            self._list,
        ]
        if mark.right:
            parts.append(Text("Right.", weight="SemiBold", duty="good"))
            if check.options[right].reply:
                parts.append(RichText(check.options[right].reply))
        else:
            parts.append(Button("Answer", self._press, rank="primary"))
        super().__init__(parts, name="Check", tone="good" if mark.right else "")

    def _press(self) -> None:
        if self._list.index >= 0:
            self._answer(self._list.index)


class ReplyCard(Card):
    """What a wrong answer stands for, and what to look at in the run that now replies."""

    def __init__(self, option: Option, again: Callable[[], None], dismiss: Callable[[], None]) -> None:
        super().__init__(
            [
                Text("Not so: look at the stage", size=12, weight="SemiBold", duty="wrong"),
                RichText(f"*{option.misconception}*" if option.misconception else option.text),
                RichText(option.reply),
                Button("Back to the question", dismiss, rank="primary"),
                Button("Show it again", again, rank="quiet"),
            ],
            name="Reply",
            tone="wrong",
        )
