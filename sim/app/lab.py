"""The free lab: one experiment with all its controls."""

from functools import partial

from sim.app.controls import Controls
from sim.app.desk import Desk
from sim.app.places import Lab, Lesson
from sim.app.running import Running
from sim.app.workbench import Workbench
from sim.experiments.experiment import Rows
from sim.scenes.scene import Scene
from sim.view.widgets.button import Button
from sim.view.widgets.columns import ScrollColumn
from sim.view.widgets.rich import Text
from sim.view.widgets.widget import Widget


class LabScreen(Workbench):
    """A bench and nothing between it and the student.

    Args:
        back: (bench, place) that it was entered from; None when it was opened by itself.
    """

    def __init__(
        self, desk: Desk, running: Running, scene: Scene, back: tuple[str, Lab | Lesson] | None = None
    ) -> None:
        self._back = back
        super().__init__(desk, running, scene, "Free lab")
        self.controls = Controls(running, desk.sources, lambda _: "", desk.say)
        head: list[Widget] = [Text(running.experiment.QUESTION, size=15, weight="SemiBold")]
        if back is not None:
            bench, place = back
            told = "Back to the lesson" if isinstance(place, Lesson) else f"Back to “{dict(desk.chain)[bench]}”"
            head.insert(0, Button(told, partial(desk.go, place), icon="left", help="As you left it."))
        self._side = ScrollColumn([*head, *self.controls.widgets()], name="Controls", gap=14, pad=16)

    @property
    def side(self) -> Widget:
        """All controls."""
        return self._side

    def here(self) -> Lab | Lesson:
        """The run on the stage."""
        return Lab(self.running.experiment.NAME, run=self.running)

    def _climb(self, name: str) -> None:
        """Up to where this bench was entered from: as that was left; to any other, as it begins."""
        if self._back is not None and name == self._back[0]:
            self.desk.go(self._back[1])
        else:
            self.desk.go(Lab(name, back=self._back))

    def watch(self, rows: Rows) -> None:
        """Nobody judges in the lab."""

    def refresh(self) -> None:
        """Values and reasons."""
        super().refresh()
        self.controls.refresh()

    def close(self) -> None:
        """Nothing is kept of a free run."""
