"""A whole lesson in the real window, as a student takes it: pointer and keyboard through the display, nothing else."""

import json
import time
from pathlib import Path
from typing import Any

import pytest

from sim.core.quantities import parse_setting
from sim.experiments.catalogue import EXPERIMENTS
from sim.teaching.lesson import Lesson, Step
from sim.teaching.parse import lessons, load
from tests.app.test_window import Desk, pytestmark, wait_until

__all__ = ["pytestmark"]
FIRST = next(iter(lessons()))


class Student:
    """Reads the window as a screen reader would, and uses it with pointer and keys."""

    def __init__(self, desk: Desk, told: Path, lesson: Lesson) -> None:
        self.desk, self.told, self.lesson = desk, told, lesson
        self.rows = EXPERIMENTS[lesson.experiment].parameter_rows()

    def read(self) -> dict[str, Any]:
        """What the window says now."""
        time.sleep(0.25)
        found: dict[str, Any] = json.loads(self.told.read_text())
        return found

    @property
    def state(self) -> dict[str, Any]:
        """How the lesson stands."""
        found: dict[str, Any] = self.read()["lesson"]
        return found

    def part(self, name: str, role: str = "") -> tuple[int, int, int, int]:
        """Where a part is, scrolled into view with the wheel when it is not."""
        for _ in range(60):
            tree = self.read()["tree"]
            node = next((n for n in tree if n["name"].startswith(name) and role in ("", n["role"])), None)
            assert node is not None, f"no '{name}' among {[n['name'] for n in tree]}"
            x, y, wide, high = node["rect"]
            place = self._view(tree, node)
            if place[0] <= y and y + high <= place[1]:
                return x, y, wide, high
            self.desk.xdotool("mousemove", "--window", self.desk.window, str(x + wide // 2), str(sum(place) // 2))
            self.desk.xdotool("click", "4" if y < place[0] else "5")
        raise AssertionError(f"'{name}' cannot be scrolled into view")

    @staticmethod
    def _view(tree: list[dict[str, Any]], node: dict[str, Any]) -> tuple[int, int]:
        """The stretch of the window in which a part of the panel can be seen."""
        holder: dict[str, Any] | None = None
        for other in tree:  # reading order: a scrolling column, what it holds, then the next part
            if other["name"] in ("Text", "Controls") and other["role"] == "group":
                holder = other
            elif other["role"] == "group" and other["name"] in ("Steps", "Transport", "Top"):
                holder = None
            if other is node:
                break
        if holder is None:
            return 0, 10_000
        return holder["rect"][1], holder["rect"][1] + holder["rect"][3]

    def click(self, name: str, role: str = "", at: tuple[float, float] = (0.5, 0.5)) -> None:
        """Click on a part."""
        x, y, wide, high = self.part(name, role)
        point = str(round(x + wide * at[0])), str(round(y + high * at[1]))
        self.desk.xdotool("mousemove", "--window", self.desk.window, *point)
        time.sleep(0.1)
        self.desk.xdotool("click", "1")
        time.sleep(0.15)

    def type(self, text: str) -> None:
        """Type on the keyboard."""
        self.desk.xdotool("type", "--delay", "40", text)
        time.sleep(0.15)

    # ---- a step

    def predict(self, step: Step) -> None:
        """Make some prediction."""
        assert step.predict is not None
        sort = step.predict.sort
        if sort in ("choice", "direction"):
            self.click("Your choice" if sort == "choice" else "Which way", at=(0.5, 0.1))
        else:
            label = EXPERIMENTS[self.lesson.experiment].OBSERVABLES[step.predict.observable].label
            if sort == "number":
                self.click(label, "text field", at=(0.5, 0.8))
                self.type("50")
            else:
                self._draw(label)
        if step.predict.reason:
            self.click("Why do you think so?", at=(0.5, 0.8))
            self.type("it is so")
        self.click("Lock it in")
        wait_until(lambda: bool(self.state["predicted"]), 10)

    def _draw(self, label: str) -> None:
        x, y, wide, high = self.part(label, "drawing")
        for place in range(21):
            point = str(x + 30 + (wide - 30) * place // 20), str(y + high * (16 - place // 2) // 20)
            self.desk.xdotool("mousemove", "--window", self.desk.window, *point)
            if place == 0:
                self.desk.xdotool("mousedown", "1")
            time.sleep(0.03)
        self.desk.xdotool("mouseup", "1")

    def do(self, step: Step) -> None:
        """What the lesson's solution says, by hand, in its order."""
        bench = EXPERIMENTS[self.lesson.experiment]
        for deed in step.solution:
            if deed.act:
                self.click(deed.act[:1].upper() + deed.act[1:], "button")
            elif deed.set:
                path, _ = parse_setting(bench.PARAMS(), deed.set, deed.to)
                row = self.rows[path]
                if row.sort == "number":
                    self.click(row.label, "slider", at=(0.95, 0.25))
                    self.type(deed.to)
                    self.desk.key("Return")
                else:
                    self.click(row.label, at=(0.5, 0.8))
                    options = list(row.options)
                    self.desk.key("Home", *["Down"] * options.index(deed.to), "Return")

    def check(self, step: Step) -> None:
        """Answer wrong, look at the reply, go back, answer right."""
        assert step.check is not None
        right = next(i for i, option in enumerate(step.check.options) if option.right)
        wrong = next(i for i, option in enumerate(step.check.options) if not option.right)
        self._answer(wrong)
        wait_until(lambda: bool(self.state["reply"]), 10)
        self.click("Back to the question")
        wait_until(lambda: not self.state["reply"], 10)
        self._answer(right)
        wait_until(lambda: bool(self.state["right"]), 10)

    def _answer(self, place: int) -> None:
        self.click("Answers", at=(0.5, 0.05))
        self.desk.key("Home", *["Down"] * place)
        self.click("Answer", "button")

    def see_it_through(self, seconds: float = 60) -> None:
        """Let time pass until the step is done."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            state = self.state
            if not state["waiting"] or not state["no_check"]:
                return
            if not state["playing"]:
                self.desk.key("p")
        raise AssertionError(f"step {self.state['step'] + 1} is still waiting: {self.state['waiting']}")


def test_a_student_takes_the_whole_first_lesson(display: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = tmp_path / "told.json"
    monkeypatch.setenv("OPENCHANNEL_TREE", str(told))
    lesson = load(lessons()[FIRST])
    desk = Desk(display, tmp_path, "lesson", FIRST)
    student = Student(desk, told, lesson)
    try:
        wait_until(told.exists)
        wait_until(lambda: bool(student.read()["tree"]))
        while any(node["role"] == "dialog" for node in student.read()["tree"]):
            desk.key("Return")
        for place, step in enumerate(lesson.steps):
            wait_until(lambda place=place: student.state["step"] == place, 10)  # type: ignore[misc]
            if step.predict is not None:
                student.predict(step)
            desk.key("bracketright")
            student.do(step)
            student.see_it_through()
            if step.check is not None and not student.state["right"]:
                student.check(step)
            wait_until(lambda: student.state["waiting"] == "", 10)
            desk.key("ctrl+Right")
        wait_until(lambda: student.state["done"] == len(lesson.steps), 10)
        desk.key("Escape")
    finally:
        code, said = desk.close()
    assert code == 0, said
    assert "Traceback" not in said
