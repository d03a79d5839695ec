"""Wall time in, whole fixed steps out: the run is the same at any frame rate, and late frames do not spiral."""


class Clock:
    """Turns seconds on the wall into whole model steps.

    Args:
        step: model seconds of one step.
        pace: model seconds for each wall second, at factor 1.
        most: steps that one frame may take; past it the model runs slow instead of falling ever further behind.
    """

    def __init__(self, step: float, pace: float, most: int = 4000) -> None:
        self.step = step
        self.pace = pace
        self.factor = 1.0
        self.most = most
        self._owed = 0.0

    @property
    def fraction(self) -> float:
        """How far the wall is into the next step, 0 to 1, for drawing between steps."""
        return min(self._owed, 1.0)

    def advance(self, wall: float) -> int:
        """The number of whole steps that fall due in `wall` seconds."""
        self._owed += max(0.0, wall) * self.pace * self.factor / self.step
        due = int(self._owed)
        if due > self.most:
            self._owed = 0.0
            return self.most
        self._owed -= due
        return due

    def reset(self) -> None:
        """Forget what is owed, as after a pause or a rewind."""
        self._owed = 0.0
