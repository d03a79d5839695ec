"""The free lab: one experiment with all its controls."""

from collections.abc import Sequence

from sim.app.controls import Controls
from sim.app.desk import Desk
from sim.app.running import Running
from sim.app.workbench import Workbench
from sim.experiments.experiment import Rows
from sim.scenes.scene import Scene
from sim.view.widgets.columns import ScrollColumn
from sim.view.widgets.rich import Text
from sim.view.widgets.widget import Widget


class LabScreen(Workbench):
    """A bench and nothing between it and the student."""

    def __init__(self, desk: Desk, running: Running, scene: Scene) -> None:
        super().__init__(desk, running, scene, "Free lab")
        self.controls = Controls(running, desk.sources, lambda _: "", desk.say)
        head: Sequence[Widget] = (Text(running.experiment.QUESTION, size=15, weight="SemiBold"),)
        self._side = ScrollColumn([*head, *self.controls.widgets()], name="Controls", gap=14, pad=16)

    @property
    def side(self) -> Widget:
        """All controls."""
        return self._side

    def watch(self, rows: Rows) -> None:
        """Nobody judges in the lab."""

    def refresh(self) -> None:
        """Values and reasons."""
        super().refresh()
        self.controls.refresh()

    def close(self) -> None:
        """Nothing is kept of a free run."""
